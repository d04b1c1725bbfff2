"""Named days of North America, Europe and a few more places: when they fall in a year."""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from tools.values.numbers import alternatives

Rule = Callable[[int], date]


def easter(year: int) -> date:
    """Return Western Easter Sunday (Meeus/Jones/Butcher)."""
    golden, century, rest = year % 19, year // 100, year % 100
    shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - shift + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    correction = (golden + 11 * epact + 22 * sunday) // 451
    month, day = divmod(epact + sunday - 7 * correction + 114, 31)
    return date(year, month, day + 1)


def nth(month: int, weekday: int, count: int) -> Rule:
    """Return the rule for the `count`-th `weekday` of `month` (-1: the last)."""

    def when(year: int) -> date:
        if count > 0:
            first = date(year, month, 1)
            return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (count - 1))
        last = date(year, month, calendar.monthrange(year, month)[1])
        return last - timedelta(days=(last.weekday() - weekday) % 7)

    return when


def fixed(month: int, day: int) -> Rule:
    """Return the rule for the same day every year."""
    return lambda year: date(year, month, day)


def near(rule: Rule, days: int) -> Rule:
    """Return the rule for a day `days` after (before, when negative) what `rule` says."""
    return lambda year: rule(year) + timedelta(days=days)


def weekday_from(month: int, day: int, weekday: int) -> Rule:
    """Return the rule for the first `weekday` on or after a day of the year."""

    def when(year: int) -> date:
        start = date(year, month, day)
        return start + timedelta(days=(weekday - start.weekday()) % 7)

    return when


_THANKSGIVING = nth(11, 3, 4)
_TABLE: tuple[tuple[str, Rule], ...] = (
    ("new years eve|new year's eve|nye|silvester|nochevieja|hogmanay", fixed(12, 31)),
    ("new years day|new year's day|new year|new years|new year's|neujahr", fixed(1, 1)),
    ("epiphany|three kings|three kings day|heilige drei konige", fixed(1, 6)),
    ("mlk day|martin luther king day|mlk", nth(1, 0, 3)),
    ("australia day", fixed(1, 26)),
    ("groundhog day", fixed(2, 2)),
    ("valentines day|valentine's day|valentines|valentine's|valentine day", fixed(2, 14)),
    ("presidents day|presidents' day|president's day|family day", nth(2, 0, 3)),
    (
        "st patricks day|st patrick's day|saint patrick's day|st. patrick's day|paddy's day|paddys day",
        fixed(3, 17),
    ),
    ("shrove tuesday|mardi gras|pancake day|fat tuesday", near(easter, -47)),
    ("ash wednesday", near(easter, -46)),
    ("palm sunday", near(easter, -7)),
    ("maundy thursday", near(easter, -3)),
    ("good friday|karfreitag", near(easter, -2)),
    ("easter saturday|holy saturday", near(easter, -1)),
    ("easter|easter sunday|ostern|ostersonntag|paques|pascua", easter),
    ("easter monday|ostermontag", near(easter, 1)),
    ("earth day", fixed(4, 22)),
    ("anzac day", fixed(4, 25)),
    ("kings day|king's day|koningsdag", fixed(4, 27)),
    ("may day|labour day may|tag der arbeit", fixed(5, 1)),
    ("cinco de mayo", fixed(5, 5)),
    ("early may bank holiday|may bank holiday", nth(5, 0, 1)),
    ("mothers day|mother's day", nth(5, 6, 2)),
    ("victoria day|may long weekend|may two-four", lambda year: weekday_from(5, 18, 0)(year)),
    ("syttende mai", fixed(5, 17)),
    ("ascension day|himmelfahrt|christi himmelfahrt|vatertag", near(easter, 39)),
    ("whit sunday|pentecost|pfingstsonntag", near(easter, 49)),
    ("whit monday|pfingstmontag|pentecost monday", near(easter, 50)),
    ("pfingsten|whitsun", near(easter, 49)),
    ("corpus christi day|feast of corpus christi|fronleichnam", near(easter, 60)),
    ("memorial day|spring bank holiday|late may bank holiday", nth(5, 0, -1)),
    ("juneteenth", fixed(6, 19)),
    ("fathers day|father's day", nth(6, 6, 3)),
    ("midsummer eve|midsummer's eve|midsommarafton|midsommar", weekday_from(6, 19, 4)),
    ("midsummer|midsummer day|midsummer's day", weekday_from(6, 20, 5)),
    (
        "st john's|st john's day|saint-jean|st jean|saint jean baptiste|san juan day|noche de san juan",
        fixed(6, 24),
    ),
    ("canada day", fixed(7, 1)),
    ("fourth of july|4th of july|july fourth|july 4th|independence day", fixed(7, 4)),
    ("bastille day|quatorze juillet", fixed(7, 14)),
    ("civic holiday|august long weekend|bc day", nth(8, 0, 1)),
    ("assumption day|feast of the assumption|ferragosto|maria himmelfahrt", fixed(8, 15)),
    ("august bank holiday|summer bank holiday|late august bank holiday", nth(8, 0, -1)),
    ("labor day|labour day", nth(9, 0, 1)),
    ("german unity day|tag der deutschen einheit|unity day", fixed(10, 3)),
    ("canadian thanksgiving|columbus day|indigenous peoples day|indigenous peoples' day", nth(10, 0, 2)),
    ("diada", fixed(9, 11)),
    ("halloween|hallowe'en", fixed(10, 31)),
    ("all saints|all saints day|all saints' day|allerheiligen|toussaint|todos los santos", fixed(11, 1)),
    ("day of the dead|dia de los muertos|dia de muertos|all souls day", fixed(11, 2)),
    ("guy fawkes|bonfire night|guy fawkes night", fixed(11, 5)),
    ("veterans day|remembrance day|armistice day", fixed(11, 11)),
    ("thanksgiving|thanksgiving day|turkey day|american thanksgiving|us thanksgiving", _THANKSGIVING),
    ("thanksgiving eve", near(_THANKSGIVING, -1)),
    ("black friday", near(_THANKSGIVING, 1)),
    ("cyber monday", near(_THANKSGIVING, 4)),
    ("st nicholas day|nikolaus|sinterklaas", fixed(12, 6)),
    ("christmas eve|xmas eve|heiligabend|nochebuena|heilig abend", fixed(12, 24)),
    ("christmas|christmas day|xmas|xmas day|weihnachten|noel|navidad", fixed(12, 25)),
    ("boxing day|st stephens day|st stephen's day|stephen's day|second christmas day", fixed(12, 26)),
)
RULES: dict[str, Rule] = {name: rule for names, rule in _TABLE for name in names.split("|")}
# Several days that have one name: (first day, last day) as days from Easter Sunday.
WEEKS = {
    "semana santa": (-7, 0),
    "holy week": (-7, -1),
    "easter weekend": (-2, 1),
    "pfingstwochenende": (48, 50),
}
NAME = rf"(?:{alternatives(list(RULES))})"
WEEK_NAME = rf"(?:{alternatives(list(WEEKS))})"
_TRAILING = re.compile(r"[ .]+$")


def falls(name: str, year: int) -> date:
    """Return when the day folded as `name` falls in `year`; KeyError when it is not in the table."""
    return RULES[_TRAILING.sub("", name)](year)


def long_weekend(day: date) -> tuple[date, date]:
    """Return the weekend a holiday makes: up to its Monday, or from its Thursday or Friday."""
    weekday = day.weekday()
    if weekday <= 1:  # Monday and Tuesday belong to the weekend before
        return day - timedelta(days=weekday + 2), day
    saturday = day + timedelta(days=5 - weekday)
    return min(day, saturday), saturday + timedelta(days=1)
