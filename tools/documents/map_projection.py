"""From the globe to a sheet: a conic projection fitted to what must be seen (Snyder 1987, pp. 104-110)."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import atan, atan2, copysign, cos, exp, hypot, log, pi, radians, sin, tan

Spot = tuple[float, float]  # (lat, lon) in degrees
Dot = tuple[float, float]  # (x, y) in pixels, y down
_FURTHEST = radians(84.0)  # beyond, a conformal map runs off to infinity
_LEAST_SPAN = 0.012  # of the globe's radius, about 76 km: a single stop still shows its surroundings


@dataclass(frozen=True)
class Cone:
    """Lambert's conformal conic, tangent at the middle latitude; near the equator, Mercator."""

    n: float  # sine of the middle latitude; 0: Mercator
    lon0: float

    @classmethod
    def over(cls, spots: Iterable[Spot]) -> "Cone":
        """Return the cone that suits these spots; they may lie on both sides of the date line."""
        found = list(spots) or [(0.0, 0.0)]
        first = found[0][1]
        lons = [first + turned(lon - first) for _, lon in found]
        lats = [lat for lat, _ in found]
        middle = radians((min(lats) + max(lats)) / 2)
        n = sin(max(-_FURTHEST, min(_FURTHEST, middle)))
        return cls(n if abs(n) > 0.1 else 0.0, (min(lons) + max(lons)) / 2)

    def plane(self, spot: Spot) -> Dot:
        """Return where a spot lies on the plane, in radii of the globe, y up."""
        phi = max(-_FURTHEST, min(_FURTHEST, radians(spot[0])))
        east = radians(turned(spot[1] - self.lon0))
        height = log(tan(pi / 4 + phi / 2))
        if not self.n:
            return east, height
        rho = self._rim() * exp(-self.n * height)
        return rho * sin(self.n * east), -rho * cos(self.n * east)

    def globe(self, dot: Dot) -> Spot:
        """Return the spot of a point of the plane."""
        x, y = dot
        if not self.n:
            return self._spot(y, x)
        sign = copysign(1.0, self.n)
        rho = max(hypot(x, y), 1e-9)
        return self._spot(log(self._rim() / (sign * rho)) / self.n, atan2(sign * x, -sign * y) / self.n)

    def _rim(self) -> float:
        """Return rho at the equator; of the sign of `n`."""
        phi = atan2(self.n, (1 - self.n**2) ** 0.5)
        return cos(phi) / self.n * exp(self.n * log(tan(pi / 4 + phi / 2)))

    def _spot(self, height: float, east: float) -> Spot:
        lat = 2 * atan(exp(max(-20.0, min(20.0, height)))) - pi / 2
        return lat * 180 / pi, self.lon0 + east * 180 / pi


def turned(lon: float) -> float:
    """Return a difference of longitudes within -180..180."""
    return (lon + 180.0) % 360.0 - 180.0


@dataclass(frozen=True)
class Sheet:
    """A cone and where it falls on a picture of `width` x `height` pixels."""

    cone: Cone
    width: float
    height: float
    scale: float  # pixels per radius of the globe
    middle: Dot  # of the plane

    @classmethod
    def around(cls, spots: Iterable[Spot], width: float, height: float, margin: float) -> "Sheet":
        """Return a sheet that shows all spots, at least `margin` pixels from its edges."""
        found = list(spots)
        cone = Cone.over(found)
        plane = [cone.plane(spot) for spot in found] or [cone.plane((0.0, 0.0))]
        (left, right), (low, high) = _ends(x for x, _ in plane), _ends(y for _, y in plane)
        wide, tall = max(right - left, _LEAST_SPAN), max(high - low, _LEAST_SPAN)
        scale = min((width - 2 * margin) / wide, (height - 2 * margin) / tall)
        return cls(cone, width, height, scale, ((left + right) / 2, (low + high) / 2))

    def dot(self, spot: Spot) -> Dot:
        """Return the pixel of a spot."""
        x, y = self.cone.plane(spot)
        return (
            self.width / 2 + (x - self.middle[0]) * self.scale,
            self.height / 2 - (y - self.middle[1]) * self.scale,
        )

    def box(self, over: float = 20.0) -> tuple[float, float, float, float]:
        """Return (west, south, east, north) in degrees of all that shows, and `over` pixels more.

        West and east count from the cone's middle meridian, which is 0 here.
        """
        edge = [(x / 8, y / 8) for x in range(9) for y in range(9) if x in (0, 8) or y in (0, 8)]
        spots = [self._spot(fx, fy, over) for fx, fy in edge]
        (west, east), (south, north) = _ends(o - self.cone.lon0 for _, o in spots), _ends(a for a, _ in spots)
        return max(west, -180.0), south, min(east, 180.0), north

    def _spot(self, fx: float, fy: float, over: float) -> Spot:
        x = -over + fx * (self.width + 2 * over)
        y = -over + fy * (self.height + 2 * over)
        return self.cone.globe(
            (
                self.middle[0] + (x - self.width / 2) / self.scale,
                self.middle[1] - (y - self.height / 2) / self.scale,
            )
        )


def _ends(values: Iterable[float]) -> tuple[float, float]:
    found = list(values)
    return min(found), max(found)
