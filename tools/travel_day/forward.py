"""Who comes early: their check-in as soon as it is open, and what is shared brought forward if all agree."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.ids import new_id
from tools.kernel.party import Party
from tools.kernel.reply import Press, Reply
from tools.planning.model import FamilyDay, Item, ItemKind
from tools.preferences.quiet import quiet_hours
from tools.proposals.model import Difference, Proposal, ProposalStatus
from tools.proposals.service import propose
from tools.reservations.model import Reservation, ReservationKind, ReservationStatus
from tools.travel_day.at_risk import is_for
from tools.travel_day.living import DayState
from tools.travel_day.model import StatusReport
from tools.travel_day.reported import Told
from tools.travel_day.shifting import end_of, next_shared, sooner_in
from tools.travel_day.standing import Progress
from tools.travel_day.waiting import straight_there
from tools.travel_day.wording import minutes_in_words

CHECK_IN_FROM = "check-in from"
_WORTH = timedelta(minutes=15)
_MEAL_MOST = timedelta(minutes=45)  # people are not hungry at any hour
_OPENS = time(15, 0)  # check-in where nobody said
_GAINS = ("arrived", "early", "departed", "location")
_TO_ANSWER = timedelta(minutes=30)
_BEDS = (ReservationKind.LODGING, ReservationKind.CAMPSITE)
_AROUND = timedelta(minutes=90)
_FIVE = 300  # seconds
_TODAY = timedelta(hours=16)
_TOO_SOON_TO_ASK = timedelta(hours=4)


async def sooner(act: Act, before: Progress, after: Progress, said: StatusReport) -> StatusReport | None:
    """Return the report by which who has arrived early checks in as soon as that is open."""
    if after.reached <= before.reached or after.day is None:
        return None
    number = after.targets[after.reached - 1].item
    item = after.day.items[number]
    bookings = await act.uow.of(Reservation).all()
    bed = item.kind is ItemKind.CHECK_IN
    opens = max(_opening(item, bookings), act.now) if bed else act.now
    way = sooner_in(after, number, opens.astimezone(item.start.tzinfo))
    if way is None:
        return None
    note = f"{CHECK_IN_FROM} {way.items[0].start:%H:%M}" if bed else ""
    return StatusReport(new_id(), said.family_id, "rerouted", act.now, None, way.goal, note=note, way=way)


def _opening(item: Item, bookings: Sequence[Reservation]) -> datetime:
    """Return from when on one can check in: as booked, else three in the afternoon."""
    for booking in bookings:
        start = booking.start
        if booking.status is ReservationStatus.CANCELLED or not isinstance(start, datetime):
            continue
        if is_for(booking, item) and start.date() == item.start.date():
            return _local(start, item)
    return datetime.combine(item.start.date(), _OPENS, item.start.tzinfo)


async def forward_asked(act: Act, roster: Roster, report: Told) -> Reply | None:
    """Propose to begin what is shared next as soon as everybody can be there; None where that is no gain."""
    quiet = await quiet_hours(act)
    if report.said.kind not in _GAINS or (quiet and quiet.covers(act.now)):
        return None
    own = _going(report.day, report.family.name)
    number = next_shared(report.after, own.items, act.now) if own else None
    if own is None or number is None:
        return None
    item = own.items[number]
    if item.kind is ItemKind.MEAL and item.start - act.now > _TOO_SOON_TO_ASK:
        return None
    minutes = _minutes_gained(act, report.day, own, number)
    waits = straight_there(report.day.live, report.family.name, item)
    if minutes is None or not waits or _booked(item, await act.uow.of(Reservation).all()):
        return None
    return await _proposed(act, roster, item, (report.family.name, *item.with_families), minutes)


def _minutes_gained(act: Act, day: DayState, own: FamilyDay, number: int) -> int | None:
    """Return by how many minutes all can begin earlier, in fives; None when that is not worth asking."""
    item = own.items[number]
    ready = [_ready(_going(day, name), item) for name in (own.family, *item.with_families)]
    if any(at is None for at in ready):
        return None
    gain = item.start - max(act.now, *(at for at in ready if at is not None))
    if any(i.kind is ItemKind.MEAL for i in own.items[number : end_of(own.items, number) + 1]):
        gain = min(gain, _MEAL_MOST)
    return int(gain.total_seconds() // _FIVE) * 5 if gain >= _WORTH else None


def _going(day: DayState, name: str) -> FamilyDay | None:
    return next((family for family in day.live.families if family.family == name), None)


def _ready(family: FamilyDay | None, item: Item) -> datetime | None:
    """Return when a family can be at what is shared: free time before it gives way."""
    for number, other in enumerate(family.items if family else ()):
        if other.kind is item.kind and other.place.name == item.place.name and other.start == item.start:
            before = [i.end for i in (family.items if family else ())[:number] if i.kind is not ItemKind.FREE]
            return max(before, default=other.start)
    return None


def _booked(item: Item, bookings: Sequence[Reservation]) -> bool:
    """Whether an hour was booked for it."""
    timed = [b for b in bookings if b.status is not ReservationStatus.CANCELLED and b.kind not in _BEDS]
    return any(
        abs(_local(b.start, item) - item.start) <= _AROUND
        for b in timed
        if isinstance(b.start, datetime) and is_for(b, item)
    )


def _local(start: datetime, item: Item) -> datetime:
    return start if start.tzinfo else start.replace(tzinfo=item.start.tzinfo)


async def _proposed(act: Act, roster: Roster, item: Item, names: Sequence[str], minutes: int) -> Reply | None:
    at = item.start - timedelta(minutes=minutes)
    named = (
        f"{item.note or 'the meal'} in {item.place.name}" if item.kind is ItemKind.MEAL else item.place.name
    )
    what = f"begin {named} at {at:%H:%M} instead of {item.start:%H:%M}"
    known = await act.uow.of(Proposal).all()
    begun = what.split(" at ")[0]
    asked = [p for p in known if p.what.startswith(begun) and act.now - p.made_at < _TODAY]
    if any(p.status in (ProposalStatus.OPEN, ProposalStatus.REJECTED, ProposalStatus.EXPIRED) for p in asked):
        return None  # they were asked already
    families = tuple(Party("family", f.id) for f in roster.families if f.name in names)
    calls = [
        Press("report_status", {"kind": "moved", "family": n, "place": item.place.name, "minutes": -minutes})
        for n in names
    ]
    words = f"everybody can be there by then, {minutes_in_words(minutes)} less to wait"
    answer = min(act.now + _TO_ANSWER, at) if at - act.now > timedelta(minutes=5) else act.now + _TO_ANSWER
    return await propose(act, what, Difference(words, families, minutes=-minutes), calls, answer_by=answer)
