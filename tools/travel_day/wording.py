"""What is said on a travel day: each fits one text message (160 plain characters)."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from tools.families.names import plural
from tools.kernel.when import to_leave
from tools.kernel.words import joined
from tools.planning.model import ItemKind
from tools.reservations.model import Reservation
from tools.travel_day.affected import Effect
from tools.travel_day.driver_words import WORDS
from tools.travel_day.gsm import fit
from tools.travel_day.model import StatusReport, Way
from tools.travel_day.standing import WORTH_TELLING, Progress, Target
from tools.travel_day.targets import in_day

_CHARGER = re.compile(r"charg|stall|plug", re.IGNORECASE)
HELP = f"Text me a word: {WORDS}. Or write freely, or share your location. UNDO takes the last one back."


def minutes_in_words(minutes: int) -> str:
    """Return a stretch of time: "40 min", "2 h", "1 h 20"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest:02d}" if rest else f"{hours} h"


def against_plan(target: Target, at: datetime) -> str:
    """Return how an arrival compares with the plan: " (15 min early)"; nothing when it is about right."""
    minutes = round((at - target.at).total_seconds() / 60)
    if abs(minutes) < WORTH_TELLING:
        return ", on time"
    return f", {minutes_in_words(abs(minutes))} {'late' if minutes > 0 else 'early'}"


def expected(target: Target, now: datetime | None = None) -> str:
    """Return when a family will be at its next place: "Idaho Falls about 12:40 instead of 12:00".

    Where that is over by `now`, nobody knows: only what was planned is told.
    """
    at = target.eta or target.at
    if now is not None and at + timedelta(minutes=WORTH_TELLING) < now:
        return f"{target.place.name}, planned {target.at:%H:%M}"
    changed = abs(at - target.at) >= timedelta(minutes=WORTH_TELLING)
    return f"{target.place.name} about {at:%H:%M}" + (f" instead of {target.at:%H:%M}" if changed else "")


def reply_of(report: StatusReport, family: str, before: Progress, after: Progress, car: str = "") -> str:
    """Return the answer to who reported; `car` names the one that speaks, of a family with several."""
    who = f"the {plural(family)}{f' ({car})' if car else ''}"
    words = {
        "location": _on_the_way(who, after, report),
        "charging": f"Noted: {who} are charging{_in(report.place)}. Text CHARGED 80 when you go on.",
        "skipped": _skipped(who, after, report),
        "early": _early(who, after, report),
        "closed": f"Noted: {_closed(who, after, report)}",
        "detour": f"Noted: {_detour(who, after, report)}",
        "level": f"Noted: {_level(who, report)}",
        "moved": f"Noted: {_moved(who, after, report)}",
        "elsewhere": f"Noted: {_elsewhere(who, after, report)}",
        "weather": f"Noted: {_weather(who, before, after, report)}",
        "departed": _departed(who, after, report),
        "late": _late(who, after, report),
        "stopped": f"Noted: {_stopped(who, after, report)} Text ON MY WAY when you go on.",
        "arrived": _arrived(who, before, after, report),
        "charged": _charged(who, after, report),
        "breakdown": f"Noted: {_stuck(who, report)}",
    }
    return fit(words[report.kind])


def notice_of(report: StatusReport, family: str, before: Progress, after: Progress) -> str:
    """Return what the others are told."""
    who = f"The {plural(family)}"
    words = {
        "skipped": _skipped(who, after, report).removeprefix("Noted: "),
        "early": _early(who, after, report).removeprefix("Noted: "),
        "closed": _closed(who, after, report),
        "detour": _detour(who, after, report),
        "level": _level(who, report),
        "moved": _moved(who, after, report),
        "elsewhere": _elsewhere(who, after, report),
        "weather": _weather(who, before, after, report),
        "departed": _departed(who, after, report).removeprefix("Noted: ").replace(" Drive safely!", ""),
        "charged": _charged(who, after, report).removeprefix("Noted: "),
        "location": _on_the_way(who, after, report),
        "late": _late(who, after, report).removeprefix("Noted: "),
        "arrived": _arrived(who, before, after, report).removeprefix("Noted: "),
        "breakdown": _stuck(who, report),
    }
    return fit(words[report.kind][0].upper() + words[report.kind][1:])


def ripple_words(effects: Sequence[Effect], bookings: Sequence[Reservation]) -> str:
    """Return what a delay changes for the others, and what is booked and in danger."""
    held: dict[tuple[str, str, str], list[str]] = {}
    for effect in effects:
        times = f"{effect.now:%H:%M}", f"{effect.planned:%H:%M}"
        what = f"the meal in {effect.place}" if effect.meal else effect.place
        held.setdefault((what, *times), []).append(f"the {plural(effect.family)}")
    text = "".join(
        f" For {joined(names)}, {place} is {now} instead of {planned}."
        for (place, now, planned), names in held.items()
    )
    missed = [booking.name for booking in bookings]
    return text + (f" In danger: {joined(missed)}." if missed else "")


def _because(report: StatusReport) -> str:
    return f" ({report.note[:40].rstrip()})" if report.note else ""


def _skipped(who: str, after: Progress, report: StatusReport) -> str:
    items = after.day.items if after.day else ()
    left_out = items[after.skipped[-1]].place.name if after.skipped else None
    named = report.place or left_out or "a stop"
    named = f"the {named}" if named in ("break", "stop", "meal", "lunch", "dinner", "charge") else named
    text = f"Noted: {who} skip {named}."
    return f"{text} Next: {expected(after.next, report.at)}." if after.next else text


def _stopped(who: str, after: Progress, report: StatusReport) -> str:
    """Return where they stopped; a place the map can't find is told, in case it was misspelt."""
    if report.place and report.lat is None and not in_day(after.day, report.place):
        return f"{who} stopped. I can't find {report.place[:30]} on my map."
    return f"{who} stopped{_in(report.place)}."


def _early(who: str, after: Progress, report: StatusReport) -> str:
    by = f"{minutes_in_words(after.ahead)} ahead of the plan" if after.ahead else "on time"
    text = f"Noted: {who} are {by}"
    return f"{text}: {expected(after.next, report.at)}." if after.next else f"{text}."


def _closed(who: str, after: Progress, report: StatusReport) -> str:
    text = f"{who}: {closed_where(report)}"
    if report.minutes is None and not after.behind:
        return f"{text}."
    late = f", about {minutes_in_words(report.minutes)} late" if report.minutes else ""
    return f"{text}{late}: {expected(after.next, report.at)}." if after.next else f"{text}{late}."


def closed_where(report: StatusReport) -> str:
    """Return which road is closed, and near where."""
    return f"{report.note or 'road closed'}{f' near {report.place}' if report.place else ''}"


def _weather(who: str, before: Progress, after: Progress, report: StatusReport) -> str:
    more = after.behind - before.behind
    text = f"{who} go slowly{_because(report)}"
    if more <= 0 or after.next is None:
        return f"{text}."
    return f"{text}, about {minutes_in_words(more)} more: {expected(after.next, report.at)}."


def _level(who: str, report: StatusReport) -> str:
    return f"{who} have {report.percent} % left."


def _moved(who: str, after: Progress, report: StatusReport) -> str:
    minutes = report.minutes or 0
    if minutes > 0:
        leave = f" at {to_leave(after.leaves):%H:%M}" if after.leaves else ""
        return f"{who} leave {minutes_in_words(minutes)} later{leave}."
    return f"for {who}, {report.place} begins {minutes_in_words(-minutes)} earlier."


def _elsewhere(who: str, after: Progress, report: StatusReport) -> str:
    text = f"{who} don't charge in {report.place}"
    return f"{text}: {expected(after.next, report.at)}." if after.next else f"{text}."


def _detour(who: str, after: Progress, report: StatusReport) -> str:
    text = f"{who} take {minutes_in_words(report.minutes or 0)} more{_because(report)}"
    return f"{text}: {expected(after.next, report.at)}." if after.next else f"{text}."


def _on_the_way(who: str, after: Progress, report: StatusReport) -> str:
    return (
        f"{who} are on the way: {expected(after.next, report.at)}."
        if after.next
        else f"{who} are on the way."
    )


def _in(place: str | None) -> str:
    return f" in {place}" if place else ""


def is_charger(report: StatusReport) -> bool:
    """Whether what broke is a charger rather than the car."""
    return _CHARGER.search(report.note) is not None


def _stuck(who: str, report: StatusReport) -> str:
    if is_charger(report):
        return f"{who} met a broken charger{_in(report.place)} and look for another."
    because = f" ({report.note})" if report.note else ""
    delay = f", about {minutes_in_words(report.minutes)}" if report.minutes else ""
    return f"{who} are stuck{_in(report.place)}{because}{delay}."


def elsewhere(family: str, way: Way, after: Progress) -> str:
    """Return what the others hear of who charges elsewhere than planned."""
    towns = joined([item.place.name for item in way.items if item.kind is ItemKind.CHARGE])
    then = f": {expected(after.next)}" if after.next else ""
    charging = f"charge in {towns} instead" if towns else "go on without it"
    return fit(f"The {plural(family)} met a broken charger and {charging}{then}.")


def _departed(who: str, after: Progress, report: StatusReport) -> str:
    text = (
        f"Noted: {who} left{' ' + report.place if report.place else ''} at {report.at:%H:%M}. Drive safely!"
    )
    return f"{text} Next: {expected(after.next, report.at)}." if after.next else text


def _late(who: str, after: Progress, report: StatusReport) -> str:
    text = f"Noted: {who} are {minutes_in_words(report.minutes or 0)} late{_because(report)}"
    return f"{text}: {expected(after.next, report.at)}." if after.next else f"{text}."


def _arrived(who: str, before: Progress, after: Progress, report: StatusReport) -> str:
    target = before.targets[after.reached - 1] if after.reached > before.reached else None
    name = report.place or (target.place.name if target else "")
    text = f"Noted: {who} are in {name}" if name else f"Noted: {who} have arrived"
    text += f"{against_plan(target, report.at)}." if target else "."
    return f"{text} Next: {expected(after.next, report.at)}." if after.next else text


def _charged(who: str, after: Progress, report: StatusReport) -> str:
    level = f" to {report.percent} %" if report.percent is not None else ""
    text = f"Noted: {who} charged{level}{_in(report.place)}."
    return f"{text} Next: {expected(after.next, report.at)}." if after.next else text
