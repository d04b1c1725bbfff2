"""A named point on the map."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """A place people name. `lat`/`lon` in degrees (WGS 84); `timezone` an IANA name when known."""

    name: str
    lat: float
    lon: float
    timezone: str | None = None
    region: str | None = None  # "Utah, US"
    kind: str = "town"  # town, park, sight, address, point
    population: int = 0
    country: str | None = None  # ISO 3166 alpha-2
