"""When the sun sets, to within a few minutes: enough to be off the road before dark."""

from datetime import date
from functools import lru_cache
from math import acos, asin, cos, degrees, pi, radians, sin, tan

from tools.kernel.place import Place
from tools.planning.times import offset

HORIZON = radians(-0.833)  # the sun's upper edge, with the bending of light


@lru_cache(maxsize=4096)
def sunset(place: Place, day: date) -> float | None:
    """Return the local minute of the day the sun sets; None where it does not rise or set that day.

    After the low-precision formulas of the Astronomical Almanac.
    """
    days = (day - date(2000, 1, 1)).days + 0.5 - place.lon / 360.0 + 0.25
    mean = radians((280.460 + 0.9856474 * days) % 360.0)
    anomaly = radians((357.528 + 0.9856003 * days) % 360.0)
    longitude = mean + radians(1.915 * sin(anomaly) + 0.020 * sin(2 * anomaly))
    tilt = radians(23.439)
    declination = asin(sin(tilt) * sin(longitude))
    wander = -4.0 * degrees(_equation(mean, longitude, tilt))
    latitude = radians(place.lat)
    height = (sin(HORIZON) - sin(latitude) * sin(declination)) / (cos(latitude) * cos(declination))
    if not -1.0 <= height <= 1.0:
        return None
    noon = 720.0 - 4.0 * place.lon - wander
    return noon + 4.0 * degrees(acos(height)) + offset(place.timezone or "UTC", day)


def _equation(mean: float, longitude: float, tilt: float) -> float:
    """The equation of time in radians: how far the sun's right ascension is ahead of its mean longitude."""
    y = tan(tilt / 2) ** 2
    ahead = longitude - y * sin(2 * longitude) + y * y / 2 * sin(4 * longitude) - mean
    return (ahead + pi) % (2 * pi) - pi
