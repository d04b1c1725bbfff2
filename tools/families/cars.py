"""Rules of cars: what drives a model, and which of a family's cars people mean."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from tools.families.model import Energy, Vehicle
from tools.families.names import fold

# Models that are sold only as electric cars; a word in the name decides before this list does.
_ELECTRIC = re.compile(
    r"\b(?:tesla|model [3syx]|cybertruck|ioniq ?[569]|id\.? ?(?:[3457]|buzz)|leaf|ariya|bolt(?: euv)?"
    r"|ev[3569]|niro ev|kona electric|mach-?e|f-?150 lightning|lightning|rivian|r1[st]|lucid"
    r"|polestar ?[234]|taycan"
    r"|e-?tron|q[468] e-?tron|i[3457x]|ix[123]?|eq[abces]|zoe|megane e-?tech|enyaq|elroq|born|e-208|e-2008"
    r"|mg ?4|atto ?3|solterra|bz4x|blazer ev|equinox ev|silverado ev|hummer ev|prologue|lyriq|ex[39]0|c40"
    r"|xc40 recharge|dolphin|seal|twingo e-?tech|spring|fiat 500e|e-golf|e-up)\b"
)
_WORDS = (
    (Energy.PHEV, re.compile(r"\b(?:plug-?in|phev|4xe|prime|recharge t\d|gte)\b")),
    (Energy.HYBRID, re.compile(r"\b(?:hybrid|hev|e-?power|prius)\b")),
    (Energy.EV, re.compile(r"\b(?:electric|ev|bev|elektro)\b")),
    (Energy.DIESEL, re.compile(r"\b(?:diesel|tdi|cdi|hdi|dci|crdi|duramax|power ?stroke|cummins)\b")),
    (Energy.GAS, re.compile(r"\b(?:gas|gasoline|petrol|benzin|tsi|tfsi)\b")),
)
_MAKES = frozenset(
    """acura audi bmw buick cadillac chevrolet chevy chrysler citroen dacia dodge fiat ford gmc honda hyundai
    jeep kia land rover lexus lincoln mazda mercedes mini mitsubishi nissan opel peugeot polestar porsche
    ram renault rivian seat skoda subaru suzuki tata tesla toyota vauxhall volkswagen vw volvo model grand
    new old""".split()
)
_PLAIN = frozenset("car our my the van truck suv wagon minivan auto vehicle rental ute one it".split())


def energy_of(name: str) -> Energy | None:
    """Return what drives a car of that name, when the name tells; never a guess."""
    low = fold(name)
    said = next((energy for energy, word in _WORDS if word.search(low)), None)
    return said or (Energy.EV if _ELECTRIC.search(low) else None)


def _words(name: str) -> set[str]:
    return set(re.findall(r"[\w.]+", fold(name).replace("id. ", "id."))) - _PLAIN


def meant(cars: Sequence[Vehicle], said: str | None) -> Vehicle | None:
    """Return the car of a family that `said` names; None when it is another one.

    "the ID.4" is the VW ID.4; no name, or only "the car", is the one car there is.
    """
    if said is None or not _words(said):
        return cars[0] if len(cars) == 1 else None
    exact = [car for car in cars if fold(car.name) == fold(said)]
    inner = [car for car in cars if _words(car.name) and _within(_words(car.name), _words(said))]
    shared = [car for car in cars if (_words(car.name) & _words(said)) - _MAKES]
    close = [car for car in cars if fuzz.ratio(fold(car.name), fold(said)) >= 88]
    unnamed = [car for car in cars if not _words(car.name)] if len(cars) == 1 else []
    return next((way[0] for way in (exact, inner, close, shared, unnamed) if way), None)


def _within(first: set[str], second: set[str]) -> bool:
    return first <= second or second <= first


_GIVEN_UP = re.compile(
    r"\b(?:swap\w*|trad(?:e|ed|ing)\b|replac\w+|sold|instead of|rather than|exchang\w+|got rid of|switch\w*"
    r"|no longer (?:have|drive|take|taking|using)|in place of)\b",
    re.IGNORECASE,
)


def given_up(cars: Sequence[Vehicle], said: str) -> Vehicle | None:
    """Return the car whose place a new one takes, by the words said of both; None when none is given up."""
    if not _GIVEN_UP.search(said):
        return None
    words = set(fold(said).split())
    named = [car for car in cars if any(len(w) > 2 and w in words for w in fold(car.name).split())]
    return named[0] if len(named) == 1 else cars[0] if len(cars) == 1 else None
