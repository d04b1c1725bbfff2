# ruff: noqa: E501  # a pattern reads best on one line
"""Votes cast: who is for what, clause by clause."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from agents.context import Call, Context
from agents.offline.matching import find
from agents.offline.scene import Scene
from agents.offline.slots.options import Option, option_in
from agents.offline.slots.rankings import marks, takes_several
from agents.offline.slots.vote_clauses import only_people, vote_clauses
from agents.offline.slots.voters import named_voters

_CASTS = re.compile(
    r"\+1|\b(?:votes?|voting|says?|said|wants?|picks?|go(?:es|ing)?|chooses?|prefers?|takes?|team|mine|put|count|chang\w+|switch\w*|mov\w+|mean|meant|still|final|definitely|obviously|please|too|also|same|likes?|rather|aye|yes|all|both|one|gets?|regist\w+|record|mark|log|holding out|dead set|set on|(?:say|want|pick|choos|go|prefer|hop|think)ing|up for|down for|keen|fancy|fancies|sounds? \w+|suits?|works for|leaning|down as|favou?rs?|favou?r of|backs?|supports?|insists?|demands?|begging|it is$|it'?ll be)\b"
    r"|\b(?:is|are|am|'s|'m|'re|all) (?:all |both )?(?:for|in for|with|on)\b|\bfor (?:me|us|the)\b|\bfrom (?:me|us)\b|\b(?:i'?m|we'?re)\b",
    re.IGNORECASE,
)
_AS_WELL = re.compile(
    r"^\W*(?:(?:and|plus|also|then)\s+)*(?:one )?(?:for|from)\b|\b(?:too|same|also|aswell|as well|likewise|ditto|agrees?|aussi|so (?:do|does|would|will|is|am|are)|votes? with|voting with|is with (?:me|us)|joins? (?:me|us)|me neither|seconds?)\b|^\W*\+ ?\d",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?:he|she|they|his|her|their)\b(?!\s+(?:asked|told))", re.IGNORECASE)
_ECHO = re.compile(
    r"\W*(?:same(?: here| again| as (?:her|him|them|above|that|\w+))?|ditto|\+ ?1|me too|us too|seconded|i second that|agreed|what (?:she|he|they|\w+) said|likewise|👆|☝️?|⬆️)(?: for (?:me|us)| from (?:me|us)| please| pls)?\W*",
    re.IGNORECASE,
)
_SHORT = 4  # words
_TELLS = re.compile(r"\b(?:is|are|was|were|looks?|has|have|had|gave|costs?|closes?)\b|'s\b", re.IGNORECASE)
# What is told of an option is no vote for it: "he said tapas was closed".
_TOLD_OF = re.compile(
    r"\s+(?:is|are|was|were|looks?|has|had|costs?|closes?|opens?)\b(?! (?:my|our|mine|ours|his|hers|it|what|where|the one|for|the (?:vote|pick|choice)|(?:ok|okay|fine|good|great|perfect|alright) (?:for|with|by) (?:me|us|him|her|them|both))\b)"
)
_AGAINST = re.compile(
    r"\W*(?:please |pls )?(?:drop|scrap|remove|delete|lose|cancel|ditch|kill|strike|scratch) ", re.I
)
# What somebody did, or what there was, is no vote either: "Joe had fish yesterday".
_BYGONE = re.compile(
    r"\b(?:had|ate|burnt|burned|cooked|did|went|was|were|visited|saw|loved|hated)\b(?! (?:put|set) (?:me|us|him|her) down)|\byesterday\b|\blast (?:year|time|week|night)\b",
    re.IGNORECASE,
)
_BRIEF, _SAID = 8, 0.3  # words; how much of an option is said
# "he's tapas", "Ken and I: otters": right before the option.
_SIDES = re.compile(
    r"(?:\b(?:he|she|they|we|i)(?:'s|'re|'m| is| are| am)|\b[A-ZÀ-Þ][\w'-]+\s*[:=–-]|\b(?:I|me|us|him|her|them)\s*[:=–-])\s*(?:for |the |on |with )*$"
)
_RECENT = 4  # lines back in which "same" finds the vote it repeats


# Somebody of whom it is not known who it is: "kid wants the gondola" is no vote of the speaker's.
_UNKNOWN = re.compile(
    r"\W*(?:(?:and|but|the|my|our|little|eldest|youngest|older|younger)\s+)*(?:kids?|boys?|girls?|twins|wife|husband|hubby|missus|mum|mom|dad|son|daughter|teens?|teenagers?|toddler|partner|brother|sister|nan|gran)"
    r"(?:\s+(?:wants?|says?|said|votes?|voted|picks?|likes?|prefers?|goes|go|would|is for|are for|both)\b|\s*[:=])",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Ballot:
    """An option and the parties who are for it; `said`: somebody was named."""

    option: Option
    parties: tuple[str, ...]
    said: bool


def vote(scene: Scene) -> list[Call]:
    """One vote per person and option said."""
    ballots = _ballots(scene) or _echoed(scene) or _ballots(scene, strict=False)
    votes: dict[tuple[str, int], Option] = {}
    for ballot in ballots:
        for party in ballot.parties:
            if ballot.said or not _counted(votes, ballot.option):
                votes[(party, ballot.option[0])] = ballot.option
    calls = [
        _call(scene.context, option, party)
        for (party, poll), option in votes.items()
        if party != "me" or votes.get(("my_family", poll)) != option
    ]
    return [_all_of_it(scene, calls[0], option) for option in votes.values()] if len(votes) == 1 else calls


def _all_of_it(scene: Scene, call: Call, option: Option) -> Call:
    """Return the only vote of a message with all it says, where the poll takes more than one option."""
    poll = scene.context.polls[option[0]]
    said = marks(scene, poll) if takes_several(poll) else []
    if not said:
        return call
    also = {"also": said[1:]} if said[1:] else {}
    return call.model_copy(update={"args": {**call.args, "option": said[0], **also}})


def _counted(votes: dict[tuple[str, int], Option], option: Option) -> bool:
    """Whether the speaker's own vote for this option is told already ("Page for us... still Page")."""
    return any(who in ("me", "my_family") and known == option for (who, _), known in votes.items())


def _call(context: Context, option: Option, party: str) -> Call:
    args = {"option": option[1]}
    if party != "me":
        args["party"] = party
    if len(context.polls) > 1:
        args["poll"] = context.polls[option[0]].question
    return Call(name="vote", args=args)


def _ballots(scene: Scene, strict: bool = True) -> list[Ballot]:
    """The ballots clause by clause; not `strict`: the first option named counts without a word of voting."""
    found: list[Ballot] = []
    last: list[str] = []  # whom "he", "she" or "they" means
    for clause in vote_clauses(scene):
        part = scene.root.part([clause])
        named = named_voters(scene, clause)
        unknown = strict and not named and _UNKNOWN.match(part.text.strip())
        option = None if unknown or _AGAINST.match(part.text.strip()) else option_in(scene, clause)
        if option is None:
            if found and named and _follows(part):
                found.append(Ballot(found[-1].option, tuple(named), True))
        elif _cast(scene, part, option, named) or not (strict or found or _only_told(scene, part, option)):
            parties = named or (last if _PRONOUN.search(part.text) else [])
            found.append(Ballot(option, tuple(parties) or ("me",), bool(parties)))
        last = [p for p in named if p.startswith(("member:", "family:"))] or last
    return _of_the_same_people(found)


def _of_the_same_people(ballots: Sequence[Ballot]) -> list[Ballot]:
    """What is told of several votes once: "the zip line and wednesday from us", "we prefer the boat, and for the quiz, tuesday"."""
    found = list(ballots)
    for n, (before, after) in enumerate(itertools.pairwise(ballots)):
        if before.option[0] == after.option[0]:
            continue
        if before.said and not after.said and _several(before):
            found[n + 1] = replace(after, parties=before.parties, said=True)
        elif after.said and not before.said and n == 0 and _several(after):
            found[n] = replace(before, parties=after.parties, said=True)
    return found


def _several(ballot: Ballot) -> bool:
    """Whether more than one person is named, whose words the other vote may be as well."""
    return len(ballot.parties) > 1 or "my_family" in ballot.parties


def _follows(part: Scene) -> bool:
    """Whether a clause only adds voters to what was just voted for ("and for Maeve", "Rhea too")."""
    return bool(_AS_WELL.search(part.text)) or only_people(part)


def _only_told(scene: Scene, part: Scene, option: Option) -> bool:
    """Whether the clause only tells something of an option: "he said tapas was closed", "we had pizza yesterday"."""
    if _BYGONE.search(part.text):
        return True
    hits = [h for h in find(part.words, [option[1]]) if h.score >= _SAID]
    return bool(hits) and _TOLD_OF.match(scene.whole[hits[0].at[1] :]) is not None


def _cast(scene: Scene, part: Scene, option: Option, named: Sequence[str]) -> bool:
    """Whether a clause that names an option votes for it: in so many words, or short, or right after a person."""
    if _only_told(scene, part, option):
        return False
    if _CASTS.search(part.text) or _short(part):
        return True
    if len(scene.context.polls) > 1 and find(part.words, [scene.context.polls[option[0]].question]):
        return not _TELLS.search(part.text)  # "for leaving half past eight"
    if named and len(part.words) <= _BRIEF and not _TELLS.search(part.text):
        return True
    hits = [h for h in find(part.words, [option[1]]) if h.score >= _SAID]
    return bool(hits) and _SIDES.search(scene.whole[: hits[0].at[0]]) is not None


def _short(part: Scene) -> bool:
    """Whether a clause says little but the option ("the pub please"), and tells nothing of it ("pub is shut")."""
    return len(part.words) <= _SHORT and not _TELLS.search(part.text)


def is_echo(text: str) -> bool:
    """Whether the words only repeat what somebody else just said ("same", "what she said")."""
    return _ECHO.fullmatch(text) is not None


def _echoed(scene: Scene) -> list[Ballot]:
    """ "same", "what she said": the vote in one of the chat's last lines."""
    if not scene.context.polls or not is_echo(scene.text):
        return []
    party = "my_family" if re.search(r"\bus\b", scene.text, re.I) else "me"
    for who, line in reversed(scene.context.recent[-_RECENT:]):
        said = Scene(line, False, _said_by(scene.context, who))
        if ballots := _ballots(said):
            return [Ballot(ballots[-1].option, (party,), True)]
    return []


def _said_by(context: Context, who: str) -> Context:
    """The same moment as somebody else's words are read."""
    return context.model_copy(update={"speaker": who, "recent": ()})
