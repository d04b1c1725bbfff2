"""Whose wishes the plan meets, whose choice won the votes, and who drives for others' sake."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tools.families.model import Family
from tools.families.names import plural
from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.party import Party
from tools.kernel.reply import Grid, Reply
from tools.kernel.words import likeness
from tools.planning.model import Item, ItemKind, Itinerary
from tools.polls.model import Ballot, Poll
from tools.preferences.listing import visible
from tools.preferences.model import Preference, PreferenceKind
from tools.trips.model import Stop

_SAME = 90.0
_WANTED = (PreferenceKind.LIKE, PreferenceKind.MUST)
_THERE = (ItemKind.VISIT, ItemKind.MEET)


@dataclass(frozen=True)
class Standing:
    """A family's account of fairness. `minutes` are drives to places only others asked for."""

    family: Family
    wishes: int
    met: int
    votes: int
    won: int
    minutes: int


@dataclass(frozen=True)
class Wanted:
    """A place or thing somebody asked for."""

    what: str
    families: frozenset[str]  # ids


async def show_fairness(act: Act) -> Reply:
    """Say for each family how many of its wishes the plan meets, which votes it won, and its detours.

    Wishes told in private count only for their own family, and only where that is alone with us.
    """
    roster = await Roster.load(act)
    plan = await act.uow.of(Itinerary).get(act.trip_id)
    wishes = [wish for wish in await act.uow.of(Preference).all() if visible(act, roster, wish)]
    wanted = _wanted(roster, wishes, await act.uow.of(Stop).all())
    polls = await act.uow.of(Poll).all()
    ballots = await act.uow.of(Ballot).all()
    rows = [_standing(roster, family, plan, wanted, polls, ballots) for family in roster.families]
    if not rows:
        return Reply("Nobody has joined yet.")
    lines = [f"The {plural(row.family.name)}: {', '.join(_told(row, plan is not None))}." for row in rows]
    behind = _behind(rows) if plan else ""
    text = "\n".join(filter(None, ["Who got what so far:", *lines, behind]))
    columns = ("Family", "Wishes met", "Votes won", "Driving for others")
    cells = tuple(
        (r.family.name, f"{r.met} of {r.wishes}", f"{r.won} of {r.votes}", f"{r.minutes} min") for r in rows
    )
    return Reply(text, grid=Grid("Who got what so far", columns, cells))


def _wanted(roster: Roster, wishes: Iterable[Preference], stops: Iterable[Stop]) -> list[Wanted]:
    """Return what each family asked for by name, as a wish or as a stop; everybody's wishes favour nobody."""
    told = [(wish.what, [wish.party]) for wish in wishes if wish.kind in _WANTED and wish.party]
    told += [(stop.name, list(stop.wishers)) for stop in stops if stop.wanted_by]
    return [Wanted(what, _ids(roster, parties)) for what, parties in told]


def _ids(roster: Roster, parties: Iterable[Party | None]) -> frozenset[str]:
    return frozenset(f.id for p in parties if p and (f := roster.family_of(p)))


def _standing(
    roster: Roster,
    family: Family,
    plan: Itinerary | None,
    wanted: Sequence[Wanted],
    polls: Sequence[Poll],
    ballots: Sequence[Ballot],
) -> Standing:
    items = _items(plan, family)
    seen = [item.place.name for item in items if item.kind in _THERE]
    own = [w for w in wanted if family.id in w.families]
    met = sum(any(_same(w.what, place) for place in seen) for w in own)
    cast, won = _votes(roster, family, polls, ballots)
    return Standing(family, len(own), met, cast, won, _detour(family, items, wanted))


def _items(plan: Itinerary | None, family: Family) -> list[Item]:
    days = plan.days if plan else ()
    return [item for day in days for f in day.families if f.family == family.name for item in f.items]


def _same(what: str, place: str) -> bool:
    return likeness(place, what) >= _SAME


def _detour(family: Family, items: Sequence[Item], wanted: Sequence[Wanted]) -> int:
    """Return the minutes of drives to places that others asked for and this family did not."""
    minutes = 0.0
    for drive in (item for item in items if item.kind is ItemKind.DRIVE and item.to):
        asked = [w.families for w in wanted if drive.to and _same(w.what, drive.to.name)]
        if asked and not any(family.id in families for families in asked):
            minutes += (drive.end - drive.start).total_seconds() / 60
    return round(minutes)


def _votes(
    roster: Roster, family: Family, polls: Sequence[Poll], ballots: Sequence[Ballot]
) -> tuple[int, int]:
    """Return in how many decided open votes the family voted, and how often its choice won."""
    cast = won = 0
    for poll in (p for p in polls if p.winner and not p.anonymous):
        mine = [b for b in ballots if b.poll_id == poll.id and roster.family_of(b.voter) == family]
        cast += bool(mine)
        won += any(poll.options[b.option] == poll.winner for b in mine if 0 <= b.option < len(poll.options))
    return cast, won


def _told(row: Standing, planned: bool) -> list[str]:
    wishes = (
        f"{row.met} of {row.wishes} wishes in the plan"
        if planned
        else f"{row.wishes} wish{'es' * (row.wishes != 1)}"
    )
    told = [wishes if row.wishes else "no wishes told"]
    if row.votes:
        told.append(f"{row.won} of {row.votes} votes went its way")
    if row.minutes:
        told.append(f"{row.minutes} min of driving to what only others asked for")
    return told


def _behind(rows: Sequence[Standing]) -> str:
    """Return who has got the smallest part of what it asked for, when that is one family."""
    parts = [(row.met / row.wishes, row) for row in rows if row.wishes]
    least = min((part for part, _ in parts), default=1.0)
    last = [row for part, row in parts if part == least]
    if least == 1.0 or len(last) != 1 or len(parts) < 2:
        return ""
    return f"The {plural(last[0].family.name)} have got least so far: next time it is their turn to choose."
