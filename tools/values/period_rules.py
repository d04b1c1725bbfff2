# ruff: noqa: E501  # a pattern, or a row of a table, reads best on one line
"""Patterns for stretches of time: weekends, weeks, months, quarters, years, seasons, "the next three days"."""

import re

from tools.values import calendar_words as words
from tools.values import numbers
from tools.values.calendar_words import MONTH, YEAR
from tools.values.day_readers import Reader, Rule
from tools.values.month_readers import (
    read_decade,
    read_decade_here,
    read_month_here,
    read_month_said,
    read_numeric_month,
    read_quarter,
    read_quarter_here,
    read_quarter_words,
    read_season,
    read_to_date,
    read_unit_here,
    read_weak_month,
    read_year_here,
    read_year_said,
    read_year_words,
    read_years,
    year_like,
)
from tools.values.week_readers import (
    read_after_next,
    read_counted_follow,
    read_follow,
    read_fortnight,
    read_numbered_week,
    read_stretch,
    read_week,
    read_weekend,
    read_within,
)


def _rule(pattern: str, reader: Reader) -> Rule:
    return re.compile(pattern), reader


_WHICH = r"(?P<which>this|next|last|coming|upcoming|past|previous|following|current|the)"
_FOLLOWED = rf"(?P<u>day|morning|evening|night|week|weekend|{numbers.alternatives(list(words.WEEKDAYS))})"
_UNITS = r"(?P<u>days?|nights?|weeks?|fortnights?|months?|quarters?|years?)"
_BEFORE_YEAR = r"(?:in|as|since|before|after|by|of|until|till|year|from|during|through|thru|than|to|for|and|early|mid|late|entire|all of|starting|beginning)"
RULES: tuple[Rule, ...] = (
    _rule(rf"\bthe (?:following|next) {_FOLLOWED}\b", read_follow),
    _rule(rf"\bthe {_FOLLOWED} (?:after|following)\b(?=\s*(?:[,.;!?)\n]|$|and |in |from |we |i |at ))", read_follow),
    _rule(
        rf"\b(?P<n>{numbers.COUNT}) (?P<u>days?|nights?|weeks?|fortnights?) (?P<rel>before|earlier|prior|after|later)\b"
        r"(?=\s*(?:[,.;!?)\n]|$))",
        read_counted_follow,
    ),
    _rule(rf"\b(?:the )?{_WHICH} (?P<long>long )?week-? ?end\b", read_weekend),
    _rule(r"\b(?P<which>)(?:(?P<long>long )|)week-?end\b(?! (?:warrior|of|in|rate|price))", read_weekend),
    _rule(rf"\b(?:the )?{_WHICH} (?P<what>work ?week|working week|business week|week)\b(?!-?end)", read_week),
    _rule(r"\b(?:the )?(?P<u>week|weekend) after next\b", read_after_next),
    _rule(
        rf"\b(?:the )?week (?:number |no\.? )?(?P<n>\d{{1,2}})\b(?![.,:]\d)(?:,? (?:of |in )?(?:the year )?(?:(?P<y>{YEAR})|(?P<which>this|next|last) year))?",
        read_numbered_week,
    ),
    _rule(rf"\b(?:the )?{_WHICH} month\b(?! of)", read_month_here),
    _rule(
        rf"\b(?:in|during|month of|of|by|until|till|since|from|before|after|all of|whole of|around|late|early|mid|for|"
        rf"through|thru|between|end of|sometime) ?(?P<p>)"
        rf"(?:(?P<which>this|next|last|coming) )?(?P<m>{MONTH})(?:[, ]+(?:of |in )?(?:(?P<y>{YEAR})|"
        rf"(?P<rel>this|next|last) year))?",
        read_month_said,
    ),
    _rule(
        rf"\b(?P<p>)(?P<which>this|next|last|coming) (?P<m>{MONTH})(?P<y>)(?P<rel>)(?! \d)", read_month_said
    ),
    _rule(
        rf"\b(?P<p>)(?P<which>)(?P<m>{MONTH})(?:[, -]+(?:of |in )?|/)(?:(?P<y>{YEAR})|(?P<rel>this|next|last) year)", read_month_said
    ),
    _rule(rf"\b(?P<p>)(?P<y>{YEAR})[ /-](?P<m>{MONTH})(?P<which>)(?P<rel>)(?![ -]?\d)", read_month_said),
    _rule(rf"(?<![\w'])(?P<m>{MONTH})(?![\w'])", read_weak_month),
    _rule(
        rf"\b(?:(?P<y>{YEAR})[ -]?)?(?P<u>[qh])(?P<n>[1-4])(?:[ -]?(?:of )?(?:(?P<y2>{YEAR})|(?P<rel>this|next|last) year))?\b",
        read_quarter,
    ),
    _rule(rf"\b(?:the )?{_WHICH} quarter\b", read_quarter_here),
    _rule(
        rf"\b(?:the )?(?:(?P<y>{YEAR})(?:'s)?,? (?:the )?)?(?P<o>first|second|third|fourth|last|1st|2nd|3rd|4th) "
        rf"(?P<u>quarter)(?:,? (?:of |in )?(?:the )?(?:(?P<y2>{YEAR})|(?:(?P<rel>this|next|last|current) )?year))?\b(?!')",
        read_quarter_words,
    ),
    _rule(
        r"\b(?P<rel>this|next|last) year'?s (?P<o>first|second|third|fourth|last|1st|2nd|3rd|4th) (?P<u>quarter|half)\b(?P<y>)(?P<y2>)",
        read_quarter_words,
    ),
    _rule(rf"(?<![\w.])(?:(?P<y>{YEAR})[ -]?)?(?P<n>[1-4])(?P<u>q)(?:[ -]?(?:of )?(?P<y2>{YEAR}))?\b(?P<rel>)", read_quarter),
    _rule(rf"\b{_BEFORE_YEAR} (?:the )?(?:year )?(?:of )?(?P<y>{YEAR})\b(?!-\d)", read_year_said),
    _rule(rf"(?:^|(?<=[(])) ?(?P<y>{YEAR})\b(?= (?:to|through|until|-))", read_year_said),
    _rule(
        rf"\b(?P<c>nineteen|twenty|two thousand(?: and)?) (?P<n>{numbers.SMALL})\b(?! (?:dollars|euros|people|miles|km|"
        r"bucks|pounds|hours|minutes|percent|kilomet\w+|of us|quid|pesos))",
        lambda match, frame: read_year_words(match, frame) if year_like(match) else None,
    ),
    _rule(rf"\b(?:the )?{_WHICH} year\b(?! (?:of|old|\d{{4}}))", read_year_here),
    _rule(
        rf"\b(?:the )?(?P<which>)(?P<s>spring|summer|autumn|fall|winter)(?:,? (?:of |in )?(?P<y>{YEAR}))\b", read_season
    ),
    _rule(rf"(?<!\d)(?P<y>{YEAR})(?P<which>),? (?P<s>spring|summer|autumn|fall|winter)\b", read_season),
    _rule(r"\b(?:in|during|until|by|over|for) (?:the )?(?P<which>)(?P<s>spring|summer|autumn|winter)\b(?P<y>)", read_season),
    _rule(rf"(?<![\d/.-])(?P<m>0?[1-9]|1[0-2])[-/](?P<y>{YEAR})(?![-/])", read_numeric_month),
    _rule(rf"(?<![\d/.-])(?P<y>{YEAR})[-/](?P<m>0?[1-9]|1[0-2])(?![-/\d])", read_numeric_month),
    _rule(rf"\b(?:years? )?(?P<y>{YEAR})\s?(?:-|to|through|thru|until|till|and)\s?(?P<y2>{YEAR})\b(?![-/])", read_years),
    _rule(r"\b(?:the )?(?:(?P<c>19|20)(?P<n>\d)0'?s|'?(?P<n2>[2-9])0'?s)\b", read_decade),
    _rule(r"\b(?:the )?(?P<which>this|next|last|past|previous) decade\b", read_decade_here),
    _rule(r"\b(?:(?P<u>year|month|week|quarter)[ -]to[ -]date|(?P<a>[ymwq])td)\b", read_to_date),
    _rule(r"(?<=\bof )(?P<u>year|month|week)\b(?! \d)", read_unit_here),
    _rule(rf"\bwithin (?:the next )?(?P<n>{numbers.COUNT}) (?P<u>days?|weeks?|months?|years?)\b", read_within),
    _rule(r"\b(?P<which>this|next|last) (?P<s>spring|summer|autumn|fall|winter)\b(?P<y>)", read_season),
    _rule(
        rf"\b(?:the )?(?:(?P<which>next|coming|last|past|previous|following|upcoming) (?P<n>{numbers.COUNT}|few|couple of) "
        rf"|(?P<n2>{numbers.COUNT}) (?P<which2>coming|past|previous|following) )(?P<work>business |working |work )?{_UNITS}\b"
        r"(?! of)",
        read_stretch,
    ),
    _rule(r"\b(?:the )?(?P<which>next|last|past|coming) fortnight\b", read_fortnight),
)  # fmt: skip
