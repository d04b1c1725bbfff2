# ruff: noqa: E501  # a pattern reads best on one line
"""Who paid, where a name only stands beside the sum: "firewood 9, Nikhil", "Ngozi: tesco 112", "45 petrol chidi"."""

import re

from agents.offline.scene import Place, Scene
from agents.offline.slots.slotted import Told, phrase, told

# Words that give the name another part: whom it is for, who shares it, what somebody does.
_NOT = (
    r"(?!(?:for|with|w|to|at|in|of|from|between|among|but|bar|not|no|without|except|minus|excl\w*|than|like|via|near|and|or|split\w*|shar\w*|half|halves|halfs|third|each|only|just|all|"
    r"owe\w*|due|pays?|is|was|are|were|has|had|have|need\w*|want\w*|say\w*|said|ask\w*|think\w*|know\w*|broke|lost|can|will|would|should|could|ate|eat\w*|who|that|if|because|so|sent|gave|give\w*|takes?|took|gets|went|came|drove|left|likes?|hates?|did|does|budget\w*|limit\w*|max|up|still|already|"
    r"agreed|found|saw|spotted|charges?|charging|expects?|reckons?|quoted|wins?|won)\b)"
)
_WORD = rf"{_NOT}[\w'’.&]+"
_END = r"(?=\W*(?:$|\n)|\s*[,.;)/(!|]|\s+[–—-]\s)"
_START = r"(?:^|\n|[.;!]\s|[,:]\s|\band|\bplus|\bthen|\s[&+–—-])[\s>*•–-]*(?:\d\)\s)?(?:(?:add|log|record|note|expense|new expense|cost|put down|pls|please|ok|so|also|oh)[:,]? )*"
_PHRASES = tuple(
    phrase(template)
    for template in (
        # "112 - Ngozi", "£60 Trivedis", "45 petrol chidi", "24 quid Kokila"
        rf"{{sum}}(?: {_WORD}){{0,4}}\s*[,;(/|–—-]*\s*(?:thats|that['’]s|that was|it was|was|payer|paid|cash|card)?[\s:=]*{{name}}{_END}",
        # "58 quid pizza, ta Chidi"
        r"{sum}[^\n;]{0,40}?\b(?:ta|cheers|thanks|thank you|thx|ty|tx|bless|nice one|cheers to|thanks to)\W{1,2}{name}",
        # "firewood - Nikhil - 9", "parking (Chidi) 12"
        rf"{_START}{_WORD}(?: {_WORD}){{0,3}}\s*[(–—/|-]+ ?{{name}} ?[)–—/|:-]+ ?{{sum}}",
        # "Ngozi: tesco 112", "chidi 45 petrol", "and Kokila 12.60 for the loos"
        rf"{_START}{{name}}(?:['’]s)? ?[:=–—-]? ?(?:{_WORD} ){{0,3}}{{sum}}",
        rf"{_START}{{who}} {{sum}} (?:for|on|at)\b",
        rf"{{sum}}(?: {_WORD}){{1,3}} (?P<who>me){_END}",
        r"(?:^|\n)\W*{whom} ?:",
    )
)
_SHARING = re.compile(
    r"\bspli?t\w*|\bshar\w+|\bbetween\b|\bhal(?:f|ves)\b|\beach\b|%|\bper ?cent\b|\bdivid\w+|\bowes?\b|\bthirds?\b|\bonly\b|\bjust\b|\bparts?\b|\bexcept\b|\bbut not\b",
    re.IGNORECASE,
)
_LISTS_ON = re.compile(
    r"\s*(?:,|/|&|\band\b|,? \bn\b)\s*(?:and\s)?(?:the\s)?(?:[A-Z][a-z]+\b(?!\s+[a-z]*\d)|me\b|us\b|I\b)"
)
_LISTED = re.compile(r"(?:,|&|\+|/|\band\b|\bn\b)\s*$")


def lone_payers(part: Scene) -> list[Told]:
    """Where a name stands beside a sum and nothing else is said of it."""
    return list(part.once(_lone_payers))


def _lone_payers(part: Scene) -> list[Told]:
    return [one for one in told(part, _PHRASES) if not _shares(part, one)]


def beside_the_bill(part: Scene) -> list[Place]:
    """Where such a name stands beside the first sum, which is the bill, and not beside somebody's part of it."""
    bill = part.money[0].at if part.money else (0, 0)
    return [one.at for one in lone_payers(part) if one.at[0] <= bill[0] < one.at[1]]


def lone_payer(part: Scene) -> str | None:
    """The one party whose name stands alone beside the sum; None when nobody's does, or several do."""
    parties = {one.party for one in lone_payers(part)}
    return parties.pop() if len(parties) == 1 else None


def _shares(part: Scene, one: Told) -> bool:
    """Whether the name is one of those who share: behind a word of sharing, or one of several listed."""
    who = next((w for w in part.people if one.at[0] <= w.at[0] < one.at[1]), None)
    if who is None:
        return True
    sentence = next((s for s in part.sentences if s[0] <= who.at[0] < s[1]), (0, 0))
    before, after = part.text[sentence[0] : who.at[0]], part.text[who.at[1] :]
    named = [w for w in part.people if w.at[1] <= who.at[0] and w.how in ("name", "family", "me", "us")]
    listed = bool(named) and _LISTED.search(part.text[named[-1].at[1] : who.at[0]]) is not None
    return listed or _SHARING.search(before) is not None or _LISTS_ON.match(after) is not None
