"""The permission table: children and guests, and that every tool is decided."""

from datetime import UTC, datetime

import pytest

from tests.fakes import MemoryUnitOfWork
from tools.functions import with_act
from tools.kernel.act import Act, Role, Speaker
from tools.kernel.errors import NotAllowed
from tools.kernel.rights import MAY, check
from tools.registry import TOOLS

_THEMSELVES = {
    "forget_me", "join_trip", "link_channel", "set_channel", "revoke_board", "show_board",
    "revoke_calendar_feed", "show_calendar_feed",
}  # fmt: skip
_CHILD = _THEMSELVES | {
    "ask_route", "forget_preference", "make_pdf", "record_preference", "show_alerts",
    "show_help", "show_itinerary", "show_poll", "show_proposals", "catch_up",
    "show_decisions", "show_history", "who_said", "show_reservations", "show_trip", "undo",
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


def test_a_driver_who_is_no_grown_up_reports_as_well() -> None:
    child = {tool for tool in TOOLS if may(Role.CHILD, tool)}
    assert {tool for tool in TOOLS if may(Role.DRIVER, tool)} == child | {"report_status"}


def test_a_guest_only_looks() -> None:
    assert {tool for tool in TOOLS if may(Role.GUEST, tool)} <= _THEMSELVES | {
        "ask_route", "show_alerts", "show_help", "show_itinerary", "show_poll", "show_reservations",
        "show_trip",
    }  # fmt: skip


def test_only_admins_make_admins() -> None:
    assert [role for role in Role if may(role, "set_admin")] == [Role.ORGANIZER, Role.ADMIN]


def test_a_stranger_may_only_come_in() -> None:
    assert {tool for tool in TOOLS if may(Role.STRANGER, tool)} == {"join_trip", "link_channel", "show_help"}


async def test_a_tool_asks_again_even_when_the_turn_did_not() -> None:
    act = Act(MemoryUnitOfWork(), Speaker("a", "Eve", Role.STRANGER), datetime.now(UTC))
    with pytest.raises(NotAllowed):
        await TOOLS["show_trip"].ainvoke({}, config=with_act(act))


def test_the_table_names_only_tools_that_are_there() -> None:
    assert not set(MAY) - set(TOOLS)
