# ruff: noqa: E501  # a pattern reads best on one line
"""What to ask when it is clear which tool is meant and what it needs was not said."""

from collections.abc import Sequence

from agents.context import Context, Understanding

_QUESTIONS = {
    "add_expense": "How much was it, and who paid?",
    "void_expense": "Which expense do you mean?",
    "record_payment": "How much was paid, and to whom?",
    "vote": "Which option do you mean?",
    "add_reservation": "What is booked, and for which days?",
    "cancel_reservation": "Which booking do you mean?",
    "remove_stop": "Which stop should go?",
    "add_stop": "Which place should I add?",
    "set_limits": "What limit should I note, and for whom?",
    "set_presence": "When and where do you join or leave?",
    "add_member": "Whom should I add?",
    "add_family": "What is the family's name?",
}
_MOST = 6


def question(tools: Sequence[str], context: Context, confidence: float) -> Understanding:
    """One question for the first tool that can be asked about, with the few possible answers; else silence."""
    tool = next((t for t in tools if t in _QUESTIONS), None)
    if tool is None:
        return Understanding(confidence=confidence)
    choices = _choices(tool, context)
    return Understanding(confidence=confidence, ask=_QUESTIONS[tool], choices=choices[:_MOST])


def _choices(tool: str, context: Context) -> tuple[str, ...]:
    if tool == "vote":
        return tuple(o for p in context.polls for o in p.options)
    if tool == "void_expense":
        return tuple(f"{e.what} {e.amount}" for e in context.expenses)
    if tool == "cancel_reservation":
        return context.reservations
    return context.stops if tool == "remove_stop" else ()
