"""Who sleeps where is in the book."""

from tools.documents.book_people import bookings
from tools.documents.measures import Style


def test_a_booking_says_who_sleeps_where_and_else_whom_it_is_for() -> None:
    rooms = [{"name": "loft", "party": ["family:Lee"]}, {"name": "twin", "party": ["member:Zuri"]}]
    inn = {"kind": "lodging", "name": "Pine Inn", "start": "2027-07-14", "party": ["family:Lee"]}
    export = {"families": [{"name": "Lee"}, {"name": "Cruz"}], "reservations": [{**inn, "rooms": rooms}, inn]}
    told = [booking.people for booking in bookings(export, "Lee", Style.of(export))]
    assert told == ["loft: the Lees, twin: Zuri", "the Lees"]
