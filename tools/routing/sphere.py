"""Distances on the globe."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
EARTH_KM = 6371.0


def straight_km(
    lat: Floats | float, lon: Floats | float, to_lat: Floats | float, to_lon: Floats | float
) -> Floats:
    """Return great-circle distances (km) between points in degrees; arrays broadcast."""
    a, b, c, d = (np.radians(np.asarray(x, dtype=np.float64)) for x in (lat, lon, to_lat, to_lon))
    h = np.sin((c - a) / 2) ** 2 + np.cos(a) * np.cos(c) * np.sin((d - b) / 2) ** 2
    return np.asarray(2 * EARTH_KM * np.arcsin(np.sqrt(np.clip(h, 0.0, 1.0))))


def on_ball(lat: Floats | float, lon: Floats | float) -> Floats:
    """Return points as km vectors from the Earth's centre, shape (n, 3)."""
    a, b = np.radians(np.atleast_1d(lat)), np.radians(np.atleast_1d(lon))
    return EARTH_KM * np.column_stack([np.cos(a) * np.cos(b), np.cos(a) * np.sin(b), np.sin(a)])
