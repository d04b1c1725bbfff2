# ruff: noqa: E501  # a pattern reads best on one line
"""The stretches of a message that each tell one vote."""

import itertools
import re

from agents.offline.matching import Found, find
from agents.offline.scene import Place, Scene
from agents.offline.slots.options import LEAST, denied
from agents.offline.slots.voters import all_ours, kin

_CUT = re.compile(
    r"\s+(?:except(?: for)?|apart from|other than|while|whereas)\s+(?=\w)|,?\s+(?:less|minus|bar|but(?: not)?)\s+(?=[A-ZÀ-Þ])|,\s*(?=\+)"
)
_PEOPLE_ONLY = re.compile(
    r"\W*(?:(?:and|n|both|the|also|plus|all|us|so|except|for|less|minus|bar|but|per|according to|via)\W+)*",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\s*,?\s*(?:and|n|&|plus)?\s*")
_ALTERNATIVES = re.compile(r"\bor\b|\?", re.IGNORECASE)


def vote_clauses(scene: Scene) -> list[Place]:
    """The clauses, cut at "except" and between options too; a clause of names alone belongs to the next ("Yuna | and I are for ...")."""
    cut: list[Place] = []
    for start, end in scene.clauses:
        at = start
        for m in _CUT.finditer(scene.whole, start, end):
            cut.append((at, m.start()))
            at = m.end()
        cut.append((at, end))
    found: list[Place] = []
    waiting: int | None = None
    for n, (start, end) in enumerate(cut):
        begin = start if waiting is None else waiting
        following = n + 1 < len(cut) and _JOINT.fullmatch(scene.whole[end : cut[n + 1][0]])
        ended = scene.whole[begin:end].rstrip().endswith((".", "!", "\n"))
        if following and not ended and only_people(scene.root.part([(begin, end)])):
            waiting = begin
            continue
        found.append((begin, end))
        waiting = None
    return [piece for clause in found for piece in _between_options(scene, clause)]


def only_people(part: Scene) -> bool:
    """Whether a stretch says nothing but names and small words between them."""
    text = part.text
    people = _people(part)
    for start, end in people:
        text = text[:start] + " " * (end - start) + text[end:]
    return bool(people) and _PEOPLE_ONLY.fullmatch(text.strip() + " ") is not None


def _people(part: Scene) -> list[Place]:
    return sorted([*(who.at for who in part.people), *(at for at, _ in kin(part.context, part.text))])


def _between_options(scene: Scene, clause: Place) -> list[Place]:
    """A clause that tells several votes, cut: "Joe fish me curry", "curry for me chippy for Joe"."""
    part = scene.root.part([clause])
    named = _options(scene, part)
    if len(named) < 2 or _ALTERNATIVES.search(part.text):
        return [clause]
    people = _people(part)
    person_first = any(start < named[0].at[0] for start, _ in people)
    cuts = []
    for before, after in itertools.pairwise(named):
        between = [start for start, _ in people if before.at[1] <= start < after.at[0]]
        cuts.append(between[0] if person_first and between else after.at[0])
    return list(zip([clause[0], *cuts], [*cuts, clause[1]], strict=True))


def _options(scene: Scene, part: Scene) -> list[Found]:
    """The options of a clause in the order said, each once, none within another."""
    found: list[Found] = []
    said = [w for w in part.words if not any(s <= w.start < e for s, e in all_ours(part.text))]
    for poll in scene.context.polls:
        hits = [h for h in find(said, poll.options) if h.score >= LEAST and not denied(scene, h.at)]
        found += [h for h in hits if not any(h.at[0] < f.at[1] and f.at[0] < h.at[1] for f in found)]
    return sorted(found, key=lambda hit: hit.at)
