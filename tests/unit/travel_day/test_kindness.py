"""Scheduled kindness: every kind can be turned off, for all or by person; open sums are told."""

import pytest

from tests.unit.travel_day.test_travel_day import Road, at
from tests.unit.travel_day.test_travel_day import road as road
from tools.expenses.recording import Bill
from tools.expenses.service import add_expense
from tools.families.roster import Roster
from tools.kernel.party import Party
from tools.preferences.model import Setting
from tools.travel_day import kinds
from tools.travel_day.model import Alert
from tools.travel_day.muting import is_muted, muted_members
from tools.travel_day.reminder_words import read
from tools.travel_day.service import due_alerts, refresh_alerts, set_reminders

_WORDS = {
    "stop the morning briefs": "morning_brief",
    "no more digests": "digest",
    "no thank-you messages": "thanks",
    "stop the settle-up reminders": "settlement",
    "no evening messages for me": "evening_before",
    "stop the departure alerts": "departure",
    "no leave-now alerts": "leave_now",
    "stop charging reminders": "charge",
    "no break alerts for me": "break",
    "stop meeting reminders": "rendezvous",
    "no check-in reminders": "check_in",
    "turn off deadline reminders": "deadline",
    "stop all reminders": "all",
}


def test_every_kind_has_words_of_its_own() -> None:
    assert {read(said)[1]["kind"] for said in _WORDS} == set(kinds.MUTABLE)  # type: ignore[index]
    for said, kind in _WORDS.items():
        assert read(said)[1]["kind"] == kind  # type: ignore[index]


@pytest.mark.parametrize("kind", [kind for kind in kinds.MUTABLE if kind != kinds.EVERY])
async def test_each_kind_is_off_for_all_or_for_one(road: Road, kind: str) -> None:
    roster = await Roster.load(await road.act("Sofie"))
    lund = Party("family", next(f.id for f in roster.families if f.name == "Lund"))
    alert = Alert("x", at(8), None if kind in kinds.GROUPS else lund, kind, "word")
    await road.say("Sofie", set_reminders, kind=kind, on=False, party="me")
    settings = await road.uow.of(Setting).all()
    assert not is_muted(alert, settings, roster)  # Anders still hears it
    assert [roster.name_of(Party("member", m)) for m in muted_members(alert, settings)] == ["Sofie"]
    await road.say("Sofie", set_reminders, kind=kind, on=False)
    assert is_muted(alert, await road.uow.of(Setting).all(), roster)
    await road.say("Sofie", set_reminders, kind=kind, on=True)
    assert not is_muted(alert, await road.uow.of(Setting).all(), roster)


async def test_after_the_trip_open_sums_are_told_with_the_thanks_and_once_more(road: Road) -> None:
    await road.say("Hal", add_expense, bill=Bill("groceries", "84.20"))  # a head each
    road.now = at(18, 30, day=15)
    await refresh_alerts(await road.act("Sofie"))
    road.now = at(10, 1, day=16)
    (thanks,) = [reply.text for alert, reply in await due_alerts(await road.act("Sofie")) if alert.to is None]
    assert "Lund → Carver 63.15 USD" in thanks
    road.now = at(10, 1, day=20)
    (settle,) = [reply.text for _, reply in await due_alerts(await road.act("Sofie"))]
    assert settle == "Still to settle up from Idaho Falls: Lund → Carver 63.15 USD."


async def test_settled_up_nobody_is_reminded(road: Road) -> None:
    road.now = at(18, 30, day=15)
    await refresh_alerts(await road.act("Sofie"))
    road.now = at(10, 1, day=20)
    assert [a.kind for a, _ in await due_alerts(await road.act("Sofie")) if a.kind == kinds.SETTLEMENT] == []
