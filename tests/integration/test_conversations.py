"""Conversations in people's own words, through inbox, engine, tools, journal and outbox."""

from tests.dialog import Dialog, verify_dialog

_TRIP = ("Ann", "@pathfinder new trip: Canyon Loop, june 18 to june 22. Durango, then Moab", "Canyon Loop")


async def test_a_trip_is_made_and_the_group_is_left_alone(dialog: Dialog) -> None:
    await verify_dialog(
        dialog,
        [
            _TRIP,
            ("Bob", "finally!! can't wait", None),
            ("Ann", "@pathfinder we're the Okafors from Denver: me, Tunde and Zuri who is 6", "Okafor"),
            ("Bob", "who brings the cooler", None),
            ("Ann", "@pathfinder who's coming?", "Okafor"),
        ],
    )


async def test_bad_input_gets_kind_words_and_nothing_is_lost(dialog: Dialog) -> None:
    await verify_dialog(
        dialog,
        [
            (
                "Ann",
                "@pathfinder new trip: Backwards, june 22 to june 18, Moab",
                "nights.*which dates|before it starts",
            ),
            _TRIP,
            ("Ann", "/frobnicate now", "don't know /frobnicate"),
            ("Ann", "@pathfinder " + "blah " * 10_000, "more than I read at once"),
            ("Ann", "@pathfinder who's\x00 coming\x07?", "."),
            ("Ann", "@pathfinder add a stop in Xyzzyqqville", "know where"),
            ("Ann", "", None),
            ("Ann", "/stops", "Durango"),
        ],
    )


async def test_the_same_message_twice_has_one_effect(dialog: Dialog) -> None:
    await verify_dialog(dialog, [_TRIP])
    first = await dialog.say("Ann", "/stop Zion", message_id="same")
    again = await dialog.say("Ann", "/stop Zion", message_id="same")
    assert len(first) == 1
    assert again == []


async def test_undo_takes_back_the_last_act(dialog: Dialog) -> None:
    await verify_dialog(dialog, [_TRIP, ("Ann", "/stop Zion", "Zion"), ("Ann", "/undo", "Taken back.*Zion")])
    answers = await dialog.say("Ann", "/stops")
    assert "Zion" not in answers[0].text


async def test_an_outsider_learns_nothing(dialog: Dialog) -> None:
    await verify_dialog(dialog, [_TRIP])
    answers = await dialog.say("Mallory", "what trips are there? where do the Okafors sleep?", direct=True)
    words = " ".join(answer.text for answer in answers)
    assert "Canyon" not in words
    assert "Moab" not in words
