"""Decides which of the places a text may mean is meant, or asks."""

from tools.kernel.errors import Refusal, Unclear
from tools.kernel.place import Place
from tools.routing.gazetteer import Gazetteer
from tools.routing.saying import Region, plain, regions

CLEAR = 0.4  # by how much the first must be likelier than the second (2.5 times the people)
MOST_CHOICES = 4
_ALSO_CITIES = frozenset(
    "new york|washington|quebec|salzburg|luxembourg|monaco|san marino|gibraltar|berlin|hamburg|bremen|vienna|"
    "mexico".split("|")
)

_ONE_TOWN = frozenset({"AD", "LI", "MC", "SM", "VA", "GI"})  # countries that are a town and its mountains


def located(gazetteer: Gazetteer, text: str, near: Place | None, towards: Place | None = None) -> Place:
    """Return the one place `text` means; in doubt those nearest `towards` are offered first.

    Raises Unclear with choices when two are about as likely or it is a whole state, Refusal when nobody
    knows it.
    """
    said = " ".join(text.split())[:80]
    if not said:
        raise Refusal("Which place do you mean?")
    region = _whole_region(said)
    if region is not None and region.country in _ONE_TOWN and region.division is None:
        return gazetteer.largest(region, 1)[0]
    if region is not None:
        names = tuple(label(p, brief=True) for p in gazetteer.largest(region))
        raise Unclear(f"{region.name} is big. Which town or park there?", names)
    found = gazetteer.find(said, near, limit=MOST_CHOICES + 1)
    if not found:
        raise Refusal(
            f"I can't find “{said}” on my map. Try a town nearby, or add the state or country (“Moab, UT”)."
        )
    close = [c for c in found if c.score > found[0].score - CLEAR][:MOST_CHOICES]
    if len(close) > 1:
        if towards is not None and near is None:
            close = gazetteer.find(said, towards, limit=MOST_CHOICES)
        names = tuple(dict.fromkeys(label(c.place) for c in close))
        if len(names) > 1:  # else nobody could choose between them
            raise Unclear(_question(said, names), names)
    return found[0].place


def _whole_region(said: str) -> Region | None:
    named = plain(said)
    if len(named) < 4 or named in _ALSO_CITIES or "," in said:
        return None
    return next(iter(regions(named)), None)


def _question(said: str, names: tuple[str, ...]) -> str:
    return f"Which “{said}” do you mean: {', '.join(names[:-1])} or {names[-1]}?"


def label(place: Place, brief: bool = False) -> str:
    """Return a place with what tells it from its namesakes: "Springfield, Missouri"."""
    if brief or not place.region:
        return place.name
    state, _comma, country = place.region.partition(", ")
    return f"{place.name}, {state}" if country in ("US", "Canada", "") else f"{place.name}, {place.region}"
