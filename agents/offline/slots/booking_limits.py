# ruff: noqa: E501  # a pattern reads best on one line
"""Until when a booking can be given back: a word for giving it back, a word for a limit, and a day."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from agents.offline.scene import Place, Scene, overlaps
from agents.offline.values.dates import DateMatch

# Giving a booking back, as people and mails say it.
_BACK = re.compile(
    r"\b(?:cancel\w*|cancell\w*|cxl|refund\w*|annul\w*|storn\w*|widerruf\w*|anul\w*|disdett\w*|disdire|annuller\w*|avbok\w*|afbestil\w*|avbestil\w*|peru\w*tus"
    r"|back(?:ing)? out|pull(?:ing)? out|bail\w*|get(?:ting)? out(?: of (?:it|this|that))?|withdraw\w*|chang\w+ (?:my|our|your|ones?) minds?|call(?:ing)? (?:it|the thing|this) off"
    r"|drop (?:it|out|the booking)|(?:our|my|the|your|full|all (?:our|my|the)) money back|without (?:any )?(?:penalty|charge|fee|fees|cost)|no (?:penalty|fee|fees|charge)|penalty[- ]free"
    r"|g[ie]v(?:e|ing) (?:it|them) (?:back|up)|let(?:ting)? (?:it|them) go|opt(?:ing)? out|let(?:s|ting)? (?:us|you|me|them) (?:out|off|go|walk)(?: of (?:it|this|that))?|lose (?:the|our|my|all the|your) (?:money|deposit|dosh|cash)[^.;!?]{0,24}?\b(?:cancel|drop|bail|pull out)|free to (?:walk|leave)|walk away|unbook|release (?:it|them|the \w+)|scrap it|return it)\b",
    re.I,
)
_LIMIT = re.compile(
    r"\b(?:to|after|until|untill|till?|by|up to|up till|before|b4|no later than|not later than|latest|last (?:day|date|chance|call|moment)|deadline|thru|through|bis|sp[aä]testens|vor dem"
    r"|jusqu'?(?:au|[àa])|avant|hasta|antes d\w+|fino al?|entro(?: il)?|at[ée]|tot|uiterlijk|senast|fram til|inntil|do dnia|do|as late as|close[sd]?|ends?|expires?|run(?:s|ning)? out|over on|advanced to|moved (?:up )?to|extended to|is|:)(?:\W|$)",
    re.I,
)
_GAP = 64  # letters between the word and its day
_AFTER = re.compile(r"\b(?:cancell?ed|refunded|bailed|stornierte?)\b", re.I)
_COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}
_BEFORE = re.compile(
    rf"\b(?P<n>{'|'.join(_COUNTS)}|\d+) ?(?P<u>week|day|hour|hr|h)s? (?:before|b4|prior|ahead|in advance|out|vor)\b",
    re.I,
)
_DAY_BEFORE = re.compile(r"\b(?:the )?(?P<w>day|night|evening) (?:before|prior)\b", re.I)
_WEEKDAY_BEFORE = re.compile(r"^\W*(?:before|prior|ahead)\b", re.I)


def cancel_by(scene: Scene) -> tuple[str | None, list[DateMatch]]:
    """The last day (or moment) to give it back, and the days that are left for the stay itself."""
    days = [d for d in scene.dates if not _limit_itself(scene, d)]
    for day in days:
        if _is_limit(scene, day, days):
            rest = [d for d in days if d is not day]
            return _limit(scene, day, rest), rest
    for found in _BACK.finditer(scene.text):
        until = _end_of_sentence(scene, found.span())
        told = scene.text[found.end() : until]
        if (back := _days_back(told)) is not None:
            at = (found.end(), until)
            rest = [d for d in days if not overlaps(d.at, at)]
            return ((rest[0].start - timedelta(days=back)).isoformat() if rest else None), rest
    return None, days


def _limit_itself(scene: Scene, day: DateMatch) -> bool:
    """Whether "the last day" is no day of the trip but the last one to cancel."""
    _, end = _sentence(scene, day.at)
    return bool(
        re.search(r"\blast (?:day|date)\b", day.text, re.I) and _BACK.search(scene.text[day.at[1] : end])
    )


def within_limit(scene: Scene, at: Place) -> bool:
    """Whether an hour stands in words of giving the booking back ("can cancel till friday noon")."""
    start, _ = _sentence(scene, at)
    return bool(_BACK.search(scene.text[max(start, at[0] - _GAP) : at[0]]))


def _days_back(told: str) -> int | None:
    """How many whole days before the stay "a week before", "48 hours prior", "the day before" is."""
    if match := _BEFORE.search(told):
        count = _COUNTS.get(match["n"].lower()) or int(match["n"])
        unit = match["u"].lower()
        if unit.startswith("h"):
            return count // 24 if count % 24 == 0 else None
        return count * (7 if unit == "week" else 1)
    return 1 if _DAY_BEFORE.search(told) else None


def _is_limit(scene: Scene, day: DateMatch, days: Sequence[DateMatch]) -> bool:
    """Whether a day is the last one to give the booking back."""
    start, end = _sentence(scene, day.at)
    start = max([start, *(d.at[1] for d in days if d.at[1] <= day.at[0])])
    end = min([end, *(d.at[0] for d in days if d.at[0] >= day.at[1])])
    before, after = scene.text[start : day.at[0]], scene.text[day.at[1] : end]
    for back in _BACK.finditer(before):
        gap = before[back.end() :]
        led = _LIMIT.search(gap + " ") or re.search(
            r"last (?:day|date|chance)|deadline", before[: back.start()], re.I
        )
        if len(gap) <= _GAP and (led or (not gap.strip() and not _AFTER.fullmatch(back[0]))):
            return True
    limited = re.search(
        r"\b(?:until|till?|by|up to|before|b4|bis(?: zum)?|no later than|jusqu'au|hasta(?: el)?|latest|thru|through)\W+(?:and including )?(?:the |on )?$",
        before,
        re.I,
    )
    later = _BACK.search(after[:_GAP]) if limited else None
    return later is not None and not _AFTER.fullmatch(later[0])


def _sentence(scene: Scene, at: Place) -> Place:
    """The sentence a day stands in; "19.8." is no end of one."""
    return next((s for s in scene.sentences if s[0] <= at[0] < s[1]), (0, len(scene.text)))


def _end_of_sentence(scene: Scene, at: Place) -> int:
    return _sentence(scene, at)[1]


def _limit(scene: Scene, day: DateMatch, others: Sequence[DateMatch]) -> str:
    end = day.end or day.start
    stay = others[0].start if others else None
    if (
        stay
        and _WEEKDAY_BEFORE.match(scene.text[day.at[1] :])
        and re.search(r"[a-z]{3,}day\b|\b[a-z]{3}$", day.text, re.I)
    ):
        back = (stay.weekday() - end.weekday()) % 7 or 7
        end = stay - timedelta(days=back)
    elif stay and end > stay and re.fullmatch(r"(?:the )?\d+\w*", day.text.strip()):
        end = end.replace(year=stay.year, month=stay.month)
        end = end if end <= stay else _month_before(end)
    clock = next((t for t in scene.times if _beside(scene.text, t.at, day.at)), None)
    return f"{end.isoformat()}T{clock.hour:02d}:{clock.minute:02d}" if clock else end.isoformat()


def _beside(text: str, hour: Place, day: Place) -> bool:
    """Whether an hour belongs to a day: "noon on the 9th", "the 9th at noon"."""
    gap = text[hour[1] : day[0]] if hour[1] <= day[0] else text[day[1] : hour[0]]
    return re.fullmatch(r"\W*(?:on|of|at|by|um|[àa]|kl)?\W*(?:the )?", gap, re.I) is not None and not (
        hour[1] <= day[0] and "," in gap
    )


def _month_before(day: date) -> date:
    first = day.replace(day=1) - timedelta(days=1)
    return first.replace(day=min(day.day, first.day))
