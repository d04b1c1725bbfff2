"""Use cases: show the plan, and accept it."""

from dataclasses import replace
from datetime import date

from tools.families.names import plural
from tools.kernel.act import Act
from tools.kernel.errors import Refusal
from tools.kernel.reply import Press, Reply
from tools.planning import setting_out
from tools.planning.current import BUTTONS, PRESSES, current, family_name, may_accept, own_family, said
from tools.planning.model import Day, Itinerary, ItineraryStatus
from tools.planning.screens import day_screens, more, plan_screens

AS_IT_GOES = "as it goes by now"


async def show(
    act: Act,
    day: date | None = None,
    family: str | None = None,
    rest: bool = False,
    live: Day | None = None,
) -> Reply:
    """Tell the plan: a day hour by hour, or all days in brief; `rest` tells what did not fit a screen.

    `live` is that day as it goes, when families have reported.
    """
    itinerary = await current(act)
    name = await family_name(act, family)
    args: dict[str, object] = {"date": day.isoformat()} if day else {}
    press = Press("show_itinerary", {**args, **({"family": name} if name else {}), "more": True})
    if day is None:
        chosen = itinerary if name is None else _only(itinerary, name)
        return _screen(plan_screens(chosen), rest, press, BUTTONS)
    found = live or _day(itinerary, day)
    if name is not None and all(f.family != name for f in found.families):
        return Reply(f"The {plural(name)} are not with us on {said(day)}.")
    own = await own_family(act)
    if short := setting_out.answer(act.said, found, name, own):
        return Reply(short)
    text, later = day_screens(found, name, own)
    if live is not None and not rest:
        first, _, others = text.partition("\n")
        text = f"{first}, {AS_IT_GOES}\n{others}"
    return _screen((text, later), rest, press, ())


def _screen(screens: tuple[str, str], rest: bool, press: Press, buttons: tuple[str, ...]) -> Reply:
    text, later = screens
    labels, presses = more(press, later)
    known = {label: PRESSES[label] for label in buttons}
    if rest:
        return Reply(later or text, buttons, presses=known)
    return Reply(text, (*labels, *buttons), presses={**known, **presses})


def _day(itinerary: Itinerary, day: date) -> Day:
    found = next((d for d in itinerary.days if d.date == day), None)
    if found is None:
        first, last = itinerary.days[0].date, itinerary.days[-1].date
        raise Refusal(f"{said(day)} is not in the plan: it goes from {said(first)} to {said(last)}.")
    return found


def _only(itinerary: Itinerary, family: str) -> Itinerary:
    """The itinerary with one family's days."""
    return replace(
        itinerary,
        days=tuple(
            replace(d, families=kept)
            for d in itinerary.days
            if (kept := tuple(f for f in d.families if f.family == family))
        ),
    )


async def accept(act: Act) -> Reply:
    """Accept the proposed plan. NotAllowed for children, guests, and (when locked) all but admins."""
    itinerary = await current(act)
    await may_accept(act)
    if itinerary.status is not ItineraryStatus.PROPOSED:
        return Reply(f"The plan (version {itinerary.version}) is already accepted.", ("PDF",), presses=PDF)
    await act.uow.of(Itinerary).put(replace(itinerary, status=ItineraryStatus.ACCEPTED))
    text = f"Locked in: version {itinerary.version} of the plan is accepted. ✅"
    return Reply(text, ("PDF",), presses=PDF)


PDF = {"PDF": PRESSES["PDF"]}
