"""The kinds of alerts, what may turn them off, and how each is answered with a button or its number."""

from collections.abc import Mapping

from tools.kernel.reply import Press

MORNING, DIGEST, THANKS, SETTLEMENT = "morning_brief", "digest", "thanks", "settlement"
EVENING, DEPARTURE, LEAVE_NOW = "evening_before", "departure", "leave_now"
CHARGE, BREAK, RENDEZVOUS, CHECK_IN = "charge", "break", "rendezvous", "check_in"
DEADLINE = "deadline"
CODE = ", confirmation "  # what stands before a booking's code in a reminder; no group reads the code

TRAVEL = (EVENING, DEPARTURE, LEAVE_NOW, CHARGE, BREAK, RENDEZVOUS)
GROUPS = (MORNING, DIGEST, THANKS, SETTLEMENT)
EVERY = "all"
# What people can turn off, for themselves or for everybody.
MUTABLE = (*GROUPS, *TRAVEL, CHECK_IN, DEADLINE, EVERY)
# What is only said while there is something to say.
MAY_BE_EMPTY = (DIGEST, SETTLEMENT)

_ON_MY_WAY = Press("report_status", {"kind": "departed"})
_LATE = Press("report_status", {"kind": "late", "minutes": 20})
_ANSWERS: Mapping[str, Mapping[str, Press]] = {
    DEPARTURE: {"On my way": _ON_MY_WAY, "20 min late": _LATE},
    LEAVE_NOW: {"On my way": _ON_MY_WAY, "20 min late": _LATE},
    CHARGE: {
        "Charging": Press("report_status", {"kind": "charging"}),
        "Charger broken": Press("report_status", {"kind": "breakdown", "note": "charger broken"}),
    },
    BREAK: {
        "Stopped": Press("report_status", {"kind": "stopped"}),
        "Skip it": Press("report_status", {"kind": "skipped"}),
    },
    RENDEZVOUS: {"Arrived": Press("report_status", {"kind": "arrived"}), "20 min late": _LATE},
}


def theirs_only(presses: Mapping[str, Press], family: str) -> Mapping[str, Press]:
    """Return an alert's buttons as they stand in the group: for the family it is about, nobody else."""
    if not family:
        return presses
    return {label: Press(press.tool, {**press.args, "button_of": family}) for label, press in presses.items()}


def answers_to(kind: str) -> Mapping[str, Press]:
    """Return the buttons of an alert: label, and what it does."""
    return _ANSWERS.get(kind, {})
