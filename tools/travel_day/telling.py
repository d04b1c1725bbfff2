"""What a report is answered with, and who else hears of it."""

from dataclasses import dataclass, replace
from datetime import timedelta

from tools.families.model import Energy, Family, Vehicle
from tools.families.names import plural
from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.ids import new_id
from tools.kernel.party import Party
from tools.kernel.reply import Notice, Press, Reply
from tools.planning.model import Day, FamilyDay
from tools.preferences.quiet import quiet_hours
from tools.proposals.model import Difference
from tools.proposals.service import propose
from tools.reservations.model import Reservation
from tools.travel_day.at_risk import at_risk
from tools.travel_day.charging_ahead import charging_ahead
from tools.travel_day.gsm import SEGMENT, fit
from tools.travel_day.living import DayState
from tools.travel_day.model import Alert, StatusReport
from tools.travel_day.ripple import Effect, effects
from tools.travel_day.standing import Progress
from tools.travel_day.waiting import go_on
from tools.travel_day.wording import is_charger, notice_of, reply_of, ripple_words

UNDO = "Undo"
_TAKEN_BACK = {UNDO: Press("undo")}
_DELAYING = ("late", "closed", "breakdown", "departed")
_NEWS = ("late", "breakdown", "closed", "skipped")
_TOLD = (*_NEWS, "departed", "arrived", "charged", "location", "early")
_LEAST_TO_ANSWER = 30  # minutes


@dataclass(frozen=True)
class Told:
    """A report that was kept, with the day before it and after it."""

    family: Family
    said: StatusReport
    so_far: DayState
    day: DayState
    reports: tuple[StatusReport, ...]
    car: Vehicle | None = None

    @property
    def before(self) -> Progress:
        """The family's progress before the report."""
        return self.so_far.standing(self.family.name, self.car.id if self.car else None)

    @property
    def after(self) -> Progress:
        """The family's progress after the report."""
        return self.day.standing(self.family.name, self.car.id if self.car else None)

    @property
    def effects(self) -> list[Effect]:
        """What it changes for the other families."""
        return effects(self.so_far.live, self.day.live, self.family.name)


async def told(act: Act, roster: Roster, report: Told) -> Reply:
    """Return the answer to a report, with the notices to those it concerns."""
    said, name = report.said, report.family.name
    text = reply_of(said, name, report.before, report.after, report.car.name if report.car else "")
    if _wants_charger(roster, said):
        own = [r for r in report.reports if r.family_id == report.family.id]
        text += " " + await charging_ahead(act, roster, report.after, own, said)
    ripple = await _ripple(act, report)
    question = await _asked(act, roster, report)
    if act.group or not _matters(roster, report):
        undo = _TAKEN_BACK if act.group else {}
        reply = Reply(text + ripple, tuple(undo), short=(text + ripple)[:240], presses=undo)
    else:
        reply = await _passed_on(act, text, said, notice_of(said, name, report.before, report.after) + ripple)
    return replace(reply, notices=(*reply.notices, *question))


async def _asked(act: Act, roster: Roster, report: Told) -> tuple[Notice, ...]:
    """Ask the others to go on without who is late, where that costs all less than waiting."""
    heads = {family.name: roster.heads(family) for family in roster.families}
    change = go_on(report.day.planned, report.day.live, report.family.name, heads)
    known = go_on(report.so_far.planned, report.so_far.live, report.family.name, heads)
    quiet = await quiet_hours(act)
    if change is None or known is not None or (quiet and quiet.covers(act.now)):
        return ()
    who = plural(report.family.name)
    families = [
        Party("family", f.id) for f in roster.families if f.name in (*change.others, report.family.name)
    ]
    words = (
        f"In {change.place} nobody waits for the {who}; you meet in {change.again} "
        f"about {change.again_at:%H:%M}. Waiting would cost all {change.waiting:.0f} person-minutes, "
        f"going on costs the {who} {change.missing:.0f}"
    )
    difference = Difference(words, tuple(families), minutes=report.after.delay)
    skip = Press("report_status", {"kind": "skipped", "place": change.place, "family": report.family.name})
    what = f"go on without the {who} in {change.place}"
    until = act.now + timedelta(minutes=max(report.after.delay, _LEAST_TO_ANSWER))
    reply = await propose(act, what, difference, (skip,), answer_by=until)
    asked = Notice(reply.text, None, reply.buttons, reply.presses)
    return reply.notices if not act.group else (asked, *reply.notices)


async def _ripple(act: Act, report: Told) -> str:
    """Return what a report changes for the others, and which bookings it endangers."""
    if not report.effects and report.said.kind not in _DELAYING:
        return ""
    name, day = report.family.name, report.day
    pairs = zip(day.planned.families, day.live.families, strict=True)
    own = next(((was, now) for was, now in pairs if was.family == name), None)
    bookings = await act.uow.of(Reservation).all()
    if own is None:
        return ripple_words(report.effects, ())
    party, before = Party("family", report.family.id), _own(report.so_far.live, name)
    known = at_risk(bookings, party, own[0], before)
    missed = [booking for booking in at_risk(bookings, party, *own) if booking not in known]
    return ripple_words(report.effects, missed)


def _own(day: Day, name: str) -> FamilyDay:
    return next(family for family in day.families if family.family == name)


def _wants_charger(roster: Roster, said: StatusReport) -> bool:
    electric = any(v.family_id == said.family_id and v.energy is Energy.EV for v in roster.vehicles)
    return said.kind == "breakdown" and electric and (said.percent is not None or is_charger(said))


def _matters(roster: Roster, report: Told) -> bool:
    """Whether others are to hear of it: what changes their day, a breakdown, an arrival where they meet."""
    if len(roster.families) < 2 or report.said.kind == "charging":
        return False
    if report.effects or report.said.kind in _NEWS:
        return report.said.kind in _TOLD
    if report.said.kind != "arrived":
        return False
    news = report.after.reached > report.before.reached
    met = report.before.targets[report.after.reached - 1].others if news else ()
    return bool(met) or report.after.next is None


async def _passed_on(act: Act, text: str, said: StatusReport, news: str) -> Reply:
    """Tell the group now, or at the end of its quiet hours when the news can wait."""
    quiet = await quiet_hours(act)
    if quiet is None or said.kind == "breakdown" or not quiet.covers(act.now):
        full = fit(f"{text} I've told the group.") if len(text) < SEGMENT - 25 else text
        return Reply(full, notices=(Notice(news),), short=text[:240])
    await act.uow.of(Alert).put(Alert(new_id(), quiet.after(act.now), None, "news", news))
    return Reply(text, short=text[:240])
