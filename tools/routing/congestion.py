"""Traffic around cities by the hour: an estimate of what a usual day is like, no live data."""

from datetime import datetime, timedelta

import numpy as np

from tools.routing.network import Floats

# Added share of driving time in the thick of a city of millions, by local hour; the network's own times
# are those of an ordinary hour, so nights are a little faster.
_WORKDAY = (-6, -8, -8, -8, -6, 0, 12, 35, 38, 18, 8, 8, 12, 12, 15, 28, 42, 45, 30, 12, 4, 0, -2, -4)
_WEEKEND = (-4, -6, -8, -8, -8, -8, -6, -4, 0, 4, 10, 14, 16, 16, 16, 16, 14, 12, 10, 6, 2, 0, -2, -4)


def delays(minutes: Floats, crowd: Floats, depart: datetime) -> Floats:
    """Return the minutes traffic adds to each piece of road driven one after another from `depart` on.

    `crowd` is how thick a piece's traffic gets (0..1); `depart` is in the zone of the drive.
    """
    start = np.concatenate([[0.0], np.cumsum(minutes)[:-1]])
    midnight = depart.replace(hour=0, minute=0, second=0, microsecond=0)
    at = (depart - midnight) / timedelta(hours=1) + start / 60.0
    day = (depart.weekday() + at // 24).astype(int) % 7
    hour = at % 24
    share = np.where(day < 5, _smooth(_WORKDAY, hour), _smooth(_WEEKEND, hour)) / 100.0
    return np.asarray(minutes * crowd * share)


def _smooth(table: tuple[int, ...], hour: Floats) -> Floats:
    """The table's value between its hours; each stands for the middle of its hour."""
    return np.asarray(np.interp(hour, np.arange(24) + 0.5, table, period=24))
