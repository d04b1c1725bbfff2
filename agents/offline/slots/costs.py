# ruff: noqa: E501  # a pattern reads best on one line
"""What was paid for."""

import re
from collections.abc import Sequence

from agents.offline.phrases import blank, trim
from agents.offline.scene import Place, Scene
from agents.offline.slots.cost_words import THING, WEAK, thing_in
from agents.offline.slots.payers import PAID
from agents.offline.slots.paying import paying
from agents.offline.values.money import MoneyMatch

_FILLER = re.compile(
    rf"\b(?:{PAID}|i|we|i've|we've|have|has|had|was|were|is|it's|came to|cost(?:s)?(?: (?:me|us))?|total(?:led)?|on my (?:card|visa|amex|mastercard|account)|with (?:my )?card|my card|paid by|by me|"
    r"please|record(?: that)?|trip expense|expense|add|log|put down|put|forgot to (?:say|write|mention)|even|in cash|cash|with tip|the tab|everyone(?:'s)? in|everybody(?:'s)? in(?: on (?:both|it))?|"
    r"spent|all me|both me|me|the|a|an|just|some|yesterday|last night|today|this morning|tonight|hi|hello|this is|thank you|thanks|each|a head|total|all in|so|yes|ok|okay|oh|right|also|"
    r"(?:(?:my|the|our|his|her|their) )?(?:husband|hubby|wife|missus|mum|mom|mummy|mommy|dad|daddy|gran|granny|grandma|grandad|grandpa|nan|nana)(?!['’])|"
    r"my family|split|share[ds]?|equally|evenly|even|half|per family|by family|by head|everyone|everybody|all of us|for all|only|no need|receipts?|from|damage|bill|plus|same|card|as yesterday|bob|quid|it|again|already|no|nope|sorry|wait|hang|hold|actually|oops|together|even|damage|then|later|two things|both|here|says?|said|also|incl(?:uding)?|amounts?|costs?|price|tax|tip included|gal(?:lons?)?|gals|lit(?:er|re)s?|people|persons?|apiece|each|today's|yesterday's|"
    r"as well|namely|viz|sum(?= of)|whatever|costing|yest|fyi|invoice time|period|(?:canadian|american|australian|us)(?: dollars?)?|dollars?|euros?|rupees|bucks)\b|\b(?:us|ca|au|nz)?\$",
    re.IGNORECASE,
)


# "stopped in Grand Junction for lunch": what was bought is said behind the errand.
_ERRAND = re.compile(
    r"\b(?:stopped|stopping|pulled (?:in|over)|popped|swung by|detour\w*|ran)\b[^,.;!?\u0001]*?\bfor (?:a |an |some |the |our |quick |more )*(?P<w>[a-z][a-z' -]{2,30}?)(?=\s+(?:in|at|on|near|outside|by|with)\b|\s*(?:[,.;:!?(\u0001–—-]|$))",
    re.IGNORECASE,
)
_CARD = r"(?:my|his|her|our|their|the|\w+'s) (?:\w+ )?(?:card|visa|amex|mastercard|account|debit|tab)\b"
_DEPOSIT = re.compile(
    r"\s*(?P<x>deposit|down ?payment|advance|fee|fine|tip|toll)\b(?:\s+(?:on|for|of)\s+(?P<of>[^\u0001,.;:!?\n]+))?",
    re.I,
)
_DAYTIME = re.compile(
    r"\b(?:of )?(?:(?:yesterday|last|this) (?:night|evening|eve|morning|afternoon)|yesterday|tonight|today)(?:['’]s)?\b",
    re.IGNORECASE,
)
_CUT = re.compile(r"[,.;:!?\n\u0001()–—]+|\s-\s")


def what_for(scene: Scene, money: MoneyMatch, part: Scene) -> str:
    """The thing paid for: the words before the sum, after "for", else the nearest words left over."""
    start, end = (min(s for s, _ in part.spans), max(e for _, e in part.spans))
    hidden: list[Place] = [p for p in part.taken() if p != money.at and not (p[0] <= money.at[0] < p[1])]
    hidden += [day.span() for day in _DAYTIME.finditer(part.text)]
    hidden += [w.at for w in part.people if w.how in ("name", "family", "us", "me", "all")]
    hidden += [told.at for told in paying(part) if not THING.search(part.text[slice(*told.at)])]
    text = blank(part.text, [money.at, *hidden])
    after, before = text[money.at[1] : end], text[start : money.at[0]]
    if errand := _ERRAND.search(before):
        return errand["w"]
    if told := _DEPOSIT.match(after):
        return f"{_short(told['of'])} {told['x']}" if told["of"] else told["x"]
    chunks = _CUT.split(before)
    if near := _tidy(chunks[-1]):
        return _surer(scene, near, [*reversed(chunks), *_CUT.split(after)]) if WEAK.fullmatch(near) else near
    if (m := re.search(r"\bfor\s+(?!\u0001|both|all|every|just|only)(?P<w>[^,.;:!?\n]+)", after, re.I)) and (
        (found := _tidy(m["w"])) and not WEAK.fullmatch(found)
    ):
        return found
    if (m := re.match(rf"\s*(?:of|on|in|to|at)\s+(?!{_CARD})(?P<w>[^,.;:!?\n]+)", after, re.I)) and (
        found := _tidy(m["w"])
    ):
        return found
    own = max((s for s, _ in part.sentences if s <= money.at[0]), default=start)
    behind = _things(text[max(own, start) : money.at[0]]) or _things(before)
    ahead = [t for c in _CUT.split(after)[:2] if (t := _tidy(c))]
    direct = ahead[:1] if re.match(r"\s*[a-z]", after, re.I) and not behind else []
    found = (direct or behind[:1] or ahead or [""])[0]
    return _surer(scene, found, [*reversed(chunks), *_CUT.split(after)])


def _things(words: str) -> list[str]:
    """What is named in each stretch between marks, without the last, which stands right before the sum."""
    return [thing for chunk in _CUT.split(words)[:-1] if (thing := _tidy(chunk))]


def _surer(scene: Scene, found: str, chunks: Sequence[str]) -> str:
    """What was found, or a thing people pay for that is named nearby when that is none."""
    unsure = WEAK.fullmatch(found) and not THING.search(found)
    if (unsure or _NO_THING.fullmatch(found)) and (energy := _energy(scene)):
        return energy
    return (thing_in(chunks) or found) if unsure or not found else found


_NO_THING = re.compile(r"|(?:it )?up\b.*|(?:the |my )?(?:tank|car|cars)|now \w+|showing", re.I)
_PLUGGED = re.compile(
    r"\bplugged in\b|\bcharg(?:ed|er|ers|ing)\b|\bsupercharg\w*|\bloading (?:procedure|station|point)\b", re.I
)
_TANKED = re.compile(
    r"\b(?:fill(?:ed|ing)?[ -]?up|filled (?:the|my|our) \w+|tanked|gassed|fuell?ed|topped (?:up|off)|refuel\w*)\b",
    re.I,
)


def _energy(scene: Scene) -> str:
    """What "filled up in Kanab" was paid for, in the words of the trip's country; or charging."""
    if _PLUGGED.search(scene.root.text):
        return "charging"
    if not _TANKED.search(scene.text):
        return ""
    if told := re.search(r"\b(?:re)?fuell?\w*|\b(?P<gas>gas)\w*", scene.text, re.IGNORECASE):
        return "gas" if told["gas"] else "fuel"
    trip = scene.context.trip
    return "gas" if trip and trip.currency in ("USD", "CAD") else "fuel"


_PREPOSITION = re.compile(
    r"\s+(?:at|in|on|with|before|after|to|near|from|for|because|by|that|which|who|so)\b\s+", re.I
)


_SHARING = re.compile(r"\b(?:split|between|half|because|except|so just|just us|only)\b", re.I)
# What follows tells about the thing: "insurance nobody warned us about", "the boat way back in march".
_ABOUT = re.compile(
    r"(?<=\w)\s+(?:nobody|no one|way back|back in|that|which|who|where|when|she|he|they)\b.*", re.I
)


def _tidy(chunk: str) -> str:
    chunk = re.sub(r"(?:\u0001+|^|\s)'?s\b|\u0001+", " ", chunk)
    return next((found for piece in _SHARING.split(chunk) if (found := _short(piece))), "")


def _short(piece: str) -> str:
    """The first thing named in a piece of a sentence."""
    piece = re.sub(
        r"\bso far\b|\bto date\b|\b\d{1,2}\s*[x×]\s*$|(?<=deposit) down\b|\b(?:\d|two|three|four|five) ways\b",
        " ",
        piece,
        flags=re.I,
    )
    cleaned = re.sub(r"\s+", " ", _FILLER.sub(" ", _ABOUT.sub("", piece)))
    things = [t for c in _PREPOSITION.split(f" {cleaned} ") if (t := trim(c)) and len(t) > 1]
    return things[0][:60] if things else ""
