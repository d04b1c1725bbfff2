# ruff: noqa: E501  # a pattern reads best on one line
"""People of a family: age, role, driving, diet, phone."""

import re

from agents.context import Call
from agents.offline.people import Who
from agents.offline.phrases import family_of, own_family
from agents.offline.roster.ages import age_after
from agents.offline.scene import Place, Scene, overlaps
from agents.offline.slots.diets import diets
from agents.offline.slots.families import new_families
from agents.offline.slots.newcomers import people_told
from agents.offline.text import fold

_AGE = re.compile(
    r"(?:\b(?:is|who'?s|who is|she'?s|he'?s|shes|hes|turned|is now|aged?|are|has|,|who will be)\s*(?:now |only |NOT )?|\(|\b[A-ZÀ-Þ][\wÀ-ÿ]+\s|,\s*)(?P<a>\d{1,2})\b(?!\s*(?:seats?|%|am|pm|kwh|km|mi|miles|hours?|hrs?|min|nights?|adults?|kids?|rooms?|people|:|days|months|/|-\d|st\b|nd\b|rd\b|th\b))",
    re.IGNORECASE,
)


def add_member(scene: Scene) -> list[Call]:
    """One call per person told of: age, role, driving, diet, phone."""
    people = persons(scene) or people_told(scene)
    people, family = _brought(scene, people) or (people, _their_family(scene))
    calls = []
    for index, (name, at) in enumerate(people):
        end = people[index + 1][1][0] if index + 1 < len(people) else max(e for _, e in scene.spans)
        region = scene.text[at[0] : end]
        before = scene.text[: at[0]] if index == 0 else ""
        args: dict[str, object] = {"name": name}
        if family:
            args["family"] = family
        args |= _person(scene, region, before, len(people) == 1)
        calls.append(Call(name="add_member", args=args))
    return calls


_BRINGS = re.compile(
    r"(?:['’]?s| is| are| will|'ll| wants to| would like to)? (?:be )?(?:bring|tak)(?:ing|s|e)?\b", re.I
)


def _brought(
    scene: Scene, people: list[tuple[str, Place]]
) -> tuple[list[tuple[str, Place]], str | None] | None:
    """Those whom a member brings along, and that member's family: "Emeka's bringing his brother Uche"."""
    bringers = {w.party: family for w in scene.people if (family := brings(scene, w))}
    new = [(name, at) for name, at in people if f"member:{name}" not in bringers]
    if len(bringers) != 1 or not new:
        return None
    named = [w.party.partition(":")[2] for w in scene.root.people if w.how == "family"]
    return new, (named or list(bringers.values()))[0]


def brings(scene: Scene, who: Who) -> str | None:
    """The family of somebody known who brings others along."""
    told = who.how == "name" and _BRINGS.match(scene.whole, who.at[1])
    return family_of(scene, who.party) if told else None


def number_told(scene: Scene) -> list[str]:
    """The tool for a telephone number told of one person by name, which says all by itself."""
    named = {who.party for who in scene.people if who.how == "name"}
    told = scene.mention and len(scene.phones) == 1 and len(named) == 1
    return ["add_member"] if told and "?" not in scene.whole else []


def _their_family(scene: Scene) -> str | None:
    named = [w for w in scene.root.people if w.how == "family"]
    members = [f for w in scene.people if w.how == "name" and (f := family_of(scene, w.party))]
    if named:
        return named[0].party.partition(":")[2]
    new = (
        new_families(scene.root)
        if scene.context.speaker_family is None
        or re.search(r"\bfamily|s from\b|\bthe [A-Z]\w+s\b", scene.root.text)
        else []
    )
    if new:
        return new[0][0]
    return members[0] if members else own_family(scene)


def persons(scene: Scene) -> list[tuple[str, Place]]:
    found: list[tuple[str, Place]] = [
        (w.party.partition(":")[2], w.at) for w in scene.people if w.how == "name"
    ]
    kin = r"(?:mum|mom|mother|dad|father|son|daughter|brother|bro|sister|friend|cousin|nephew|niece|aunt|uncle|grandson|granddaughter|grandma|grandpa|grandad|roommate|buddy|babysitter|au pair|boyfriend|girlfriend|in law|boy|girl|twins|kid|wife|husband|parents|neighbou?r|partner)"
    for m in re.finditer(
        rf"\b{kin}'?s?(?: \w+ me)?,?\s+(?:is |called |named )?([A-ZÀ-Þ][\wÀ-ÿ'-]+|[a-z]{{3,9}}(?=[\s,.']+(?:\d|is|'s|she|he|shes|hes|who|coming|s coming)))",
        scene.text,
    ):
        if m[1].lower() not in (
            "is",
            "are",
            "coming",
            "who",
            "and",
            "has",
            "wants",
            "with",
            "can",
            "will",
            "joins",
            "turned",
            "was",
        ):
            found.append(
                (re.sub(r"'s$", "", m[1]).title() if m[1].islower() else re.sub(r"'s$", "", m[1]), m.span(1))
            )
    for m in re.finditer(
        r"\b([A-ZÀ-Þ][\wÀ-ÿ'-]+)(?=\s*(?:\(\d{1,2}|,? (?:who(?:'s| is) )?\d{1,2}\b(?!\s*(?:seats|adults|kids|%|am|pm))|,? aged|\s+is\s+\d))",
        scene.text,
    ):
        found.append((m[1], m.span(1)))
    for m in re.finditer(
        r"\b(?:called|named|adding|add|put|bringing|us:|me,|me and|and)\s+([A-ZÀ-Þ][\wÀ-ÿ'-]+)(?=\s*(?:[,.&(]|who|and|$))",
        scene.text,
    ):
        found.append((m[1], m.span(1)))
    if re.search(
        r"\b(?:I|me)\b[^.]{0,12}\b(?:don'?t|both|drive|am not|not driving|and I)\b|\band (?:me|I) both",
        scene.text,
    ) and re.search(r"\bdriv", scene.text):
        found += [(scene.context.speaker, w.at) for w in scene.people if w.how == "me"][:1]
    found = [
        f for f in found if not (f[0].isupper() and len(f[0]) > 1) and not _possessor(scene.text, f[1][1])
    ]
    kept: list[tuple[str, Place]] = []
    surnames = {fold(f.name) for f in scene.context.families} | {fold(n) for n, _ in new_families(scene.root)}
    for name, at in sorted(found, key=lambda f: f[1]):
        low = fold(name)
        if (
            low in surnames
            or low in _NOT_PERSON
            or any(fold(k) == low or overlaps(at, a) for k, a in kept)
            or any(overlaps(at, d.at) for d in scene.dates)
        ):
            continue
        kept.append((name, at))
    return kept


def _possessor(text: str, end: int) -> bool:
    """Is a name only told of someone else's kin ("Pat's mom Eileen")."""
    return bool(
        re.match(
            r"(?:'s|s')?\s+(?:mum|mom|dad|sister|brother|son|daughter|buddy|friend|cousin|wife|husband|kid|boy|girl|aunt|uncle)\b\s+[A-ZÀ-Þ]",
            text[end:],
        )
    ) or bool(re.match(r"\s(?:mum|mom|dad|buddy|friend)\s+[A-ZÀ-Þ]", text[end:]))


_NOT_PERSON = frozenset(
    "the our my we us and add also he she it put please gas vegan mom mum dad her his make can could there this grandpa telsa tesla ok".split()
)


def _person(scene: Scene, region: str, before: str, alone: bool) -> dict[str, object]:
    args: dict[str, object] = {}
    text = f"{before} {region}" if alone else region
    ages = [
        m
        for m in _AGE.finditer(text)
        if not re.search(
            r"\b(?:not|NOT|was|still says|says|down as|doon as|wrong as)\s+(?:still )?$", text[: m.start("a")]
        )
    ]
    alone_age, _ = age_after(re.sub(r"^\w+", "", region)[:40])
    if not ages and alone_age is not None:
        args["age"] = alone_age
    elif not ages and (m := re.search(r"\b(\d{1,2}) (?:years?(?: old)?|yrs?|yo|anos)\b", text)):
        args["age"] = int(m[1])
    elif ages:
        args["age"] = int(ages[0]["a"])
    if re.search(r"\badmin\b", text, re.I):
        args["role"] = "admin"
    elif re.search(r"\badult\b", region, re.I):
        args["role"] = "adult"
    if re.search(
        r"\b(?:doesn'?t|does ?n[o']?t|not|isn'?t|no longer|won'?t|cannot|can'?t|does NOT)\b[^.,;]{0,10}\b(?:driv\w*)|\bpassenger\b|\blost (?:his|her) licen",
        text,
        re.I,
    ):
        args["driver"] = False
    elif re.search(
        r"\b(?:can|also|both|is allowed to|will|does)\b[^.,;]{0,12}\bdrive\b|\b(?:drives|does the driving|is a driver|, driver\b)|\bboth drive",
        text,
        re.I,
    ):
        args["driver"] = True
    if found := diets(text):
        args["diet"] = found
    phones = [p for p in scene.phones if p.text.strip() in text]
    if phones:
        args["phone"] = phones[0].text.strip()
    elif m := re.search(r"\+?\d[\d() .-]{6,}\d", text):
        args["phone"] = m[0]
    return args
