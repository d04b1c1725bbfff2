"""A result becomes a proposal: a stop, the trip's dates, or a booking, for those who did not vote for it."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.party import Party
from tools.kernel.reply import Press, Reply
from tools.kernel.words import joined
from tools.polls.meaning import day_said
from tools.polls.model import About, Ballot, Poll
from tools.polls.records import opener
from tools.polls.tally import sitting_out, tally
from tools.proposals.model import Difference
from tools.proposals.service import propose
from tools.trips.head import head
from tools.trips.model import Stop, StopRole
from tools.trips.stops import core

_EATING = re.compile(r"\b(?:eat|dinner|lunch|breakfast|brunch|restaurant|food)\b", re.I)
_BEDS = ("lodging", "campsite")
_SORTS = (
    ("restaurant", _EATING),
    ("campsite", re.compile(r"\bcamp(?:site|ground|ing)?s?\b", re.I)),
    (
        "lodging",
        re.compile(r"\b(?:sleep|stay|hotel|motel|lodge|lodging|inn|hostel|airbnb|cabin|night)s?\b", re.I),
    ),
    ("ferry", re.compile(r"\b(?:ferry|boat)\b", re.I)),
)


async def turned(act: Act, poll: Poll, ballots: Sequence[Ballot], roster: Roster) -> Reply | None:
    """Return the proposal that a decided poll becomes; None when its result changes nothing.

    Whoever voted for the winner has accepted; the others are asked, and their silence is a yes, as was said
    when the poll was opened. In an anonymous poll all are asked, so that nobody learns who voted how.
    """
    out = _families(roster, sitting_out(poll, ballots))
    calls = await _calls(act, poll, roster, out)
    if not calls or poll.winner is None:
        return None
    count = next(c for c in tally(poll, ballots) if c.option == poll.winner)
    every = [Party("family", family.id) for family in roster.families]
    agreed = [] if poll.anonymous else [*_families(roster, count.voters), *out]
    words = f"the vote “{poll.question}” was for it"
    if out:
        words += f"; {joined([roster.name_of(party) for party in out])} sit it out"
    return await propose(
        act,
        _WHAT[poll.about].format(poll.winner),
        Difference(words, tuple(every)),
        calls,
        asked=[party for party in every if party not in agreed],
        silence_accepts=True,
        proposed_by=(poll.opened_by, opener(roster, poll)),
    )


_WHAT = {
    About.STOP: "{} becomes a stop",
    About.DATES: "we travel {}",
    About.BOOKING: "{} goes into the plan as a booking to make",
    About.NOTHING: "{}",
}


def _families(roster: Roster, voters: Sequence[Party]) -> list[Party]:
    found = [family for voter in voters if (family := roster.family_of(voter))]
    return list(dict.fromkeys(Party("family", family.id) for family in found))


async def _calls(act: Act, poll: Poll, roster: Roster, out: Sequence[Party]) -> list[Press]:
    if poll.winner is None or poll.about is About.NOTHING:
        return []
    if poll.about is About.DATES:
        return await _dates(act, poll.winner)
    if poll.about is About.BOOKING:
        return await _booking(act, poll)
    return [*await _stop(act, poll), *_absences(roster, poll.winner, out)]


async def _stop(act: Act, poll: Poll) -> list[Press]:
    assert poll.winner is not None
    known = [s for s in await act.uow.of(Stop).all() if core(s.name) == core(poll.winner)]
    if any(stop.role is not StopRole.WANT for stop in known):
        return []
    day = await day_said(act, poll.question)
    when = {"date": day[0]} if day and day[0] == day[1] else {}
    return [Press("add_stop", {"place": poll.winner, "role": "must", **when})]


def _absences(roster: Roster, stop: str, out: Sequence[Party]) -> list[Press]:
    """Return what makes the plan leave a stop out for the families that sit it out."""
    return [
        Press("record_preference", {"party": roster.key(party), "kind": "avoid", "what": stop, "weight": -2})
        for party in out
    ]


async def _dates(act: Act, winner: str) -> list[Press]:
    trip, days = await head(act), await day_said(act, winner)
    if days is None or trip is None:
        return []
    start, end = days
    if (trip.start_date and trip.start_date.isoformat()) == start and start == end:
        return []
    return [Press("update_trip", {"start_date": start, **({"end_date": end} if end != start else {})})]


async def _booking(act: Act, poll: Poll) -> list[Press]:
    """Return the booking to make; none without a day, which nothing can be booked without."""
    day = await day_said(act, poll.question)
    if day is None or poll.winner is None:
        return []
    kind = next((sort for sort, said in _SORTS if said.search(poll.question)), "activity")
    last = day[1] if day[1] != day[0] or kind not in _BEDS else _day_after(day[0])
    end = {"end": last} if last != day[0] else {}
    what = {"name": poll.winner, "kind": kind, "start": day[0], **end, "status": "planned"}
    return [Press("add_reservation", what)]


def _day_after(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
