# ruff: noqa: E501  # a pattern reads best on one line
"""Rough shapes of values (money, time, date...) for the features; the exact values are read by `values`."""

import re

_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_DAY = r"(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:days?)?"
_CURRENCY = (
    r"(?:bucks?|dollars?|usd|cad|aud|nzd|euros?|eur|pounds?|quid|gbp|pesos?|mxn|kr|kroner|kronor|nok|sek|dkk|isk|yen|"
    r"francs?|chf|rand|zar|rupees?|inr|rs|naira|ngn|reais|real|brl|dong|baht|dinars?|shillings?|bob|zloty|pln|czk|lira)"
)
_N = r"\d[\d.,]{0,14}"  # bounded: a page of figures would be read again from each of them
SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("url", r"https?://\S+"),
        ("phone", r"\+?\d[\d ()./-]{8,}\d"),
        (
            "money",
            rf"(?:[a-z]{{1,3}})?[$€£¥₹₦]\s?{_N}k?|\b{_N}k?\s?(?:[$€£¥₹]|{_CURRENCY}\b)|\b(?:usd|eur|cad|chf|rs\.?|r)\s?{_N}",
        ),
        ("percent", rf"\b{_N}\s?(?:%|percent|per cent)"),
        ("kwh", rf"\b{_N}\s?kwh\b"),
        ("distance", rf"\b{_N}\s?(?:mi|miles?|kms?|kilomet(?:er|re)s?)\b"),
        (
            "duration",
            rf"\b(?:{_N}|half an?|an?|one|two|three|four|five|six|seven|eight|ninety|twenty|thirty|couple(?: of)?)[\s-]?(?:and a half )?(?:h|hr|hrs|hours?|mins?|minutes?)\b|\b\d+h\d\d\b",
        ),
        ("nights", r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)[\s-]nights?\b"),
        (
            "time",
            r"\b\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm|a\.m\.?|p\.m\.?)(?!\w)|\b\d{1,2}:\d\d\b|\b\d{1,2}h\d\d\b|\b(?:noon|midnight|o'clock)\b",
        ),
        (
            "date",
            rf"\b{_MONTH}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?\b|\b\d{{1,2}}(?:st|nd|rd|th)?\.?\s+(?:of\s+)?{_MONTH}\b|\b\d{{4}}-\d\d-\d\d\b|\b\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?\b|\b{_DAY}\b|\b\d{{1,2}}(?:st|nd|rd|th)\b|\b(?:today|tomorrow|tmrw|tonight|yesterday)\b",
        ),
        ("code", r"\b(?=[A-Z0-9-]*\d)(?=[A-Z0-9-]*[A-Z])[A-Z0-9][A-Z0-9-]{3,}\b"),
        ("decimal", r"\b\d+[.,]\d\d\b"),
        ("number", r"\b\d+\b"),
    )
)


def shapes(text: str) -> list[tuple[int, int, str]]:
    """Places of value-like text, the first matching shape winning, in order."""
    taken: list[tuple[int, int, str]] = []
    covered = bytearray(len(text))  # a list of places would be searched for each of thousands of figures
    for name, pattern in SHAPES:
        for match in pattern.finditer(text):
            start, end = match.span()
            if covered.find(1, start, end) < 0:
                covered[start:end] = b"\x01" * (end - start)
                taken.append((start, end, name))
    return sorted(taken)
