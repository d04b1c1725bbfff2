# ruff: noqa: E501  # a pattern reads best on one line
"""When a vote closes, and the words that say so."""

import re
from datetime import timedelta

from agents.offline.scene import Place, Scene
from agents.offline.values.deadlines import find_moments

_SURE = re.compile(
    r"[,.;(–—-]?\s*\b(?:(?:it |voting |the vote |polls? )?(?:is to |will |to )?(?:clos(?:es?|ing)|shuts?|shutting|finish(?:es)?)\b|voting (?:is )?(?:to|ends|until|till)\b|(?:it )?ends\b|deadline\b|no deadline\b|no rush\b|"
    r"(?:i |we )?(?:want |need )?(?:answers?|votes?) (?:in )?(?:by|until|till)\b|(?:it'?s |stays? )?open (?:till|until|for)\b|(?:you|y'?all|you guys|everyone|everybody|we) ?(?:all )?(?:have|has|(?:'ve |have )?got) (?:until|till|til)\b)",
    re.IGNORECASE,
)
_MAYBE = re.compile(r"[,.;(–—-]?\s*\b(?:until|untill|till|til|by|before)\b", re.IGNORECASE)
_NEAR = 30  # characters within which a day or a time follows "by"
_SENTENCE = re.compile(r"(?<![\d:])[.!?](?=\s|$)|\n|(?<=\d)[.!](?=\s+[A-Za-z])")


def closing(scene: Scene) -> tuple[str | None, Place | None]:
    """When the vote closes (ISO, None when not said), and the stretch of the message that says it."""
    text = scene.text
    place = _stretch(scene)
    if place is None:
        return None, None
    begin, end = place
    told = text[begin:end]
    moment = _moment(scene, told, place) or _moment(scene, *_sentence(text, begin))
    return moment, place


def _stretch(scene: Scene) -> Place | None:
    text = scene.text
    for said in _SURE.finditer(text):
        if not re.match(r"\s*(?:the|that|old|it)\b(?! (?:clos|on|at|by))", text[said.end() :], re.I):
            return said.start(), _end(text, said.end())
    placed = [d.at[0] for d in scene.dates] + [t.at[0] for t in scene.times]
    for said in _MAYBE.finditer(text):
        if any(said.end() <= at <= said.end() + _NEAR for at in placed):
            return said.start(), _end(text, said.end())
    return None


def _end(text: str, start: int) -> int:
    found = _SENTENCE.search(text, start)
    return found.end() if found else len(text)


def _sentence(text: str, at: int) -> tuple[str, Place]:
    """The sentence a place lies in: "After breakfast tomorrow it closes, 08:30"."""
    begin = max((m.end() for m in _SENTENCE.finditer(text, 0, at)), default=0)
    end = _end(text, at + 1)
    return text[begin:end], (begin, end)


def _moment(scene: Scene, said: str, place: Place) -> str | None:
    if re.match(r"\W*no (?:deadline|rush)", said, re.I):
        return None
    moments = find_moments(said, scene.context.now, *scene.trip_days)
    if moments:
        moment = moments[0].moment
        late = re.search(r"\b(?:tonight|evening|night)\b", said, re.I) and moment.hour < 12
        return (moment + timedelta(hours=12 if late else 0)).strftime("%Y-%m-%dT%H:%M")
    days = [d for d in scene.dates if place[0] <= d.at[0] < place[1]]
    return days[0].start.isoformat() if days else None
