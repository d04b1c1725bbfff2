"""Invitations, one person on several platforms, and who may do what, through the house."""

import re
from datetime import datetime, timedelta

import pytest

from channels.envelope import Envelope, Outgoing, Sender
from storage import people
from storage.erasing import erase_asked
from storage.unit_of_work import Author, unit_of_work
from tests.dialog import Dialog
from tests.integration.test_votes import pass_time
from tools.families.model import Member
from tools.kernel.party import Party
from tools.travel_day.model import Alert

_TRIP = "@pathfinder new trip: Canyon Loop, june 18 to 22 2027. Durango, then Mesa Verde, then Moab"
_FAMILY = "@pathfinder we're the Okafors from Denver: me, Tunde and Zuri (6)"


def words(answers: list[Outgoing]) -> str:
    """What was said, together."""
    return "\n".join(answer.text for answer in answers)


def code_in(text: str) -> str:
    found = re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}", text)
    assert found, text
    return found[0]


@pytest.fixture
async def trip(dialog: Dialog) -> Dialog:
    """A trip that Dana Okafor organizes."""
    await dialog.say("Dana Okafor", _TRIP)
    await dialog.say("Dana Okafor", _FAMILY)
    return dialog


async def elsewhere(
    dialog: Dialog, channel: str, who: str, text: str, chat: str | None = None
) -> list[Outgoing]:
    """Have somebody write on another platform, in a chat of their own or in a group."""
    dialog.number += 1
    dialog.clock.set(dialog.clock.now() + timedelta(minutes=1))
    before = len(dialog.sent)
    await dialog.house.door.receive(
        Envelope(
            channel=channel,
            chat=chat or who,
            kind="group" if chat else "direct",
            sender=Sender(who, None if who.startswith("+") else who),
            message_id=f"e{dialog.number}",
            at=dialog.clock.now(),
            text=text,
            mention=True,
        )
    )
    await dialog.house.settle()
    return dialog.sent[before:]


async def test_an_invitation_is_taken_up_after_consent(trip: Dialog) -> None:
    code = code_in(words(await trip.say("Dana Okafor", "/invite")))
    asked = await elsewhere(trip, "teams", "Bola", f"/join {code}")
    assert asked[0].buttons == ("Join as Bola", "No thanks")
    assert "Canyon Loop" in asked[0].text
    told = await elsewhere(trip, "teams", "Bola", "Join as Bola")
    assert "Welcome, Bola" in words(told)
    assert any(m.chat == "-100" and "Bola has joined the Okafors" in m.text for m in told)
    assert "Bola" in words(await elsewhere(trip, "teams", "Bola", "/families"))


async def test_who_says_no_is_not_in_and_learns_nothing(trip: Dialog) -> None:
    code = code_in(words(await trip.say("Dana Okafor", "/invite")))
    await elsewhere(trip, "teams", "Bola", f"join {code}")
    assert "not in" in words(await elsewhere(trip, "teams", "Bola", "No thanks"))
    assert "You are not in this trip" in words(await elsewhere(trip, "teams", "Bola", "/families"))
    assert "You are not in this trip" in words(await elsewhere(trip, "teams", "Bola", "/balance"))


async def test_by_sms_the_name_comes_with_the_code(trip: Dialog) -> None:
    code = code_in(words(await trip.say("Dana Okafor", "/invite"))).replace("-", "")
    assert "your name?" in words(await elsewhere(trip, "sms", "+13035550142", f"JOIN {code.lower()}"))
    await elsewhere(trip, "sms", "+13035550142", f"Join {code} Bola")
    assert "Welcome, Bola" in words(await elsewhere(trip, "sms", "+13035550142", "1"))


async def test_a_revoked_or_expired_or_wrong_code_is_refused_alike(trip: Dialog) -> None:
    first = words(await trip.say("Dana Okafor", "/invite"))
    await trip.say("Dana Okafor", f"/revoke {code_in(first)[-3:]}")
    refused = words(await elsewhere(trip, "teams", "Eve", f"/join {code_in(first)}"))
    wrong = words(await elsewhere(trip, "teams", "Eve", "/join 2222-2222"))
    second = code_in(words(await trip.say("Dana Okafor", "/invite")))
    trip.clock.set(trip.clock.now() + timedelta(days=8))
    late = words(await elsewhere(trip, "teams", "Ann", f"/join {second}"))
    assert refused == wrong == late
    assert "no invitation" in refused


async def test_after_five_tries_a_good_code_leads_nowhere(trip: Dialog) -> None:
    code = code_in(words(await trip.say("Dana Okafor", "/invite")))
    for number in range(5):
        await elsewhere(trip, "teams", "Eve", f"/join 2222-222{number + 3}")
    assert "no invitation" in words(await elsewhere(trip, "teams", "Eve", f"/join {code}"))


async def test_another_group_chat_is_tied_to_the_trip_once(trip: Dialog) -> None:
    code = code_in(words(await trip.say("Dana Okafor", "/invite chat")))
    assert "belongs to “Canyon Loop”" in words(await elsewhere(trip, "teams", "Lee", f"/join {code}", "19:x"))
    assert "Okafor" in words(await elsewhere(trip, "teams", "Lee", "/families", "19:x"))
    assert "no invitation" in words(await elsewhere(trip, "teams", "Eve", f"/join {code}", "19:y"))


async def test_one_person_on_two_platforms_is_one_member(trip: Dialog) -> None:
    code = code_in(words(await trip.say("Dana Okafor", "/link", direct=True)))
    linked = words(await elsewhere(trip, "sms", "+13035550101", f"link {code}"))
    assert "here you are Dana" in linked
    assert "organizer" in words(await elsewhere(trip, "sms", "+13035550101", "/settings"))
    again = words(await elsewhere(trip, "sms", "+13035550199", f"link {code}"))
    assert "no such code" in again
    assert "SMS" in words(await trip.say("Dana Okafor", "/channel sms", direct=True))
    assert "don't know you on Teams" in words(await trip.say("Dana Okafor", "/channel teams", direct=True))


async def test_a_link_code_is_not_given_in_a_group(trip: Dialog) -> None:
    assert "chat of your own" in words(await trip.say("Dana Okafor", "/link"))


async def test_lock_and_admins(trip: Dialog) -> None:
    await trip.say("Sam Lee", "@pathfinder we're the Lees from Boise: me and Kim")
    assert "admin" in words(await trip.say("Sam Lee", "/lock"))
    assert "locked" in words(await trip.say("Dana Okafor", "/lock"))
    assert "locked" in words(await trip.say("Sam Lee", "/stop Arches, must see"))
    assert "Sam is an admin" in words(await trip.say("Dana Okafor", "/setadmin Sam"))
    assert "open" in words(await trip.say("Sam Lee", "/unlock"))
    audit = words(await trip.say("Sam Lee", "/audit"))
    assert "set admin" in audit
    assert "Dana" in audit


async def test_who_is_removed_is_out(trip: Dialog) -> None:
    await trip.say("Sam Lee", "@pathfinder we're the Lees from Boise: me and Kim")
    asked = await trip.say("Dana Okafor", "/remove Sam")
    assert asked[0].buttons == ("Yes, remove", "No, leave it")
    assert "left everything" in words(await trip.say("Dana Okafor", press="No, leave it"))
    await trip.say("Dana Okafor", "/remove Sam")
    assert "off the trip" in words(await trip.say("Dana Okafor", press="Yes, remove"))
    assert "You are not in this trip" in words(await trip.say("Sam Lee", "/families", direct=True))
    assert "can look" in words(await trip.say("Sam Lee", "/stop Arches, must see"))


async def test_a_broadcast_reaches_the_group_and_each_chat(trip: Dialog) -> None:
    await trip.say("Sam Lee", "@pathfinder we're the Lees from Boise: me and Kim")
    await trip.say("Sam Lee", "hello", direct=True)
    told = await trip.say("Dana Okafor", "/broadcast We meet at 8", direct=True)
    assert {m.chat for m in told if "Dana" in m.text} >= {"-100", "Sam Lee"}


async def test_cancelling_asks_first_and_can_be_undone(trip: Dialog) -> None:
    assert "admin" in words(await trip.say("Sam Lee", "/cancel"))
    await trip.say("Dana Okafor", "/cancel")
    assert "is cancelled" in words(await trip.say("Dana Okafor", press="Yes, cancel it"))
    assert "Taken back" in words(await trip.say("Dana Okafor", "/undo"))


async def test_who_asks_to_be_forgotten_is_gone_and_the_money_stays(trip: Dialog) -> None:
    await trip.say("Sam Lee", "@pathfinder we're the Lees from Boise: me and Kim")
    await trip.say("Sam Lee", "groceries 84.20, I paid, split with the Okafors")
    assert "chat of your own" in words(await trip.say("Sam Lee", "/forget"))
    await trip.say("Sam Lee", "/forget", direct=True)
    assert "you are erased" in words(await trip.say("Sam Lee", press="Yes, erase me", direct=True))
    await erase_asked(trip.house.database)
    assert "Sam" not in words(await trip.say("Dana Okafor", "/families"))
    assert "Sam" not in words(await trip.say("Dana Okafor", "/audit"))
    assert "84.20" in words(await trip.say("Dana Okafor", "/balance"))


async def test_the_bot_says_hello_when_it_is_added(dialog: Dialog) -> None:
    before = len(dialog.sent)
    added = Envelope("teams", "19:z", "group", Sender("b", "Bea"), "a1", dialog.clock.now(), event="arrived")
    await dialog.house.door.receive(added)
    await dialog.house.settle()
    assert "I am Pathfinder" in words(dialog.sent[before:])


async def _remind(trip: Dialog, who: str, at: datetime) -> list[Outgoing]:
    """Have one person reminded of something at a moment; returns what is sent until the next morning."""
    async with trip.house.database.system() as connection:
        met = await people.met(connection, "telegram", "id-Dana Okafor", trip.chat)
    assert met.conversation is not None
    async with unit_of_work(trip.house.database, met.conversation.trip_id, Author(0, at)) as unit:
        (member,) = [m for m in await unit.of(Member).all() if m.name == who]
        await unit.of(Alert).put(
            Alert(f"r{at:%H}", at, Party("member", member.id), "news", "Ring the lodge.")
        )
        await unit.commit()
    before = len(trip.sent)
    await pass_time(trip, hours=20)
    return [m for m in trip.sent[before:] if "Ring the lodge." in m.text]


async def test_messages_and_alerts_go_where_each_person_wants_them_but_not_at_night(trip: Dialog) -> None:
    await trip.say("Kim Lee", "@pathfinder we're the Lees from Boise: me and Sam")
    for channel, address in (("teams", "Dana O."), ("sms", "+13035550101")):
        code = code_in(words(await trip.say("Dana Okafor", "/link", direct=True)))
        assert "here you are Dana" in words(await elsewhere(trip, channel, address, f"link {code}"))
    await trip.say("Dana Okafor", "hello", direct=True)  # Telegram is where she wrote last
    await trip.say("Dana Okafor", "/setadmin Kim", direct=True)
    for told, chats in (("/channel teams", {"Dana O."}), ("/channel telegram", {"Dana Okafor"})):
        await trip.say("Dana Okafor", told, direct=True)
        answers = await trip.say("Kim Lee", "/broadcast We meet at 8")
        assert {m.chat for m in answers if "Kim to all" in m.text} - {trip.chat} == chats
    await trip.say("Dana Okafor", "/alertsby sms", direct=True)
    await trip.say("Dana Okafor", "quiet hours 9pm to 7am", direct=True)
    day = trip.clock.now().replace(hour=0, minute=0) + timedelta(days=1)
    (noon,) = await _remind(trip, "Dana", day.replace(hour=15))
    assert (noon.channel, noon.chat, noon.at.hour) == ("sms", "+13035550101", 15)
    (morning,) = await _remind(trip, "Dana", day.replace(hour=22))
    assert (morning.channel, morning.at.astimezone(day.tzinfo).hour) == ("sms", 7)


async def test_an_invitation_counts_who_took_it_up_and_ends_when_it_is_full(trip: Dialog) -> None:
    code = code_in(words(await trip.say("Dana Okafor", "/invite")))
    names = "Abe Bo Cal Dee Eli Fay Gus Hal Ida Jo Kay Lou Max".split()
    for number, name in enumerate(names[:-1], 1):
        phone = f"+130355502{number:02d}"
        assert f"know you as {name}" in words(await elsewhere(trip, "sms", phone, f"JOIN {code} {name}"))
        if number == 1:
            assert "0 of 12 used" in words(await trip.say("Dana Okafor", "/invites"))
        assert f"Welcome, {name}" in words(await elsewhere(trip, "sms", phone, "1"))
        if number == 1:
            await elsewhere(trip, "sms", phone, f"JOIN {code} {name}")
            assert "1 of 12 used" in words(await trip.say("Dana Okafor", "/invites"))
    assert "No invitation is open" in words(await trip.say("Dana Okafor", "/invites"))
    assert "no invitation" in words(await elsewhere(trip, "sms", "+13035550299", f"JOIN {code} {names[-1]}"))
