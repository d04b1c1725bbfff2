"""Bookings in people's own words: who sleeps where, deadlines, clashes, forwarded confirmations."""

from channels.envelope import InAttachment, Outgoing
from tests.dialog import Dialog, verify_dialog

_START = (
    ("Ann", "@pathfinder new trip: Canyon Loop, june 18 to june 22 2027. Durango, then Moab", "Canyon Loop"),
    ("Ann", "@pathfinder we're the Okafors from Denver: me, Tunde and Zuri who is 6", "Okafor"),
    ("Bo", "@pathfinder we're the Lees from Tucson: me and Kit", "Lee"),
)
_MAIL = """From: stay@animas.example
To: ann@example.com
Subject: Your reservation is confirmed
MIME-Version: 1.0
Content-Type: text/html; charset=utf-8

<html><body><script type="application/ld+json">
{"@context": "https://schema.org", "@type": "LodgingReservation", "reservationNumber": "AC-2041",
 "checkinTime": "2027-06-18T15:00:00", "checkoutTime": "2027-06-20T11:00:00", "totalPrice": "438.00",
 "priceCurrency": "USD", "reservationFor": {"@type": "LodgingBusiness", "name": "Animas Creek Lodge",
 "address": {"@type": "PostalAddress", "addressLocality": "Durango"}}}
</script><p>See you soon!</p></body></html>"""


def _all(answers: list[Outgoing]) -> str:
    return "\n".join(answer.text for answer in answers)


async def test_who_sleeps_where_is_kept_and_checked(dialog: Dialog) -> None:
    await verify_dialog(
        dialog,
        [
            *_START,
            ("Ann", "/room loft = Lees", "No bed is booked"),
            ("Ann", "booked Durango: Animas Creek Lodge, june 18-20, 2 rooms, conf AC-2041, $438", "Animas"),
            ("Ann", "/room Animas: loft = Lees", "loft: Lee.*No room yet for Okafor"),
            ("Ann", "/room Animas: twin = Lee", "can't sleep in loft and twin at once"),
            ("Ann", "/room Animas: twin = Ann, Zuri; den = Tunde", "3 rooms, but only 2"),
            ("Ann", "/room Animas: twin = Okafor", "twin: Okafor"),
            ("Bo", "@pathfinder where do we sleep on june 18?", "loft: Lee; twin: Okafor"),
            ("Bo", "@pathfinder booked Pine Inn in Durango june 19-20 for us", "Two beds on Sat Jun 19"),
        ],
    )


async def test_a_forwarded_mail_is_noted_and_its_code_stays_private(dialog: Dialog) -> None:
    await verify_dialog(dialog, _START)
    read = await dialog.say("Ann", _MAIL, direct=True)
    assert "Noted: Animas Creek Lodge" in _all(read)
    assert any("Undo" in said.buttons for said in read)
    assert "AC-2041" in _all(await dialog.say("Ann", "/bookings", direct=True))
    assert "AC-2041" not in _all(await dialog.say("Bo", "/bookings"))
    await dialog.say("Ann", press="Undo", direct=True)
    assert "Nothing is booked" in _all(await dialog.say("Ann", "/bookings", direct=True))


async def test_files_without_a_word_are_read_and_broken_ones_said_so(dialog: Dialog) -> None:
    await verify_dialog(dialog, _START)
    event = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Dinner at El Moro\nDTSTART:20270619T190000\nEND:VEVENT\n"
    calendar = InAttachment("dinner.ics", "text/calendar", event.encode())
    read = await dialog.say("Ann", direct=True, files=(calendar,))
    assert "El Moro" in _all(read)
    assert read[0].buttons[:1] == ("Keep it",)
    assert "Noted: " in _all(await dialog.say("Ann", press="Keep it", direct=True))
    broken = InAttachment("booking.pdf", "application/pdf", b"%PDF-1.7 broken")
    assert "damaged or locked" in _all(await dialog.say("Ann", direct=True, files=(broken,)))
    assert await dialog.say("Ann", files=(broken,)) == []


async def test_a_held_block_is_confirmed_by_button_and_its_deadlines_told(dialog: Dialog) -> None:
    await verify_dialog(dialog, _START)
    held = await dialog.say("Ann", "/book 3 rooms Best Western Moab june 20-22, on hold", direct=True)
    assert "Best Western" in _all(held)
    await verify_dialog(
        dialog, [("Ann", "/book Best Western Moab june 22 to june 20", "before it starts|which")]
    )
    assert "Cancelled" in _all(await dialog.say("Ann", "@pathfinder cancel the Best Western booking"))
