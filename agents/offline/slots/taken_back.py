# ruff: noqa: E501  # a pattern reads best on one line
"""Costs taken back or put right."""

import re
from collections.abc import Sequence

from agents.context import Call, ExpenseContext
from agents.offline.corrections import denied
from agents.offline.matching import find
from agents.offline.phrases import trim
from agents.offline.scene import Scene
from agents.offline.slots.expenses import add_expense
from agents.offline.slots.payers import payer_of
from agents.offline.slots.sums import amounts


def void_expense(scene: Scene) -> list[Call]:
    """Each recorded expense that was named, or the words said when none is known."""
    known = scene.context.expenses
    if not known:
        what = trim(
            re.sub(
                r"\b(?:scratch|delete|remove|void|drop|forget|cancel|take off|undo|expense|charge|entry|one)\b",
                " ",
                scene.text,
                flags=re.I,
            )
        )
        return [Call(name="void_expense", args={"what": what[:40]})] if what else []
    chosen = _recorded(scene, known)
    return [Call(name="void_expense", args=_void_args(scene, e)) for e in chosen]


def _void_args(scene: Scene, expense: ExpenseContext) -> dict[str, object]:
    """The sum only when it was said or another expense has the name too."""
    said = any(float(m.amount) == float(expense.amount) for m in scene.root.money)
    twins = [e for e in scene.context.expenses if find(scene.words, [e.what])]
    return {"what": expense.what, **({"amount": expense.amount} if said or len(twins) > 1 else {})}


def _recorded(scene: Scene, known: Sequence[ExpenseContext]) -> list[ExpenseContext]:
    said = {m.amount for m in scene.root.money}
    by_sum = [e for e in known if any(float(e.amount) == float(a) for a in said)]
    hits = find(scene.words, [e.what for e in known])
    named = [known[h.index] for h in hits if h.score >= 0.45]
    both = [e for e in by_sum if e in named]
    if both or by_sum:
        return (both or by_sum)[:1]
    if len(named) > 1 and not re.search(r"\b(?:and|both)\b", scene.text, re.I):
        return named[:1] if not re.search(r"\b(?:second|last|2nd)\b", scene.text, re.I) else named[-1:]
    if not named and re.search(r"\b(?:that|last|it)\b", scene.text, re.I):
        return list(known[-1:])
    return named


def corrected(scene: Scene) -> list[Call]:
    """A recorded expense put right: voided and added again with what was said now."""
    known = _recorded(scene, scene.context.expenses)[:1]
    added = add_expense(scene)
    old = {o.amount for o in denied(scene.text, scene.money)} | {e.amount for e in known}
    right = [c for c in added if c.args["amount"] not in old] or added
    if not known:  # nothing of the kind is recorded, so there is nothing to take back
        return right[:1]
    args = {"what": known[0].what, "amount": known[0].amount} if scene.money else _void_args(scene, known[0])
    again = dict(right[0].args) if right else {"amount": known[0].amount}
    again["what"] = known[0].what
    payer = payer_of(scene, scene)
    if payer:
        again["paid_by"] = payer
    return [Call(name="void_expense", args=args), Call(name="add_expense", args=again)]


_AMENDING = re.compile(
    r"\b(?:hold on|hang on|actually|sorry|oops|wait|wrong|backwards|typo|misread|correct(?:ion|ed)?|should (?:be|say|have been)|"
    r"meant|mistake|really|in fact|i see now|fix|change)\b",
    re.IGNORECASE,
)


def amends(scene: Scene) -> bool:
    """ "hold on, the lunch was 72.10": a recorded cost, spoken of as known, with another sum than we have."""
    known, sums = _recorded(scene, scene.context.expenses)[:1], amounts(scene)
    if not known or len(sums) != 1 or float(sums[0].amount) == float(known[0].amount):
        return False
    hit = find(scene.words, [known[0].what])
    if not hit or not re.search(r"\b(?:the|that|this|our)\s+(?:\w+\s+)?$", scene.text[: hit[0].at[0]], re.I):
        return False
    return bool(_AMENDING.search(scene.text)) or _look_alike(sums[0].amount, known[0].amount)


def _look_alike(a: str, b: str) -> bool:
    """Whether two sums differ by a digit misread or two swapped: 71.20 and 72.10, 118.40 and 108.40."""
    a, b = f"{float(a):.2f}", f"{float(b):.2f}"
    return len(a) == len(b) and (
        sorted(a) == sorted(b) or sum(x != y for x, y in zip(a, b, strict=True)) == 1
    )
