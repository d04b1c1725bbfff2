"""Who may what: one table, read in the turn (bot/gate.py) and again by every tool (tools/functions.py)."""

from collections.abc import Mapping

from tools.kernel.act import Role, Speaker
from tools.kernel.errors import NotAllowed

_EVERYBODY = frozenset(Role) - {Role.STRANGER}
_STRANGERS_TOO = frozenset(Role)
_CHILDREN_TOO = _EVERYBODY - {Role.GUEST}
_ADULTS = frozenset({Role.ORGANIZER, Role.ADMIN, Role.ADULT})
_DRIVERS_TOO = _ADULTS | {Role.DRIVER}
_ADMINS = frozenset({Role.ORGANIZER, Role.ADMIN})

# What is not named here is for adults.
MAY: Mapping[str, frozenset[Role]] = {
    **dict.fromkeys(
        (
            "ask_route",
            "forget_me",
            "revoke_board",
            "set_channel",
            "show_alerts",
            "show_board",
            "show_itinerary",
            "show_trip",
            "show_poll",
            "show_reservations",
        ),
        _EVERYBODY,
    ),
    **dict.fromkeys(
        (
            "record_preference",
            "forget_preference",
            "vote",
            "undo",
            "make_pdf",
            "revoke_calendar_feed",
            "show_calendar_feed",
            "show_proposals",
            "show_decisions",
            "show_history",
            "catch_up",
            "who_said",
        ),
        _CHILDREN_TOO,
    ),
    "report_status": _DRIVERS_TOO,
    **dict.fromkeys(("join_trip", "link_channel", "show_help"), _STRANGERS_TOO),
    **dict.fromkeys(
        ("broadcast", "cancel_trip", "lock_trip", "remove_person", "set_admin", "show_audit", "unlock_trip"),
        _ADMINS,
    ),
}


def check(speaker: Speaker, tool: str) -> None:
    """Raise NotAllowed, in words for the speaker, when they may not use `tool`."""
    if speaker.role in MAY.get(tool, _ADULTS):
        return
    if speaker.role is Role.STRANGER:
        raise NotAllowed("You are not in this trip. Its people can send you an invitation (/invite).")
    if speaker.role is Role.CHILD and tool == "report_status":
        raise NotAllowed(f"Thanks, {speaker.name}! I take that from a grown-up, or from who drives.")
    if speaker.role.is_child:
        raise NotAllowed("That is for the grown-ups of this trip to decide.")
    if speaker.role is Role.GUEST and tool.startswith("show_"):
        raise NotAllowed("That is only for the people of this trip.")
    if speaker.role is Role.GUEST:
        raise NotAllowed("You can look, but not change anything in this trip.")
    raise NotAllowed("Only the organizer or an admin of this trip can do that.")
