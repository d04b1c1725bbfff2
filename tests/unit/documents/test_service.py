"""Documents as people ask for them: who gets which, what they may read in it, and what it is called."""

import json
from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from tests.contract.test_trip_export import check_export
from tests.world import NOON, World
from tools.documents import functions
from tools.documents.export import trip_export
from tools.documents.model import Document
from tools.documents.service import file_name
from tools.expenses.model import Expense, Part
from tools.functions import with_act
from tools.kernel.act import Act
from tools.kernel.audit import AuditEntry, AuditTrail
from tools.kernel.errors import Refusal
from tools.kernel.party import Party
from tools.kernel.place import Place
from tools.kernel.reply import Reply
from tools.planning.model import Day, FamilyDay, Item, ItemKind, Itinerary, ItineraryStatus
from tools.preferences.model import Preference, PreferenceKind
from tools.reservations.model import Reservation, ReservationKind
from tools.trips.model import Stop

LOCAL = timezone(timedelta(hours=-5))
MOBILE, DESTIN = Place("Mobile", 30.69, -88.04), Place("Destin", 30.39, -86.49)


class Trail(AuditTrail):
    """A journal of one line."""

    async def entries(self, trip_id: str) -> list[AuditEntry]:
        return [AuditEntry(NOON, "Claire", "add_stop", "stop:1")]

    async def version(self, trip_id: str) -> int:
        return 7


def item(kind: ItemKind, start: time, end: time, place: Place, **more: Any) -> Item:
    day = date(2027, 3, 18)
    return Item(kind, datetime.combine(day, start, LOCAL), datetime.combine(day, end, LOCAL), place, **more)


async def coast(planned: bool = True) -> World:
    """Return a trip of two families with a booking each and, if `planned`, a day of a plan."""
    world = await World.with_families({"Landry": ("Claire", "Beau"), "Okafor": ("Dana",)})
    world.ports = {**world.ports, AuditTrail: Trail()}
    put = world.uow.of
    await put(Stop).put(Stop("s1", "Destin", DESTIN.lat, DESTIN.lon))
    for family, code in (("landry", "LAN-111"), ("okafor", "OKA-222")):
        room = Reservation(family, ReservationKind.LODGING, f"Gull House {code[:3]}", "Destin")
        room = replace(room, start=date(2027, 3, 18), end=date(2027, 3, 19), confirmation=code)
        await put(Reservation).put(replace(room, party=(Party("family", family),)))
    secret = Preference("p", Party("family", "okafor"), PreferenceKind.DIET, "no alcohol", 2, private=True)
    await put(Preference).put(secret)
    halves = (Part(Party("family", "landry"), 500), Part(Party("family", "okafor"), 501))
    payer = (Part(Party("family", "landry"), 1001),)
    await put(Expense).put(Expense("e", "gas", 1001, "USD", date(2027, 3, 18), payer, halves))
    if planned:
        drive = item(ItemKind.DRIVE, time(9), time(11, 30), MOBILE, to=DESTIN, km=190.0)
        day = FamilyDay("Landry", (drive, item(ItemKind.VISIT, time(12), time(15), DESTIN)), 190.0, 150.0)
        days = (Day(date(2027, 3, 18), (day,)),)
        await put(Itinerary).put(Itinerary("trip", ItineraryStatus.PROPOSED, NOON, 1, days))
    return world


async def ask(tool: str, act: Act, **arguments: Any) -> Reply:
    """Return what a tool answers."""
    found = next(t for t in functions.FUNCTIONS if t.name == tool)
    message = await found.ainvoke(
        {"name": tool, "args": arguments, "id": "1", "type": "tool_call"}, with_act(act)
    )
    reply: Reply = message.artifact
    return reply


async def body(world: World, reply: Reply) -> bytes:
    """Return the bytes of the file an answer brings."""
    document = await world.uow.of(Document).get(reply.attachments[0].document)
    assert document is not None
    assert document.name == reply.attachments[0].name
    return document.body


def text(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


async def test_the_group_gets_a_pdf_without_codes() -> None:
    world = await coast()
    reply = await ask("make_pdf", await world.by("Claire"))
    assert reply.text.startswith("Here is the itinerary of Gulf Coast.")
    assert "proposal" in reply.text
    assert reply.attachments[0].name == "gulf-coast.pdf"
    words = text(await body(world, reply))
    assert "Destin" in words
    assert "118 mi · 2 h 30" in words
    assert "LAN-111" not in words
    assert "plan version 1" in words


async def test_a_family_reads_its_own_codes_and_numbers_in_private() -> None:
    world = await coast()
    for name, phone in (("Dana", "+16025550142"), ("Beau", "+13035550188")):
        await world.change_member(name, phone=phone)
    reply = await ask("make_pdf", await world.by("Dana", group=False), scope="family")
    assert reply.attachments[0].name == "gulf-coast-okafor.pdf"
    words = text(await body(world, reply))
    assert "OKA-222" in words
    assert "LAN-111" not in words
    assert "+16025550142" in words
    assert "•0188" in words
    assert "+13035550188" not in words


async def test_without_a_plan_it_is_made_and_says_so() -> None:
    world = await coast(planned=False)
    reply = await ask("make_pdf", await world.by("Claire"))
    assert "no plan yet" in reply.text
    assert "No plan has been made yet" in text(await body(world, reply))


async def test_an_unknown_family_is_told_so() -> None:
    world = await coast()
    with pytest.raises(Refusal, match="Nakamura"):
        await ask("make_pdf", await world.by("Claire"), scope="family", family="Nakamura")


async def test_the_export_keeps_the_contract() -> None:
    world = await coast()
    export = check_export(await trip_export(await world.by("Claire")))
    assert export.trip.version == 7
    assert export.audit[0].actor == "Claire"
    assert [r.confirmation for r in export.reservations] == ["LAN-111", "OKA-222"]
    assert export.itinerary is not None


async def test_the_file_leaves_out_what_is_private_to_others() -> None:
    world = await coast()
    data = json.loads(await body(world, await ask("export_trip", await world.by("Beau", group=False))))
    check_export(data)
    assert [r["confirmation"] for r in data["reservations"]] == ["LAN-111", None]
    assert data["preferences"] == []
    own = json.loads(await body(world, await ask("export_trip", await world.by("Dana", group=False))))
    assert own["preferences"][0]["what"] == "no alcohol"
    group = json.loads(await body(world, await ask("export_trip", await world.by("Dana"))))
    assert [r["confirmation"] for r in group["reservations"]] == [None, None]


async def test_the_map_is_a_picture() -> None:
    world = await coast()
    reply = await ask("make_map", await world.by("Claire"))
    assert reply.attachments[0].content_type == "image/png"
    assert (await body(world, reply)).startswith(b"\x89PNG")


async def test_there_is_no_map_of_nothing() -> None:
    world = await World.with_families({"Landry": ("Claire",)})
    with pytest.raises(Refusal, match="nothing to draw"):
        await ask("make_map", await world.by("Claire"))


async def test_the_calendar_holds_days_and_bookings() -> None:
    world = await coast()
    reply = await ask("make_calendar", await world.by("Dana", group=False), family="my_family")
    ics = (await body(world, reply)).decode()
    assert "SUMMARY:Gull House OKA\r\n" in ics
    assert "OKA-222" in ics
    assert "LAN" not in ics
    assert max(len(line.encode()) for line in ics.split("\r\n")) <= 75


async def test_the_track_needs_a_plan() -> None:
    world = await coast(planned=False)
    with pytest.raises(Refusal, match="no plan"):
        await ask("make_track", await world.by("Claire"))
    world = await coast()
    gpx = (await body(world, await ask("make_track", await world.by("Claire")))).decode()
    assert '<trkpt lat="30.69000" lon="-88.04000">' in gpx


@pytest.mark.parametrize(
    ("trip", "family", "name"),
    [
        ("Red Rock Loop", None, "red-rock-loop.pdf"),
        ("Été à Zürich / ../etc", "O’Brien", "ete-a-zurich-etc-obrien.pdf"),
        ("🚗🚗", None, "trip.pdf"),
        ("x" * 300, None, "x" * 80 + ".pdf"),
    ],
)
def test_file_names_are_taken_by_every_system(trip: str, family: str | None, name: str) -> None:
    assert file_name(trip, family, "pdf") == name
