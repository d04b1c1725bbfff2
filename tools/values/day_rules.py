# ruff: noqa: E501  # a pattern, or a row of a table, reads best on one line
"""Patterns for single days: written dates, "the 15th", weekdays, "tomorrow", holidays."""

import re

from tools.values import holidays, numbers
from tools.values.calendar_words import DAY, DAY_NUMBER, MONTH, ORDINAL_DAY, WEEKDAY, YEAR
from tools.values.day_readers import (
    RELATIVE,
    Reader,
    Rule,
    read_holiday,
    read_holiday_week,
    read_iso,
    read_named_month,
    read_numeric,
    read_ordinal,
    read_plain_day,
    read_relative,
    read_shifted,
    read_weekday,
    read_weekday_day,
    trim,
)

# What follows a number that is a count, a time or a sum and no day.
_THINGS = (
    "people|persons?|adults?|kids?|children|nights?|days?|weeks?|months?|years?|rooms?|sites?|tents?|beds?|tickets?|"
    "hours?|hrs?|mins?|minutes?|h|km|kms|mi|miles?|kwh|percent|pm|am|p\\.m|a\\.m|uhr|o'?clock|euros?|bucks|dollars?|"
    "quid|pounds?|pesos?|kr|kroner|each|of us|families|cars?|seats?|stops?|options?|x|th? of us|"
    "zimmer|personen|nachte|spaces|pitches|cabins?|yurts?|pieces|seater|star|year-old|grown|more|times|inches|ft"
)
NOT_A_DAY = rf"(?![\d:%$€£]|[.,]\d|h\d|\s?(?:{_THINGS})\b|\s?(?:%|[$€£](?!\s?\d)))"
_JOIN = r"[, (]*(?:,|on|the|den|der|le|el|al)?[, ]*"
_NOUNS = (
    "floor|time|wheel|class|avenue|ave|street|st|person|kid|child|room|car|one|option|place|row|grade|birthday|"
    "anniversary|trip|stop|thing|choice|try|night|day|week|weekend|half|part|leg|family|hotel|bit|(?:(?<=first )|(?<=1st ))(?:two|three|few)(?! (?:rooms?|cabins?|sites?|tickets?|of us|people|persons|double|family))|"
    "edition|party|degree|of all|gear|hand|hour|saturday|sunday|monday|tuesday|wednesday|thursday|friday|quarter|century|semester|season|round|attempt|time"
)
_WORD_DAY = rf"(?:{numbers.alternatives(numbers.ORDINALS)})"
# From the tenth on a spoken ordinal is hardly anything but a day.
_LATE_DAY = rf"(?:{numbers.alternatives({w: d for w, d in numbers.ORDINALS.items() if d > 9})})"


def _rule(pattern: str, reader: Reader) -> Rule:
    return re.compile(pattern), reader


_W = rf"(?:\b(?P<w>{WEEKDAY}){_JOIN})?"
_WHICH = r"(?:(?P<which>this|next|last|coming|upcoming|past|previous|following) )?"
_Y = rf"(?:(?:,? ?(?:of |in |de )?|-|/)(?P<y>{YEAR}))?"
RULES: tuple[Rule, ...] = (
    _rule(r"(?<![\d.-])(?P<y>(?:19|20)\d\d)(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)", read_iso),
    _rule(rf"{_W}\b(?P<m>{MONTH})(?:\.(?=\d)|[- /]*)(?:the )?(?P<d>{DAY}){NOT_A_DAY}(?! week\b){_Y}", read_named_month),
    _rule(
        rf"{_W}(?<![\d.$€£/])(?<!\d:)\b(?P<d>{DAY})(?:[-/]|[. ]*(?:day of |of |de |di |do |den |in )?\s?)\b(?P<m>{MONTH})"
        rf"{_Y}",
        read_named_month,
    ),
    _rule(rf"(?<!\d)(?P<y>{YEAR})[/ -](?P<m>{MONTH})[/ -](?P<d>{DAY}){NOT_A_DAY}(?P<w>)", read_named_month),
    _rule(
        rf"{_W}(?<![\d.$€£/])(?<!\d:)(?<![a-z]-)\b(?P<a>{DAY_NUMBER})(?P<s>[./-])(?P<b>{DAY_NUMBER})(?:(?P=s)(?P<y>(?:19|20)?\d\d))"
        r"(?![\d%]|[.,]\d)",
        read_numeric,
    ),
    _rule(rf"{_W}(?<![\d.$€£/])(?<!\d:)(?<![a-z]-)\b(?P<a>{DAY_NUMBER})(?P<s>\.)(?P<b>0?[1-9]|1[0-2])\.(?P<y>)(?!\d)", read_numeric),
    _rule(
        rf"{_W}(?<![\d.$€£/])(?<!\d:)\b(?P<a>{DAY_NUMBER})(?P<s>/)(?P<b>{DAY_NUMBER})(?P<y>)(?![\d/%]|\.\d)"
        r"(?! ?(?:hours?|hrs?|days?|price|miles?|cups?|off|way|stars?|rooms?|of|mins?|full|done|split|gravel))",
        read_numeric,
    ),
    _rule(
        rf"\b(?P<w>{WEEKDAY})(?:,? (?:the|den|le|el),? (?P<d>{DAY})|,? (?P<e>{ORDINAL_DAY}))"
        rf"{NOT_A_DAY}(?! (?:of )?{MONTH})",
        read_weekday_day,
    ),
    _rule(rf"(?<!\d)\b(?P<w>{WEEKDAY}),? (?P<d>1[3-9]|2\d|3[01])(?P<e>){NOT_A_DAY}", read_weekday_day),
    _rule(
        rf"(?:\bthe )?(?<![\d.])\b(?P<d>{DAY_NUMBER} ?(?:st|nd|rd|th))\b(?:[ -](?:day )?(?:of )?(?P<which>this|next|last|"
        rf"the|previous|following) month)?(?P<which2>)(?![ -](?:{_NOUNS})\b)(?:,? (?P<y>{YEAR}))?",
        read_ordinal,
    ),
    _rule(
        rf"\b(?:on|until|till|til|through|thru|starting|from|by|before|after|since|is|for|leave|to|between|and|not|(?:nights?|evening|morning|afternoon) of) "
        rf"(?:the )(?P<d>{_WORD_DAY})\b(?:[ -](?:day )?(?:of )?(?P<which>this|next|last|the) month)?(?P<which2>)"
        rf"(?![ -](?:{_NOUNS})\b)",
        lambda match, frame: trim(read_ordinal(match, frame), match, "d"),
    ),
    _rule(rf"\bthe (?P<d>{_LATE_DAY})\b(?P<which>)(?P<which2>)(?![ -](?:{_NOUNS})\b)", read_ordinal),
    _rule(
        r"\b(?:the )?(?P<d>\d{1,2}) (?:of |in )?(?P<which>this|next|last) month(?P<which2>)", read_ordinal
    ),
    _rule(
        rf"\b(?:on|until|till|til|thru|from|by|starting) the (?P<d>{DAY_NUMBER}){NOT_A_DAY}(?! \w+s\b)(?P<which>)(?P<which2>)",
        lambda match, frame: trim(read_ordinal(match, frame), match, "d"),
    ),
    _rule(rf"\b{_WHICH}(?P<w>{WEEKDAY})(?:'s)?(?:,? (?:of )?(?P<week>this|next|last) week\b)?", read_weekday),
    _rule(rf"\b(?P<week>this|next|last) week(?: on)? (?P<w>{WEEKDAY})(?P<which>)", read_weekday),
    _rule(rf"(?<!the )(?<!our )\b(?:{numbers.alternatives(list(RELATIVE))})\b(?! (?:away|of|there))", read_relative),
    _rule(
        rf"\b(?:in (?:about |another )?(?P<n>{numbers.COUNT}) (?P<u>days?|nights?|weeks?|fortnights?|months?|years?)"
        r"(?:'? time)?)\b(?<!in a day)(?<!in a night)(?P<ago>)(?! of)",
        read_shifted,
    ),
    _rule(
        rf"\b(?P<n>{numbers.COUNT}) (?P<u>days?|nights?|weeks?|fortnights?|months?|years?) "
        r"(?:(?P<ago>ago|back|earlier than today)|from (?:now|today)|from this day)\b",
        read_shifted,
    ),
    _rule(
        rf"(?<!happy )(?<!merry )\b(?:(?P<which>this|next|last) )?(?P<name>{holidays.NAME})(?:'s)?\b(?:,? (?:of |in )?(?P<y>{YEAR}))?", read_holiday
    ),
    _rule(rf"\b(?P<name>{holidays.WEEK_NAME})\b(?:,? (?:of |in )?(?P<y>{YEAR}))?", read_holiday_week),
    _rule(rf"(?<![\d.$€£/#])(?<!\d:)(?<![a-z]-)\b(?P<d>{DAY_NUMBER}){NOT_A_DAY}\.?(?!\d)(?:,? (?P<y>{YEAR}))?", read_plain_day),
    _rule(rf"\b(?P<d>{_WORD_DAY})\b(?P<y>)(?! (?:{_NOUNS})\b)", read_plain_day),
)  # fmt: skip
