# ruff: noqa: E501  # a pattern reads best on one line
"""Families: surname, home, how many."""

import re

from agents.context import Call
from agents.offline.casing import cased
from agents.offline.known import town
from agents.offline.phrases import own_family
from agents.offline.roster.homes import aside, homes
from agents.offline.roster.surnames import NOT_NAMES
from agents.offline.scene import Place, Scene, overlaps
from agents.offline.slots.newcomers import family_told
from agents.offline.text import fold
from tools.families.names import singular
from tools.values import numbers

_HOME = re.compile(
    r"\b(?:from|out of|outta|live in|lives in|based in|home is|coming from|come from|they'?re in|of)\s+(?P<p>(?:the )?(?:St\. |Mt\. )?[A-Z][\w'-]*(?:[ ,]+[A-Z][\w'-]*){0,2})"
)
_ADULTS = re.compile(
    r"\b(?P<n>\d+|two|three|four|one|five|six)\s+(?:adults?|grown(?:[- ]?(?:ups?|folks?|people))?|big(?: ones| people)?\b|of us adults)",
    re.I,
)
_KIDS = re.compile(
    r"\b(?P<n>\d+|two|three|four|one|five|a|zero|no)\s+(?:kids?|kiddos?|kiddies|kiddie|young ones|youngsters|bairns?|children|child|(?:little|wee|likkle|tiny|small) (?:ones?|wans?|people)|small|minors?|young(?:er)? ones?|teen(?:ager)?s?|bab(?:y|ies)|daughters?|sons?|boys?|girls?|toddlers?)\b",
    re.I,
)
_SOME_YOUNG = re.compile(
    r"\b(?P<n>\d|two|three|four|five|six|seven|eight) (?:of (?:us|them|em|'em)|people|persons|heads|in all|altogether|in total)\b,?[^.;!?]{0,8}?"
    r"\b(?P<k>\d|one|two|three|four|five)\b(?: of (?:them|us|em|'em))?(?:'s| is| are)? (?:just |only |still )?(?:a |an )?(?:kids?|kiddos?|kiddies|children|child|little|small|teen\w*|bab(?:y|ies)|toddlers?|minors?|under)\b",
    re.I,
)
# "kids 4 and 9", "the boys are 3, 5 and 8"
_AGED = re.compile(
    r"\b(?:kids?|kiddos?|children|boys|girls|sons|daughters|little ones)\b(?: are| aged?| ages|:| who are)*\s*\(?(?P<ages>\d{1,2}(?:\s*(?:,|and|&|\+|/|n)+\s*\d{1,2})*)\b(?!\s*(?:adult|night|day|room|:|am\b|pm\b))",
    re.IGNORECASE,
)
_COUPLE = re.compile(
    r"\b(?:couple|casal|(?:husband|wife)(?: and|,| &) (?:wife|husband)|(?:mum|mom|mam)(?: and|,| &) (?:dad|pop)|(?:dad|pop)(?: and|,| &) (?:mum|mom)|him and the wife|her and the husband|me and my (?:wife|husband)|just the two of them)\b",
    re.I,
)


def new_families(scene: Scene) -> list[tuple[str, Place]]:
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
        (r"\b([A-ZÀ-Þ](?:[\w-]|['’](?!s\b))+)\s+(?:family|clan|gang|here\b|lot\b|bunch)", False),
        (r"\bfamily\s+([A-ZÀ-Þ][\w'’-]+)", False),
        (
            r"(?:^|[.!:]\s+|\bok\s+|, )([A-ZÀ-Þ][\w'’-]+s)(?=\s*(?:\.|,|:|from|checking|here|coming|out of|!|\())",
            True,
        ),
        (r"(?:^|\n|:\s|,\s)([A-ZÀ-Þ][\w'’-]+)\s*\(\d(?!\s*n)", False),
        (
            r"\b(?:friends|neighbou?rs|wants in\.|it:|sister's \w+:?(?: the)?|bunch:(?: the)?|in!!|want in,)\s+(?:the\s+)?([A-ZÀ-Þ][\w'’-]+)",
            False,
        ),
        (r"\b[A-Z]\w+ and [A-Z]\w+ ([A-ZÀ-Þ][\w'’-]+)(?=,|\.|\s+(?:are|they|want))", False),
        (r"^\W*(?:hi|hello|hey)?,?\s*(?:its|it's|this is|i'm|im)\s+[A-Z]\w+ ([A-ZÀ-Þ][\w'’-]+)", False),
    ):
        for m in re.finditer(pattern, text):
            many = plural or (m[0].endswith("here") and m[1].endswith("s"))
            name = singular(m[1]) if many else m[1]
            if _surname(scene, name, m.span(1)):
                found.append((name, m.span(1)))
    kept: list[tuple[str, Place]] = []
    for said, at in sorted(found, key=lambda f: f[1]):
        name = re.sub(r"['’]s$", "", said)
        if name != said and any(at[1] < other[0] for _, other in found):
            continue  # "Dana's family, the Ortizes"
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
        and fold(name) not in NOT_NAMES
        and fold(name) + "s" not in NOT_NAMES
        and len(name) > 2
        and not any(w.how == "name" and overlaps(at, w.at) for w in scene.people)
        and not any(overlaps(at, d.at) for d in scene.dates)
    )


def add_family(scene: Scene) -> list[Call]:
    """Families with home and numbers of people."""
    names = new_families(scene)
    names = [(n, a) for n, a in names if fold(n) not in (fold(p) for p in _homes(scene.text))]
    own = own_family(scene)
    if len(names) > 1:
        names = [(n, a) for n, a in names if own is None or fold(n) != fold(own)] or names
    others = [n for n, _ in names if own is None or fold(n) != fold(own)]
    if not others and not _OURS.search(scene.text):
        names = family_told(scene) or names
    if not names and own:
        names = [(own, scene.spans[0])]
    calls = []
    for index, (name, at) in enumerate(names):
        end = names[index + 1][1][0] if index + 1 < len(names) else len(scene.whole)
        region = scene.root.part([(at[0] if len(names) > 1 else 0, end)])
        calls.append(
            Call(
                name="add_family",
                args={"name": name, **head_count(region.text), **_told_home(scene, region.text, name, at)},
            )
        )
    known = {fold(family.name) for family in scene.context.families}
    telling = [c for c in calls if len(c.args) > 1 or fold(str(c.args["name"])) not in known]
    return (telling or calls)[:3]  # of a family that comes already only what is new is told


_OURS = re.compile(r"\b(?:our family|we (?:are|have|live|come)|we're|us)\b", re.IGNORECASE)


_COUNT = re.compile(r"\b(?:\d|one|two|three|four|five|just|adults?|kids?)\b", re.IGNORECASE)


def _told_home(scene: Scene, region: str, name: str, at: Place) -> dict[str, object]:
    """The town right behind the name ("the Carusos, Bologna, ..."), else wherever they are said to be from."""
    beside = aside(scene.root.whole, at[1])
    behind = scene.root.whole[beside.at[1] :][:30] if beside else ""
    if beside and town(beside.name.split(",")[0]) and _COUNT.search(behind):
        return {"home": beside.name}
    return _home(_without(region, name))


def _without(text: str, name: str) -> str:
    """The text without the family's name, with towns as they are written with care."""
    return cased(re.sub(rf"\b{re.escape(name)}s?\b[,:]?", ",", text, flags=re.IGNORECASE))


def _homes(text: str) -> list[str]:
    return [m["p"].split(",")[0] for m in _HOME.finditer(text)]


def _home(text: str) -> dict[str, object]:
    m = _HOME.search(text)
    if m is None:
        m = re.search(r"\((?P<p>[A-Z][\w'-]+)(?:,|\))", text) or re.search(
            r"[.,:] (?P<p>[A-Z][\w'-]+(?: [A-Z][\w'-]+)*)(?:, (?=\d)|\. (?=[a-z\d]))", text
        )
    if m is None:
        return {"home": found[0].name} if (found := homes(text, [])) else {}
    said = m["p"].rstrip(".,' ")
    state = re.fullmatch(r"(.+?),? ([A-Z]{2})", said)
    if state:
        said = f"{state[1]}, {state[2]}"
    elif "," in said:
        said = said.split(",")[0]
    return {"home": said}


def head_count(text: str) -> dict[str, object]:
    """Adults and children, where they are said as numbers."""
    args: dict[str, object] = {}
    if told := _SOME_YOUNG.search(text):
        heads, young = (numbers.whole(told[k].lower().replace("an", "one")) or 1 for k in ("n", "k"))
        if heads > young:
            return {"adults": heads - young, "children": young}
    plus = re.search(r"\b(\d)\s*\+\s*(\d)", text)
    if plus:
        return {"adults": int(plus[1]), "children": int(plus[2])}
    adults, kids = _ADULTS.search(text), list(_KIDS.finditer(text))
    if adults:
        args["adults"] = numbers.whole(adults["n"].lower()) or 0
    elif _COUPLE.search(text):
        args["adults"] = 2
    if kids:
        args["children"] = sum(
            0
            if k["n"].lower() in ("zero", "no")
            else 1
            if k["n"].lower() == "a"
            else numbers.whole(k["n"].lower()) or 0
            for k in kids[:2]
        )
    elif aged := _AGED.search(text):
        args["children"] = len(re.findall(r"\d{1,2}", aged["ages"]))
    elif adults and (m := re.search(r"adults?[^.;\d]{0,4}(?:and |plus |, )+(.*?)(?:\.|$)", text)):
        named = re.findall(r"[A-ZÀ-Þ][\wÀ-ÿ]+(?=(?:\s+(?:who'?s|is|\(|\d)|\s*\(|\s+and\b|$|\s*&))", m[1])
        if named:
            args["children"] = len(named)
    return args
