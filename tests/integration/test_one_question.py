"""One clarifying question at a time, and nothing of the message that needed it is lost."""

from pathlib import Path
from typing import Any

from tests.integration.test_provider_trouble import dialog_with
from tests.simulators.openai import Answer, calls

_KIM, _ALEX = {"paid_by": "member:Kim"}, {"paid_by": "member:Alex"}
_CALLS = {
    "two of Kim": (
        ("add_expense", {"what": "beer", "amount": "20", **_KIM}),
        ("add_expense", {"what": "wine", "amount": "30", **_KIM}),
    ),
    "Kim and Alex": (
        ("add_expense", {"what": "tea", "amount": "20", **_KIM}),
        ("add_expense", {"what": "cake", "amount": "30", **_ALEX}),
    ),
    "tidy": (("remove_stop", {"place": "Moab"}), ("remove_stop", {"place": "Bryce"})),
}


def _script(body: dict[str, Any]) -> Answer:
    said = body["messages"][-1]["content"]
    return next((calls(*wanted) for words, wanted in _CALLS.items() if words in said), Answer(content="Hi."))


async def test_what_is_unclear_is_asked_one_after_the_other(database_url: str, data_dir: Path) -> None:
    async with dialog_with(_script, database_url, data_dir, generations_per_user_hour=50) as (dialog, _):
        await dialog.say("Ann", "/trip Loop, june 18 to 22 2027, Moab, Bryce")
        await dialog.say("Ann", "/family the Lees from Denver: me, Kim and Alex")
        await dialog.say("Cy", "/family the Cruzes from Reno: me, Kim and Alex")

        (asked,) = await dialog.say("Ann", "@pathfinder two of Kim, 20 and 30")
        assert (asked.text, asked.buttons) == ("Which Kim?", ("Kim Lee", "Kim Cruz"))
        (told,) = await dialog.say("Ann", "Kim Lee")
        assert "beer $20.00" in told.text
        assert "wine $30.00" in told.text, "the same question, so the same answer"

        (asked,) = await dialog.say("Ann", "@pathfinder Kim and Alex, 20 and 30")
        assert (asked.text, asked.buttons) == ("Which Kim?", ("Kim Lee", "Kim Cruz"))
        (told,) = await dialog.say("Ann", press="Kim Cruz")
        assert "tea $20.00" in told.text
        assert "Which Alex?" in told.text
        (told,) = await dialog.say("Ann", "the first")
        assert "cake $30.00" in told.text
        listed = (await dialog.say("Ann", "/expenses"))[0].text
        assert [listed.count(what) for what in ("beer", "wine", "tea", "cake")] == [1, 1, 1, 1]


async def test_each_thing_that_would_go_is_asked_about_by_itself(database_url: str, data_dir: Path) -> None:
    async with dialog_with(_script, database_url, data_dir) as (dialog, _):
        await dialog.say("Ann", "/trip Loop, june 18 to 22 2027, Moab, Bryce")
        (asked,) = await dialog.say("Ann", "@pathfinder tidy please")
        assert "Moab" in asked.text
        assert "Bryce" not in asked.text
        (told,) = await dialog.say("Ann", press="No, leave it be")
        assert "remove stop: Bryce" in told.text
        await dialog.say("Ann", press="No, leave it be")
        assert "Bryce" in (await dialog.say("Ann", "/stops"))[0].text
        (asked,) = await dialog.say("Ann", "@pathfinder tidy it please")
        (told,) = await dialog.say("Ann", "no")
        assert "left everything" in told.text
        assert "remove stop: Bryce" in told.text
        (told,) = await dialog.say("Ann", "yes")
        assert "Bryce is off the list" in told.text
        assert "Moab" in (await dialog.say("Ann", "/stops"))[0].text
