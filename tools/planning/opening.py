"""Opening hours of stops on the days of a trip, and what a plan says of where they come from."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from tools.kernel.place import Place
from tools.kernel.words import joined
from tools.planning.problem import Ask
from tools.routing.model import Visit

WHOLE_DAY = 24 * 60
SHOWN = 4  # places whose hours a plan tells


def with_hours(ask: Ask, visit: Visit, first: date, last: date) -> Ask:
    """Return a stop with its hours on the days from `first` to `last`.

    Hours by the day of the week become the window that is open on all of these days, and the days it is shut.
    """
    if not visit.week:
        return replace(ask, opens=minute(visit.opens), closes=minute(visit.closes))
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    hours = {day: visit.week[day.weekday()] for day in days}
    spans = [(minute(a) or 0, minute(b) or WHOLE_DAY) for a, b in hours.values() if a]
    shut = frozenset(day for day, (opens, _) in hours.items() if not opens)
    opens, closes = max((s[0] for s in spans), default=0), min((s[1] for s in spans), default=WHOLE_DAY)
    return replace(
        ask,
        opens=opens or None,
        closes=closes if closes < WHOLE_DAY else None,
        minutes=min(ask.minutes, max(30, closes - opens)),
        shut=shut,
        hours_by=visit.source,
    )


def minute(hhmm: str) -> int | None:
    """Return the minute of the day of "09:30"; None for ""."""
    hour, _, rest = hhmm.partition(":")
    return int(hour) * 60 + int(rest or 0) if hour else None


def told(asks: Iterable[Ask], places: Sequence[Place]) -> list[str]:
    """Return where the opening hours of a plan come from: facts with their source, rules of thumb as such."""
    known = [a for a in asks if a.opens or a.closes or a.shut]
    by: dict[str, list[str]] = {}
    for ask in known:
        if ask.hours_by:
            by.setdefault(ask.hours_by, []).append(f"{places[ask.place].name} {_words(ask)}")
    thumb = [places[a.place].name for a in known if not a.hours_by]
    facts = [f"Opening hours by {source}: {'; '.join(names[:SHOWN])}." for source, names in by.items()]
    if not thumb:
        return facts
    names = joined(thumb[:SHOWN]) + (" and others" if len(thumb) > SHOWN else "")
    return [*facts, f"Opening hours of {names} are a rule of thumb: check them before you go."]


def _words(ask: Ask) -> str:
    opens, closes = ask.opens or 0, ask.closes or WHOLE_DAY
    hours = f"{opens // 60:02}:{opens % 60:02}–{closes // 60:02}:{closes % 60:02}"
    shut = joined([f"{day:%a} {day.day} {day:%b}" for day in sorted(ask.shut)])
    return f"{hours} (shut on {shut})" if shut else hours
