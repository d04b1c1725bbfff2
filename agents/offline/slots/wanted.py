# ruff: noqa: E501  # a pattern reads best on one line
"""Who wants a stop: whoever stands before a word of wanting, or behind "for", "asked by", "a wish of"."""

import re
from collections.abc import Sequence

from agents.offline.people import Who
from agents.offline.phrases import own_family
from agents.offline.scene import Scene

# "Leo HAS to", "the Raos keep asking", "Jana and Tom would love it", "Zara will kill us".
_WANTS = re.compile(
    r"(?:'s)?\W*(?:(?:really|rly|just|both|all|also|each|so|too|alone|who|do|does|absolutely|definitely|defo|simply|dearly|always|totally|still|says? (?:it'?s|that'?s)?|both say|are|is|were|was)\s+){0,3}"
    r"(?:HAS|HAVE|has|have|gotta|got to|wanna|wants?|needs?|wanted|would (?:\w+ ){0,2}(?:love|like|enjoy|die|kill|be (?:happy|glad|thrilled|over the moon))|'?d (?:\w+ ){0,2}(?:love|like|kill)|insists?|insisted|begs?|begged|begging|asks?|asked|asking|requests?|requested|dying|desperate|hopeful|hoping|hopes?|longs?|longing|dreams?|dreaming|keen|crazy|mad|obsessed|"
    r"(?:won'?t|will not|wouldn'?t|never|will never) (?:shut up|stop|forgive|let it go|speak|rest)|will (?:kill|murder|cry|sulk|never)|keeps? (?:on )?(?:asking|talking|going on|nagging|begging)|says? (?:so|it'?s a must|we must|we have|the trip|must|yes)|voted? for|chose|chooses|picked|picks|fancies|fancy|wishes|wish|nagged|nagging|has (?:her|his|their) heart|heart is set|hearts are set|can'?t wait|'s (?:wish|idea|pick|choice|request|dream|turn|one wish|favou?rite|bucket list))\b",
    re.I,
)
_WISH_OF = re.compile(
    r"\b(?:for|asked for by|asked by|asked from|requested (?:by|from)|request (?:of|from|by)|wanted by|desired by|demanded by|wish (?:of|from)|wished (?:by|for by)|that'?s (?:from|for)|this is (?:from|for)|comes from|suggested by|favou?rite of|idea of|a must (?:for|of)|priority (?:for|of)|begged (?:for )?by|on behalf of|courtesy of|by order of|to please|to keep|says|said|insists|begs|demands|pleads)\s+(?:(?:both|the|our|my|us|dear|little|just|and)\s+)*$",
    re.I,
)
_I_WANT = re.compile(
    r"i (?:(?:really|rly|both|all|just|so|also|always|dearly|do)\s+)*(?:want(?! to (?:stop|go|drive|sleep|stay)\b)|need|have to|insist|beg|dream of|long to|am dying|'d|would love|would like)\b"
    r"|(?:i'?d|i would) (?:\w+ ){0,2}(?:love|like|kill|give anything)\b|(?:i'?ve|i have) (?:always|long|been) (?:wanted|wanting|dreamed|dreamt|dreaming|dying)\b|i'?m (?:dying|desperate|begging)\b",
    re.I,
)
_FOR_US = re.compile(
    r"\b(?:must|wish|priority|request|(?:nice|great|lovely|good|perfect|fun|cool|special|important|brilliant)) (?:for|of|from) $",
    re.I,
)
_SAYS = re.compile(
    r"(?:'s)?\W*(?:say|says|said|insists?|orders?|demands?)\b(?:\s*[.,;!]|\W*$|\W*so\b|it\b|the\b|we\b)", re.I
)
_JOINED = re.compile(
    r"\s*(?:,|and|&|\+|n|und|or|,? and also|,? and by|and for|as well as|plus)?\s*(?:both |also |by |for |the |our |from )*",
    re.I,
)
_NOT_FOR = re.compile(r"\b(?:not|nobody|except|but not|isn'?t)\s+(?:for )?(?:the )?$", re.I)
_BUT_ME = re.compile(r"\b(?:nobody|no ?one|none)\b[^.;!?]{0,30}\b(?:but|except) $", re.I)
_LEAVES_OUT = re.compile(
    r"\W*(?:really |also )?(?:doesn'?t|don'?t|does not|do not|didn'?t|hates?|isn'?t|aren'?t|gets? (?:sick|seasick))\b",
    re.I,
)


def wanted_by(scene: Scene) -> list[str]:
    """The parties that want it, in the order said."""
    found: list[str] = []
    for run in _runs(scene):
        end, start = run[-1].at[1], run[0].at[0]
        if _LEAVES_OUT.match(scene.text, end) or _NOT_FOR.search(scene.text[:start]):
            continue
        if _is_wish(scene, run, start, end):
            found += [_party(scene, who) for who in run]
    return list(dict.fromkeys(found))


def _is_wish(scene: Scene, run: Sequence[Who], start: int, end: int) -> bool:
    raw = scene.text[slice(*run[-1].at)].lower()
    if len(run) == 1 and run[0].how == "me":
        plain = _I_WANT.match(f"{raw} {scene.text[end:].lstrip()}")
        return bool(plain) or (
            raw == "me"
            and (_WISH_OF.search(scene.text[:start]) or _BUT_ME.search(scene.text[:start])) is not None
        )
    if len(run) == 1 and run[0].how == "us":
        return raw in ("us", "ourselves") and _FOR_US.search(scene.text[:start]) is not None
    if _WISH_OF.search(scene.text[:start]):
        return True
    return (_WANTS.match(scene.text, end) or _SAYS.match(scene.text, end)) is not None


def _runs(scene: Scene) -> list[list[Who]]:
    """People named one after another."""
    runs: list[list[Who]] = []
    for who in scene.people:
        said = scene.text[slice(*who.at)].lower()
        if who.how == "all" or said in ("we", "our", "my", "we'd", "we'll", "we're", "im", "i'm"):
            continue
        gap = scene.text[runs[-1][-1].at[1] : who.at[0]] if runs else "."
        if runs and _JOINED.fullmatch(gap) and gap.strip(" "):
            runs[-1].append(who)
        elif runs and gap == " " and runs[-1][-1].how == "us":
            runs[-1] = [who]  # "us Hegdes"
        else:
            runs.append([who])
    return runs


def _party(scene: Scene, who: Who) -> str:
    own = own_family(scene)
    if who.party == f"member:{scene.context.speaker}" or who.how == "me":
        return "me"
    return "my_family" if own and who.party == f"family:{own}" else who.party
