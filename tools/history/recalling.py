"""Use case: who said or wanted something, and when, with the words."""

from collections.abc import Sequence

from tools.families.roster import Roster
from tools.history.citing import citation
from tools.history.words import asks_the_record
from tools.kernel.act import Act
from tools.kernel.errors import Refusal
from tools.kernel.minutes import Line, Minutes
from tools.kernel.reply import Reply
from tools.kernel.words import day_words, fold, likeness, one_line
from tools.polls.model import Ballot, Poll, PollStatus
from tools.polls.service import tally
from tools.preferences.model import Preference
from tools.preferences.service import visible
from tools.trips.head import local_zone

_MOST = 6
_FILLER = frozenset(
    "the a an that this to for of in on at some any have go do it we i you and or said".split()
)


async def who_said(act: Act, what: str) -> Reply:
    """Say who wanted or said something and when: wishes, votes, and lines of the group, quoted.

    What was told in private or voted in secret is not cited to others. Raises Refusal for no words.
    """
    words = [word for word in fold(what).split() if word not in _FILLER]
    if not words:
        raise Refusal("Who said what? For example: /whosaid sushi")
    wishes, votes = await _wishes(act, words), await _votes(act, words)
    lines = await _lines(act, words)
    found = [*wishes, *votes, *lines]
    return Reply("\n".join(found) or f"Nobody said anything about “{what.strip()}” that I may tell.")


async def _wishes(act: Act, words: Sequence[str]) -> list[str]:
    roster, local = await Roster.load(act), await local_zone(act)
    wishes = [p for p in await act.uow.of(Preference).all() if _about(words, p.what)]
    seen = [wish for wish in wishes if visible(act, roster, wish)]
    deeds = {deed.object_id: deed for deed in await act.port(Minutes).deeds(kinds=("Preference",))}
    told = []
    for wish in seen[:_MOST]:
        who = roster.name_of(wish.party) if wish.party else "everybody"
        cited = citation(deeds[wish.id], local) if wish.id in deeds else ""
        told.append(f"• {who}: {wish.kind.value} {wish.what}{cited}")
    return told


def _about(words: Sequence[str], text: str) -> bool:
    return all(likeness(word, text) >= 90 for word in words)  # nearly the same word


async def _votes(act: Act, words: Sequence[str]) -> list[str]:
    roster = await Roster.load(act)
    ballots = await act.uow.of(Ballot).all()
    told = []
    for poll in await act.uow.of(Poll).all():
        if poll.anonymous or poll.status is PollStatus.CANCELLED:
            continue
        for count in tally(poll, ballots):
            if count.voters and _about(words, count.option):
                who = ", ".join(roster.label(voter) for voter in count.voters)
                told.append(f"• voted for {count.option} (“{poll.question}”): {who}")
    return told[:_MOST]


async def _lines(act: Act, words: Sequence[str]) -> list[str]:
    local = await local_zone(act)
    found = [
        line
        for line in await act.port(Minutes).lines([_stem(word) for word in words], most=50)
        if not asks_the_record(line.text) and line.text != act.said
    ]
    return [_quoted(line, day_words(line.at.astimezone(local))) for line in found[-_MOST:]]


def _quoted(line: Line, when: str) -> str:
    return f"• {line.who}, {when}: “{one_line(line.text, 120)}”"


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") else word
