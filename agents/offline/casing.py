# ruff: noqa: E501  # a pattern reads best on one line
"""Capitals for a message that was typed without: names and towns as they would be written with care."""

import re

from agents.offline.known import EVERYDAY, given, longest_town
from agents.offline.lexicon import CLASS_OF
from agents.offline.text import Word, fold, singular, words

_KIN_BEFORE = re.compile(
    r"\b(?:my|our|his|her|their) (?:\w+ )?(?:sis|bro|sister|brother|mom|mum|dad|son|daughter|wife|husband|hubby|"
    r"cousin|friend|buddy|gf|bf|girlfriend|boyfriend|partner|kid|aunt|uncle|parents|nephew|niece|called|named)$"
)
_NO_NAME = frozenset(
    "and is are was who whos has have will would n or the a an she he shes hes they with wants want can cant does doesnt "
    "dont said says loves hates needs drives in on at too also coming comes joins if but just really still both not "
    "isnt for from to my our cuz bc".split()
)
_FEW = 2


def cased(text: str) -> str:
    """The text with capitals at names and towns when it was written (nearly) without any; of the same length."""
    said = words(text)
    if sum(w.raw[0].isupper() and w.raw not in ("I", "I'm", "I'd", "I'll", "I've") for w in said[1:]) >= _FEW:
        return text
    out = list(text)
    for index, word in enumerate(said):
        if word.raw[0].islower():
            for one in _named(text, said, index):
                out[one.start] = one.raw[0].upper() if len(one.raw[0].upper()) == 1 else one.raw[0]
    return "".join(out)


def _named(text: str, said: tuple[Word, ...], index: int) -> tuple[Word, ...]:
    """The words that begin at `index` and are a name."""
    word = said[index]
    low = re.sub(r"['’]s$", "", word.raw)
    count = longest_town([w.fold for w in said[index : index + 3]])
    if count > 1 or (count and low not in EVERYDAY):
        more = said[index + count : index + count + 1]
        more = more if more and more[0].raw in _TOWN_TAILS else ()
        return (*said[index : index + count], *more)
    if given(low) and fold(low) not in EVERYDAY and len(low) > 2:
        return (word,)
    if CLASS_OF.get(singular(word.fold)) == "<car>" and word.fold not in _PLAIN_CARS:
        return (word,)
    kin = _KIN_BEFORE.search(text[max(0, word.start - 30) : word.start].rstrip())
    return (word,) if kin and low not in _NO_NAME and CLASS_OF.get(singular(word.fold)) is None else ()


_TOWN_TAILS = frozenset(
    "city beach park falls springs island lake valley canyon village rocks bridge castle gorge caverns crater dunes cliffs dam".split()
)
_PLAIN_CARS = frozenset(
    "minivan van suv truck pickup campervan camper motorhome rv wagon sedan hatchback rig galaxy transit bolt leaf "
    "model pilot escape explorer golf seat defender civic ram".split()
)
