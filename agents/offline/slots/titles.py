# ruff: noqa: E501  # a pattern reads best on one line
"""What a new trip is called, and its currency."""

import re

from agents.offline.known import everyday, town
from agents.offline.scene import Place, Scene
from agents.offline.text import fold, singular
from tools.values import currencies

_NAME = re.compile(
    r"(?:\b(?<!the )(?<!a )(?<!our )(?:call(?:ed)?(?: it| the trip)?|(?:the )?name(?:d)?(?: it| the trip| =| is|'s)?|entitled|title[d]?|(?:project |trip |working |the )?(?:title|name|designation) (?:is|shall be|will be|being)|designation|rename (?:it|the trip|this|this trip)(?: to)?|change the name(?: of the trip)? to)\s*[:=.]?\s+|\bname\s*[:=]\s*|\btrip:\s*(?=[\"']))"
    r"(?:[\"'](?P<q>[^\"\n]+?)[\"'](?=\W|$)|(?P<n>[^,.;:!?\n]+))",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"\"(?P<q>[^\"\n]{3,50})\"")
_CURRENCY = re.compile(
    r"\b(?:in|en|with|money(?: in)?:?|currency:?|use|keep it in|all in|to|it'?s in)\s+(?:all )?(?P<c>[\w ]{2,22}?)(?:\s*(?:please|pls|svp|not|dollars)?\s*(?:[,.;!?\n]|\s*$|\bplease\b|\bnot\b|\bpls\b|\s+create\b|\s+and\b|\s+as (?:the |our |its )?(?:currency|money)\b|\s+make\b|\s{2,}))",
    re.IGNORECASE,
)
_LONE = re.compile(
    r"(?:^|[.!?,;\n])\s*(?P<c>(?:the )?[\w]+(?: \w+)?)(?: obviously| please| pls| lol \w+)?\s*(?=[.!?,;\n]|$)",
    re.I,
)
_NOT_TITLE = re.compile(
    r"\s+(?:and|from|for|leave|in|please|pls|it's|hahaha|starting|with|leaving|start|money|is)\b.*$|\s*[😀-🙏🗿🎉].*$",
    re.I,
)


def trip_name(text: str) -> str | None:
    """The name a trip is given."""
    m = _NAME.search(text)
    if m is None:
        m = _QUOTED.search(text)
    if m is None:
        return None
    said = m["q"] or m.groupdict().get("n") or ""
    if m.groupdict().get("q") is None and not re.match(r"[A-Z]", said.strip()):
        said = _NOT_TITLE.sub("", said)
    elif m.groupdict().get("q") is None:
        said = re.sub(
            r"\s+(?:and (?:the|we|no|i)\b|hahaha|please|pls|lol|(?:would|will|could|can|if) you\b|ok\b|okay\b|yeah\b|thanks|cheers|instead\b|[\U0001F300-\U0001FAFF]).*$",
            "",
            said,
            flags=re.I,
        )
    return said.strip(" -–'\"") or None


def currency_said(scene: Scene) -> str | None:
    """The currency the trip is to be kept in."""
    default = scene.context.trip.currency if scene.context.trip else None
    for pattern in (_CURRENCY, _LONE):
        for match in pattern.finditer(scene.text):
            said = match["c"].strip()
            for piece in (said, said.split()[-1], said.split()[0], said + " dollars"):
                code = currencies.code(fold(piece), default)
                if code and not fold(piece).isdigit() and (len(piece) > 2 or piece.isupper()):
                    return code
    return None


def titled(text: str) -> str | None:
    """Return the name that begins `/trip NAME, days, places`: what stands before the first comma, if no number is in it."""
    first, comma, _ = text.partition(",")
    return first.strip() if comma and first.strip() and not re.search(r"\d", first) else None


def undated(scene: Scene, name: str | None) -> str | None:
    """A trip's name without the days that follow it: "called senior sendoff july 9-12"."""
    if name is None:
        return None
    start = scene.text.find(name)
    cut = min((d.at[0] for d in scene.dates if start < d.at[0] < start + len(name)), default=None)
    if cut is None or start < 0:
        return name
    return (
        re.sub(r"\s+(?:from|on|for|starting|leaving)(?: the)?$", "", name[: cut - start].strip(" ,-–"))
        or None
    )


_HEAD = re.compile(
    r"\b(?:trip|travel|roadtrip|holiday|journey)\b(?: please| pls| now| time)?\s*(?:[,:!–—]|\s-\s)+\s*(?P<n>[^,.;:!?\n(]{3,48}?)(?=\s*(?:[,.;:(!\n–—]|\s-\s|$))",
    re.IGNORECASE,
)
_HEAD_AND_DAY = re.compile(
    r"\b(?:trip|travel|roadtrip|holiday|journey)\s+(?P<n>[A-Z][\w'’&-]*(?:\s+[\w'’&-]+){0,4}?)(?=\s*,?\s*(?:from |on )?$)"
)
_LISTED = re.compile(r"\s(?:to|and|then|via|or)\s|[+&/]|->|→", re.IGNORECASE)
_TITLE_WORD = re.compile(
    r"\b(?:trip|weekend|loop|tour|run|reunion|road ?trip|circle|wander\w*|adventure|getaway|escape|break|holidays?|opener|sendoff|send-off|"
    r"expedition|safari|ramble|jaunt|odyssey|crawl|leaves|classic|special|summer|winter|spring|autumn|fall|20\d\d|express|bash|ride|quest)\b",
    re.IGNORECASE,
)


def headline(scene: Scene) -> tuple[str, Place] | None:
    """The title a new trip begins with, where it is no list of places: "new trip, Wild Atlantic Wander, 6 august"."""
    found = _HEAD.search(scene.text)
    if found is None:
        return _before_the_day(scene)
    start, end = found.span("n")
    end = min([_cut(scene.text, d.at) for d in scene.dates if start <= d.at[0] < end] + [end])
    said = scene.text[start:end].strip(" ,-–")
    if len(said) < 3 or _NO_TITLE.match(said) or (_lists(said) and not _TITLE_WORD.search(said)):
        return None
    rest = scene.text[end:]
    gap = len(rest) - len(rest.lstrip(" ,.;:(-–—!\n"))
    dated = any(end <= d.at[0] <= end + gap for d in scene.dates)
    titled = _TITLE_WORD.search(said) is not None
    return (said, (start, start + len(said))) if titled or (dated and said[0].isupper()) else None


def _lists(said: str) -> bool:
    """Whether words tell several places ("Oban and Skye") and no title ("Lakes and Lochs")."""
    return _LISTED.search(f" {said} ") is not None and not no_places(said)


def no_places(said: str) -> bool:
    """Whether each word beside "and" is an everyday one: "Lochs and Glens", "Fjords & Fells"."""
    parts = re.split(r"\s+(?:and|&|n)\s+", said)
    words = [fold(part) for part in parts]
    land = [w for w in words if w != singular(w) and singular(w) in _LAND | _MORE_LAND]
    rest = [w for w in words if w not in land]
    return len(parts) > 1 and bool(land) and all(everyday(w) and not town(w) for w in rest)


_MORE_LAND = frozenset(
    "loch glen fjord fell dale moor peak castle cave volcano vineyard dune alp sea whisky".split()
)
_LAND = frozenset(
    "park canyon lake lakes beach valley mountain mountains falls springs island islands city coast river bay hills forest desert gulf cape".split()
)


def _plain_words(said: str) -> bool:
    """Is it a name of several words that ends in an everyday one ("Desert Days"), and in none of the land."""
    last = fold(said.split()[-1])
    return len(said.split()) > 1 and everyday(last) and last not in _LAND and not town(said)


def _before_the_day(scene: Scene) -> tuple[str, Place] | None:
    """ "new trip Canyon Loop july 3-10, Moab, Page": words before the first day that are said to be a tour of some kind."""
    head = scene.text[: scene.dates[0].at[0]] if scene.dates else ""
    found = _HEAD_AND_DAY.search(head)
    if found is None or _lists(found["n"]):
        return None
    if not (_TITLE_WORD.search(found["n"]) or _plain_words(found["n"]) or no_places(found["n"])):
        return None
    return found["n"], found.span("n")


_NO_TITLE = re.compile(
    r"\W*(?:from|for|we|it|on|the \d|names?|dates?|stops?|i|let|to|in|with|call|leaving|starting|headin\w*|driving|departing|off)\b",
    re.IGNORECASE,
)


def _cut(text: str, at: Place) -> int:
    """Where a title ends that runs into a date; "Bavaria weekend, Friday" keeps its weekend."""
    word = _TITLE_WORD.match(text[at[0] : at[1]])
    return at[0] + word.end() if word else at[0]
