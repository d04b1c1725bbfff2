"""What alerts of the road say: each at most one text message (`fit` sees to it)."""

from datetime import date, datetime

from tools.families.names import plural
from tools.kernel.when import to_leave
from tools.kernel.words import joined
from tools.planning.model import FamilyDay, Item, ItemKind
from tools.travel_day.standing import Target
from tools.travel_day.targets import targets_of
from tools.travel_day.wording import minutes_in_words
from tools.trips.reading import short_day


def tomorrow(day: date, family: FamilyDay, leave: Item) -> str:
    """Return a day's drive in one message: when to leave, where to be when, how long, charges."""
    goals = targets_of(family)
    met = [f"{g.place.name} {g.at:%H:%M}" + (" (meet)" if _meets(family, g) else "") for g in goals]
    charges = sum(1 for item in family.items if item.kind is ItemKind.CHARGE)
    stops = f", {charges} charging stop{'s' if charges > 1 else ''}" if charges else ""
    drive = f"{minutes_in_words(round(family.drive_minutes))} driving{stops}"
    road = ", ".join(met)
    start = f"{short_day(day)}: leave {leave.place.name} {leave.told:%H:%M}"
    return f"{start}, {road}. {drive}." if road else f"{start}. {drive}."


def _meets(family: FamilyDay, goal: Target) -> bool:
    return bool(goal.others) and any(
        item.kind is ItemKind.MEET and item.place.name == goal.place.name for item in family.items
    )


def leaving(family: FamilyDay, leave: Item, go: datetime, early: int) -> str:
    """Return when to leave and why; `early` minutes before the plan because of traffic."""
    because = f": traffic adds about {early} min" if early else ""
    return f"Leave {leave.place.name} at {to_leave(go):%H:%M}{_why(family)}{because}. Text LEFT when you go."


def leaving_anew(family: FamilyDay, leave: Item, go: datetime, told: datetime, early: int) -> str:
    """Return the other time to leave, and the one that was told before."""
    because = f": traffic adds about {early} min" if early else ""
    before = told.astimezone(go.tzinfo)
    return (
        f"Leave {leave.place.name} at {go:%H:%M}, not {before:%H:%M},{_why(family)}{because}. "
        "Text LEFT when you go."
    )


def leave_now(family: FamilyDay, leave: Item, early: int) -> str:
    """Return that it is time, `early` minutes before the plan."""
    return (
        f"Leave {leave.place.name} now{_why(family)}: traffic adds about {early} min. Text LEFT when you go."
    )


def _why(family: FamilyDay) -> str:
    goals = targets_of(family)
    return f" to be in {goals[0].place.name} by {goals[0].at:%H:%M}" if goals else ""


def charge(item: Item, goal: Target | None) -> str:
    """Return where to charge, to how much and how long, and what comes then."""
    level = f" to {item.soc_end * 100:.0f} %" if item.soc_end is not None else ""
    minutes = round((item.end - item.start).total_seconds() / 60)
    return f"Next: charge{level} in {item.place.name} about {item.start:%H:%M}, {minutes} min.{_then(goal)}"


def pause(item: Item, goal: Target | None) -> str:
    """Return that a rest or fuel is due, and what comes then."""
    what = "Fuel" if item.kind is ItemKind.REFUEL else "Break"
    minutes = round((item.end - item.start).total_seconds() / 60)
    return f"{what} due: {item.place.name} about {item.start:%H:%M}, {minutes} min.{_then(goal)}"


def _then(goal: Target | None) -> str:
    return f" Then {goal.place.name} {goal.at:%H:%M}." if goal else ""


def rendezvous(goal: Target, arrival: datetime) -> str:
    """Return where and whom they meet, and how much time they have to spare."""
    slack = round((goal.at - arrival).total_seconds() / 60)
    spare = f"{minutes_in_words(slack)} to spare" if slack > 0 else "nothing to spare"
    names = joined([f"the {plural(name)}" for name in goal.others])
    meeting = f"Next: meet {names} in {goal.place.name} at {goal.at:%H:%M}"
    return f"{meeting}. You come about {arrival:%H:%M}: {spare}."
