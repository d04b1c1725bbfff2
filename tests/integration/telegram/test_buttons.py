"""Buttons and native polls."""

import pytest

from channels.envelope import Paper
from channels.telegram.inbound import OLD_BUTTON
from channels.telegram.simulator.telegram import TelegramSimulator
from tests.integration.telegram.conftest import Line, until

OPTIONS = ("Moab", "Page <&> Zion")


async def test_a_press_is_the_label_of_our_message_and_is_always_answered(
    line: Line, telegram: TelegramSimulator
) -> None:
    telegram.world.bot.reads_all = True
    group = telegram.world.group("Loop")
    await line.say("Where to?", group.id, buttons=OPTIONS)
    query = telegram.press("Ana", telegram.said(group)[0], OPTIONS[1])
    (event,) = await line.heard()
    assert (event.press, event.pressed, event.mention, event.text) == (OPTIONS[1], 1, True, "")
    assert (event.chat, event.kind, event.sender.name) == (str(group.id), "group", "Ana")
    await until(lambda: telegram.world.callbacks[query] is not None)


@pytest.mark.parametrize("data", ["1.7", "99.0", "x", "1", "1.-1", "1.0.0", "", "²" * 8, "9" * 64 + ".0"])
async def test_a_forged_token_does_nothing_but_is_answered(
    line: Line, telegram: TelegramSimulator, data: str
) -> None:
    telegram.say("Ana", "hi")
    await line.heard()
    await line.say("Where to?", telegram.world.people["Ana"].id, buttons=OPTIONS)
    query = telegram.callback("Ana", telegram.said(None, "Ana")[0], data)
    await until(lambda: telegram.world.callbacks[query] is not None)
    assert telegram.world.callbacks[query] == {"text": OLD_BUTTON}
    assert len(line.door.events) == 1


async def test_a_button_of_another_chat_does_nothing(line: Line, telegram: TelegramSimulator) -> None:
    for who in ("Ana", "Eve"):
        telegram.say(who, "hi")
    await line.heard(2)
    await line.say("Where to?", telegram.world.people["Ana"].id, buttons=OPTIONS)
    await line.say("Hello", telegram.world.people["Eve"].id)
    query = telegram.callback("Eve", telegram.said(None, "Eve")[0], "1.0")
    await until(lambda: telegram.world.callbacks[query] is not None)
    assert len(line.door.events) == 2


async def test_what_a_button_carries_is_short(line: Line, telegram: TelegramSimulator) -> None:
    telegram.say("Ana", "hi")
    await line.heard()
    labels = tuple(f"{n} " + "long words " * 20 for n in range(12))
    await line.say("Which?", telegram.world.people["Ana"].id, buttons=labels)
    (message,) = telegram.said(None, "Ana")
    buttons = [button for row in message["reply_markup"]["inline_keyboard"] for button in row]
    assert [button["callback_data"] for button in buttons] == [f"1.{n}" for n in range(12)]
    telegram.callback("Ana", message, "1.11")
    assert (await line.heard(2))[1].press == labels[11]


async def test_a_poll_is_telegrams_own_and_a_vote_is_a_press_by_the_voter(
    line: Line, telegram: TelegramSimulator
) -> None:
    group = telegram.world.group("Loop")
    paper = Paper("p1", "Where to?", OPTIONS, rules="One vote per family. On a tie, Ana decides.")
    receipt = await line.say("Where to? Moab or Page", group.id, buttons=OPTIONS, paper=paper)
    (message,) = telegram.said(group)
    assert receipt is not None
    assert message["poll"]["description"] == f"{paper.rules} /undo takes it back."
    assert receipt.alias == message["poll"]["id"]
    assert message["poll"]["is_anonymous"] is False
    telegram.vote("Ana", message, OPTIONS[0])
    telegram.vote("Rui", message, OPTIONS[1])
    telegram.vote("Ana", message)
    ana, rui, back = await line.heard(3)
    assert (ana.press, ana.pressed, ana.sender.name, ana.chat) == (OPTIONS[0], 1, "Ana", str(group.id))
    assert (rui.press, rui.sender.name) == (OPTIONS[1], "Rui")
    assert (back.press, back.text, back.pressed, back.sender) == (None, "/unvote", 1, ana.sender)


async def test_several_choices_are_one_ballot(line: Line, telegram: TelegramSimulator) -> None:
    group = telegram.world.group("Loop")
    options = ("Moab", "Page", "Zion")
    await line.say("Which?", group.id, buttons=options, paper=Paper("p1", "Which?", options, multiple=True))
    telegram.vote("Ana", telegram.said(group)[0], "Moab", "Zion")
    telegram.vote("Ana", telegram.said(group)[0], "Zion")
    both, one = await line.heard(2)
    assert [(e.event, e.press, e.pressed) for e in (both, one)] == [
        ("ballot", "Moab\nZion", 1),
        ("ballot", "Zion", 1),
    ]


async def test_a_closed_poll_is_closed_there_and_the_result_is_said(
    line: Line, telegram: TelegramSimulator
) -> None:
    group = telegram.world.group("Loop")
    paper = Paper("p1", "Where to?", OPTIONS)
    first = await line.say("Where to?", group.id, buttons=OPTIONS, paper=paper)
    assert first is not None
    so_far = await line.say("Moab 1", group.id, buttons=OPTIONS, paper=paper, edits=first.id)
    assert so_far == first
    assert len(telegram.said(group)) == 1
    closed = Paper("p1", "Where to?", OPTIONS, closed=True)
    for _ in range(2):
        await line.say("Moab it is.", group.id, paper=closed, edits=first.id)
    poll, *results = telegram.said(group)
    assert poll["poll"]["is_closed"] is True
    assert {result["text"] for result in results} == {"Moab it is."}


@pytest.mark.parametrize(
    "paper",
    [
        Paper("p", "Which?", tuple(f"option {n}" for n in range(13))),
        Paper("p", "Which?", ("a" * 101, "b")),
        Paper("p", "?" * 301, ("a", "b")),
        Paper("p", "Which?", ("same", "same")),
    ],
    ids=["13 options", "long option", "long question", "twins"],
)
async def test_a_poll_that_does_not_fit_has_buttons(
    line: Line, telegram: TelegramSimulator, paper: Paper
) -> None:
    group = telegram.world.group("Loop")
    await line.say("Which?", group.id, buttons=paper.options, paper=paper)
    (message,) = telegram.said(group)
    assert "poll" not in message
    assert sum(map(len, message["reply_markup"]["inline_keyboard"])) == len(paper.options)
