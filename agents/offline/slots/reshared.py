# ruff: noqa: E501  # a pattern reads best on one line
"""A recorded cost of which only the sharing is told anew, or of which a part is somebody's own."""

import re
from decimal import Decimal

from agents.context import Call, ExpenseContext
from agents.offline.matching import find
from agents.offline.phrases import trim
from agents.offline.scene import Scene
from agents.offline.slots.amending import just_told
from agents.offline.slots.counting import counting
from agents.offline.slots.payers import party_of
from agents.offline.slots.prices import as_sum
from agents.offline.slots.shares import split
from agents.offline.slots.sums import amounts
from agents.offline.slots.taken_back import void_args
from agents.offline.values.money import MoneyMatch

_POINTS = re.compile(
    r"\b(?:that|this|last) (?:one|bill|expense|cost)\b|\b(?:off|split|share|divide|count|do|make|for|from) (?:it|that|this)\b|\bthat(?:'s| was| is)? (?:was |is )?(?:only|just|for)\b",
    re.IGNORECASE,
)
_BY_HEADS = re.compile(
    r"\b(?:by|per|a) (?:person|people|head|heads|persons)\b|\bnot (?:by|per) famil(?:y|ies)\b|\bhead ?count\b",
    re.IGNORECASE,
)
_BY_FAMILIES = re.compile(
    r"\b(?:by|per) (?:family|families|household)\b|\bnot (?:by|per) (?:person|people|head)\b", re.IGNORECASE
)
_NOT_BY = re.compile(r"\bnot (?:by|per) (?P<how>\w+)", re.IGNORECASE)
_ASKS = re.compile(r"\b(?:split|divide|share|count|take|leave|keep|shouldn'?t)\b", re.IGNORECASE)
_TREATED = re.compile(r"\bon (?:me|us)\b|\bmy treat\b", re.IGNORECASE)


def reshared(scene: Scene) -> list[Call]:
    """The change of how a recorded cost is shared: by head or family, without the children; else nothing."""
    if (
        not scene.context.expenses
        or "?" in scene.text
        or (amounts(scene) and not _TREATED.search(scene.text))
    ):
        return []
    told = _sharing(scene.text)
    known = _meant(scene) if told else None
    if known is None:
        return []
    again = {"what": known.what, "amount": known.amount, **told}
    return [Call(name="void_expense", args=void_args(scene, known)), Call(name="add_expense", args=again)]


def _sharing(text: str) -> dict[str, object]:
    told = counting(text)
    plain = _NOT_BY.sub(" ", text)
    if _ASKS.search(text) is None:
        return {}
    denied = _NOT_BY.search(text)
    if _BY_FAMILIES.search(plain) or (denied and not denied["how"].lower().startswith("famil")):
        told["by"] = "family"
    elif _BY_HEADS.search(plain) or denied:
        told["by"] = "head"
    return told


def _meant(scene: Scene) -> ExpenseContext | None:
    """The cost that is named, or pointed at: the last one."""
    known = scene.context.expenses
    named = find(scene.words, [cost.what for cost in known])
    if named and named[0].score >= 0.45:
        return known[named[0].index]
    return known[-1] if _POINTS.search(scene.text) else None


_OF_IT = re.compile(
    r"\s*(?:bucks|dollars|euros?)?\s*(?:of|from) (?P<which>it|that|this|those|them|which|(?:the |that |our )(?P<name>[\w' -]{2,30}?))\s+(?:is|was|were|are|went (?:on|to|for)|being)\s+(?:for |on |just |only |actually )*(?P<what>[^,.;!?\n]*)",
    re.IGNORECASE,
)
_MANY = 16  # words: more than a line that only puts a part right
_WHOSE = re.compile(
    r"\b(?:for|on|that'?s|thats|which|so|only|just|and|is|are|from|between)\b|,", re.IGNORECASE
)
_OURS = re.compile(r"\b(?:ours|mine|us|our own|(?:my|our) (?:own|family))\b", re.IGNORECASE)


def carved_out(scene: Scene) -> list[Call]:
    """ "30 of that was beer, just Marcus and me": the recorded bill without it, and what is somebody's own."""
    for own in scene.money:
        told = _OF_IT.match(scene.text, own.at[1])
        if told and own.bare and told["which"] in ("those", "them"):
            continue  # "3 of those are mine" counts things
        bill = _bill(scene, own, told) if told else None
        if told is None or bill is None or Decimal(own.amount) >= Decimal(bill.amount):
            continue
        rows = _whose(scene, own.at[0])
        if rows:
            what = trim(_WHOSE.split(told["what"])[0]) or bill.what
            left = as_sum(Decimal(bill.amount) - Decimal(own.amount))
            what = what if not _OURS.fullmatch(what) else bill.what
            paid = {"paid_by": party_of(scene, bill.paid_by)} if bill.paid_by else {}
            again = {"what": bill.what, "amount": left}
            alone = {"what": what, "amount": own.amount, **paid, "split": rows}
            void = Call(name="void_expense", args={"what": bill.what, "amount": bill.amount})
            return [void, Call(name="add_expense", args=again), Call(name="add_expense", args=alone)]
    return []


def _bill(scene: Scene, own: MoneyMatch, told: re.Match[str]) -> ExpenseContext | None:
    """The recorded bill a part is of: named, or told by the speaker right before."""
    known = scene.context.expenses
    if told["name"]:
        named = [cost for cost in known if find(scene.root.part([told.span("name")]).words, [cost.what])]
        return named[-1] if named else None
    signed = bool(known) and not own.bare
    return just_told(scene, _MANY) or (known[-1] if signed else None)


def _whose(scene: Scene, start: int) -> list[dict[str, object]]:
    part = scene.root.part([(start, len(scene.whole))])
    if rows := split(part, None):
        return rows
    named = dict.fromkeys(
        party_of(scene, who.party) for who in part.people if who.how in ("name", "family", "me")
    )
    if named:
        return [{"party": party} for party in named]
    return [{"party": "my_family"}] if _OURS.search(part.text) else []
