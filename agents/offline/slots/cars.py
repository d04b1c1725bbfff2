# ruff: noqa: E501  # a pattern reads best on one line
"""Cars: what they are called, what drives them, how far, and who drives."""

import itertools
import re
from collections.abc import Sequence

from agents.context import Call
from agents.offline.casing import cased
from agents.offline.lexicon import CLASS_OF
from agents.offline.phrases import capitals, families_meant, family_of
from agents.offline.roster import makes
from agents.offline.scene import Place, Scene, overlaps, placed
from agents.offline.slots.car_drivers import driver_told, family_of_driver
from agents.offline.slots.car_figures import figures
from agents.offline.slots.families import new_families
from agents.offline.text import fold

_ENERGY = (
    ("phev", r"\bplug[- ]?in\b|\bphev\b"),
    ("hybrid", r"\bhybrid\b"),
    ("diesel", r"\bdiesel\b|\bgazole\b|\bgas[oó]l\w*\b"),
    (
        "ev",
        r"\bel[eé][ck]tr(?:ic|o|ique|ica|ico|isch)\b|\bel[eé]tric[oa]\b|\bev\b|\bkwh\b|\btesla\b|\bmodel [3sxy]\b|\bioniq\b|\bid\.?\s?[3457]\b|\bbolt\b|\bleaf\b|\bpolestar\b|\blightning\b|\bon a charge\b|\brivian\b|\bmach-?e\b|\benyaq\b|\bzoe\b|\bev[69]\b|\bi[34]\b|\btaycan\b|\bborn\b|\bariya\b",
    ),
    ("gas", r"\bgas(?:oline)?\b|\bpetrol\b|\bregular\b|\bbenzin\w*\b|\bgasolina\b|\bessence\b|\bunleaded\b"),
)
_MODEL = re.compile(
    r"\b(?:(?:our|my|the|a|an|in|with|drive|drives|driving|taking|take|is|car|vehicle|van|truck|bringing|got|have|rented|'s|mobile|:|=|it's)\s*(?:is\s+)?(?:a |an |the |new |old |little |petrol |diesel |gas |electric )*)"
    r"(?P<n>(?:\d{4}\s)?[A-ZŠÉ][\w.'-]*(?:[ -](?:[A-Z][\w.-]*|\d{1,4}[a-z]?\b(?!\s*(?:seats|mi|km|kwh|miles))|[3sxy]\b|plus|long range))*)"
)


def add_vehicle(scene: Scene) -> list[Call]:
    """One call per car: name, energy, range, battery, seats, driver."""
    names = _modelled(scene) or _cars(scene)
    regions = _regions(scene, names)
    return [
        _car(scene, scene.root.part([r]), n, len(names)) for (n, _), r in zip(names, regions, strict=True)
    ]


_DENIED = re.compile(
    r"\b(?:not|isn'?t|instead of|no longer|sold|ditched|traded(?: in)?|swapped|got rid of|replaced|scrapped)\s+(?:a |an |the |our |my )?$",
    re.IGNORECASE,
)
_MOST_CARS = 4


def _modelled(scene: Scene) -> list[tuple[str, Place]]:
    """The cars whose make or model is said, none twice; not those taken back ("not a Charger")."""
    kept: list[tuple[str, Place]] = []
    for name, at in makes.cars(cased(scene.text)):
        again = any(set(fold(name).split()) <= set(fold(k).split()) for k, _ in kept)
        if not again and not _DENIED.search(scene.text[: at[0]]):
            kept.append(_with_year(scene.text, name, at))
    return kept[:_MOST_CARS]


def _with_year(text: str, name: str, at: Place) -> tuple[str, Place]:
    """ "2019 Odyssey": the year it was made belongs to the name."""
    year = re.search(r"\b(?:19|20)\d\d $", text[: at[0]])
    return (year[0] + name, (year.start(), at[1])) if year else (name, at)


def _cars(scene: Scene) -> list[tuple[str, Place]]:
    family = families_meant(scene)
    found: list[tuple[str, Place]] = []
    bad = {fold(f.name) for f in scene.context.families} | {
        fold(m) for f in scene.context.families for m in f.members
    }
    bad |= {f"{name}s" for name in bad} | {f"{name}es" for name in bad}
    for m in _MODEL.finditer(scene.text):
        name = re.sub(r"^(?:Our|My|The)\s+", "", m["n"]).strip(".-' ")
        number = re.match(
            r" (\d{1,4})(?! ?(?:seats|mi|km|kwh|miles|h\b|%|[.,:]\d))\b", scene.text[m.end("n") :]
        )
        name += f" {number[1]}" if number and not name[-1].isdigit() else ""
        first = fold(name.split()[0]) if name else ""
        if (
            name
            and first not in bad
            and fold(name) not in _NOT_CAR
            and not any(overlaps(m.span("n"), d.at) for d in scene.dates)
            and not re.search(r"\b(?:from|in|join)\s*$", scene.text[: m.start("n")])
        ):
            found.append((name, m.span("n")))
    found = [f for i, f in enumerate(found) if not any(overlaps(f[1], g[1]) for g in found[:i])]
    if not found:
        found = [(n, at) for n, at in capitals(scene.text) if CLASS_OF.get(fold(n.split()[0])) == "<car>"]
    if not found:
        for name, at in capitals(scene.text):
            if (
                at[0] >= min(s for s, _ in scene.spans)
                and fold(name.split()[0]) not in bad | _NOT_CAR
                and len(name) > 2
                and not any(overlaps(at, x.at) for x in placed(scene.dates, scene.people))
            ):
                found = [(name, at)]
                break
    if not found and (
        m2 := re.search(
            r"\b(?:the|a|our|drives?|in)\s+((?:\w+ )?(?:minivan|camper ?van|motorhome|rv|pickup|suv|van|leaf|odyssey|sienna|tacoma|tiguan|touran|kangoo|outback))\b",
            scene.text,
            re.I,
        )
    ):
        found = [(m2[1].split()[-1], m2.span(1))]
    mentions = len(re.findall(r"\bdrives?\b", scene.text))
    return found[: max(1, min(mentions, 2) if len(family) else 1)] if found else [("", scene.spans[0])]


_NOT_CAR = frozenset(
    "i we our my the it its he she they ev gas diesel hybrid petrol electric seats correction tank range battery electricity outta family vegetarian and us dates mom dad max correction yes no in at btw also oh so".split()
)


def _regions(scene: Scene, names: Sequence[tuple[str, Place]]) -> list[Place]:
    first, last = min(s for s, _ in scene.spans), max(e for _, e in scene.spans)
    if len(names) == 1:
        return [(first, last)]
    cuts = []
    for (_, a), (_, b) in itertools.pairwise(names):
        gap = scene.text[a[1] : b[0]]
        joints = [m.end() for m in re.finditer(r"[.;\n]\s", gap)] or [
            m.start() for m in re.finditer(r"\band\b", gap)
        ]
        joints = joints or [m.start() for m in re.finditer(",", gap)][:1]
        cuts.append(a[1] + (joints[-1] if joints else len(gap) // 2))
    return list(zip([first, *cuts], [*cuts, last], strict=True))


def _car(scene: Scene, part: Scene, name: str, count: int) -> Call:
    args: dict[str, object] = {}
    driver = driver_told(part)
    family = _family(scene, part, driver)
    if family:
        args["family"] = family
    if name:
        args["name"] = re.sub(r"\s+(?:plug|hybrid|diesel|gas|electric)$", "", name, flags=re.I)
    text = part.text
    negated = re.sub(
        r"\b(?:not|sold|no longer|instead of) (?:full |a |an |the |our )*(?:\w+)", "", text, flags=re.I
    )
    energy = next((e for e, rx in _ENERGY if re.search(rx, negated, re.I)), None)
    if energy:
        args["energy"] = energy
    args |= figures(part)
    if driver:
        args["driver"] = driver
    return Call(name="add_vehicle", args=args)


_OURS = re.compile(r"\b(?:our|ours|my|mine|we|we're|we've|us|i|i'm)\b", re.IGNORECASE)


def _family(scene: Scene, part: Scene, driver: str | None) -> str | None:
    """Whose car it is: who is said to have it, the family named, the driver's where it is not "ours"."""
    if owner := _owner(part):
        return owner[0]
    theirs = family_of_driver(part, driver)
    if theirs and not _OURS.search(part.text) and not any(w.how == "family" for w in part.people):
        return theirs
    families = families_meant(part)
    theirs_new = re.search(r"\b(?:they|they've|their)\b", part.text, re.IGNORECASE)
    new = new_families(scene.root) if theirs_new or not families else []
    if new and theirs_new and not _OURS.search(part.text):
        return new[-1][0]
    return families[0] if families else new[0][0] if new else None


def _owner(part: Scene) -> list[str]:
    """The family of whoever is said to drive or have the car: "Gordon drives a Ford Ranger"."""
    for who in part.people:
        told = re.match(
            r"(?:'s)?\s+(?:\w+ )?(?:drives?|has|have|got|takes?|brings?|is in|are in|rents?|in a)\b",
            part.text[who.at[1] :],
        )
        if who.how == "name" and told and (family := family_of(part, who.party)):
            return [family]
    return []
