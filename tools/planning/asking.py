"""Wishes about the plan as they are kept, and as they change its problem."""

from dataclasses import replace
from datetime import date

from tools.planning.loading import Loader
from tools.planning.problem import Ask, Problem, Tweak
from tools.planning.refusing import ALL_THE_SAME
from tools.planning.wishes import Reader
from tools.trips.model import StopRole


def stored(day: date | None, family: str | None, text: str) -> str:
    return f"{day.isoformat() if day else ''}|{family or ''}|{text}"


def _unstored(wish: str) -> tuple[date | None, str | None, str]:
    day, family, text = wish.split("|", 2)
    return (date.fromisoformat(day) if day else None), family or None, text


async def wished(loader: Loader, problem: Problem, said: tuple[str, ...]) -> tuple[Problem, list[str]]:
    """Return the problem with the tweaks and places that wishes mean, and the wishes that were not read."""
    tweaks: list[Tweak] = []
    asks: list[Ask] = []
    unread: list[str] = []
    for wish in said:
        day, family, text = _unstored(wish)
        if text == ALL_THE_SAME:
            continue
        known = [(problem.places[a.place].name, a.place) for a in problem.asks]
        known += [(f.name, f.place) for f in problem.fixtures]
        read = Reader(problem.days, known, family, day).read(text)
        tweaks += read.tweaks
        unread += read.unread
        for name, when in read.places:
            ask = await _added(loader, name, when)
            asks += [ask] if ask else []
            unread += [] if ask else [name]
    if asks:
        loader_problem = await loader.problem_with(problem, asks)
        return replace(loader_problem, tweaks=(*problem.tweaks, *tweaks)), unread
    return replace(problem, tweaks=(*problem.tweaks, *tweaks)), unread


async def _added(loader: Loader, name: str, day: date | None) -> Ask | None:
    """A place somebody wants added to the plan, as a stop of that day."""
    place = await loader.find_near(name)
    if place is None:
        return None
    return Ask(loader.gazette.add(place), StopRole.MUST, day=day, minutes=60, sight=True)
