"""Families, their bookings and their money in words."""

from tools.documents.book import Booking, Contact, FamilyHead, plain_list
from tools.documents.book_days import concerns
from tools.documents.measures import Style, duration, money
from tools.documents.palette import colour
from tools.documents.reading import Row, number, row, rows, text, texts
from tools.families.names import plural

_ENERGY = {
    "ev": "electric",
    "hybrid": "hybrid",
    "phev": "plug-in hybrid",
    "gas": "gasoline",
    "diesel": "diesel",
}


def head(export: Row, position: int, style: Style) -> FamilyHead:
    """Return the family at a position of the trip, with what is good to know of it."""
    family = rows(export.get("families"))[position]
    name = text(family.get("name"), 80) or "?"
    facts = [
        ("From", text(row(family.get("home")).get("name"), 80)),
        ("Joins", _presence(family.get("joins"), style)),
        ("Leaves", _presence(family.get("leaves"), style)),
        ("Car", "; ".join(car(v, style) for v in rows(family.get("vehicles")))),
        ("Limits", _limits(row(family.get("limits")), style)),
    ]
    return FamilyHead(
        name, plural(name), colour(position), people(family), tuple((k, words) for k, words in facts if words)
    )


def people(family: Row) -> str:
    """Return who a family is: the names with the children's ages, or how many they are."""
    named = []
    for member in rows(family.get("members")):
        age = number(member.get("age"))
        small = f" ({age:.0f})" if age is not None and age < 18 else ""
        named.append(text(member.get("name"), 60) + small)
    counts = (
        (number(family.get("adults")), "adult", "adults"),
        (number(family.get("children")), "child", "children"),
    )
    heads = [f"{n:.0f} {one if n == 1 else many}" for n, one, many in counts if n]
    total = sum(n or 0 for n, _, _ in counts)
    if named and total <= len(named):
        return plain_list(named)
    return " · ".join(filter(None, (plain_list(heads), plain_list(named))))


def car(vehicle: Row, style: Style) -> str:
    """Return a car in words: "Ioniq 5, electric, 77 kWh, range 255 mi, Paul drives"."""
    kwh, driver = number(vehicle.get("battery_kwh")), text(vehicle.get("driver"), 60)
    parts = [
        text(vehicle.get("name"), 80) or "Car",
        _ENERGY.get(text(vehicle.get("energy")), ""),
        f"{kwh:.0f} kWh" if kwh else "",
        f"range {style.distance(vehicle.get('range_km'))}" if number(vehicle.get("range_km")) else "",
        f"{driver} drives" if driver else "",
    ]
    return ", ".join(filter(None, parts))


def _presence(value: object, style: Style) -> str:
    found = row(value)
    place = text(found.get("place"), 80)
    return ", ".join(filter(None, (style.when(found.get("date")), f"in {place}" if place else "")))


def _limits(limits: Row, style: Style) -> str:
    """Return the driving limits; what a bed may cost is the family's own affair."""
    a_day, a_leg = (
        duration(limits.get("drive_minutes_per_day")),
        duration(limits.get("drive_minutes_per_leg")),
    )
    early, late = style.clock(limits.get("not_before")), style.clock(limits.get("not_after"))
    parts = [
        f"at most {a_day} of driving a day" if a_day else "",
        f"{a_leg} at a stretch" if a_leg else "",
        f"not before {early}" if early else "",
        f"not after {late}" if late else "",
    ]
    return ", ".join(filter(None, parts))


def bookings(export: Row, name: str, style: Style) -> list[Booking]:
    """Return a family's bookings by date."""
    mine = [b for b in rows(export.get("reservations")) if concerns(export, b, name)]
    mine = [b for b in mine if b.get("status") != "cancelled"]
    mine.sort(key=lambda b: text(b.get("start")) or "9")
    return [_booking(export, b, style) for b in mine]


def _booking(export: Row, booking: Row, style: Style) -> Booking:
    party, units = texts(booking.get("party")), number(booking.get("units"))
    code = text(booking.get("confirmation"), 60)
    start, end = style.when(booking.get("start")), style.when(booking.get("end"))
    kind = text(booking.get("kind"), 20)
    unit = {"lodging": "room", "campsite": "site", "ticket": "ticket", "rental": "car"}.get(kind, "place")
    return Booking(
        when=" – ".join(dict.fromkeys(filter(None, (start, end)))),
        kind=kind.capitalize() or "Booking",
        name=text(booking.get("name"), 120),
        place=text(booking.get("place"), 80),
        people=_rooms(booking) or _whose(export, party),
        units=f"{units:.0f} {unit}{'' if units == 1 else 's'}" if units else "",
        code=code,
        hidden=booking.get("confirmation_hidden") is True,
        price=money(booking.get("price"), booking.get("currency")),
        status=text(booking.get("status"), 20),
        cancel_by=style.when(booking.get("cancel_by")),
    )


def _rooms(booking: Row) -> str:
    """Return who sleeps where: "loft: the Lees, twin: Zuri"; nothing while nobody said."""
    told = [
        (text(room.get("name"), 40), plain_list([_party(p) for p in texts(room.get("party"))]))
        for room in rows(booking.get("rooms"))
    ]
    return ", ".join(f"{name}: {who}" for name, who in told if name and who)


def _whose(export: Row, party: list[str]) -> str:
    families = {f"family:{text(f.get('name'), 80)}" for f in rows(export.get("families"))}
    everybody = not party or (len(families) > 1 and families <= set(party))
    return "everybody" if everybody else plain_list([_party(p) for p in party])


def _party(key: str) -> str:
    kind, _, name = key.partition(":")
    return f"the {plural(name)}" if kind == "family" else name or key


def family_money(export: Row, name: str) -> list[str]:
    """Return a family's balance and what clears it, as sentences; none without expenses."""
    currency = row(export.get("trip")).get("currency")
    net = [b.get("net") for b in rows(export.get("balances")) if b.get("party") == f"family:{name}"]
    if not net or not rows(export.get("expenses")):
        return []
    figure = number(net[0]) or 0.0
    words = money(text(net[0]).lstrip("-"), currency)
    told = ["All square." if not figure else f"Is owed {words}." if figure > 0 else f"Owes {words}."]
    return told + settlement(export, name)


def settlement(export: Row, name: str | None = None) -> list[str]:
    """Return the transfers that clear the balances, of one family or all."""
    currency = row(export.get("trip")).get("currency")
    return [
        _sentence(_party(text(t.get("from"))), _party(text(t.get("to"))), money(t.get("amount"), currency))
        for t in rows(export.get("settlement"))
        if name is None or f"family:{name}" in (t.get("from"), t.get("to"))
    ]


def contacts(export: Row, name: str | None = None) -> list[Contact]:
    """Return the adults with their phones, as far as an export shows them."""
    found = []
    for family in rows(export.get("families")):
        for member in rows(family.get("members")):
            if member.get("role") == "child" or (
                name and text(family.get("name")) != name and not member.get("phone")
            ):
                continue
            role = {"organizer": "organizer", "admin": "admin"}.get(text(member.get("role")), "")
            drives = "drives" if member.get("driver") is True else ""
            words = ", ".join(filter(None, (role, drives)))
            phone = text(member.get("phone"), 40)
            found.append(Contact(text(member.get("name"), 60), text(family.get("name"), 80), words, phone))
    return found


def _sentence(payer: str, payee: str, sum_of_money: str) -> str:
    verb = "pay" if payer.startswith("the ") else "pays"
    return f"{payer[:1].upper()}{payer[1:]} {verb} {payee} {sum_of_money}."
