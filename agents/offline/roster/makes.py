# ruff: noqa: E501  # a word list reads best on one line
"""Cars named in a message: makes and models."""

import re

from agents.offline.known import given
from agents.offline.scene import Place
from agents.offline.text import fold

_CARS = frozenset(
    """acura alfa audi bentley bmw buick cadillac chevrolet chevy chrysler citroen cupra dacia daihatsu dodge fiat ford genesis
    gmc hiace holden honda hummer hyundai infiniti isuzu iveco jaguar jeep kia lada lexus lincoln lucid mahindra maruti mazda
    mercedes mercedes-benz merc mg mini mitsubishi nissan opel peugeot polestar pontiac porsche ram renault rivian rover saab seat
    skoda smart ssangyong subaru suzuki tata tesla toyota vauxhall volkswagen volvo vw byd nio winnebago airstream
    hilux landcruiser land-cruiser ranger qashqai patrol alza nexon harrier triton navara crv cr-v rav4 pacifica enclave ascent traverse telluride palisade outback forester
    crosstrek wrangler gladiator charger challenger sequoia tacoma tundra highlander sienna odyssey caravan carnival
    ioniq kona tucson sportage sorento niro enyaq octavia kodiaq superb passat golf tiguan touran caddy multivan transporter
    california id.3 id.4 id.5 id.7 id.buzz leaf ariya bolt lightning mustang mach-e taycan r1s r1t model-y polo corsa astra zafira
    vivaro berlingo kangoo scenic megane clio duster jogger sandero doblo panda ducato tipo yaris corolla camry prius civic accord
    pilot passport ridgeline hr-v fit jazz f-150 f150 silverado suburban tahoe yukon escalade expedition explorer bronco maverick
    escape edge equinox blazer malibu impala cherokee compass durango navigator santa-fe elantra sonata cx-5 cx-9 mx-5 miata
    x-trail pathfinder armada frontier rogue murano altima sentra versa everest fortuner innova ertiga creta nexon xuv700 scorpio
    defender discovery freelander evoque sharan galaxy s-max kuga focus fiesta mondeo puma xc90 xc60 xc40 v60 v70 v90 ex30 ex90
    4runner outlander avensis auris aygo c-hr sienta alhambra ateca arona ibiza fabia kamiq karoq yeti arteon jetta t-roc t-cross spacetourer proace
    rifter captur koleos kadjar espace trafic grandland mokka insignia meriva mondeo c-max ecosport tourneo picanto ceed stonic xceed carens micra juke
    vitara jimny baleno wagonr s-cross cx-3 cx-30 trailblazer acadia impreza wrx levorg mx-30 corsair wagoneer x1 x3 x5 x7 a3 a4 a6 q3 q4 q5 q7 e-tron i3 i4 ix ev6 ev9 ev3 zoe 500l 500e sprinter vito eqb eqc b-klasse a-klasse c-klasse vellfire alphard""".split()
)
_WORDS_TOO = frozenset(
    "california caravan discovery compass passport escape edge explorer expedition frontier ranger focus galaxy fit jazz "
    "golf polo panda leaf bolt pilot mustang maverick rogue durango tahoe malibu tucson navigator everest scorpio duster "
    "x1 x3 x5 x7 a3 a4 a6 q3 smart lincoln jaguar genesis lucid seat mini superb defender puma ascent pathfinder california ram rover rig wagon van suv "
    "truck pickup rv campervan camper motorhome minivan sedan hatchback transit model land blazer charger lightning forester "
    "sienna odyssey pacifica enclave traverse palisade carnival sonata tacoma kona sequoia patrol harrier telluride yukon cherokee outback seltos zoe clio megane tucson sierra ram kia-soul".split()
)
_CAR_CUE = re.compile(
    r"\b(?:diesel|petrol|gas|hybrid|electric|little|big|car|drives?|driving|in|take|taking|bring(?:ing|in|s)?|have|has|got|vehicle|van|truck|ute|ride|our|the|my|a|an|their|his|her|old|new|:|(?:19|20)\d\d)\s*[:=-]?\s*$|^\W*$"
)
_SPACED = re.compile(r"(?:model [3sxy]|id[ .](?:buzz|[3457]))\b", re.IGNORECASE)  # written apart
_SURNAME = re.compile(r"Van (?:(?:de|den|der|het|'t) )?[A-ZÀ-Þ]")
# Models that are given names: only right after their make.
_NAMED_MODELS = {"seat": "leon", "romeo": "giulia", "dacia": "logan", "renault": "zoe"}
_TOKEN = re.compile(r"[^\W_][\w.'’-]*")


def cars(text: str) -> list[tuple[str, Place]]:
    """Makes and models said ("Chrysler Pacifica", "VW ID.4", "HiAce"), in order."""
    tokens = [(m[0].rstrip(".'’"), m.start()) for m in _TOKEN.finditer(text)]
    found: list[tuple[str, Place]] = []
    index = 0
    while index < len(tokens):
        word, start = tokens[index]
        if not _begins(text, word, start):
            index += 1
            continue
        end, index = _car_end(text, tokens, index)
        found.append((text[start:end], (start, end)))
    return found


def _begins(text: str, word: str, start: int) -> bool:
    low = fold(word)
    known = low in _CARS or _SPACED.match(text, start) is not None
    if not known or not (word[0].isupper() or word[0].isdigit() or _CAR_CUE.search(text[:start])):
        return False
    if word == "Van" and _SURNAME.match(text, start):
        return False
    if low in _WORDS_TOO and low != "model":
        return bool(_CAR_CUE.search(text[:start])) and (
            word[0].isupper() or low not in ("focus", "escape", "edge")
        )
    return True


def _car_end(text: str, tokens: list[tuple[str, int]], index: int) -> tuple[int, int]:
    """Where the name of the car that begins at a token ends, and the token after it."""
    word, start = tokens[index]
    end = start + len(word)
    index += 1
    while index < len(tokens) and index:
        nxt, at = tokens[index]
        named = _NAMED_MODELS.get(fold(tokens[index - 1][0])) == fold(nxt)
        if text[end:at] not in (" ", "-") or not (named or _goes_on(nxt, text[at + len(nxt) :])):
            break
        end, index = at + len(nxt), index + 1
    return end, index


_NO_MODEL = frozenset(
    "ev hybrid gas petrol diesel electric phev plug-in and with i we it he she seats seater the our my from range suv".split()
)
_ACTS = re.compile(
    r"\s*(?:['’]s|,?\s*(?:drives|driving|and|is|will|can|does|both|has|wants|needs|\(\d)\b)|\s*$"
)
_UNIT = re.compile(r"\s*(?:-\s*)?(?:seat|km|mi\b|miles|kwh|hour|hrs?\b|people|%|min)", re.IGNORECASE)


def _goes_on(word: str, after: str) -> bool:
    low = fold(word)
    if word == "EV" or re.fullmatch(r"[a-z]-?\d{1,4}[a-z]?", word):  # "Peugeot e-208"
        return not _UNIT.match(after)
    if low in _NO_MODEL or (given(word) and low not in _CARS and _ACTS.match(after)):
        return False
    if word[0].isdigit():
        return not _UNIT.match(after) and (len(word) <= 5 or word[-1].isalpha())
    return word[0].isupper() or low in _CARS or low in ("y", "x", "s", "model")
