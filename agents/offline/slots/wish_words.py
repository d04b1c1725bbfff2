# ruff: noqa: E501  # a pattern reads best on one line
"""What is wished for: the words of a wish without who says it and how."""

import re

from agents.offline.people import Who
from agents.offline.phrases import trim
from agents.offline.slots.wish_kinds import RATHER_NOT, sure_kind

_LEAD = re.compile(
    r"^.*?\b(?:hates?|dislikes?|can'?t stand|cannot stand|loathes?|(?:don'?t|doesn'?t|do not|does not) (?:really )?(?:like|eat|want to (?:do|see)|want)|not into|not a fan of|not fond of|loves?|likes?(?: to)?|adores?|obsessed with|into|prefers?|would (?:really |very much )?(?:love|like)(?: to)?|enjoys?|"
    r"allergic to|avoid|scared of|afraid of|terrified of|petrified of|panics? (?:to|of|in|at|on|about)|refuses?|detests?|glad about|partial to|wild about|mad about|would rather \w+ (?:\w+ )?than|keep (?:in mind|on file)(?: that)?|needs?(?: a| an)?|wants?(?: to)?|is|are|i'm|im|am|sick of|(?:die|dying|kill|live) for|away from|sooner|keep|has a|have a|has|have|take my|for me|for us|down as)\b\s*",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*\b(?:so (?!long)|or (?:else|i|i'll|we|he|she|they|it)\b|because|since|if it'?s|please|pls|for (?:him|her|me|us|them)\b|is (?:a )?must\b|a must|obviously|apparently|pls keep|put that|save it|keep that|write that|if possible|says|and thats|(?:is|,|-)? ?non.?negotiable|are fine|on file|lol|haha|whatever).*$",
    re.I,
)
_JUDGED = re.compile(
    r"^(?P<x>.+?)(?:\s+(?:is|are|'s|has to be|would be)|['’]s)\s+(?:really |absolutely |also )?(?:a |an )?(?:must\b|hard (?:no|never|pass)\b|out\b|non.?negotiable|no.?go|important|essential|off the table|a dealbreaker)",
    re.IGNORECASE,
)
_UNABLE = re.compile(
    r"\b(?:cannot|can'?t|can not|doesn'?t|does not|don'?t|do not|won'?t|wont|never|not)\s+(?:really |even )?(?:manage|do|doing|eat|eats|eating|drink|drinking|take|taking|touch|touching|climb|use|have|having|handle|walk|set foot in)\s+(?:any |a |an |the )?(?P<x>.+)$",
    re.IGNORECASE,
)
_MORE_LEAD = re.compile(
    r"^(?:really|very much|absolutely|literally|terrified of|afraid of|scared of|away from|obsessed with|crazy about|into|not into|a fan of|doing|go(?:ing)? to|visit(?:ing)?|avoid(?:ing)?|allowed|to see|to|see|seeing|every kind of|anything|any)\s+",
    re.IGNORECASE,
)


# "keep Shaz off boats" is boats; "boats scare her, keep her off them" adds nothing to what it follows.
_KEPT = r"keep\s+(?:(?:him|her|them|us|me|it)\s+)?(?:off|out of|away from|clear of)\s+"
_KEPT_OFF = re.compile(rf"\b{_KEPT}(?P<x>.+)$", re.IGNORECASE)
_OFF_IT = re.compile(
    rf"[,.;]?\s*\b(?:so |and |please )*{_KEPT}(?:it|them|those|these|that)\W*$", re.IGNORECASE
)


def content_of(text: str, people: list[Who], offset: int) -> str:
    """What a stretch of text wishes for; it begins at `offset` of the text the people stand in."""
    said = list(text)
    for who in people:
        if who.how in ("name", "family"):
            s, e = who.at[0] - offset, who.at[1] - offset
            if 0 <= s < len(said):
                said[s:e] = " " * (e - s)
    plain = _telling(re.sub(r"\s+", " ", "".join(said)).strip())
    plain = re.sub(r"^\W*(?:and )?(?:for )?(?:me|us)\s*[-–—:=]\s+", "", plain, flags=re.I)
    plain = re.sub(
        r"^\W*(?:and )?(?:we|they|you)(?:['’]re| are)\s+(?:(?:all|both)\s+)?(?=\w)", "", plain, flags=re.I
    )
    plain = re.sub(r"\s+for\s*(?:,.*)?$", "", re.sub(r"^\W*(?:'s|s)\s+", "", plain))
    plain = re.sub(r"^(?:for|of) us\s+", "", re.sub(r"^[^:]{3,30}:\s+(?=\w)", "", plain), flags=re.I)
    plain = re.sub(
        r"(?:^|\b(?:and )?(?:we|they|you)|\s)\s?['’]?(?:re|are)\s+(?:all|both)\s+(?=\w)", " ", plain
    ).strip()
    plain = re.sub(
        r"^(?:must|have to|need to|got to|gotta) (?:do|see|have|visit|try|go to|go on) (?:the |a |an )?",
        "",
        plain,
        flags=re.I,
    )
    plain = re.sub(r",? (?:the |our |both )?\w+ insists?\W*$", "", plain, flags=re.I)
    if m := re.search(
        r"\b(?:sick|queasy|nauseous|throws? up)\b (?:on|in|from|at|with|when) (?P<x>.+)$", plain, re.I
    ):
        return trim(_TAIL.sub("", m["x"])) or trim(plain)
    plain = _OFF_IT.sub("", plain) or plain
    if m := _KEPT_OFF.search(plain):
        return trim(_TAIL.sub("", m["x"])) or trim(plain)
    if m := RATHER_NOT.search(plain):
        return trim(_TAIL.sub("", m["x"])) or trim(plain)
    if m := _JUDGED.match(plain):
        return trim(_plainer(m["x"])) or trim(plain)
    if m := re.search(r"\bso (?P<x>(?:no|only|flat|just) .+)$", plain, re.I):
        plain = m["x"]
    if m := re.search(r"\beats? (?P<x>no \w+(?:(?: or|,) \w+)*)", plain, re.I):
        return trim(m["x"])
    if m := _UNABLE.search(plain):
        return "no " + trim(_TAIL.sub("", m["x"]))
    m = _LEAD.match(plain)
    rest = plain[m.end() :] if m and re.search(r"\w", plain[m.end() :]) else plain
    return trim(_plainer(_TAIL.sub("", rest) or rest)) or trim(plain)


def _telling(text: str) -> str:
    """The sentences that tell a wish; the rest is talk."""
    parts = [p for p in re.split(r"(?<=[a-z)])[.!?]+\s+", text) if re.search(r"\w", p)]
    told = [p for p in parts if sure_kind(p)]
    return ", ".join(told) if len(parts) > 1 and told else text


def _plainer(rest: str) -> str:
    last = None
    while last != rest:
        last = rest
        rest = _MORE_LEAD.sub("", re.sub(r"^(?:a |an |the |that |do )+", "", rest.strip(" ,.!"), flags=re.I))
    return rest
