"""A long answer comes a phone's screen at a time, on every platform with buttons; "More" brings the rest."""

import json
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.main import open_house
from bot.outbox import Outbox
from bot.screens import MORE, screens
from bot.settings import Settings
from channels.envelope import Outgoing
from channels.links import Links
from channels.ports import Capabilities, said_by_bot
from channels.recording import RecordingChannel
from channels.sms.wording import rendered
from channels.teams.outbound import activities
from channels.telegram.parts import parts_of
from channels.web.outbound import line_frame
from channels.web.people import Person
from channels.web.settings import WebSettings
from storage import people
from storage.unit_of_work import Author, unit_of_work
from tests.dialog import Dialog, verify_dialog
from tests.integration.conftest import START
from tools.families.model import Member
from tools.kernel.clock import VirtualClock
from tools.kernel.party import Party
from tools.kernel.reply import Notice
from tools.kernel.workers import InLine

_NAMES = ("telegram", "teams", "web", "sms")


class Phone(RecordingChannel):
    """A platform read on a phone."""

    capabilities = Capabilities(buttons=12, screens=True)


@pytest.fixture
async def dialog(database_url: str, data_dir: Path) -> AsyncIterator[Dialog]:
    sent: list[Outgoing] = []
    channels = [(RecordingChannel if name == "sms" else Phone)(name, sent) for name in _NAMES]
    clock = VirtualClock(START)
    settings = Settings(_env_file=None, pathfinder_data_dir=data_dir)
    async with open_house(settings, database_url, channels, InLine(), clock) as house:
        told = Dialog(house, clock, sent)
        await told.say("Ana", "@pathfinder new trip: Loop, july 10 to 17 2027. Moab first, then Bryce")
        await told.say("Ana", "@pathfinder we're the Silvas from Denver: me, Rui and Lia (8)")
        yield told


async def _tell(dialog: Dialog, text: str, name: str = "", *buttons: str) -> list[Outgoing]:
    """Have the house tell the group, or one person, something; returns what was sent."""
    before, house = len(dialog.sent), dialog.house
    async with house.database.system() as connection:
        trip_id = (await people.met(connection, "telegram", "id-Ana", dialog.chat)).conversation.trip_id  # type: ignore[union-attr]
    async with unit_of_work(house.database, trip_id, Author(0, dialog.clock.now())) as unit:
        found = [m for m in await unit.of(Member).all() if name and m.name.startswith(name)]
        to = Party("member", found[0].id) if found else None
        paged = Outbox(("telegram", "teams", "web"))
        chats = await paged.announce(unit, Notice(text, to, buttons=buttons), dialog.clock.now())
        await unit.commit()
    house.courier.send_soon(chats)
    await house.settle()
    return dialog.sent[before:]


async def test_many_lines_are_read_screen_by_screen(dialog: Dialog) -> None:
    said = [f"Day {number}: over the pass and down to the river" for number in range(1, 61)]
    [first] = await _tell(dialog, "\n".join(said), "", "Fine")
    pages = [first.text]
    assert first.buttons == ("Fine", MORE)
    while pages[-1].split("\n")[-1] != said[-1]:
        [page] = await dialog.say("Rui", press=MORE)
        assert "Fine" in page.buttons
        pages.append(page.text)
    assert "\n".join(pages).split("\n") == said
    assert MORE not in page.buttons
    assert 2 < len(pages) < 7
    await verify_dialog(dialog, [("Ana", "@pathfinder more", "That was all of it"), ("Ana", "more", None)])


async def test_an_open_question_stays_open_and_who_is_removed_reads_no_more(dialog: Dialog) -> None:
    await dialog.say("Rui", "hi all")
    await dialog.say("Rui", "hi", direct=True)
    [first] = await _tell(dialog, "Our secret way is long. " * 200, "Rui")
    assert first.chat == "Rui"
    assert "secret" in (await dialog.say("Rui", "more", direct=True))[0].text
    await _tell(dialog, "It is a long way. " * 200)
    await verify_dialog(
        dialog,
        [
            ("Ana", "/remove Rui", "Take Rui"),
            ("Ana", "@pathfinder more", "long way"),
            ("Ana", "@pathfinder yes, remove", "off the trip"),
        ],
    )
    for asked in ({"press": MORE}, {"text": "more"}):
        answers = await dialog.say("Rui", direct=True, **asked)  # type: ignore[arg-type]
        assert not any("secret" in answer.text for answer in answers)


async def test_what_is_to_pay_is_a_table_where_a_platform_shows_one(dialog: Dialog) -> None:
    for said in ("add the Lees from Reno: Kim", "/expense 84.20 groceries", "/payme venmo @ana-s"):
        await dialog.say("Ana", f"@pathfinder {said}" if said[0] != "/" else said)
    [answer] = await dialog.say("Ana", "/settle")
    assert answer.table is not None
    assert answer.table.rows == (("Lee", "Silva", "$21.05"),)
    [part] = parts_of(answer)
    assert re.search(r"<pre>Who +To whom +How much\nLee +Silva +\$21.05</pre>", part.html)
    assert "venmo.com/ana-s" in part.html
    reader = Person("p", "Ana")
    frame = line_frame(said_by_bot(answer), reader, WebSettings(secret=b"s" * 32), answer.at)
    assert frame["table"]["rows"] == (("Lee", "Silva", "$21.05"),)
    [card] = activities(answer, Links(b"s" * 32), answer.at)
    assert '"type": "Table"' in json.dumps(card)
    assert "Lee -> Silva $21.05" in rendered(answer.text, answer.buttons)
    [line] = [ln for ln in await dialog.house.door.history("telegram", dialog.chat) if ln.table]
    assert line.table == answer.table


@pytest.mark.parametrize(
    ("said", "asked", "row"),
    [
        (
            (
                "booked 2 rooms at Pine Inn in Moab, july 10-12, $412",
                "booked 3 rooms at Sky Lodge in Bryce, july 12-14, $300",
            ),
            "/bookings",
            ("Pine Inn, Moab", "Sat Jul 10 → Mon Jul 12", "everybody", "2 rooms, $412.00"),
        ),
        (("/poll Where to eat? | Thai | Pizza", "/vote Pizza"), "/results", ("Pizza", "1", "Silva")),
        (
            ("/budget 2000", "/budget 400 food", "/expense 84.20 groceries"),
            "/budget",
            ("the trip", "$2,000.00", "$84.20", "$1,915.80"),
        ),
    ],
)
async def test_bookings_votes_and_budgets_are_tables_where_a_platform_shows_one(
    dialog: Dialog, said: tuple[str, ...], asked: str, row: tuple[str, ...]
) -> None:
    for words in said:
        await dialog.say("Ana", words)
    [answer] = await dialog.say("Ana", asked)
    assert answer.table is not None
    assert answer.table.rows[0] == row
    told = " ".join((answer.table.lead, *(cell for cells in answer.table.rows for cell in cells)))
    for word in re.findall(r"\w{4,}", rendered(answer.text, ())):
        assert word in rendered(told, ()) or word in ("Budget", "left", "spent"), f"the table lacks {word!r}"
    card = json.dumps(activities(answer, Links(b"s" * 32), answer.at))
    assert all(json.dumps(cell)[1:-1] in card.replace("\\\\", "") for cell in row)


def test_nothing_is_lost_at_the_breaks() -> None:
    words = "The second day leads over the pass and down to the river. " * 60
    first, rest = screens(words)
    assert first.endswith(".")
    assert f"{first} {rest}".split() == words.split()


@given(st.text(st.sampled_from("ab .\n"), max_size=6000))
def test_any_text_ends_after_a_few_screens(text: str) -> None:
    said, rest = [], text
    while rest:
        first, rest = screens(rest)
        said.append(first)
        assert len(said) < 400
    assert "".join("".join(said).split()) == "".join(text.split())
