"""Families, the people in them, their cars and limits."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from tools.kernel.act import Role


class Energy(StrEnum):
    """What drives a vehicle."""

    EV = "ev"
    HYBRID = "hybrid"
    PHEV = "phev"
    GAS = "gas"
    DIESEL = "diesel"


@dataclass(frozen=True)
class Family:
    """The unit that travels, pays and votes together; `name` is its surname in the singular.

    `adults`/`children` are counts people gave, which may exceed the members that are named.
    Limits: minutes of driving, lodging in minor units of the trip's currency a night, local times of day.
    """

    id: str
    name: str
    home: str | None = None
    home_lat: float | None = None
    home_lon: float | None = None
    home_timezone: str | None = None
    adults: int | None = None
    children: int | None = None
    joins_date: date | None = None
    joins_place: str | None = None
    leaves_date: date | None = None
    leaves_place: str | None = None
    drive_minutes_per_day: int | None = None
    drive_minutes_per_leg: int | None = None
    lodging_per_night: int | None = None
    not_before: time | None = None
    not_after: time | None = None


@dataclass(frozen=True)
class Member:
    """A person. `account_id` is set once they are known on a channel; `phone` is E.164.

    A driver's own limits: minutes at the wheel a day, and the local times it drives between.
    """

    id: str
    family_id: str
    name: str
    age: int | None = None
    role: Role = Role.ADULT
    driver: bool = False
    diet: tuple[str, ...] = ()
    phone: str | None = None
    account_id: str | None = None
    drive_minutes_per_day: int | None = None
    not_before: time | None = None
    not_after: time | None = None

    @property
    def speaks_as(self) -> Role:
        """What this person is when they speak: a child who drives is a driver."""
        return Role.DRIVER if self.driver and self.role is Role.CHILD else self.role


@dataclass(frozen=True)
class Vehicle:
    """A car. `range_km` on a full battery or tank."""

    id: str
    family_id: str
    name: str
    energy: Energy = Energy.GAS
    range_km: float | None = None
    battery_kwh: float | None = None
    seats: int | None = None
    driver_id: str | None = None
