# ruff: noqa: E501  # a pattern reads best on one line
"""What to ask: when what a tool needs was not said, and when it is only fairly sure which one is meant."""

from collections.abc import Sequence

from agents.context import Call, Context, Understanding

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
_LONGEST = 60


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


def offer(readings: Sequence[Call], confidence: float) -> Understanding:
    """The likeliest readings, each to be done only when its button is pressed."""
    labels = tuple(map(label, readings))
    ask = f"Did you mean: {labels[0]}?" if len(labels) == 1 else "Which of these did you mean?"
    return Understanding(confidence=confidence, ask=ask, choices=labels, maybe=tuple(readings))


def label(call: Call) -> str:
    """A call in a few words, as on a button."""
    values = [_value(v) for v in call.args.values() if v not in (None, "", [])]
    told = ", ".join(v for v in values if v)
    words = f"{call.name.replace('_', ' ')}{f': {told}' if told else ''}"
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"


def _value(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(_value, value))
    if isinstance(value, dict):
        return _value(list(value.values()))
    return str(value).replace("my_family", "us").removeprefix("member:").removeprefix("family:")
