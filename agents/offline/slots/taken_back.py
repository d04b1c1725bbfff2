# ruff: noqa: E501  # a pattern reads best on one line
"""Costs taken back."""

import re
from collections.abc import Sequence

from agents.context import Call, ExpenseContext
from agents.offline.matching import find
from agents.offline.phrases import trim
from agents.offline.scene import Scene


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
    chosen = recorded(scene, known)
    return [Call(name="void_expense", args=void_args(scene, e)) for e in chosen]


def void_args(scene: Scene, expense: ExpenseContext) -> dict[str, object]:
    """The sum only when it was said or another expense has the name too."""
    said = any(float(m.amount) == float(expense.amount) for m in scene.root.money)
    twins = [e for e in scene.context.expenses if find(scene.words, [e.what])]
    return {"what": expense.what, **({"amount": expense.amount} if said or len(twins) > 1 else {})}


def recorded(scene: Scene, known: Sequence[ExpenseContext]) -> list[ExpenseContext]:
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
