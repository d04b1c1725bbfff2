"""The permission table: children and guests, and that every tool is decided."""

import pytest

from bot.permissions import MAY, check
from tools.kernel.act import Role, Speaker
from tools.kernel.errors import NotAllowed
from tools.registry import TOOLS

_CHILD = {
    "ask_route", "forget_preference", "make_pdf", "record_preference", "report_status", "show_alerts",
    "show_help", "show_itinerary", "show_poll", "show_proposals", "show_reservations", "show_trip", "undo",
    "vote",
}  # fmt: skip


def may(role: Role, tool: str) -> bool:
    """Whether a person of that role gets through."""
    try:
        check(Speaker("a", "Leo", role), tool)
    except NotAllowed:
        return False
    return True


@pytest.mark.parametrize("role", [Role.ORGANIZER, Role.ADMIN, Role.ADULT])
def test_grown_ups_may_use_every_tool_that_is_not_for_admins(role: Role) -> None:
    admins = {tool for tool, roles in MAY.items() if Role.ADULT not in roles}
    assert all(may(role, tool) for tool in TOOLS if tool not in admins)


def test_a_child_may_wish_look_and_vote_but_not_decide() -> None:
    assert {tool for tool in TOOLS if may(Role.CHILD, tool)} <= _CHILD
    assert not may(Role.CHILD, "update_trip")
    assert not may(Role.CHILD, "add_expense")
    assert not may(Role.CHILD, "set_admin")


def test_a_guest_only_looks() -> None:
    assert {tool for tool in TOOLS if may(Role.GUEST, tool)} <= {
        "ask_route", "show_alerts", "show_help", "show_itinerary", "show_poll", "show_reservations",
        "show_trip",
    }  # fmt: skip


def test_only_admins_make_admins() -> None:
    assert [role for role in Role if may(role, "set_admin")] == [Role.ORGANIZER, Role.ADMIN]


def test_the_table_names_no_tool_that_is_not_there_or_planned() -> None:
    planned = {"lock_trip", "unlock_trip", "set_admin", "show_audit"}
    assert set(MAY) - set(TOOLS) == planned
