# ruff: noqa: E501  # a pattern reads best on one line
"""Tools with few arguments: undo, exports, help, showing things."""

import re

from agents.context import Call
from agents.offline.phrases import own_family, trim
from agents.offline.scene import Scene

_OURS = re.compile(
    r"\b(?:our (?:family'?s?|part|bits?|pages?|own|lot)|just us|for us only|only (?:us|ours|our)|we)\b", re.I
)
_GROUP = re.compile(r"\b(?:group|everyone|everybody|all of us|whole|entire)\b", re.I)


def undo(scene: Scene) -> list[Call]:
    """The speaker's last act is taken back, or all of the last hour."""
    every = re.search(
        r"\b(?:undo|take back|revert)\b[^.?!]{0,12}\b(?:everything|all of (?:it|that)|all)\b",
        scene.text,
        re.I,
    )
    return [Call(name="undo", args={"which": "all"} if every else {})]


def export_trip(scene: Scene) -> list[Call]:
    """All data as a file."""
    return [Call(name="export_trip")]


def accept_itinerary(scene: Scene) -> list[Call]:
    """The plan is accepted."""
    return [Call(name="accept_itinerary")]


_ABOUT = re.compile(
    r"\b(?:how (?:do|does|can|would|should|to|one|you|are) ?(?:i|you|we|one|the|it|do)?|trick for|command for|about|(?:split|explain|instruct me in how)|"
    r"what should i type to|what do i type to)\s+(?P<about>[^?!.\n]{4,60})",
    re.IGNORECASE,
)
_GENERAL = re.compile(
    r"\bwhat (?:all |else |stuff |kinda stuff )?(?:can|do|does|are) (?:you|u|i|this|it)\b|what you can do",
    re.I,
)


def show_help(scene: Scene) -> list[Call]:
    """Help, about something when that was said."""
    match = _ABOUT.search(scene.text)
    if match is None or _GENERAL.search(scene.text):
        return [Call(name="show_help")]
    about = trim(
        re.sub(
            r"\b(?:like|work|works|for somebody|help me|in this contraption|myself|later)\b.*$",
            "",
            match["about"],
        )
    )
    about = re.sub(r"^(?:enter|record|records|add|close|fix|change|split|take)\b", lambda m: m[0], about)
    return [Call(name="show_help", args={"about": about} if about else {})]


def make_pdf(scene: Scene) -> list[Call]:
    """A PDF for the group or one family, or both."""
    calls = []
    named = [w.party.partition(":")[2] for w in scene.people if w.how == "family"]
    both = re.search(r"\bone\b.*\band\b.*\bone\b", scene.text, re.I)
    if _GROUP.search(scene.text) or both:
        calls.append(Call(name="make_pdf", args={"scope": "group"}))
    if named and (not calls or both):
        calls.append(Call(name="make_pdf", args={"scope": "family", "family": named[0]}))
    elif not calls and _OURS.search(scene.text) and own_family(scene):
        calls.append(Call(name="make_pdf", args={"scope": "family", "family": own_family(scene)}))
    return calls or [Call(name="make_pdf")]


_SHOWN = (
    ("stops", r"\bstops?\b|\broute\b|\bplaces\b|\btowns\b|\bstill going to\b|\bstill in\b|\bgoing through\b"),
    ("preferences", r"\blikes?\b|\bpreferences?\b|\bwish(?:es)?\b|\bfood\b|\beats?\b|\bdiet|\ballerg|\bno-gos\b|\bwants?\b"),
    ("families", r"\bwho\b|\bwho'?s\b|\bfamil|\bcoming\b|\bpeople\b|\bin so far\b|\bsigned up\b|\bhow many of us\b"),
    ("decisions", r"\bdecid|\bdecision|\bagreed?\b|\bmiss(?:ed)?\b|\bcatch me up\b|\bsettled\b"),
    ("today", r"\btoday\b"),
)  # fmt: skip


def show_trip(scene: Scene) -> list[Call]:
    """The trip's overview, families, stops, preferences or decisions; several when several are asked for."""
    if re.search(r"\boverview\b|\bsummary\b|\bbig picture\b|\brecap\b|\bwith everything\b", scene.text, re.I):
        return [Call(name="show_trip", args={"what": "overview"})]
    asked = [
        _shown(scene.text[start:end]) for start, end in scene.clauses if _ASKS.search(scene.text[start:end])
    ]
    several = list(dict.fromkeys(what for what in asked if what))
    whole = several if len(several) > 1 else [_shown(scene.text) or "overview"]
    return [Call(name="show_trip", args={"what": what}) for what in whole]


_ASKS = re.compile(
    r"(?:^|[,:)] *|\b(?:and|also|checking|please|you|me|i) +)(?:who|what|which|where|how|show|see|list|remind|tell|give)\b",
    re.IGNORECASE,
)


def _shown(text: str) -> str | None:
    return next((what for what, pattern in _SHOWN if re.search(pattern, text, re.I)), None)
