"""Use case: change what was asked for, and leave the rest of the plan as it was."""

from dataclasses import replace
from datetime import date, timedelta

from tools.kernel.act import Act
from tools.kernel.errors import Refusal
from tools.kernel.reply import Press, Reply
from tools.planning import words
from tools.planning.asking import stored
from tools.planning.current import BUTTONS, PRESSES, current, family_name, may_plan, said
from tools.planning.loading import loaded
from tools.planning.making import kept_past, made, store
from tools.planning.model import Day, Itinerary, ItineraryStatus
from tools.planning.proposing import change_press, proposed
from tools.planning.screens import SCREEN, more
from tools.planning.wishes import Reader
from tools.routing.ports import Roads
from tools.trips.model import Trip

TRY = "Try “start an hour later on Tuesday”, “skip Zion” or “less driving”."
NEWS = 3


async def change(act: Act, wishes: str, day: date | None = None, family: str | None = None) -> Reply:
    """Change what was asked for and leave the rest of the plan as it was; tell what changed.

    An accepted plan stays accepted as long as the change breaks no rule that held before; what moves other
    families' accepted days is proposed to them first (tools/proposals).
    """
    may_plan(act)
    before = await current(act)
    if not wishes.strip():
        return Reply(f"What should be different? {TRY}")
    name = await family_name(act, family)
    loader = await loaded(act, act.port(Roads))
    asked = stored(day, name, _absolute(before, loader.trip, wishes, day, name))
    after, unread, _ = await made(act, loader, (*before.wishes, asked))
    own = [u for u in unread if u in wishes]
    if after.days == before.days and own:
        raise Refusal(f"I don't know how to build “{wishes}” into the plan. {TRY}")
    worse = _broken(after) - _broken(before)
    status = before.status if not worse else ItineraryStatus.PROPOSED
    after = replace(after, status=status, days=kept_past(before, after, act.today))
    what = f"{wishes}{f' on {said(day)}' if day else ''}"
    asked_first = await proposed(act, before, after, what, change_press(wishes, day, name))
    if asked_first is not None:
        return asked_first
    await store(act, loader.trip, after)
    text, rest = _told(before, after, own)
    labels, presses = more(Press("show_itinerary", {"more": True}), rest)
    short = f"Plan changed (version {after.version})."
    return Reply(text, (*labels, *BUTTONS), short=short, presses={**PRESSES, **presses})


def _absolute(before: Itinerary, trip: Trip, wishes: str, day: date | None, family: str | None) -> str:
    """Turn "an hour later" into the time it means on that day, so that it stays right after the next plan."""
    read = Reader([d.date for d in before.days], (), family, day).read(wishes)
    if len(read.tweaks) != 1 or read.places or read.unread:
        return wishes
    tweak = read.tweaks[0]
    if tweak.kind != "shift" or tweak.day is None:
        return wishes
    starts = [
        f.begins
        for d in before.days
        if d.date == tweak.day
        for f in d.families
        if f.begins is not None and family in (None, f.family)
    ]
    if not starts:
        return wishes
    start = min(starts) + timedelta(minutes=tweak.minutes)
    return f"start on the {tweak.day.day}th at {start:%H:%M}"


def _broken(itinerary: Itinerary) -> set[str]:
    return {c.rule for c in itinerary.checks if not c.ok}


def _told(before: Itinerary, after: Itinerary, unread: list[str]) -> tuple[str, str]:
    """Return what a change did, on one screen, and whether there is more to see."""
    old = {d.date: d for d in before.days}
    changed = [(old.get(d.date), d) for d in after.days if old.get(d.date) != d]
    told = [f"Changed (version {after.version}):"] if changed else []
    told += [words.in_full(_news(*pair), None) for pair in changed[:1]]
    if changed and len(told[-1]) > SCREEN:
        told[-1] = words.brief(_news(*changed[0]))
    told += [words.brief(_news(*pair)) for pair in changed[1:]]
    if not changed:
        told = ["The plan stays as it is: I found nothing to change for that."]
    if unread:
        told.append(f"I could not build in: {'; '.join(unread)}.")
    told += [f"• {s}" for s in after.explain if s not in before.explain][:NEWS]
    return "\n".join(told), "yes" if changed else ""


def _news(before: Day | None, after: Day) -> Day:
    """A day with only the families for which it changed."""
    known = {f.family: f for f in before.families} if before else {}
    families = tuple(f for f in after.families if known.get(f.family) != f)
    return replace(after, families=families) if families else after
