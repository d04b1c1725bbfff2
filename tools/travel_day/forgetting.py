"""Positions are shared for a while, and forgotten by themselves."""

from dataclasses import replace
from datetime import timedelta
from uuid import NAMESPACE_OID, uuid5

from tools.families.model import Family
from tools.kernel.act import Act
from tools.kernel.party import Party
from tools.travel_day.model import Alert, StatusReport
from tools.travel_day.positions import ELSEWHERE
from tools.travel_day.standing import Progress

SHARING = "sharing"
_AFTER_ARRIVAL, _LONGEST_SHARE, _WITHOUT_PLAN = timedelta(hours=1), timedelta(hours=12), timedelta(hours=2)


async def share(act: Act, before: Progress, said: StatusReport) -> StatusReport:
    """Return the position with the end of its use: an hour after the day's last place, half a day at most.

    An alert that says nothing forgets it then.
    """
    ends = act.now + _WITHOUT_PLAN
    if before.targets and (last := before.targets[-1].at) > act.now:
        ends = min(last + _AFTER_ARRIVAL, act.now + _LONGEST_SHARE)
    key = uuid5(NAMESPACE_OID, f"{act.trip_id}:sharing:{said.family_id}").hex
    words = "A shared position is forgotten."
    await act.uow.of(Alert).put(Alert(key, ends, Party("family", said.family_id), SHARING, words))
    return replace(said, shared_until=ends)


async def forget_positions(act: Act, family: Family | None = None) -> int:
    """Forget the positions of a family, or (None) all whose time is over; returns how many there were."""
    found, reports = 0, await act.uow.of(StatusReport).all()
    for report in reports:
        over = report.shared_until is not None and report.shared_until <= act.now
        wanted = over if family is None else report.family_id == family.id
        if wanted and report.lat is not None and report.kind not in ELSEWHERE:
            found += 1
            await act.uow.of(StatusReport).put(replace(report, lat=None, lon=None))
    still = {r.family_id for r in reports if r.shared_until is not None and r.shared_until > act.now}
    for report in reports:
        if report.way is not None and report.way.line and (family is None or report.family_id == family.id):
            if family is None and report.family_id in still:
                continue
            course = replace(report.way, line=())  # it begins where they were
            await act.uow.of(StatusReport).put(replace(report, way=course))
    return found
