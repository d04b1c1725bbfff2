# ruff: noqa: E501  # a pattern reads best on one line
"""Families, members, cars, presence and limits."""

import itertools
import re
from collections.abc import Sequence

from agents.context import Call
from agents.offline.corrections import standing
from agents.offline.lexicon import CLASS_OF
from agents.offline.phrases import capitals, families_meant, family_of, own_family
from agents.offline.scene import Place, Scene, overlaps, placed
from agents.offline.text import fold
from tools.values import numbers

_HOME = re.compile(
    r"\b(?:from|out of|outta|live in|lives in|based in|home is|coming from|come from|they'?re in|of)\s+(?P<p>(?:the )?(?:St\. |Mt\. )?[A-Z][\w'-]*(?:[ ,]+[A-Z][\w'-]*){0,2})"
)
_ADULTS = re.compile(
    r"\b(?P<n>\d+|two|three|four|one|five|six)\s+(?:adults?|grown(?:[- ]?ups?)?|big(?: ones)?\b|of us adults)",
    re.I,
)
_KIDS = re.compile(
    r"\b(?P<n>\d+|two|three|four|one|five|a|zero|no)\s+(?:kids?|kiddos?|children|child|little ones|small(?: ones)?|teen(?:ager)?s?|bab(?:y|ies)|daughters?|sons?|boys?|girls?|toddlers?)\b",
    re.I,
)
_COUPLE = re.compile(
    r"\b(?:couple|casal|him and the wife|her and the husband|me and my (?:wife|husband)|just the two of them)\b",
    re.I,
)


def singular_name(said: str) -> str:
    """A surname without its plural (the Okafors, the Hugheses)."""
    if re.search(r"(?:ches|shes|sses|xes|zes|ges)$", said) and not said.endswith("ges"):
        return said[:-2]
    if said.endswith("ses") and len(said) > 5:
        return said[:-2]
    return said[:-1] if said.endswith("s") and not said.endswith("ss") and len(said) > 3 else said


def _new_families(scene: Scene) -> list[tuple[str, Place]]:
    text = scene.text
    found: list[tuple[str, Place]] = []
    for who in scene.people:
        if who.how == "family":
            found.append((who.party.partition(":")[2], who.at))
    for pattern, plural in (
        (
            r"\b(?:[Tt]he|[Uu]s and|[Ww]e are the|[Aa]dd(?:ing)? the|so are the)\s+([A-ZÀ-Þ][\w'’-]+(?:\s[A-ZÀ-Þ][\w'’-]+)?s)\b(?!\s+(?:Lodge|Inn|Park))",
            True,
        ),
        (r"\b([A-ZÀ-Þ][\w'’-]+)\s+(?:family|clan|gang|here\b|lot\b|bunch)", False),
        (r"\bfamily\s+([A-ZÀ-Þ][\w'’-]+)", False),
        (
            r"(?:^|[.!:]\s+|\bok\s+|, )([A-ZÀ-Þ][\w'’-]+s)(?=\s*(?:\.|,|:|from|checking|here|coming|out of|!|\())",
            True,
        ),
        (r"(?:^|\n|:\s|,\s)([A-ZÀ-Þ][\w'’-]+)\s*\(\d", False),
        (
            r"\b(?:friends?|neighbou?rs?|wants in\.|it:|sister's \w+:?(?: the)?|bunch:(?: the)?|in!!|want in,)\s+(?:the\s+)?([A-ZÀ-Þ][\w'’-]+)",
            False,
        ),
        (r"\b[A-Z]\w+ and [A-Z]\w+ ([A-ZÀ-Þ][\w'’-]+)(?=,|\.|\s+(?:are|they|want))", False),
        (r"^\W*(?:hi|hello|hey)?,?\s*(?:its|it's|this is|i'm|im)\s+[A-Z]\w+ ([A-ZÀ-Þ][\w'’-]+)", False),
    ):
        for m in re.finditer(pattern, text):
            many = plural or (m[0].endswith("here") and m[1].endswith("s"))
            name = singular_name(m[1]) if many else m[1]
            if _surname(scene, name, m.span(1)):
                found.append((name, m.span(1)))
    kept: list[tuple[str, Place]] = []
    for name, at in sorted(found, key=lambda f: f[1]):
        if kept and re.search(r"\b(?:sorry|i mean|no wait|correction)\b", text[kept[-1][1][1] : at[0]], re.I):
            kept.pop()
        if not any(fold(name) == fold(k) or overlaps(at, a) for k, a in kept):
            kept.append((name, at))
    return kept


def _surname(scene: Scene, name: str, at: Place) -> bool:
    low = name.lower()
    bad = "we us our two adults add kids the hi hello bonjour trip ok dates route money toyota ford tesla honda christmas thanksgiving yes right correction".split()
    return (
        low not in bad
        and len(name) > 2
        and not any(w.how == "name" and overlaps(at, w.at) for w in scene.people)
        and not any(overlaps(at, d.at) for d in scene.dates)
    )


def add_family(scene: Scene) -> list[Call]:
    """Families with home and numbers of people."""
    names = _new_families(scene)
    names = [(n, a) for n, a in names if fold(n) not in (fold(p) for p in _homes(scene.text))]
    own = own_family(scene)
    if len(names) > 1:
        names = [(n, a) for n, a in names if own is None or fold(n) != fold(own)] or names
    if not names and own:
        names = [(own, scene.spans[0])]
    calls = []
    for index, (name, at) in enumerate(names):
        end = names[index + 1][1][0] if index + 1 < len(names) else len(scene.whole)
        region = scene.root.part([(at[0] if len(names) > 1 else 0, end)])
        calls.append(
            Call(name="add_family", args={"name": name, **_numbers(region.text), **_home(region.text)})
        )
    return calls[:3]


def _homes(text: str) -> list[str]:
    return [m["p"].split(",")[0] for m in _HOME.finditer(text)]


def _home(text: str) -> dict[str, object]:
    m = _HOME.search(text)
    if m is None:
        m = re.search(r"\((?P<p>[A-Z][\w'-]+)(?:,|\))", text) or re.search(
            r"[.,:] (?P<p>[A-Z][\w'-]+(?: [A-Z][\w'-]+)*)(?:, (?=\d)|\. (?=[a-z\d]))", text
        )
    if m is None:
        return {}
    said = m["p"].rstrip(".,' ")
    state = re.fullmatch(r"(.+?),? ([A-Z]{2})", said)
    if state:
        said = f"{state[1]}, {state[2]}"
    elif "," in said:
        said = said.split(",")[0]
    return {"home": said}


def _numbers(text: str) -> dict[str, object]:
    args: dict[str, object] = {}
    plus = re.search(r"\b(\d)\s*\+\s*(\d)", text)
    if plus:
        return {"adults": int(plus[1]), "children": int(plus[2])}
    adults, kids = _ADULTS.search(text), list(_KIDS.finditer(text))
    if adults:
        args["adults"] = numbers.whole(adults["n"]) or 0
    elif _COUPLE.search(text):
        args["adults"] = 2
    if kids:
        args["children"] = sum(
            0
            if k["n"].lower() in ("zero", "no")
            else 1
            if k["n"].lower() == "a"
            else numbers.whole(k["n"]) or 0
            for k in kids[:2]
        )
    elif adults and (m := re.search(r"adults?[^.;\d]{0,4}(?:and |plus |, )+(.*?)(?:\.|$)", text)):
        named = re.findall(r"[A-ZÀ-Þ][\wÀ-ÿ]+(?=(?:\s+(?:who'?s|is|\(|\d)|\s*\(|\s+and\b|$|\s*&))", m[1])
        if named:
            args["children"] = len(named)
    return args


_AGE = re.compile(
    r"(?:\b(?:is|who'?s|who is|she'?s|he'?s|shes|hes|turned|is now|aged?|are|has|,|who will be)\s*(?:now |only |NOT )?|\(|\b[A-ZÀ-Þ][\wÀ-ÿ]+\s|,\s*)(?P<a>\d{1,2})\b(?!\s*(?:seats?|%|am|pm|kwh|km|mi|miles|hours?|hrs?|min|nights?|adults?|kids?|rooms?|people|:|days|months|/|-\d|st\b|nd\b|rd\b|th\b))",
    re.IGNORECASE,
)
_DIET = re.compile(
    r"\b(?:(?:strict(?:ly)? |a new |new )?(?P<d>vegetarian|vegan|pescatarian|celiac|coeliac|halal|kosher|gluten[- ]free|lactose[- ]free|lactose intolerant|dairy[- ]free|jain|no \w+(?= tho)|no (?:pork|meat|beef|fish|dairy|seafood|nuts|eggs?|gluten|shellfish))|(?P<al>(?:tree )?(?:nut|peanut|shellfish|egg|fish|dairy|milk|wheat|sesame)s? allergy)|allergic to (?P<a>\w+(?: \w+)?))",
    re.IGNORECASE,
)


def diets(text: str) -> list[str]:
    """Diets said, in the words of the catalogue."""
    found = []
    for m in _DIET.finditer(text):
        if m["a"]:
            word = m["a"].split(" and")[0].split(" but")[0]
            found.append(f"{word.removesuffix('s')} allergy")
        else:
            found.append((m["d"] or m["al"]).strip())
    return found


def add_member(scene: Scene) -> list[Call]:
    """One call per person told of: age, role, driving, diet, phone."""
    people = persons(scene)
    family = _their_family(scene)
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
        _new_families(scene.root)
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
    surnames = {fold(f.name) for f in scene.context.families} | {
        fold(n) for n, _ in _new_families(scene.root)
    }
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
        if not re.search(r"\b(?:not|NOT|was|still says|says)\s+(?:still )?$", text[: m.start("a")])
    ]
    if not ages and (m := re.search(r"\b(\d{1,2}) (?:years?(?: old)?|yrs?|yo|anos)\b", text)):
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


_ENERGY = (
    ("phev", r"\bplug[- ]?in\b|\bphev\b"),
    ("hybrid", r"\bhybrid\b"),
    ("diesel", r"\bdiesel\b"),
    (
        "ev",
        r"\belectric\b|\bev\b|\bkwh\b|\btesla\b|\bmodel [3sxy]\b|\bioniq\b|\bid\.?\s?[3457]\b|\bbolt\b|\bleaf\b|\bpolestar\b|\blightning\b|\bon a charge\b|\brivian\b|\bmach-?e\b|\benyaq\b|\bzoe\b|\bev[69]\b|\bi[34]\b|\btaycan\b|\bborn\b|\bariya\b",
    ),
    ("gas", r"\bgas(?:oline)?\b|\bpetrol\b|\bregular\b|\bbenzin\b|\bgasolina\b"),
)
_MODEL = re.compile(
    r"\b(?:(?:our|my|the|a|an|in|with|drive|drives|driving|taking|take|is|car|vehicle|van|truck|bringing|got|have|rented|'s|mobile|:|=|it's)\s*(?:is\s+)?(?:a |an |the |new |old |little |petrol |diesel |gas |electric )*)"
    r"(?P<n>(?:\d{4}\s)?[A-ZŠÉ][\w.'-]*(?:[ -](?:[A-Z][\w.-]*|\d{1,4}[a-z]?\b(?!\s*(?:seats|mi|km|kwh|miles))|[3sxy]\b|plus|long range))*)"
)


def add_vehicle(scene: Scene) -> list[Call]:
    """One call per car: name, energy, range, battery, seats, driver."""
    names = _cars(scene)
    regions = _regions(scene, names)
    return [
        _car(scene, scene.root.part([r]), n, len(names)) for (n, _), r in zip(names, regions, strict=True)
    ]


def _cars(scene: Scene) -> list[tuple[str, Place]]:
    family = families_meant(scene)
    found: list[tuple[str, Place]] = []
    bad = {fold(f.name) for f in scene.context.families} | {
        fold(m) for f in scene.context.families for m in f.members
    }
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
        joint = re.search(r",|\band\b|[.;\n]", gap)
        cuts.append(a[1] + (joint.start() if joint else len(gap) // 2))
    return list(zip([first, *cuts], [*cuts, last], strict=True))


def _car(scene: Scene, part: Scene, name: str, count: int) -> Call:
    args: dict[str, object] = {}
    families = families_meant(part)
    new = _new_families(scene.root) if not families else []
    family = families[0] if families else new[0][0] if new else None
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
    ranges = standing(part.text, list(part.distances))
    put = re.search(
        r"\b(?:better (?:you )?write|put|write|say|call it)\s+(\d{2,4})\b(?!\s*(?:km|mi))", text, re.I
    )
    if put:
        miles = any(d.unit == "mi" for d in part.distances)
        args["range_km"] = round(int(put[1]) * (1.609344 if miles else 1))
    elif ranges:
        args["range_km"] = round(
            ranges[
                -1
                if re.search(r"\b(?:better|put|call it|more like|actually|write)\b", part.text, re.I)
                else 0
            ].value
        )
    elif m := re.search(r"\b(?:better (?:you )?write|put|call it|more like)\s+(\d{2,4})\b", text, re.I):
        args["range_km"] = int(m[1])
    if m := re.search(r"(\d+(?:[.,]\d+)?)\s*kwh", text, re.I):
        args["battery_kwh"] = m[1].replace(",", ".")
    if m := re.search(
        r"\b(?P<a>\d{1,2}|two|four|five|six|seven|eight|nine)[\s-]*(?:seats?|seater|places|plazas)\b|\bseats\s+(?P<b>\d{1,2}|two|four|five|six|seven|eight|nine)\b",
        text,
        re.I,
    ):
        args["seats"] = numbers.whole(m["a"] or m["b"]) or 0
    if driver := _driver(part):
        args["driver"] = driver
    return Call(name="add_vehicle", args=args)


def _driver(part: Scene) -> str | None:
    if re.search(
        r"\bboth drive\b|\bswap driving\b|\btake turns\b|\bshare the driving\b|\bdoesn'?t drive\b|\bdon'?t drive\b",
        part.text,
        re.I,
    ):
        return None
    for who in part.people:
        after = part.text[who.at[1] : who.at[1] + 26]
        raw = part.text[who.at[0] : who.at[1]].lower()
        if who.how == "name" and re.match(
            r"(?:'s)?\s*(?:\w+ ){0,2}(?:driv\w+|does (?:most of )?(?:the|all the) driving|behind the wheel)",
            after,
            re.I,
        ):
            return who.party.partition(":")[2]
        if (
            who.how == "me"
            and raw in ("i", "i'm", "im", "me")
            and re.match(r"\s*(?:drive|driv\w*|do the driving)", after, re.I)
        ):
            return part.context.speaker
    m = re.search(
        r"\b([A-ZÀ-Þ][\wÀ-ÿ]+)(?:'s)? (?:drives|driving|does (?:most of )?the driving)|\bdriver:? ([A-Z]\w+)",
        part.text,
    )
    return (m[1] or m[2]) if m and fold(m[1] or m[2]) not in _NOT_CAR else None
