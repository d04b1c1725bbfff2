# ruff: noqa: E501  # a pattern reads best on one line
"""Costs: who paid what for what, and how it is shared."""

import re
from dataclasses import replace
from datetime import timedelta

from agents.context import Call
from agents.offline.scene import Scene
from agents.offline.slots.absent import exceptions
from agents.offline.slots.bill_parts import bill_parts
from agents.offline.slots.carve import Carved, carved
from agents.offline.slots.costs import what_for
from agents.offline.slots.counting import counting
from agents.offline.slots.payers import BARE_VERB, payer_of, payers_of
from agents.offline.slots.prices import one_bill, total_of
from agents.offline.slots.shares import split
from agents.offline.slots.sums import amounts, earlier_bill
from agents.offline.values.money import MoneyMatch
from tools.values.currencies import spoken_currency

_CATEGORY = re.compile(
    r"\b(?:put it |file(?:d)? |book it )?(?:under|category:?|as category)\s+(?P<c>(?!the\b|my\b|his\b|her\b|(?-i:[A-Z]))[a-z]+)",
    re.I,
)


_NO_THING = frozenset(("expense", "back", "there", "return", "way back", "way home"))
_CROWNS = frozenset(("SEK", "DKK", "NOK", "ISK"))  # all of them "kr": "in danish: 450 kr"


def add_expense(scene: Scene) -> list[Call]:
    """One call per sum paid; what somebody bears alone of a bill is a cost of its own."""
    found = amounts(scene)
    if not found:
        return _of_before(scene) or _below_zero(scene)
    common = payer_of(scene, scene) or ("me" if BARE_VERB.search(scene.text.strip()) else None)
    if own := carved(scene, found[0], scene.money, common):
        return _carved(scene, found[0], own, common)
    if bill := one_bill(scene, found):
        call = _expense(scene, found[0], scene, common, split(scene, common))
        return [Call(name=call.name, args={**call.args, "amount": bill})]
    parts = [scene.root.part([place]) for place in bill_parts(scene, found)]
    shared_rows = split(scene, common) if len(found) == 1 else []
    calls = []
    for money, part in zip(found, parts, strict=True):
        who = payer_of(scene, part) or common
        calls.append(_expense(scene, money, part, who, split(part, who) or shared_rows))
        if calls[-1].args["what"] in _NO_THING and len(calls) > 1:  # "ubers 23.40 and 18.90", "4.50 back"
            calls[-1].args["what"] = calls[-2].args["what"]
    return calls


def _carved(scene: Scene, bill: MoneyMatch, own: Carved, payer: str | None) -> list[Call]:
    """The bill without what one party bears alone, and that."""
    before = scene.root.part([(min(s for s, _ in scene.spans), own.at[0])])
    rest = split(scene.root.part([own.rest]), payer)
    whole = _expense(scene, replace(bill, amount=own.left), before, payer, rest)
    whole.args["amount"] = own.left
    alone = {**whole.args, "what": own.what, "amount": own.amount, "split": own.rows}
    alone.pop("except", None)
    return [whole, Call(name="add_expense", args=alone)]


def _of_before(scene: Scene) -> list[Call]:
    """ "that's on my card, we take 2 of the rooms and they take 1", right after the booking with its price."""
    bill = earlier_bill(scene)
    if bill is None:
        return []
    text, money = bill
    payer = payer_of(scene, scene) or ("me" if re.search(r"\bI\b|\bmy\b|\bme\b", scene.text) else None)
    before = Scene(text, scene.mention, scene.context)
    named = before.things(scene.context.reservations)
    what = scene.context.reservations[named[0].index] if named else what_for(before, money, before)
    args: dict[str, object] = {"what": what or "expense", "amount": money.amount, "currency": money.currency}
    args |= {"paid_by": payer or "", "split": split(scene, payer)}
    return [Call(name="add_expense", args={k: v for k, v in args.items() if v})]


def _below_zero(scene: Scene) -> list[Call]:
    """A sum with a minus, so that it can be said what is wrong with it."""
    sum_ = re.search(r"(?:^|\s)[-−]\s?[$€£]?(\d+(?:[.,]\d{1,2})?)\b", scene.text)
    if sum_ is None or not scene.mention:
        return []
    return [Call(name="add_expense", args={"what": "expense", "amount": f"-{sum_[1]}"})]


def _expense(
    scene: Scene, money: MoneyMatch, part: Scene, payer: str | None, rows: list[dict[str, object]]
) -> Call:
    args: dict[str, object] = {
        "what": what_for(scene, money, part) or "expense",
        "amount": total_of(part, money),
    }
    spoken = spoken_currency(part.text[money.at[1] :])
    crowns = money.currency in _CROWNS and spoken_currency(part.text)
    if currency := (crowns if crowns in _CROWNS else None) or money.currency or spoken:
        args["currency"] = currency
    if payers := payers_of(scene.root, str(args["amount"])):
        args["payers"] = payers
        rows = [] if any("amount" in row for row in rows) else rows  # who paid what, not who bears what
    elif payer:
        args["paid_by"] = payer
    if day := _day(part) or _day(scene):
        args["date"] = day
    out, heads = exceptions(part), counting(part.text)
    args |= heads
    if "child" in heads and [row["party"] for row in rows] in (["me"], ["my_family"]):
        rows = []  # "just the adults" names no party
    if rows:
        args["split"] = rows
    elif out:
        args["except"] = out
    if m := _CATEGORY.search(part.text):
        args["category"] = m["c"]
    return Call(name="add_expense", args=args)


_ORDINAL = re.compile(r"(?:the |on the )?(?:first|second|third|fourth|fifth)", re.IGNORECASE)


def _day(scene: Scene) -> str | None:
    now = scene.context.now.date()
    if re.search(r"\b(?:last|yesterday) (?:night|evening|eve)\b", scene.text, re.I):
        return (now - timedelta(days=1)).isoformat()
    told = [d for d in scene.dates if not _ORDINAL.fullmatch(d.text.strip())]
    past = [d for d in told if d.start <= now and d.grain == "day"]
    if past:
        return past[0].start.isoformat()
    day = next((d for d in told if d.grain == "day" and d.end is None and d.start > now), None)
    if day and re.fullmatch(
        r"(?:on |last |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:'s)?", day.text.strip(), re.I
    ):
        return (day.start - timedelta(days=7)).isoformat()
    return None
