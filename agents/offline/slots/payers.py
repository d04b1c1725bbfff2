# ruff: noqa: E501  # a pattern reads best on one line
"""Who paid."""

import re
from decimal import Decimal

from agents.offline.people import Who
from agents.offline.scene import Scene
from agents.offline.slots.lone_payers import lone_payer
from agents.offline.slots.paying import payer_told
from agents.offline.slots.prices import as_sum

PAID = r"(?:paid|payed|pd|payd|pays|covered|got|bought|put down|put|picked up|fronted|settled|spotted|grabbed|footed|took care of|treated|pay|filled|advanced|transferred|laid (?:down|doon|out)|(?:have )?given|shelled out|spent|did|tapped|swiped|forked out|coughed up|stumped up|sprang for)"


_CARD = re.compile(
    r"\b(?:on|with|from) (?:my|me)\b|\bmy (?:card|visa|amex|treat|account|mastercard|debit|credit card)\b|(?:^|[.,;:(–-])\s*(?:all |both )?(?:on |by )?me\s*(?:$|[.;!)(]|,(?!\s*\w+\s*(?:,|\band\b|&)))|\b(?:both|all) (?:me|mine)\b|\bby me\b|\bfrom my (?:own )?pocket\b|\bpayer (?:is|remains|was) (?:me|myself)\b|\bmine\b(?! is)|\bI(?:'ve| have)? got (?:it|this|that|them)\b|\bme!\s|\d\S*\s+me\b(?! and| for)|(?<!not )(?<!n't )(?<!nt )\b(?:still |it'?s |is )?me (?:paying|who paid|that paid)\b",
    re.I | re.M,
)


# "Paid 60 for parking"; not "put it under groceries", which asks for something.
BARE_VERB = re.compile(
    rf"(?:^|[.!,;\n]\s*|\band\s+|\bjust\s+|\bok\s+|\bso\s+|\boops\s+|\balready\s+)(?!(?:put|pay|got) (?:it|that|this|them|these|both|everything)\b(?! (?:all )?(?:on|myself|meself)\b))(?:{PAID}|gassed|fuell?ed|refuell?ed|tanked)\b",
    re.I,
)


_PAID_BY_THEM = re.compile(
    r"\bpaid by (?:her|him)\b|\b(?:he|she) (?:has |just )?(?:paid|covered|got it)\b", re.I
)


def payer_of(scene: Scene, part: Scene) -> str | None:
    """The party who paid for what `part` tells of, or None when that isn't said."""
    text = part.text
    if m := re.search(r"\bpaid (?:by|for by)\s+", text, re.I):
        named = [w for w in part.people if w.at[0] >= m.end() - 1]
        if named:
            return party_of(scene, named[0].party)
    for who in part.people:
        after = text[who.at[1] : who.at[1] + 32]
        raw = text[who.at[0] : who.at[1]]
        if re.match(
            rf"\s*(?:'ve|'s|have|has|had|both|already|also|just|went and|ended up|finally|did|\(aka \w+\)|put)?\s*(?:just |already )?{PAID}\b(?! back)",
            after,
            re.I,
        ) and raw.lower() not in ("us", "our", "my", "me"):
            if who.party == "all" and (re.search(r"\bpays?$", _verb(after)) or _CARD.search(text)):
                continue  # "everyone pays" says who shares
            return "all" if who.party == "all" else party_of(scene, who.party)
        if re.match(r"(?:'s)? (?:card|amex|visa|mastercard|account)", after, re.I) and who.how == "name":
            return party_of(scene, who.party)
        if re.match(r"\)", after) and text[who.at[0] - 1 : who.at[0]] == "(":
            return party_of(scene, who.party)
    if one := payer_told(part):
        return one
    if _PAID_BY_THEM.search(text) and (before := [w for w in part.root.people if w.how == "name"]):
        return party_of(scene, before[0].party)
    if m := re.search(r"(?<!idea )(?<!know )(?<!sure )\bwho (?:paid|got)\b", text):
        before = [w for w in part.people if w.at[0] < m.start()]
        if before:
            return party_of(scene, before[-1].party)
    if told := bare_payer(part) or _behind(part):
        return party_of(scene, told.party)
    if re.search(r"\b(?:from|on) our (?:account|card)\b|(?<!\d )\bon us\b", text, re.I):
        return (
            "me"
            if BARE_VERB.search(text) and re.search(r"\bon us \w* ?(?:alone|only)", text)
            else "my_family"
        )
    return "me" if _CARD.search(text) else lone_payer(part)


def _verb(after: str) -> str:
    found = re.match(rf"\s*(?:\w+ )?{PAID}\b", after, re.I)
    return found[0].strip() if found else ""


def bare_payer(scene: Scene) -> Who | None:
    """ "fuel 51 euro, Rui, a third us": a name that stands alone right after the sum."""
    for who in scene.people if scene.money else ():
        before, after = scene.text[scene.money[0].at[1] : who.at[0]], scene.text[who.at[1] :]
        alone = re.fullmatch(r"(?:\s[a-z]+)?\s*[,;(–-]\s*", before) and re.match(r"\s*(?:[,;.)]|$)", after)
        lists_on = re.match(r"\s*,\s*(?:and\s|[A-Z][a-z]+\s*(?:,|and\b|$))", after)
        if alone and not lists_on and who.how == "name":
            return who
    return None


def _behind(scene: Scene) -> Who | None:
    """ "the diesel was on Carl", "cash, from Rui"."""
    for who in scene.people:
        if who.how == "name" and re.search(
            r"(?:\b(?:was|were|is) on|[,;]\s*from|\bcash from|\bcard of)\s+$", scene.text[: who.at[0]], re.I
        ):
            return who
    return None


def party_of(scene: Scene, party: str) -> str:
    """The party as the catalogue says it: the speaker is `me`."""
    return "me" if party == f"member:{scene.context.speaker}" else party


_PUT_IN = re.compile(
    r"^\W{0,2}(?:have |has |had |also |just )?(?:paid|put in|put down|covered|chipped in|threw in|gave)\b[^.;]{0,12}?$",
    re.IGNORECASE,
)


def payers_of(scene: Scene, total: str) -> list[dict[str, str]]:
    """Who paid which part of a bill ("I paid 164 of it, Chidi 100"), when several did and the parts make up the whole."""
    parts: list[dict[str, str]] = []
    for paid in scene.money:
        payer = _put_in(scene, paid.at[0], bool(parts))
        if payer is not None and paid.amount != total:
            parts.append({"party": party_of(scene, payer.party), "amount": paid.amount})
    left = Decimal(total) - sum(Decimal(part["amount"]) for part in parts)
    if parts and left > 0 and (rest := _puts_in_the_rest(scene)):
        parts.append({"party": party_of(scene, rest.party), "amount": as_sum(left)})
    if len({part["party"] for part in parts}) < 2:
        return []
    return parts if sum(Decimal(part["amount"]) for part in parts) == Decimal(total) else []


_THE_REST = re.compile(
    r"^(?:'s|s)?\s*(?:(?:had|has|have|just|then|also|kindly)\s+)?(?:(?:paid|pays|put in|put down|put|covered|threw in|chipped in|gave|got|did|picked up|took)\s+)?(?:for )?(?:the )?(?:rest|remainder|difference|balance|other half)\b",
    re.IGNORECASE,
)


def _puts_in_the_rest(scene: Scene) -> Who | None:
    """Whoever is said to have paid what the others did not: "Harp paid 150 and Gord put in the rest"."""
    return next((who for who in scene.people if _THE_REST.match(scene.text[who.at[1] :][:60])), None)


def _put_in(scene: Scene, place: int, others: bool) -> Who | None:
    """Whoever is said to have paid the sum at `place`; after others who paid, the name alone will do."""
    before = [who for who in scene.people if who.at[1] <= place]
    if not before:
        return None
    gap = scene.text[before[-1].at[1] : place]
    return (
        before[-1]
        if _PUT_IN.match(gap)
        or (others and not re.sub(r"\b(?:the other|another|then)\b", "", gap).strip(" $€£:"))
        else None
    )
