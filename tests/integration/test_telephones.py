"""What a telephone asks of the bot: a number that could be for two polls, a person without a name, limits."""

from datetime import timedelta

import pytest

from tests.dialog import Dialog
from tests.integration.test_proposals import three_families

DI = "+16025550142"


async def two_polls(dialog: Dialog) -> None:
    await three_families(dialog)
    await dialog.say(DI, "hello")
    await dialog.say("Ann", "/poll Dinner? | pizza | sushi")
    await dialog.say("Ann", "/poll Hike? | long | short")
    await pass_digest(dialog)


async def pass_digest(dialog: Dialog) -> None:
    """Let what is gathered for telephones go out."""
    due = await dialog.house.digests.next_due()
    if due is not None:
        dialog.clock.set(due)
        await dialog.house.digests.send_due()
        await dialog.house.courier.idle()


async def test_a_number_that_may_be_for_two_polls_is_asked_about(dialog: Dialog) -> None:
    await two_polls(dialog)
    asked = await dialog.say(DI, "2")
    assert set(asked[0].buttons) == {"Dinner? sushi", "Hike? short"}
    number = asked[0].buttons.index("Dinner? sushi") + 1
    voted = "\n".join(message.text for message in await dialog.say(DI, str(number)))
    assert "sushi" in voted
    rest = "\n".join(message.text for message in await dialog.say(DI, "1"))
    assert "long" in rest


async def test_a_number_nobody_knows_is_not_shown_whole(dialog: Dialog) -> None:
    await three_families(dialog)
    said = await dialog.say("+17185550199", "hello there, who owes what?")
    assert all("7185550199" not in message.text for message in said)


async def test_beyond_the_limit_it_is_said_once_and_nothing_is_done(
    dialog: Dialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    await three_families(dialog)
    monkeypatch.setattr("bot.allowance.CALLS", 8)
    answers = [await dialog.say("Zed", f"/help {number}", direct=True) for number in range(12)]
    texts = [[message.text for message in answer] for answer in answers]
    assert all("a lot" not in text for said in texts[:8] for text in said)
    assert "more than" in texts[8][0]
    assert texts[9:] == [[], [], []]
    dialog.clock.set(dialog.clock.now() + timedelta(hours=1, minutes=5))
    assert await dialog.say("Zed", "/help", direct=True)
