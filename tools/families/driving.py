"""Use case: a family's cars."""

from dataclasses import replace

from tools.families.cars import energy_of, given_up, meant
from tools.families.joining import family_called
from tools.families.model import Energy, Family, Member, Vehicle
from tools.families.names import fold, plural
from tools.families.people import Said, merged
from tools.families.rights import unlocked
from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.errors import Refusal
from tools.kernel.ids import new_id
from tools.kernel.reply import Reply
from tools.trips.head import ensure, head
from tools.trips.reading import between

_ME = frozenset({"me", "i", "myself"})


async def add_vehicle(
    act: Act,
    family: str | None = None,
    name: str | None = None,
    energy: str | None = None,
    range_km: float | None = None,
    battery_kwh: float | None = None,
    seats: int | None = None,
    driver: str | None = None,
) -> Reply:
    """Add a car, or correct what is known of one; without a word about it, fuel is petrol."""
    unlocked(act, await head(act), "add cars")
    _check(range_km, battery_kwh, seats)
    fuel = _energy(energy)
    roster = await Roster.load(act)
    home = await _garage(act, roster, family)
    cars = roster.vehicles_of(home)
    known = meant(cars, name)
    if known is None and name is None and len(cars) > 1:
        raise Refusal(f"Which car? The {plural(home.name)} have {' and '.join(car.name for car in cars)}.")
    await ensure(act)
    await act.uow.of(Family).put(home)
    wheel = await _at_wheel(act, home, driver) if driver and driver.strip() else None
    old = given_up(cars, act.said) if known is None and name else None
    fresh = Vehicle(old.id if old else new_id(), home.id, " ".join((name or "car").split())[:80])
    car = known or replace(fresh, driver_id=old.driver_id if old else None)
    car = replace(
        car,
        name=_fuller(car.name, name),
        energy=fuel or energy_of(name or "") or (known.energy if known else Energy.GAS),
        range_km=car.range_km if range_km is None else float(range_km),
        battery_kwh=car.battery_kwh if battery_kwh is None else float(battery_kwh),
        seats=car.seats if seats is None else seats,
        driver_id=wheel.id if wheel else car.driver_id,
    )
    await act.uow.of(Vehicle).put(car)
    return _car_reply(car, home, wheel, known is None, f", in place of the {old.name}" if old else "")


def _check(range_km: float | None, battery_kwh: float | None, seats: int | None) -> None:
    between(range_km, 10, 4000, "A range in km")
    between(battery_kwh, 1, 500, "A battery in kWh")
    between(seats, 1, 60, "A number of seats")


def _energy(said: str | None) -> Energy | None:
    if said is None:
        return None
    try:
        return Energy(said.strip().lower())
    except ValueError:
        raise Refusal(f"A car is {', '.join(Energy)}; I don't know “{said}”.") from None


def _fuller(present: str, said: str | None) -> str:
    """Return the longer name of a car: it is the VW ID.4, though people say "the ID.4" later."""
    name = " ".join((said or "").split())[:80]
    return name if len(name) > len(present) else present


async def _garage(act: Act, roster: Roster, said: str | None) -> Family:
    if said and fold(said) not in ("me", "my_family"):
        return roster.family(said.removeprefix("family:")) or await family_called(act, roster, said)
    own = roster.own_family(act)
    if own is None:
        raise Refusal("Whose car is it? For example: “we're the Lees, we drive a Model Y”.")
    return own


async def _at_wheel(act: Act, family: Family, said: str) -> Member:
    """Return who drives, marked as a driver; somebody not named before becomes a member of the family."""
    if not any(c.isalnum() for c in said):
        raise Refusal("Who drives? Tell me the name.")
    roster = await Roster.load(act)
    name = " ".join(said.removeprefix("member:").split())[:80]
    own = roster.own_member(act)
    if fold(name) in _ME:
        if own is None:
            raise Refusal("Who drives? Tell me the name.")
        member = own
    else:
        member = roster.member(name, family) or Member(new_id(), family.id, name)
    return await act.uow.of(Member).put(merged(member, Said(driver=True)))


def _car_reply(car: Vehicle, family: Family, wheel: Member | None, new: bool, instead: str) -> Reply:
    facts = [car.energy.value]
    facts += [f"{car.range_km:.0f} km ({car.range_km / 1.609344:.0f} mi)"] if car.range_km else []
    facts += [f"{car.battery_kwh:g} kWh"] if car.battery_kwh else []
    facts += [f"{car.seats} seats"] if car.seats else []
    facts += [f"{wheel.name} drives"] if wheel else []
    first = f"{'Noted' if new else 'Updated'}: {car.name}, {', '.join(facts)} ({family.name}){instead}."
    hint = ""
    if new and car.energy is Energy.EV and car.range_km is None:
        hint = "\nHow far does it go on a full battery? Then I can place the charging stops."
    return Reply(first + hint, short=first[:240])
