# ruff: noqa: E501  # a pattern reads best on one line
"""When a vote closes, and the words that say so."""

import re
from datetime import timedelta

from agents.offline.scene import Place, Scene
from agents.offline.values.deadlines import find_moments

_LEAD = r"[,.;(–—-]?\s*(?:\b(?:and|so|but|then|let|please|pls|ok|cos|because)\s+)*"
_VOTE = r"(?:it|this|that|them|voting|the voting|(?:the |this |our )?(?:polls?|vote|ballot|box|matter|thing))"
_ALL = r"(?:you|u|ya|y'?all|you guys|they|everyone|everybody|folks|people|we|all)"
_IS = r"(?:(?:is|are|be|being|to|will|shall|stays?|remains?|runs?|goes|'s)\s+)*"
# Words that say a vote closes, whatever follows.
_SURE = re.compile(
    rf"{_LEAD}\b(?:(?:{_VOTE}\s*(?:'s\s+)?)?{_IS}(?:clos(?:es?|ing)|shuts?|shutting|finish(?:es)?|ends|ending)\b|voting {_IS}(?:to|ends|until|till|open)\b|deadline\b|cut-?off\b|no deadline\b|no rush\b|"
    rf"{_ALL} (?:answers?|votes?|replies|decides?|chooses?|picks?) (?:by|before|until|till)\b|(?:i |we )?(?:want |need |get |have )?(?:all |your |the )?(?:answers?|votes?|replies|ballots?) (?:in )?(?:by|until|till|before)\b|(?:{_VOTE}\s*(?:'s\s+)?)?{_IS}open (?:till|until|for|through)\b|"
    rf"{_ALL} ?(?:all )?(?:have|has|get|gets|(?:'ve |have )?got) (?:until|till|til)\b)",
    re.IGNORECASE,
)
# Words that say so when a day or a time follows: "shut it sunday 8 pm", "I need to know by 4", "by friday".
_MAYBE = re.compile(
    rf"{_LEAD}\b(?:(?:{_VOTE}\s+)?{_IS}(?:close|closed|shut|seal|sealed|end|ended|stop|wrap(?:ped)? up|lock(?:ed)?|kill|finish|finished)(?:\s+{_VOTE})?\b(?:\s+(?:at|on|by|for))*|"
    rf"(?:i |we )?(?:(?:want|need|must|have|like|want) to )?(?:know|hear|decide|book|vote|answer|reply|respond|pick|choose)(?: back)?(?: from {_ALL})? (?:by|before|until|till)\b|until|untill|till|til|by|before)\b",
    re.IGNORECASE,
)
_FOR_HOURS = re.compile(
    rf"{_LEAD}\b(?:{_ALL} ?(?:all )?(?:have|has|get|gets|got)|{_VOTE}\s+{_IS}open for|open for|(?:close|shut|end)s?(?: {_VOTE})? in|closing in|(?:poll|vote)[\s,(]+(?:for|of|in|within|open)?)\s*(?=\d|an?\b|one|two|three|four|five|six|half)",
    re.IGNORECASE,
)
_NEAR = 30  # characters within which a day or a time follows "by"
_SENTENCE = re.compile(
    r"(?<![\d:])[.!?](?=\s|$)|\n|(?<=\d)[.!](?=\s+[A-Za-z])(?!\s+(?:at|um|by|till|until)\b)"
)


def closing(scene: Scene) -> tuple[str | None, Place | None]:
    """When the vote closes (ISO, None when not said), and the stretch of the message that says it."""
    text = scene.text
    if lasting := _lasting(scene):
        return lasting
    place = _stretch(scene)
    if place is None:
        return None, None
    begin, end = place
    told = text[begin:end]
    moment = _moment(scene, told, place) or _moment(scene, *_sentence(text, begin))
    return moment, place


def _lasting(scene: Scene) -> tuple[str, Place] | None:
    """ "You got 2 hours": so long from now, and the words that say it."""
    for said in _FOR_HOURS.finditer(scene.text):
        long = next(
            (d for d in scene.durations if said.end() <= d.at[0] + 1 and d.at[0] <= said.end() + 4), None
        )
        if long:
            moment = scene.context.now + timedelta(minutes=round(long.value))
            begins = re.match(r"\W*(?:poll|vote)\b", said[0], re.IGNORECASE)
            place = long.at if begins else (said.start(), _end(scene.text, long.at[1]))
            return moment.strftime("%Y-%m-%dT%H:%M"), place
    return None


def _stretch(scene: Scene) -> Place | None:
    text = scene.text
    for said in _SURE.finditer(text):
        if not re.match(r"\s*(?:the|that|old|it)\b(?! (?:clos|on|at|by))", text[said.end() :], re.I):
            return said.start(), _end(text, said.end())
    placed = [d.at[0] for d in scene.dates] + [t.at[0] for t in scene.times]
    for said in _MAYBE.finditer(text):
        if any(
            said.end() <= at <= said.end() + _NEAR and not re.search(r"[?!]", text[said.end() : at])
            for at in placed
        ):
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
