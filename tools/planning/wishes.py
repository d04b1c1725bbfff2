"""What people ask of a plan in their own words, as far as it can be read without a model.

Each wish is a sentence; a pattern that fits makes a tweak, and what no pattern fits is handed back so that
the answer can say so.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from tools.families.names import fold
from tools.planning.problem import Tweak

NUMBERS = {
    word: n
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
} | {"a": 1, "an": 1, "noon": 12}  # fmt: skip
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBER = rf"(?:\d+|{'|'.join(NUMBERS)})"
_CLOCK = rf"(?P<half>half )?(?P<hour>{_NUMBER})(?:[:.](?P<minute>\d\d))?\s?(?P<half_day>am|pm|a\.m\.|p\.m\.)?"
_LIE_IN = re.compile(
    r"\blie[- ]?in\b|\b(?:sleep|lie) in\b(?! (?:a|an|the|our|my|one|two|tents?|cabins?)\b)"
    r"|\blate start\b|\bslow (?:morning|start)\b"
)
_LIE_IN_MINUTES = 90
_LATER = re.compile(
    rf"(?:(?P<half>half an|half a)|(?P<count>{_NUMBER})(?P<more> and a half)?)\s?"
    r"(?P<unit>hours?|hrs?|h|minutes?|mins?|m)\b(?P<rest> and a half)? (?P<way>later|earlier|sooner)"
)
_START = re.compile(
    rf"(?:start|leave|set off|depart|go|begin|out the door)\b.*?\b(?:at|by|to|around|like)\s*{_CLOCK}"
)
_NOT_BEFORE = re.compile(rf"(?:nothing|not|no\w*|isn'?t)\b.*?\bbefore {_CLOCK}")
_MEAL = re.compile(
    rf"(?P<meal>lunch|dinner|supper|tea)\b[^,;]*?\b(?P<word>at|to|before|by|around)\s*{_CLOCK}"
)
_SKIP = re.compile(r"\b(?:skip|drop|cut|scrap|without|leave out|remove|take out|not the|no)\b (?P<what>.+)")
_ADD = re.compile(
    r"\b(?:add|include|fit in|squeeze in|stop (?:in|at))\b (?:an? (?:\w+ )?stop (?:in|at) )?(?P<what>.+)"
)
_DARK = re.compile(
    r"\b(?:before (?:dark|sunset|sundown|nightfall)|in (?:the )?daylight|by daylight|(?:after|in the) dark"
    r"|at night|night driving|while it'?s (?:still )?light)\b"
)
_FREE = re.compile(r"\b(?:free|empty|off|lazy|nothing planned|zero driving|no driving|rest day)\b")
_EASY = re.compile(
    r"less driving|shorter (?:days|drives)|slow|easy|not too packed|relaxed|gentle|short days|full"
)
_PART = re.compile(r"(?:move|put|shift) (?P<what>.+?) (?:to|in|into) the (?P<part>morning|afternoon|evening)")
_ORDER = re.compile(r"(?:put )?(?:the )?(?P<what>.+?) (?P<side>before|after) (?:the )?(?P<other>lunch|noon)")
_UP_TO = re.compile(r"(?:the )?(?P<family>.+?) drive up to (?P<n>\d+) ?(?P<unit>min|h)\w* a day$")
_UNTIL = re.compile(r"(?:the )?(?P<family>.+?) (?P<word>drive until|set out from) (?P<h>\d+):(?P<m>\d\d)$")
PARTS = {"morning": "morning", "afternoon": "afternoon", "evening": "evening"}


@dataclass(frozen=True)
class Read:
    """What was understood, what is to be added as a place, and what was not (in people's words)."""

    tweaks: tuple[Tweak, ...] = ()
    places: tuple[tuple[str, date | None], ...] = ()
    unread: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reader:
    """Reads wishes against a trip's days and the places of its plan (name and index)."""

    days: Sequence[date]
    places: Sequence[tuple[str, int]]
    family: str | None = None
    day: date | None = None

    def read(self, text: str) -> Read:
        """Return what the wishes mean."""
        tweaks: list[Tweak] = []
        places: list[tuple[str, date | None]] = []
        unread: list[str] = []
        for wish in re.split(r"[;\n]|,(?! (?:at|like|around|say) )| and (?!a half)|\. ", text):
            said = wish.strip().strip(".!?").lower()
            if not said:
                continue
            found = self._tweak(said)
            added = _ADD.search(said)
            if found is not None:
                tweaks.append(found)
            elif added:
                places.append((self._clean(added["what"]), self._day(said)))
            else:
                unread.append(wish.strip())
        return Read(tuple(tweaks), tuple(places), tuple(unread))

    def _tweak(self, said: str) -> Tweak | None:
        readers: tuple[Callable[[str], Tweak | None], ...] = (
            self._relaxed, self._meal, self._later, self._part, self._dark, self._start, self._skip,
            self._free, self._easy,
        )  # fmt: skip
        return next((t for reader in readers if (t := reader(said)) is not None), None)

    def _relaxed(self, said: str) -> Tweak | None:
        """A family's limit for once: "Baker drive up to 7 h a day", "Baker drive until 19:30"."""
        if found := _UP_TO.match(said):
            minutes = int(found["n"]) * (60 if found["unit"].startswith("h") else 1)
            return Tweak("limit", None, found["family"], minutes)
        if found := _UNTIL.match(said):
            kind = "until" if found["word"] == "drive until" else "from"
            return Tweak(kind, None, found["family"], int(found["h"]) * 60 + int(found["m"]))
        return None

    def _make(self, kind: str, said: str, minutes: int = 0, place: int | None = None) -> Tweak:
        return Tweak(kind, self._day(said), self.family, minutes, place)

    def _later(self, said: str) -> Tweak | None:
        if _LIE_IN.search(said) and self._day(said) is not None:
            return self._make("shift", said, _LIE_IN_MINUTES)
        found = _LATER.search(said)
        if not found:
            return None
        count = 0.5 if found["half"] else float(_number(found["count"]))
        count += 0.5 if found["more"] or found["rest"] else 0
        minutes = round(count * (60 if found["unit"].startswith("h") else 1))
        return self._make("shift", said, minutes if found["way"] == "later" else -minutes)

    def _start(self, said: str) -> Tweak | None:
        found = _NOT_BEFORE.search(said) or _START.search(said)
        return self._make("start", said, _clock(found, morning=True)) if found and _is_time(found) else None

    def _meal(self, said: str) -> Tweak | None:
        found = _MEAL.search(said)
        if not found or not _is_time(found):
            return None
        kind = "lunch" if found["meal"] == "lunch" else "dinner"
        minute = _clock(found, morning=False)
        return self._make(kind, said, minute - (60 if found["word"] == "before" else 0))

    def _part(self, said: str) -> Tweak | None:
        moved, ordered = _PART.search(said), _ORDER.search(said)
        found = moved or ordered
        place = self._place(found["what"]) if found else None
        if found is None or place is None:
            return None
        part = PARTS[moved["part"]] if moved else "morning" if found["side"] == "before" else "afternoon"
        return self._make(part, said, 0, place)

    def _dark(self, said: str) -> Tweak | None:
        return self._make("daylight", said) if _DARK.search(said) else None

    def _skip(self, said: str) -> Tweak | None:
        found = _SKIP.search(said)
        place = self._place(found["what"]) if found else None
        return self._make("skip", said, 0, place) if place is not None else None

    def _free(self, said: str) -> Tweak | None:
        return self._make("free", said) if _FREE.search(said) and self._day(said) else None

    def _easy(self, said: str) -> Tweak | None:
        if not _EASY.search(said):
            return None
        return self._make("short" if re.search(r"driving|drives", said) else "easy", said)

    def _place(self, words: str) -> int | None:
        """The place of the plan that some words name, the longest name first."""
        said = fold(words)
        for name, index in sorted(self.places, key=lambda p: -len(p[0])):
            known = fold(name)
            if known and (known in said or (len(said) > 3 and said in known)):
                return index
        return None

    def day_in(self, said: str) -> date | None:
        """The day of the trip some (lower-case) words name; None when they name none."""
        return self._day(said)

    def _day(self, said: str) -> date | None:
        """The day of the trip a wish names, else the one it was said for."""
        ordinal = re.search(r"\b(\d{1,2})(?:st|nd|rd|th)\b", said)
        if ordinal:
            return next((d for d in self.days if d.day == int(ordinal[1])), self.day)
        if found := re.search(r"\bday (\d{1,2}|one|two|three|four|five|six|seven)\b", said):
            number = _number(found[1])
            return self.days[number - 1] if 0 < number <= len(self.days) else self.day
        if "first day" in said or "last day" in said:
            return self.days[0] if "first day" in said else self.days[-1]
        named = [n for n, name in enumerate(DAYS) if name in said]
        return next((d for d in self.days if named and d.weekday() == named[0]), self.day)

    def _clean(self, what: str) -> str:
        return re.sub(r"\s+on (?:the \w+|\w+day)\b.*$", "", what).strip(" .!?")


def relaxes(text: str) -> bool:
    """Whether a wish gives up a family's limit for this plan, as relaxed plans do."""
    said = text.strip().lower()
    return bool(_UP_TO.match(said) or _UNTIL.match(said))


def _number(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[word]


def _is_time(found: re.Match[str]) -> bool:
    """Whether there is such a time of day: "25:99" is none."""
    return _number(found["hour"]) < 24 and int(found["minute"] or 0) < 60


def _clock(found: re.Match[str], morning: bool) -> int:
    """The local minute a time of day means; "half six" is 6:30, a bare dinner hour is in the evening."""
    hour, minute = _number(found["hour"]), int(found["minute"] or 0) + (30 if found["half"] else 0)
    half_day = (found["half_day"] or "").replace(".", "")
    if half_day == "pm" and hour < 12:
        hour += 12
    if not half_day and not morning and hour < 11:
        hour += 12
    if not half_day and morning and hour < 5:
        hour += 12
    return min(hour * 60 + minute, 1439)
