# ruff: noqa: E501  # a pattern reads best on one line
"""Who does not pay: left out, not there, had their own."""

import re
from collections.abc import Sequence

from agents.offline.people import Who
from agents.offline.scene import Scene

_EXCEPT = re.compile(
    r"\b(?:except(?: for| that)?|but not(?: for)?|still not|so not(?: for)?|not for|not (?=the )|excluding|exclude|without|leave(?: out)?|don'?t (?:charge|count|include)|do not charge|minus|apart from|skip|count out|let off)\b(?P<after>[^.;!?]*?)(?=\bwho\b|\bpaid\b|\bthey\b|[.;!?]|$)",
    re.IGNORECASE,
)


_ABSENT = re.compile(
    r"(?:wasn'?t|weren'?t|werent|wasnt|isn'?t|aren'?t|did ?n[o']?t|didnt|don'?t|fasted|had their own|brought their own|was sick|got none|napped|was (?:asleep|napping|away|ill|not there)|stayed (?:home|behind|in|at)|opted out|didn'?t (?:go|come|eat|join)|had none|not yet here|(?:do(?:es)? not|don.?t|doesn.?t) (?:pay|chip in|owe)|pays? (?:\w+ )?nothing|remains? excluded|(?:is|are) excluded|sat (?:it|this) out|skipped|has (?:her|his) own|gets? in free|goes free|(?:'s|is|are|'re) (?:out of|not in|off) (?:the|this|that) (?:split|bill|one|tab))\b",
    re.IGNORECASE,
)


_THEM = re.compile(
    r"\s*(?P<them>him|her|them|both(?: of them)?|(?:those|the|these) (?:two|three|girls|boys|kids|lads|ladies|pair)(?: \w+)?)\b",
    re.IGNORECASE,
)


def _last(scene: Scene, match: re.Match[str]) -> list[str]:
    """Whoever was named last before "not for her", in an earlier sentence."""
    return [w.party for w in scene.people if w.how in ("name", "family") and w.at[1] <= match.start()][-1:]


def exceptions(scene: Scene) -> list[str]:
    """Parties who do not pay."""
    found: list[str] = []
    for match in _EXCEPT.finditer(scene.text):
        part = scene.root.part([(match.start("after"), match.end("after"))])
        found += [w.party for w in part.people if w.how in ("name", "family")]
        if not part.people and (whom := _THEM.match(match["after"])):
            sentence = next((s for s in scene.sentences if s[0] <= match.start() < s[1]), (0, match.start()))
            before = [
                w
                for w in scene.people
                if w.how in ("name", "family") and w.at[1] <= match.start() and w.at[0] >= sentence[0]
            ]
            alone = whom["them"].lower() in ("him", "her")
            found += [w.party for w in _joined(scene, before)[-1 if alone else 0 :]] or _last(scene, match)
    for clause in scene.sentences:
        part = scene.root.part([clause])
        if absent := _ABSENT.search(part.text):
            found += _before_absent(part, absent.start())
    return list(dict.fromkeys(found))


def _before_absent(part: Scene, start: int) -> list[str]:
    """Whoever stands right before "wasn't there", with those joined to them by "and"."""
    near = [w for w in part.people if w.how in ("name", "family") and 0 <= start - w.at[1] <= 28]
    if not near and re.search(r"\b(?:he|she|they)\s*$", part.text[:start], re.I):
        near = [w for w in part.root.people if w.how in ("name", "family") and w.at[1] <= start][-1:]
    return [w.party for w in _joined(part, near)]


def _joined(scene: Scene, people: Sequence[Who]) -> list[Who]:
    """The last of some people with those joined to them by "and"."""
    kept = list(people[-1:])
    for who in reversed(people[:-1]):
        if not re.fullmatch(r"\s*(?:,|and|&|\+|or)\s*", scene.text[who.at[1] : kept[0].at[0]]):
            break
        kept.insert(0, who)
    return kept
