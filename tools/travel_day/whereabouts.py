"""Where everybody is by what they said and the plan, and what comes next for one family: in a few lines."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from tools.families.names import plural
from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.when import to_leave
from tools.kernel.words import joined
from tools.planning.model import FamilyDay, Item, ItemKind
from tools.travel_day.gsm import fit
from tools.travel_day.living import DayState, today
from tools.travel_day.standing import Progress, State, Target
from tools.travel_day.wording import expected, minutes_in_words

_PAUSES = {ItemKind.CHARGE: "charge", ItemKind.REFUEL: "fuel", ItemKind.BREAK: "break"}
_OVERDUE = timedelta(minutes=15)


def state_words(state: Progress, now: datetime) -> str:
    """Return where a family or a car is in its day, in words."""
    goal = state.next
    place = f" in {state.place}" if state.place else ""
    towards = _towards(goal, now) if goal else ""
    if state.standing is State.LATE:
        return f"{minutes_in_words(state.behind)} late" + (f": {towards}" if goal else "")
    if state.state is State.PLANNED:
        return _leaves(state, now)
    if state.state is State.ARRIVED:
        there = state.place or (state.targets[state.reached - 1].place.name if state.reached else "")
        return (f"in {there}" if there else "there") + (f", next {towards}" if goal else "")
    if state.state is State.ON_THE_ROAD:
        return f"to {towards}" if goal else "on the way"
    if state.state is State.BROKEN_DOWN:
        return f"stuck{place}" + (f", was expected in {towards}" if goal else "")
    doing = {State.CHARGING: "charging", State.BREAK: "a break"}.get(state.state, "there")
    return f"{doing}{place}" + (f", then {towards}" if goal else "")


def _towards(goal: Target, now: datetime) -> str:
    at = goal.eta or goal.at
    if at + _OVERDUE < now:
        return f"{goal.place.name}, planned {goal.at:%H:%M}"
    return f"{goal.place.name} about {at:%H:%M}"


def _leaves(state: Progress, now: datetime) -> str:
    if state.leaves is None:
        return "nothing planned today"
    if state.leaves + _OVERDUE < now:
        return f"no word yet; by the plan they left at {to_leave(state.leaves):%H:%M}"
    return f"leaves at {to_leave(state.leaves):%H:%M}"


async def everybody(act: Act) -> str:
    """Return where each family is, a line each."""
    day = await today(act)
    lines = [f"{plural(name)}: {state_words(state, act.now)}" for name, state in day.families.items()]
    return "\n".join(lines) or "Nobody is on this trip yet."


async def what_is_next(act: Act) -> str:
    """Return what comes next for the speaker's family: the stop before the next place, and that place.

    Where nobody knows whose family they are, where everybody is.
    """
    roster = await Roster.load(act)
    own, day = roster.own_family(act), await today(act)
    state = day.families.get(own.name) if own else None
    if own is None or state is None:
        return await everybody(act)
    drives = any(item.kind is ItemKind.DRIVE for item in (state.day.items if state.day else ()))
    if state.day and not drives:
        return "No drive is planned for you today."
    if state.state is State.PLANNED and state.leaves and act.now < state.leaves:
        start = f"Leave at {to_leave(state.leaves):%H:%M}."
        return fit(f"{start} {_then(state, act.now)}".strip())
    if state.next is None:
        return "Nothing more is planned for you today." if state.day else "Nothing is planned for today."
    return fit(f"{_pause(day, own.name, state, act.now)}{_then(state, act.now)}")


def _pause(day: DayState, family: str, state: Progress, now: datetime) -> str:
    """Return the next charge, fuel or break before the next place."""
    going = next((f for f in day.live.families if f.family == family), None)
    item = next(_pauses(going, state, now), None) if going else None
    if item is None:
        return ""
    level = f" to {item.soc_end:.0%}" if item.kind is ItemKind.CHARGE and item.soc_end else ""
    if item.start <= now:
        return f"Now: {_PAUSES[item.kind]}{level} in {item.place.name} until about {item.end:%H:%M}. "
    return f"Next: {_PAUSES[item.kind]}{level} in {item.place.name} about {item.start:%H:%M}. "


def _pauses(going: FamilyDay, state: Progress, now: datetime) -> Iterator[Item]:
    begin, goal = state.before_next
    for number, item in enumerate(going.items):
        ahead = begin < number <= goal and number > state.passed and number not in state.skipped
        if ahead and item.kind in _PAUSES and item.end > now:
            yield item


def _then(state: Progress, now: datetime) -> str:
    goal = state.next
    if goal is None:
        return ""
    met = f", with {joined([f'the {plural(name)}' for name in goal.others])}" if goal.others else ""
    return f"{expected(goal, now)}{met}."
