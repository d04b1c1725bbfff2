"""The families' tools."""

from typing import Annotated, Literal

from pydantic import Field

from tools.families import service
from tools.functions import trip_tool
from tools.kernel.act import Act
from tools.kernel.reply import Reply

Surname = Annotated[str, Field(description="surname in the singular: the Okafors are Okafor")]
OwnSurname = Annotated[
    str | None, Field(description="surname in the singular; left out: the speaker's family")
]
Day = Annotated[str | None, Field(description="ISO date YYYY-MM-DD")]
Clock = Annotated[str | None, Field(description="HH:MM")]


@trip_tool
async def add_family(
    act: Act, name: Surname, home: str | None = None, adults: int | None = None, children: int | None = None
) -> Reply:
    """Add a family or say more about it: "the Lees from Denver, 2 adults 3 kids"."""
    return await service.add_family(act, name, home, adults, children)


@trip_tool
async def add_member(
    act: Act,
    name: Annotated[str, Field(description="first name; `me` for the speaker")],
    family: OwnSurname = None,
    age: int | None = None,
    role: Literal["adult", "child", "admin"] | None = None,
    driver: bool | None = None,
    diet: list[str] | None = None,
    phone: str | None = None,
) -> Reply:
    """Add a person or say more about one: "my son Leo is 7 and vegan"."""
    return await service.add_member(act, name, family, age, role, driver, diet or (), phone)


@trip_tool
async def add_vehicle(
    act: Act,
    family: OwnSurname = None,
    name: str | None = None,
    energy: Literal["ev", "hybrid", "phev", "gas", "diesel"] | None = None,
    range_km: Annotated[float | None, Field(description="km on a full battery or tank")] = None,
    battery_kwh: float | None = None,
    seats: int | None = None,
    driver: str | None = None,
) -> Reply:
    """Add a car or correct one: "we drive a Model Y, 300 miles range"."""
    return await service.add_vehicle(act, family, name, energy, range_km, battery_kwh, seats, driver)


@trip_tool
async def set_presence(
    act: Act,
    family: Surname,
    joins_date: Day = None,
    joins_place: str | None = None,
    leaves_date: Day = None,
    leaves_place: str | None = None,
) -> Reply:
    """Say when and where a family joins or leaves: "the Parks join in Moab on the 6th"."""
    return await service.set_presence(act, family, joins_date, joins_place, leaves_date, leaves_place)


@trip_tool
async def set_limits(
    act: Act,
    family: Surname,
    drive_minutes_per_day: int | None = None,
    drive_minutes_per_leg: int | None = None,
    lodging_per_night: Annotated[str | float | None, Field(description="decimal, without currency")] = None,
    not_before: Clock = None,
    not_after: Clock = None,
    driver: Annotated[str | None, Field(description="the one driver it is for; omit for the family")] = None,
) -> Reply:
    """Set a family's limits: "no more than 5 hrs in the car a day", "hotels under 220"."""
    return await service.set_limits(
        act, family, drive_minutes_per_day, drive_minutes_per_leg, lodging_per_night, not_before, not_after,
        driver,
    )  # fmt: skip


@trip_tool
async def remove_family(act: Act, name: Surname) -> Reply:
    """Take a family off the trip: "the Grants can't come after all"."""
    return await service.remove_family(act, name)


@trip_tool
async def remove_member(act: Act, name: str) -> Reply:
    """Take a person off the trip: "Rob isn't coming"."""
    return await service.remove_member(act, name)


@trip_tool
async def introduce(act: Act, name: str) -> Reply:
    """Keep how the speaker is called: "my name is Dana"."""
    return await service.introduce(act, name)


FUNCTIONS = (
    add_family,
    add_member,
    add_vehicle,
    introduce,
    remove_family,
    remove_member,
    set_limits,
    set_presence,
)
