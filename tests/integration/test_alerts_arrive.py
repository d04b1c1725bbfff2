"""Alerts on their way: refused by a platform they go another; in the group they are one family's; nights."""

import pytest

from channels.envelope import Outgoing
from channels.ports import NotDelivered, Receipt
from channels.recording import RecordingChannel
from tests.dialog import Dialog
from tests.integration.test_undo_buttons import press
from tests.integration.test_votes import pass_time
from tests.travelling import HAL, state, travelling, words
from tests.unit.travel_day.test_travel_day import at


async def test_what_sms_refuses_is_told_in_the_group_and_answered_by_its_family(
    dialog: Dialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    trip = await travelling(dialog)
    send = RecordingChannel.send

    async def refusing(self: RecordingChannel, message: Outgoing) -> Receipt | None:
        if self.name == "sms":
            raise NotDelivered("the number is gone", None)
        return await send(self, message)

    monkeypatch.setattr(RecordingChannel, "send", refusing)
    await pass_time(dialog, minutes=30)
    await dialog.house.alerts.send_due()
    await dialog.house.courier.idle()
    monkeypatch.undo()
    (told,) = [m for m in dialog.sent if m.text.startswith("Carvers: Leave Boise at 07:00")]
    assert told.chat == dialog.chat
    reports = [row for row in await state(dialog, trip) if "percent" in row]
    assert "button is for the Carvers" in await press(dialog, "Sofie", told, "On my way")
    assert [row for row in await state(dialog, trip) if "percent" in row] == reports
    assert "the Carvers left" in await press(dialog, "Meg", told, "On my way")


async def test_at_night_only_what_cannot_wait_is_heard(dialog: Dialog) -> None:
    await travelling(dialog)
    await dialog.say("Sofie", "@pathfinder quiet hours 9pm to 6:30am", at=at(8))
    await dialog.say(HAL, "LEFT", at=at(8, 5))
    late = await dialog.say(HAL, "LATE 90", at=at(22, 0))
    assert {message.chat for message in late} == {HAL}
    stuck = await dialog.say(HAL, "BREAKDOWN", at=at(22, 10))
    assert "The Carvers are stuck" in words([m for m in stuck if m.chat == dialog.chat])
    before = len(dialog.sent)
    await pass_time(dialog, hours=8, minutes=19)
    assert [m for m in dialog.sent[before:] if m.chat == dialog.chat] == []
    assert "1 h 30 late" in await pass_time(dialog, minutes=2)
