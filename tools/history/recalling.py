"""Use case: who said, wanted or did something, and when, with the words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo

from tools.families.roster import Roster
from tools.history.citing import citation
from tools.history.events import TOLD, events
from tools.history.words import asks_the_record
from tools.kernel.act import Act
from tools.kernel.errors import Refusal
from tools.kernel.minutes import Deed, Line, Minutes
from tools.kernel.party import Party
from tools.kernel.reply import Reply
from tools.kernel.words import day_words, fold, likeness, one_line
from tools.polls.model import Ballot, Poll, PollStatus
from tools.polls.service import tally
from tools.preferences.model import Preference
from tools.preferences.service import visible
from tools.trips.head import local_zone

_MOST = 6
_FILLER = frozenset(
    "the a an that this to for of in on at some any have go going do it we i you and or said be".split()
)
# Words that stand for a whole kind of record.
_KINDS = {
    "Reservation": "booking hotel motel lodging room bed stay accommodation reservation lodge".split(),
    "Trip": "date when".split(),
    "Itinerary": "plan itinerary route schedule".split(),
    "Expense": "bill cost expense".split(),
}


@dataclass(frozen=True)
class _Found:
    """A line of the answer: who it is of, in words, and the message it cites."""

    who: str
    text: str
    turn: int = 0


async def who_said(act: Act, what: str, who: str | None = None) -> Reply:
    """Say who wanted, said or did something and when: what came of it, wishes, votes, and the group's lines.

    `who`: only what that person or family did, if there is any. What was told in private or voted in secret
    is not cited to others. Raises Refusal for no words.
    """
    if not _telling(what) and not who:
        raise Refusal("Who said what? For example: /whosaid sushi")
    found = await _recall(act, what)
    own = [one for one in found if who and _is_of(who, one)]
    if own or not (who and found):
        return Reply("\n".join(one.text for one in own or found) or _nothing(what, who))
    if not _telling(what):
        return Reply(_nothing(what, who))
    return Reply("\n".join([f"Nothing by {who} that I may tell, but:", *(one.text for one in found)]))


async def recalled(act: Act, about: str) -> str:
    """Return what was done, wished, voted and said about something, with its citations; "" for nothing."""
    return "\n".join(one.text for one in await _recall(act, about)) if _telling(about) else ""


async def _recall(act: Act, what: str) -> list[_Found]:
    words = _telling(what)
    roster = await Roster.load(act)
    found = [*await _done(act, roster, words), *await _wishes(act, roster, words)]
    found += await _votes(act, roster, words)
    return [*found, *await _lines(act, words, {one.turn for one in found})]


def _telling(what: str) -> list[str]:
    return [word for word in fold(what).split() if word not in _FILLER]


def _nothing(what: str, who: str | None) -> str:
    about = f" about “{what.strip()}”" if what.strip() else ""
    return (
        f"{who} said nothing{about} that I may tell."
        if who
        else f"Nobody said anything{about} that I may tell."
    )


def _is_of(who: str, found: _Found) -> bool:
    return any(fold(name) in fold(found.who).split() for name in (who, who.split()[0]))


def _about(words: Sequence[str], text: str) -> bool:
    return all(likeness(word, text) >= 90 for word in words)  # nearly the same word


async def _done(act: Act, roster: Roster, words: Sequence[str]) -> list[_Found]:
    local = await local_zone(act)
    told = [
        _Found(one.deed.who, f"• {one.words}{citation(one.deed, local)}", one.deed.turn)
        for one in events(await act.port(Minutes).deeds(kinds=TOLD), roster)
        if one.deed.kind != "Poll" or (one.deed.after or {}).get("status") != "open"
        if _about([word for word in words if not _means(word, one.deed.kind)], one.words)
    ]
    return told[-_MOST:]


def _means(word: str, kind: str) -> bool:
    return any(likeness(word, name) >= 90 for name in _KINDS.get(kind, ()))


async def _wishes(act: Act, roster: Roster, words: Sequence[str]) -> list[_Found]:
    local = await local_zone(act)
    seen = [
        wish
        for wish in await act.uow.of(Preference).all()
        if _about(words, wish.what) and visible(act, roster, wish)
    ]
    deeds = {deed.object_id: deed for deed in await act.port(Minutes).deeds(kinds=("Preference",))}
    told = []
    for wish in seen[:_MOST]:
        who, deed = roster.name_of(wish.party) if wish.party else "everybody", deeds.get(wish.id)
        cited = citation(deed, local) if deed else ""
        said = f"{who} {deed.who if deed else ''}"
        told.append(_Found(said, f"• {who}: {wish.kind.value} {wish.what}{cited}", deed.turn if deed else 0))
    return told


async def _votes(act: Act, roster: Roster, words: Sequence[str]) -> list[_Found]:
    ballots, local = await act.uow.of(Ballot).all(), await local_zone(act)
    deeds = {_voted(deed): deed for deed in await act.port(Minutes).deeds(kinds=("Ballot",)) if deed.after}
    told = []
    for poll in await act.uow.of(Poll).all():
        if poll.anonymous or poll.status is PollStatus.CANCELLED:
            continue
        for count in tally(poll, ballots):
            if not count.voters or not _about(words, count.option):
                continue
            for voter in count.voters:
                deed = deeds.get((poll.id, voter))
                who = f"{roster.label(voter)} {deed.who if deed else ''}"
                cited = citation(deed, local) if deed else ""
                text = f"• voted for {count.option} (“{poll.question}”): {roster.label(voter)}{cited}"
                told.append(_Found(who, text, deed.turn if deed else 0))
    return told[: 2 * _MOST]


def _voted(deed: Deed) -> tuple[str, Party]:
    cast = deed.after or {}
    return str(cast["poll_id"]), Party(**cast["voter"])


async def _lines(act: Act, words: Sequence[str], cited: set[int]) -> list[_Found]:
    local, minutes = await local_zone(act), act.port(Minutes)
    found = [
        line
        for line in await minutes.lines([_stem(word) for word in words], most=50)
        if line.turn not in cited and not asks_the_record(line.text) and line.text != act.said
    ]
    gone = await minutes.taken_back()
    return [_Found(line.who, _quoted(line, local, line.turn in gone)) for line in found[-_MOST:]]


def _quoted(line: Line, local: tzinfo, gone: bool) -> str:
    said = f"• {line.who}, {day_words(line.at.astimezone(local))}: “{one_line(line.text, 120)}”"
    return f"{said} (taken back since)" if gone else said


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") else word
