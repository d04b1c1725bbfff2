"""The "Undo" under an answer takes back what that answer told of; results keep their buttons overnight."""

from bot.exporting import export_trips
from channels.envelope import Envelope, Outgoing, Sender
from tests.dialog import Dialog
from tests.integration.test_proposals import stops, three_families
from tests.integration.test_votes import pass_time, poll


async def bills(dialog: Dialog) -> list[str]:
    (trip,) = (await export_trips(dialog.house)).values()
    return [bill["what"] for bill in trip["expenses"]]


async def press(dialog: Dialog, who: str, under: Outgoing, label: str = "Undo") -> str:
    """Press a button of one certain message."""
    before = len(dialog.sent)
    dialog.number += 1
    event = Envelope(
        channel=dialog.channel, chat=under.chat, kind="group", sender=Sender(f"id-{who}", who),
        message_id=f"press {dialog.number}", at=dialog.clock.now(), text="", mention=True,
        press=label, pressed=under.id,
    )  # fmt: skip
    await dialog.house.door.receive(event)
    await dialog.house.settle()
    return "\n".join(message.text for message in dialog.sent[before:])


async def test_undo_under_an_older_answer_takes_that_back(dialog: Dialog) -> None:
    await three_families(dialog)
    first = (await dialog.say("Ann", "/expense 12 ice"))[0]
    await dialog.say("Ann", "/expense 40 gas")
    await dialog.say("Bob", "/expense 9 tolls")
    assert "not yours" in await press(dialog, "Bob", first)
    assert sorted(await bills(dialog)) == ["gas", "ice", "tolls"]
    assert "Taken back" in await press(dialog, "Ann", first)
    assert sorted(await bills(dialog)) == ["gas", "tolls"]
    assert "taken back already" in await press(dialog, "Ann", first)
    assert sorted(await bills(dialog)) == ["gas", "tolls"]


async def test_a_vote_that_was_closed_is_opened_again(dialog: Dialog) -> None:
    await three_families(dialog)
    await dialog.say("Ann", "/poll What's for dinner? | pizza | sushi")
    await dialog.say("Bob", "/vote sushi")
    closed = (await dialog.say("Ann", "@pathfinder close the vote"))[0]
    assert "Undo" in closed.buttons
    await dialog.say("Ann", "/expense 40 gas")
    await press(dialog, "Ann", closed)
    assert (await poll(dialog))["status"] == "open"
    assert await bills(dialog) == ["gas"]


async def test_a_result_of_the_night_comes_in_the_morning_with_its_buttons(dialog: Dialog) -> None:
    await three_families(dialog)
    await dialog.say("Ann", "@pathfinder quiet hours for everybody 10pm to 7am")
    await dialog.say("Ann", "/poll until today 23:00: Where do we stop next? | Moab | Page")
    await dialog.say("Ann", "/vote Page")
    assert "Page" not in "".join(await stops(dialog))
    said = await pass_time(dialog, hours=5)
    assert "is decided" not in said
    late = (await dialog.say("Bob", "/vote Moab"))[0].text
    assert "its time is up" in late
    said = await pass_time(dialog, hours=9)
    assert "is decided: Page" in said
    result = next(m for m in reversed(dialog.sent) if "is decided: Page" in m.text)
    assert "OK with us" in result.buttons
    assert "We object" in result.buttons


async def test_votes_and_polls_are_taken_back_by_button_until_they_are_counted(dialog: Dialog) -> None:
    await three_families(dialog)
    opened = (await dialog.say("Ann", "/poll multiple: What do we do? | hike | raft | rest"))[0]
    cast = (await dialog.say("Bob", "/vote hike, raft"))[0]
    assert "hike and raft" in cast.text
    assert "not yours" in await press(dialog, "Cy", cast)
    assert "Taken back: the vote (What do we do?)" in await press(dialog, "Bob", cast)
    assert "no vote of yours" in (await dialog.say("Bob", "/vote nothing"))[0].text
    again = (await dialog.say("Bob", "/vote rest"))[0]
    assert opened.buttons == ("hike", "raft", "rest")
    assert "Bob has changed it since" in (await dialog.say("Ann", "/undo"))[0].text
    await dialog.say("Ann", "/close rest wins")
    assert "closed, so its votes stay" in await press(dialog, "Bob", again)
    assert (await poll(dialog))["winner"] == "rest"


async def test_whoever_was_told_hears_that_it_is_taken_back(dialog: Dialog) -> None:
    await three_families(dialog)
    await dialog.say("Bob", "hello", direct=True)
    await dialog.say("Ann", "/expense 90 dinner", direct=True)
    told = await dialog.say("Ann", press="Undo", direct=True)
    assert {m.chat for m in told if "Ann took back: the expense (dinner)" in m.text} == {dialog.chat, "Bob"}
    asked = await dialog.say("Ann", "/poll What's for dinner? | pizza | sushi", direct=True)
    (paper,) = [m for m in asked if m.chat == dialog.chat]
    assert paper.buttons == ("pizza", "sushi")
    assert "1 of 3" in await press(dialog, "Cy", paper, "pizza")
    ballot = (await dialog.say("Bob", "/vote pizza", direct=True))[0]
    assert ballot.buttons == ("pizza", "sushi", "Undo")
    assert "for sushi" in (await dialog.say("Bob", "2", direct=True))[0].text
