"""Use case: what is booked, who sleeps where, and who has no bed."""

from datetime import date

from tools.families.model import Family
from tools.kernel.act import Act
from tools.kernel.reply import Grid, Reply
from tools.kernel.when import read_day
from tools.kernel.words import day_words, joined
from tools.reservations import codes, questions, wording
from tools.reservations.desk import Desk, open_desk
from tools.reservations.model import Reservation, ReservationKind
from tools.reservations.nights import BEDS, families_of, on_day, trip_nights, without_bed
from tools.reservations.rooms import sleeping

_ROWS = range(2, 21)  # bookings that are shown as a table


async def show_reservations(
    act: Act, day: str | None = None, family: str | None = None, kind: ReservationKind | None = None
) -> Reply:
    """Say what is booked: all, of a day, a family or a kind; plainly when there is no bed that night."""
    desk = await open_desk(act)
    home = desk.roster.family_of(party) if family and (party := desk.roster.party(family, act)) else None
    found = [
        b for b in desk.active if _is_kind(b, kind) and (not home or home in families_of(b, desk.roster))
    ]
    if asked := codes.asked_for(act, found):
        return codes.tell(act, desk, asked)
    if told := questions.answered(act, found):
        return told
    if day is None:
        lines, grid = _everything(act, desk, found, home, kind), _grid(act, desk, found, home, kind)
        return Reply("\n".join(lines), grid=grid)
    when = read_day(day)
    return Reply("\n".join(_one_day(act, desk, [b for b in found if on_day(b, when)], when, home, kind)))


def _is_kind(booking: Reservation, kind: ReservationKind | None) -> bool:
    """Whether a booking is of the kind asked for; who asks for lodging means any bed."""
    return kind is None or booking.kind is kind or (kind is ReservationKind.LODGING and booking.kind in BEDS)


def _lines(act: Act, desk: Desk, found: list[Reservation]) -> list[str]:
    lines = []
    for booking in found:
        secret = wording.may_see_code(act, booking, desk.roster)
        rooms = f"\n   {sleeping(booking, desk.roster)}" if booking.rooms else ""
        lines.append(f"• {wording.line(booking, desk.roster, secret)}{rooms}")
    return lines


def _everything(
    act: Act, desk: Desk, found: list[Reservation], home: Family | None, kind: ReservationKind | None
) -> list[str]:
    whose = f" for {home.name}" if home else ""
    if not found:
        what = f"{kind.value} " if kind else ""
        return [f"No {what}booking{whose} yet." if what else f"Nothing is booked{whose} yet."]
    return [f"Booked{whose}:", *_lines(act, desk, found), *_no_beds(desk, home, kind)]


def _grid(
    act: Act, desk: Desk, found: list[Reservation], home: Family | None, kind: ReservationKind | None
) -> Grid | None:
    """Return bookings as a table; one alone reads better in words, and many screen by screen."""
    if len(found) not in _ROWS:
        return None
    roster = desk.roster
    rows = tuple(
        wording.row(booking, roster, wording.may_see_code(act, booking, roster), sleeping(booking, roster))
        for booking in found
    )
    lead = "\n".join([f"Booked for {home.name}:" if home else "Booked:", *_no_beds(desk, home, kind)])
    return Grid(lead, ("What", "When", "For whom", "More"), rows)


def _no_beds(desk: Desk, home: Family | None, kind: ReservationKind | None) -> list[str]:
    if kind is not None and kind not in BEDS:
        return []
    bare = [n for n in trip_nights(desk.trip) if _missing(desk, n, home)]
    return [f"No bed yet for everybody on {joined([day_words(night) for night in bare])}."] if bare else []


def _missing(desk: Desk, night: date, home: Family | None) -> list[Family]:
    lacking = without_bed(desk.active, desk.roster, desk.trip, night)
    return [family for family in lacking if home is None or family == home]


def _one_day(
    act: Act,
    desk: Desk,
    found: list[Reservation],
    day: date,
    home: Family | None,
    kind: ReservationKind | None,
) -> list[str]:
    head = [f"{day_words(day)}:", *_lines(act, desk, found)] if found else []
    bed_asked = kind is None or kind in BEDS
    has_bed = any(b.kind in BEDS for b in found)
    if not bed_asked:
        return head or [f"Nothing of that kind is booked for {day_words(day)}."]
    lacking = [family.name for family in _missing(desk, day, home)]
    if has_bed and not lacking:
        return head
    if kind is None and day not in trip_nights(desk.trip):
        return head or [f"Nothing is booked for {day_words(day)}."]
    return [*head, wording.no_bed(day, lacking, everybody=not has_bed)]
