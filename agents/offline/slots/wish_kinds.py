# ruff: noqa: E501  # a pattern reads best on one line
"""What kind of wish a text tells, whether it tells any, and how much it weighs."""

import re

_STRONG = re.compile(
    r"\b(?:LOVES?|loves?|hates?|HATES?|loathes?|adores?|adoooore\w*|obsessed|OBSESSED|terrified|must|MUST|non.?negotiable|can'?t stand|cannot stand|heavy as|at all|AT ALL|hard no|absolutely|NOT a|zero|never|crazy about|need|not optional|deal[- ]?breaker|no ifs|can'?t live without|unable to (?:stay|sleep|eat))\b"
)
_FOOD = r"(?:onions?|garlic|(?:red )?meat|eggs?|dairy|milk|pork|beef|lamb|fish|seafood|sugar|gluten|wheat|(?:pea)?nuts?|shellfish|prawns?|alcohol|caffeine|chicken|bread|mushrooms?|spicy food)\b"
KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("diet", r"\bvegan|\bvegetarian|\bpescatarian|\bceliac|\bcoeliac|\bhalal|\bkosher|\ballerg|\bgluten|\blactose|\bdairy|\bdiabet|\b(?:no|zero|gave up|given up) (?:pork|meat|beef|fish|sushi|shellfish|nuts?|eggs?|seafood|salt|dairy|gluten|sugar|milk)\b|\b(?:low|no)[ -](?:sodium|carb|sugar|fat)\b|\bnut[- ]free\b|\btree nuts?\b|\bpeanuts?\b|\b(?:not|n'?t|never) eat\b|\blow salt\b|\bdiet\b|\bcan'?t eat\b|\bnothing spicy\b|\beats? (?:only|no)\b|\bveg(?:gie)?\b|\b(?:gone|is|are|am|'s|'re|'m) off (?:red )?(?:meat|dairy|gluten|fish|bread|sugar)\b|\bjain\b|\bintoleran|(?:\b(?:not|never|no longer|stopped|cant|can no longer)|n't) (?:do|tak\w+|ha(?:ve|ving)|touch\w*|eat\w*|drink\w*|digest) (?:any )?" + _FOOD + r"|\b(?:no|without) (?:more )?" + _FOOD),
        ("access", r"\bwheelchair|\bstairs?\b|\bwalker\b|\bground floor|\belevator|\blift\b(?! ticket)|\bstep.?free|\bramp\b|\bbad (?:knee|hip|back)|\bknees?\b|\bcan'?t walk|\bcane\b|\bbathroom\b|\bno long (?:hikes?|walks?)|\bcan'?t do long|\bflat walks?|\bcannot manage|\bcrutch|\bmobility|\bhard of hearing|\bpregnant"),
        ("pace", r"\bslow (?:morning|tempo|pace|days?)|\bslow\b|\bpace\b|\bnot too packed|\brelaxed|\bearly birds?|\beasy days|\bpacked\b|\bmorning people|\blong breakfast|\bnot? (?:in a )?rush|\blie.?ins?\b|\bsleep in\b(?! (?:a|an|the|our|my|his|her|their|one|two|tents?|cabins?)\b)"),
        ("lodging", r"\bhotels?\b|\brooms?\b(?! service)|\bbedrooms?|\bbeds?\b|\bpool\b|\bkitchen\b|\bcabins?\b|\btents?\b|\bapartments?\b|\bairbnb|\blodging|\bbalcony|\bquiet room|\bhostels?\b"),
        ("avoid", r"\bavoid|\bkeep .{2,20} (?:away from|off|out of|clear of)\b(?! the (?:day|plan|list|morning|evening|bill))|\bafraid|\bscared|\bterrified|\bheights?\b|\bno (?!one\b|more\b|longer\b|problem|worries|idea\b|need\b|rush\b|way\b|doubt\b|thanks\b)\w+|\bnot? into\b(?!)|\bwon'?t\b|\bwont\b|\bhard (?:no|never|pass)\b|\b(?:gets?|getting) (?:in a |a )?panic|\bpanics|\b(?:car|sea|motion|travel|altitude)[ -]?sick|\bgets? (?:sick|queasy|nauseous)\b|\bthrows? up\b|\bskip\b|\bclaustro|\bdon'?t want|\bset foot|\brefuses?\b|\bpetrified\b|\bhas panic\b|\b(?:steer|keep|stay)(?: \w+)? (?:clear|away)\b"),
        ("dislike", r"\bhates?\b|\bdislikes?\b|\bcan'?t stand|\bcannot stand|\bloathes?|\b(?:don'?t|doesn'?t|do not|does not|didn'?t) (?:really )?like|\bnot into\b|\bnot a fan|\bnot fond|\bbored by|\bsick of|\bdetests?\b|\bhorror of\b|\bwould rather \w+ (?:\w+ )?than\b|\ballergic to the idea"),
        ("must", r"\bmust\b|\bnon.?negotiable|\bneeds?\b|\bhas to\b|\bhave to\b|\bHAVE\b"),
        ("like", r"(?:\b(?:i|we|they|you|myself|ourselves|kids|would|and|also|really|does|do|family|to|both|'d|all|\w+s) |^\W*|> )like\b(?! (?:actually|really|seriously|literally|for real|totally|honestly|this time|that time|always|normal|usual|last|i said|before)\b)|\blikes\b|\bloves?\b|\badore|\bobsessed|\binto\b|\bprefers?\b|\bwould (?:really |very much |also )*(?:love|like)|\b'?d (?:really |very much |also )*(?:love|like|sooner)|\benjoys?|\bfan of|\bwants?\b|\bcrazy about|\bdreams? of|\bkeen|\bglad about\b|\bhappy (?:with|about)\b|\bwild about\b|\bmad (?:about|for|on)\b|\bnuts about\b|\bpartial to\b|\bsoft spot for\b|\b(?:die|dying|kill|live) for\b"),
    )
)  # fmt: skip
RATHER_NOT = re.compile(
    r"\b(?:would|'d|d|had) (?:much )?rather (?:not(?: (?:do|go to|go|see|visit|have|eat|stay in|be in|be at))?|skip|avoid|miss|pass on)\s+(?:the |any |a |an )?(?P<x>[^.;!?]+)",
    re.IGNORECASE,
)


def kind_of(text: str) -> str:
    """The catalogue's kind of a wish."""
    if RATHER_NOT.search(text):
        return "avoid"
    if re.search(
        r"\b(?:to|please|rather) avoid\b|\b(?:don'?t|dont|do not|doesn'?t|doesnt) want to (?:go|do|see|visit)\b",
        text,
        re.I,
    ):
        return "avoid"
    found = [k for k, rx in KINDS if rx.search(text)]
    if (
        "must" in found
        and re.search(r"\bmust\b|\bMUST\b", text)
        and "lodging" not in found
        and "access" not in found
        and "diet" not in found
    ):
        return "must"
    if "dislike" in found:
        return (
            "dislike"
            if re.search(
                r"\bhate|dislike|loath|can'?t stand|cannot stand|n'?t (?:really )?like|do(?:es)? not like|not into|sick of",
                text,
                re.I,
            )
            else found[0]
        )
    if (
        "like" in found
        and re.search(r"\blov|\blik|\bobsess|\bador|\binto\b", text, re.I)
        and not {"diet", "access", "pace"} & set(found)
    ):
        return "like"
    if (
        "avoid" in found
        and "lodging" in found
        and "access" not in found
        and re.search(r"\bavoid|\bset foot|\bno \w+|\bwon'?t\b|\bnever\b", text, re.I)
    ):
        return "avoid"
    return found[0] if found else "like"


def sure_kind(text: str) -> str | None:
    """The first kind a text has words of, None when it has none."""
    return next((k for k, rx in KINDS if rx.search(text)), None)


_NO_WISH = re.compile(
    r"\W*(?:zero|none|please|pls)\W*|(?:\W*\b(?:allerg\w+|diet\w*|food|preferences?|wish(?:es)?|likes?|dislikes|needs?|requirements?|update|list|and|our|the|all)\b)+\W*",
    re.IGNORECASE,
)


def is_wish(text: str) -> bool:
    """Does a stretch tell a wish, and is no mere heading of some ("Allergies & diets")."""
    return any(rx.search(text) for _, rx in KINDS) and not _NO_WISH.fullmatch(text.strip())


def weight_of(text: str, kind: str) -> int | None:
    """2 or -2 for what is said strongly, None for the rest."""
    if kind in ("diet", "pace"):
        return None
    if not _STRONG.search(text) or (
        kind in ("access", "lodging")
        and not re.search(
            r"\bmust\b|non.?negotiable|not optional|deal[- ]?breaker|no ifs|essential|can'?t live without|unable to",
            text,
            re.I,
        )
    ):
        return None
    if re.search(r"\bneed\b", text) and kind != "must":
        return None
    return -2 if kind in ("dislike", "avoid") else 2
