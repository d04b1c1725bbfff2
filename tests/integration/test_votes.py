"""Votes from a group, by SMS and by button in one count; deadlines that fire; results as proposals."""

from asyncio import gather
from datetime import timedelta

from bot.exporting import export_trips
from channels.envelope import Envelope, Sender
from tests.dialog import Dialog, verify_dialog
from tests.integration.test_proposals import stops, three_families


async def pass_time(dialog: Dialog, **by: float) -> str:
    """Let time pass as replay does: each alert at its own time. Returns all that was said meanwhile."""
    until, before, passed = dialog.clock.now() + timedelta(**by), len(dialog.sent), None
    while (due := await dialog.house.alerts.next_due()) is not None and due <= until and due != passed:
        dialog.clock.set(due)
        await dialog.house.alerts.send_due()
        await dialog.house.courier.idle()
        passed = due
    dialog.clock.set(until)
    return "\n".join(message.text for message in dialog.sent[before:])


async def poll(dialog: Dialog) -> dict[str, object]:
    (trip,) = (await export_trips(dialog.house)).values()
    found: dict[str, object] = trip["polls"][-1]
    return found


async def test_one_count_over_group_sms_and_buttons(dialog: Dialog) -> None:
    await three_families(dialog)
    await dialog.say("+16025550142", "hello")  # Di Cruz: a conversation to write to
    await verify_dialog(
        dialog,
        [
            (
                "Ann",
                "/poll until tomorrow 18:00: What's for dinner? | pizza | sushi",
                "Closes Sun Apr 11, 18:00",
            ),
            ("Ann", "/vote pizza", "1 of 3"),
        ],
    )
    assert "2 of 3" in (await dialog.say("Bob", press="sushi"))[0].text
    await dialog.say("+16025550142", "/results")
    assert "Cruz for sushi" in (await dialog.say("+16025550142", "2"))[0].text
    await dialog.say("Cy", "/vote pizza")  # the same family thinks again
    said = await pass_time(dialog, minutes=11)
    assert "pizza (2 votes)" in said
    found = await poll(dialog)
    assert (found["status"], found["winner"]) == ("closed", "pizza")
    assert "is closed: pizza won" in (await dialog.say("Bob", "/vote sushi"))[0].text


async def test_the_deadline_reminds_and_closes(dialog: Dialog) -> None:
    await three_families(dialog)
    await dialog.say("+16025550142", "hello")
    await dialog.say("Ann", "/poll until tomorrow 18:00: What's for dinner? | pizza | sushi")
    await dialog.say("Ann", "/vote pizza")
    said = await pass_time(dialog, days=1)
    assert "Cruz family, your vote is still missing" in said
    assert "Okafor family, your vote" not in said
    assert "is decided: pizza (1 vote)" in said


async def test_where_to_becomes_a_stop_once_the_others_agree(dialog: Dialog) -> None:
    await three_families(dialog)
    await verify_dialog(
        dialog,
        [
            ("Ann", "/poll sit out: Where to next? | Bluff | Monticello", "proposed as a stop"),
            ("Ann", "/vote Bluff", "1 of 3"),
            ("Bob", "/vote Bluff", "2 of 3"),
            ("Cy", "/vote we'd sit out", "All 3"),
            ("Ann", "/close", "Bluff.*2 votes"),
        ],
    )
    assert "Bluff" in await stops(dialog)
    (trip,) = (await export_trips(dialog.house)).values()
    assert [(p["party"], p["kind"], p["what"]) for p in trip["preferences"]] == [
        ("family:Cruz", "avoid", "Bluff")
    ]
    assert "Taken back" in (await dialog.say("Ann", "/undo"))[0].text
    assert "Bluff" not in await stops(dialog)


async def test_whoever_voted_otherwise_is_asked(dialog: Dialog) -> None:
    await three_families(dialog)
    await dialog.say("Ann", "/poll Where to next? | Bluff | Monticello")
    await dialog.say("Ann", "/vote Bluff")
    await dialog.say("Bob", "/vote Bluff")
    await dialog.say("Cy", "/vote Monticello")
    answers = await dialog.say("Ann", "/close")
    assert "Proposal 1 by Ann: Bluff becomes a stop" in answers[0].text
    assert "Asked: the Cruzes" in answers[0].text
    assert "Bluff" not in await stops(dialog)
    said = await pass_time(dialog, days=3)
    assert "accepted by the Cruzes (silent)" in said
    assert "Bluff" in await stops(dialog)


async def test_bad_polls_in_peoples_hands(dialog: Dialog) -> None:
    await three_families(dialog)
    many = " | ".join(f"place {n}" for n in range(60))
    await verify_dialog(
        dialog,
        [
            ("Ann", "/poll", "at least two"),
            ("Ann", "/poll Where? | Moab", "at least two"),
            ("Ann", f"/poll Where? | {many}", "60 options"),
            ("Ann", "/poll until yesterday 18:00: Where? | Moab | Bluff", "passed"),
            ("Ann", "/vote", "no vote yet"),
            ("Ann", "/vote Moab", "No vote is open"),
            ("Ann", "/close", "No vote is open"),
            ("Ann", "/poll Where? | Moab | Bluff", "Poll: Where"),
            ("Ann", "/vote Mars", "not on the list"),
            ("Ann", "/vote 9", "not on the list"),
        ],
    )


async def test_voters_at_the_same_moment_have_one_ballot_each(dialog: Dialog) -> None:
    await three_families(dialog)
    await dialog.say("Ann", "/poll What's for dinner? | pizza | sushi")
    people = ("Ann", "Bob", "Cy")
    votes = [
        Envelope(
            channel="telegram",
            chat=dialog.chat,
            kind="group",
            sender=Sender(f"id-{who}", who),
            message_id=f"{who}-{number}",
            at=dialog.clock.now(),
            text=f"/vote {option}",
            mention=True,
        )
        for number, option in enumerate(("sushi", "pizza", "sushi", "pizza"))
        for who in people
    ]
    await gather(*(dialog.house.door.receive(vote) for vote in votes))
    again = await gather(*(dialog.house.door.receive(vote) for vote in votes))
    assert not any(again)  # each was stored once
    await dialog.house.settle()
    found = await poll(dialog)
    options = found["options"]
    assert isinstance(options, list)
    assert sorted(v for option in options for v in option["voters"]) == [
        "family:Cruz",
        "family:Lee",
        "family:Okafor",
    ]


async def test_a_vote_is_taken_back_by_command(dialog: Dialog) -> None:
    """It is what Telegram's own polls come to when a person retracts their answer."""
    await three_families(dialog)
    await dialog.say("Ann", "/poll Where to? | Moab | Page")
    await dialog.say("Ann", "/vote Moab")
    taken = await dialog.say("Ann", "/unvote")
    assert "0 of 3" in taken[0].text
