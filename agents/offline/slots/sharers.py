# ruff: noqa: E501  # a pattern reads best on one line
"""Who shares a cost: the people named in the part about sharing."""

import re

from agents.offline.people import Who
from agents.offline.phrases import own_family
from agents.offline.scene import Scene
from agents.offline.slots.absent import exceptions
from agents.offline.slots.lone_payers import beside_the_bill
from agents.offline.slots.payers import bare_payer
from agents.offline.slots.paying import paying


def us_or(who: Who) -> str:
    """The party somebody stands for in a split."""
    return "my_family" if who.how == "us" else who.party


def sharers(scene: Scene, payer: str | None) -> list[Who]:
    """People named in the part about sharing, without who paid."""
    out = set(exceptions(scene))
    verb = re.compile(
        r"\s*(?:paid|got|covered|bought|put|picked|fronted|settled|has paid|have paid|had paid|took care|came|come|went|brought|stayed|drove|slept|ate|left|arrived|wanted|said|had|has|have|will|won't|rode)\b(?! (?:only |just )?(?:\d|an? |half|one |two |three ))",
        re.I,
    )
    by = re.compile(r"\b(?:paid by|by|gave|thanks|handed)\s*$|\bon\s*$", re.I)
    kept = []
    shared = re.search(r"%|\bper ?cent\b|\bhalf\b|\bthirds?\b|\brest\b", scene.text, re.I)
    own, alone = own_family(scene), bare_payer(scene.root)
    paid = [*(told.at for told in paying(scene)), *beside_the_bill(scene)]
    for who in scene.people:
        after, before = scene.text[who.at[1] : who.at[1] + 14], scene.text[max(0, who.at[0] - 12) : who.at[0]]
        if (
            who.party in out
            or who == alone
            or any(start <= who.at[0] < end for start, end in paid)
            or who.how == "all"
            or verb.match(after)
            or (by.search(before) and not (shared and before.rstrip().endswith("on")))
            or re.match(r"(?:'s)?\s*(?:card|visa|amex|mastercard|account)", after)
        ):
            continue
        raw = scene.text[who.at[0] : who.at[1]].lower()
        if raw in (
            "i",
            "my",
            "mine",
            "im",
            "i'm",
            "i've",
            "our",
            "we",
            "we're",
            "we've",
            "id",
            "i'd",
        ) and not _counts(scene, who):
            continue
        if who.how == "family" and own and who.party == f"family:{own}":
            kept.append(Who("my_family", who.at, "us"))
        elif who.party == f"member:{scene.context.speaker}":
            kept.append(Who("me", who.at, "me"))
        else:
            kept.append(who)
    return kept


def _counts(scene: Scene, who: Who) -> bool:
    around = scene.text[max(0, who.at[0] - 14) : who.at[1] + 16].lower()
    return (
        bool(
            re.search(
                r"\band i\b|\bi (?:and|&)|\b(?:we|i) \d{1,2} (?:shares?|parts?)\b|\bwe (?:take|eat|pay)|\bours\b|\bmine\b|(?:us|me|and) our|our lot",
                around,
            )
        )
        and "i paid" not in around
    )


def _joined(scene: Scene, who: Who) -> list[Who]:
    """Those listed right before somebody: "Dermot, Marcin and myself only"."""
    found: list[Who] = []
    for one in reversed([w for w in scene.people if w.at[1] <= who.at[0]]):
        gap = scene.text[one.at[1] : (found[0] if found else who).at[0]]
        if not re.fullmatch(r"\s*(?:,|,?\s*and|&|\+|,\s*&)\s*", gap, re.I):
            break
        found.insert(0, one)
    return found


def alone_said(scene: Scene) -> list[str]:
    """Parties in "Ben only", "(me, Anne and Léa)"."""
    if m := re.search(r"\bonly\b[^.;]{0,24}\((?P<l>[^)]+)\)", scene.text):
        inside = scene.root.part([(m.start("l"), m.end("l"))]).people
        return list(
            dict.fromkeys("me" if w.how == "me" else w.party for w in inside if w.how in ("me", "name"))
        )
    found: list[str] = []
    for who in scene.people:
        if re.match(r"\s+only\b", scene.text[who.at[1] :]) and who.how in ("name", "family", "us", "me"):
            joined = [*_joined(scene, who), who]
            found = list(dict.fromkeys("me" if w.how == "me" else us_or(w) for w in joined))
    return found
