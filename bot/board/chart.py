"""The map behind the cars: drawn by the renderer of the PDF, once for each thing it shows."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from math import dist

from bot.board.detours import driven, lines_of
from tools.documents.courses import courses
from tools.documents.map_projection import Dot, Sheet, Spot
from tools.documents.map_svg import draw
from tools.documents.map_view import Leg, Line, MapView, trip_map
from tools.families.export import export as families
from tools.kernel.act import Act
from tools.kernel.workers import Workers
from tools.planning.export import export as planning
from tools.travel_day.living import DayState
from tools.travel_day.model import StatusReport
from tools.trips.export import export as trips

WIDTH, HEIGHT, UNIT = 840, 760, 2.5  # pixels; a phone shows the width as 330, so names are 13 high there
_KEPT = 64  # trips


@dataclass(frozen=True)
class Chart:
    """A drawn map. `digest` names it; `lines` is the course of the roads by their ends."""

    digest: str
    svg: str
    sheet: Sheet
    view: MapView
    lines: Mapping[Leg, Line]

    def dot(self, spot: Spot) -> Dot:
        """Return where a spot is, in parts of the width and height."""
        x, y = self.sheet.dot(spot)
        return x / self.sheet.width, y / self.sheet.height

    def along(self, leg: Leg, part: float) -> Spot:
        """Return the spot that lies `part` (0..1) of the way along a drive's road."""
        line = self.lines.get(leg, leg)
        left = max(0.0, min(1.0, part)) * sum(dist(a, b) for a, b in pairwise(line))
        for a, b in pairwise(line):
            step = dist(a, b)
            if step and left <= step:
                return a[0] + (b[0] - a[0]) * left / step, a[1] + (b[1] - a[1]) * left / step
            left -= step
        return line[-1]


class Charts:
    """The maps drawn of late, by trip."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, tuple[MapView, Chart]] = OrderedDict()

    async def of(
        self, act: Act, today: DayState | None = None, reports: Sequence[StatusReport] = ()
    ) -> Chart | None:
        """Return the map of the act's trip, `today` as it is driven; None while there is nothing to draw."""
        document = {**await trips(act), **await families(act), **await planning(act)}
        if today is not None:
            document["itinerary"] = driven(document["itinerary"], today)
        anew = lines_of(reports)
        plain = trip_map(document, None, anew)
        if not plain.spots:
            return None
        known = self._kept.get(act.trip_id)
        if known is not None and known[0] == plain:
            self._kept.move_to_end(act.trip_id)
            return known[1]
        found = {**await courses(act, document), **anew}
        chart = await _drawn(act, trip_map(document, None, found), found)
        self._kept[act.trip_id] = (plain, chart)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return chart


async def _drawn(act: Act, view: MapView, lines: Mapping[Leg, Line]) -> Chart:
    svg = await act.port(Workers).run(draw, view, WIDTH, HEIGHT, UNIT, legend=False)
    sheet = Sheet.around(view.spots, WIDTH, HEIGHT, 46.0 * UNIT)
    return Chart(sha256(svg.encode()).hexdigest()[:16], svg, sheet, view, lines)
