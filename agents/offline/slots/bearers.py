# ruff: noqa: E501  # a pattern reads best on one line
"""The parties a bill can be shared out to: everyone named but who paid, those joined by "and" as one."""

import re
from dataclasses import dataclass

from agents.offline.people import Who
from agents.offline.phrases import own_family
from agents.offline.references import family_of
from agents.offline.scene import Place, Scene, overlaps
from agents.offline.slots.absent import exceptions
from agents.offline.slots.lone_payers import beside_the_bill
from agents.offline.slots.payers import PAID
from agents.offline.slots.paying import paying

_JOINED = re.compile(r"\s*(?:&|\+|\band\b|\bn\b)\s*(?:the\s+)?", re.IGNORECASE)
_OUR_PART = re.compile(
    r"\s+(?:(?:own|humble|little|good|dear)\s+)*(?:selves|lot|family|side|gang|bunch|crew|household|house|share|part|portion|bit|end|half|cut|piece)\b",
    re.IGNORECASE,
)
_THEM = re.compile(
    r"\b(?:them|theirs|they(?=\s+(?:(?:take|have|get|pay|owe|are|had|bear)\s+)?(?:\d|half|a third|two|one|three)))\b",
    re.IGNORECASE,
)
_PAID = re.compile(
    rf"\s*(?:'ve|have|has|had|just|already|both)?\s*{PAID}\b(?!\s+(?:only\s+|just\s+)?[\d$€£a])",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Party:
    """One party, or several joined by "and"; where they stand."""

    parties: tuple[str, ...]
    at: Place


def bearers(scene: Scene) -> list[Party]:
    """Every party that could bear something, in order, without who paid and who is left out."""
    told, out = [*(one.at for one in paying(scene)), *beside_the_bill(scene)], set(exceptions(scene))
    found: list[Party] = []
    for who in sorted([*scene.people, *_them(scene)], key=lambda w: w.at):
        party = _party(scene, who)
        if party in out or who.how == "all" or _pays(scene, who, told):
            continue
        if found and _JOINED.fullmatch(scene.text, found[-1].at[1], who.at[0]):
            found[-1] = Party(_together(scene, (*found[-1].parties, party)), (found[-1].at[0], who.at[1]))
        else:
            found.append(Party((party,), who.at))
    return found


def _them(scene: Scene) -> list[Who]:
    """Them and theirs: the other family named last before, else the only other one."""
    others = [f.name for f in scene.context.families if f.name != own_family(scene)]
    found = []
    for match in _THEM.finditer(scene.text):
        before = [w.party for w in scene.root.people if w.how == "family" and w.at[1] <= match.start()]
        named = [p for p in before if p.partition(":")[2] in others] or [
            f"family:{n}" for n in others if len(others) == 1
        ]
        if named and not any(overlaps(match.span(), w.at) for w in scene.people):
            found.append(Who(named[-1], match.span(), "family"))
    return found


def _party(scene: Scene, who: Who) -> str:
    own = own_family(scene)
    if who.how == "us" or (own and who.party == f"family:{own}"):
        return "my_family"
    return "me" if who.party == f"member:{scene.context.speaker}" else who.party


def _pays(scene: Scene, who: Who, told: list[Place]) -> bool:
    """Whether somebody is named as the payer, or a pronoun is no party ("our van", "I think")."""
    if any(start <= who.at[0] < end for start, end in told) or _PAID.match(scene.text, who.at[1]):
        return True
    said = scene.text[slice(*who.at)].lower()
    if said in ("our", "my"):
        return _OUR_PART.match(scene.text, who.at[1]) is None
    return False


def _together(scene: Scene, parties: tuple[str, ...]) -> tuple[str, ...]:
    """Everyone of a family named together is that family."""
    kinds = [
        family_of("member:" + (scene.context.speaker or "") if p == "me" else p, scene.context)
        for p in parties
    ]
    family = next((f for f in scene.context.families if f.name == kinds[0]), None)
    if family is None or set(kinds) != {family.name} or len(parties) < len(family.members):
        return parties
    return ("my_family",) if family.name == own_family(scene) else (f"family:{family.name}",)
