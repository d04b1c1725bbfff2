"""Use case: a family says where it stands, in any channel; the others hear what changes for them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from tools.families.limiting import whose
from tools.families.model import Energy, Family
from tools.families.roster import Roster
from tools.kernel.act import Act, Role
from tools.kernel.errors import NotAllowed, Refusal
from tools.kernel.ids import new_id
from tools.kernel.reply import Notice, Reply
from tools.planning.model import Itinerary
from tools.preferences.quiet import quiet_hours
from tools.travel_day.charging_ahead import charging_ahead
from tools.travel_day.model import Alert, StatusReport
from tools.travel_day.positions import check_position, position_reply
from tools.travel_day.progress import Progress, State, alike, family_day, progress
from tools.travel_day.scheduling import refresh_alerts
from tools.travel_day.wording import SEGMENT, fit, is_charger, notice_of, reply_of
from tools.trips.head import head
from tools.trips.model import Trip
from tools.trips.reading import short_day

KINDS = ("departed", "late", "stopped", "arrived", "charged", "breakdown", "location")
_AROUND = timedelta(days=2)  # how long before and after the trip people are under way
_TWICE = timedelta(minutes=30)
_LONGEST_DELAY = 24 * 60


async def report_status(
    act: Act,
    kind: str,
    minutes: int | None = None,
    place: str | None = None,
    percent: int | None = None,
    note: str | None = None,
    lat: float | None = None,
    lon: float | None = None,
    family: str | None = None,
) -> Reply:
    """Keep what a family reports of itself, answer it, and tell the others when it matters to them.

    `minutes` of delay, `percent` of charge, `lat`/`lon` in degrees. Saying the same twice changes nothing.
    """
    sort = _kind(act, kind, minutes, percent)
    roster = await Roster.load(act)
    home = whose(act, roster, family)
    _check_day(await head(act), act.today)
    said = StatusReport(
        new_id(), home.id, sort, act.now, minutes, _line(place, 120), percent, _line(note, 200) or ""
    )
    said = replace(said, lat=lat, lon=lon)
    await check_position(act, roster, said)
    reports = await reports_of(act, home, act.today)
    day = family_day(await act.uow.of(Itinerary).get(act.trip_id), home.name, act.today)
    before = progress(day, reports)
    if repeated := _again(before, said, reports):
        return Reply(repeated, short=repeated)
    _check_order(before, said)
    await act.uow.of(StatusReport).put(said)
    after = progress(day, [*reports, said])
    if sort == "location":
        return await position_reply(act, home, after, said)
    if sort in ("late", "arrived"):
        await refresh_alerts(act)
    return await _told(act, roster, home, said, before, after, [*reports, said])


def _kind(act: Act, said: str, minutes: int | None, percent: int | None) -> str:
    """Return the kind of report; Refusal for speakers and figures that cannot be."""
    if act.speaker.role is Role.GUEST:
        raise NotAllowed("Only travellers can report where they are.")
    if act.speaker.role is Role.CHILD:
        raise NotAllowed(f"Thanks, {act.speaker.name}! I take that from a grown-up in the car.")
    kind = said.strip().lower()
    if kind not in KINDS:
        raise Refusal(f"I can note {', '.join(KINDS)}; I don't know “{said}”.")
    if kind == "late" and minutes is None:
        raise Refusal("How late, about? For example LATE 40.")
    if kind == "late" and not 0 < (minutes or 0) <= _LONGEST_DELAY:
        raise Refusal(f"{minutes} minutes late can't be right. For example LATE 40.")
    if percent is not None and not 0 <= percent <= 100:
        raise Refusal(f"{percent} % can't be right; a battery has 0 to 100.")
    return kind


def _line(said: str | None, longest: int) -> str | None:
    return " ".join(said.split())[:longest] or None if said else None


def _check_day(trip: Trip | None, today: date) -> None:
    if trip is None or trip.start_date is None or trip.end_date is None:
        raise Refusal("There is no trip with dates yet, so I've nobody to tell. When do you go?")
    if not trip.start_date - _AROUND <= today <= trip.end_date + _AROUND:
        when = "starts " + short_day(trip.start_date) if today < trip.start_date else "is over"
        raise Refusal(f"{trip.name} {when}, so I've not noted that.")


async def reports_of(act: Act, family: Family, day: date) -> list[StatusReport]:
    """Return what a family reported on a day of the speaker's calendar, oldest first."""
    zone = act.now.tzinfo
    reports = await act.uow.of(StatusReport).all()
    own = [r for r in reports if r.family_id == family.id and r.at.astimezone(zone).date() == day]
    return sorted(own, key=lambda report: report.at)


def _again(before: Progress, said: StatusReport, reports: Sequence[StatusReport]) -> str | None:
    """Return the answer to what was said already; None when it is news."""
    same = [r for r in reports if r.kind == said.kind and said.at - r.at < _TWICE]
    if said.kind == "location":
        return None
    since = before.since
    if (
        said.kind == "departed"
        and before.state is State.ON_THE_ROAD
        and since
        and not _elsewhere(before, said)
    ):
        return f"You're on the road already, since {since.astimezone(said.at.tzinfo):%H:%M}. Drive safely!"
    if said.kind == "arrived" and before.state is State.ARRIVED and said.place and before.place:
        return "I have you there already, thanks." if alike(said.place, before.place) else None
    if any(_facts(r) == _facts(said) for r in same[-1:]) and _stands(before, said):
        return "I have that already, thanks."
    return None


def _facts(report: StatusReport) -> tuple[Any, ...]:
    return report.minutes, report.place, report.percent, report.note


def _stands(before: Progress, said: StatusReport) -> bool:
    """Whether what was said last still is so: LEFT, ARRIVED, LEFT is no repetition."""
    states = {
        "departed": State.ON_THE_ROAD,
        "arrived": State.ARRIVED,
        "stopped": State.STOPPED,
        "breakdown": State.BROKEN_DOWN,
    }
    return said.kind not in states or states[said.kind] is before.state


def _elsewhere(before: Progress, said: StatusReport) -> bool:
    return bool(said.place and not (before.place and alike(said.place, before.place)))


def _check_order(before: Progress, said: StatusReport) -> None:
    """Refuse an arrival or a stop before the day's planned start when nobody said LEFT."""
    early = before.leaves is not None and said.at < before.leaves
    if said.kind in ("arrived", "charged") and before.state is State.PLANNED and early and before.leaves:
        leaves = before.leaves.astimezone(said.at.tzinfo)
        raise Refusal(
            f"You leave at {leaves:%H:%M} by the plan, and I've no LEFT from you yet, so I've noted nothing. "
            "If you are under way, text LEFT first."
        )


async def _told(
    act: Act,
    roster: Roster,
    family: Family,
    said: StatusReport,
    before: Progress,
    after: Progress,
    reports: Sequence[StatusReport],
) -> Reply:
    text = reply_of(said, family.name, before, after)
    if _wants_charger(roster, said):
        text += " " + await charging_ahead(act, roster, after, reports, said)
    reply = Reply(text, short=text[:240])
    if not _matters(roster, said, before, after) or act.group:
        return reply
    return await _passed_on(act, reply, said, notice_of(said, family.name, before, after))


def _wants_charger(roster: Roster, said: StatusReport) -> bool:
    electric = any(v.family_id == said.family_id and v.energy is Energy.EV for v in roster.vehicles)
    return said.kind == "breakdown" and electric and (said.percent is not None or is_charger(said))


def _matters(roster: Roster, said: StatusReport, before: Progress, after: Progress) -> bool:
    """Whether other families are to hear of it: a delay, a breakdown, an arrival where they meet."""
    if len(roster.families) < 2:
        return False
    if said.kind == "arrived":
        met = before.targets[after.reached - 1].others if after.reached > before.reached else ()
        return bool(met) or after.next is None
    return said.kind in ("late", "breakdown")


async def _passed_on(act: Act, reply: Reply, said: StatusReport, news: str) -> Reply:
    """Tell the group now, or at the end of its quiet hours when the news can wait."""
    quiet = await quiet_hours(act)
    if quiet is None or said.kind == "breakdown" or not quiet.covers(act.now):
        told = fit(f"{reply.text} I've told the group.") if len(reply.text) < SEGMENT - 25 else reply.text
        return replace(reply, text=told).with_notice(Notice(news))
    await act.uow.of(Alert).put(Alert(new_id(), quiet.after(act.now), None, "news", news))
    return reply


async def states(act: Act, day: date) -> dict[str, Progress]:
    """Return each family's progress on a day, by family name: for the board."""
    roster = await Roster.load(act)
    plan = await act.uow.of(Itinerary).get(act.trip_id)
    return {
        family.name: progress(family_day(plan, family.name, day), await reports_of(act, family, day))
        for family in roster.families
    }
