# ruff: noqa: E501  # a pattern, or a row of a table, reads best on one line
"""What people call currencies: signs, codes, words; dollars, pounds and crowns by where the trip is."""

import re

from tools.values.currency_names import CODES, FAMILY, NAMES, SHARED, SIGNS, WORDLIKE


def _any_of(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _plural(name: str) -> str:
    return re.escape(name) + ("" if name[-1] == "s" else "(?:e?s)?")


_CODE = rf"(?:{'|'.join(CODES)})"
_LETTERS = _any_of([sign for sign in SIGNS if sign[0].isalpha()])
_MARKS = _any_of([sign for sign in SIGNS if not sign[0].isalpha()])
_WORD = rf"(?:{'|'.join(_plural(name) for name in sorted(NAMES, key=len, reverse=True))})"
_LONG_FIRST = r"(?:ringgits? malaysia|malaysian? ringgits?|bitcoins?|euros?|rupees?|pesos?|yen|reais|baht|rmb|yuan|(?:[a-z]+ states |us |u\.s\. |australian |canadian |hong kong |new zealand |singapore )?dollars?)"
# Before the figure: signs, codes, and names some also write first ("malaysian ringgit 42", "euro 20").
SIGN = rf"(?:{_LONG_FIRST}\b|[mk]{_CODE}(?![a-z])|(?:{_LETTERS})(?![a-z])|{_CODE}(?![a-z])\$?|{_MARKS})"
UNIT = rf"(?:us\$|(?:{_MARKS})(?!\d)|(?:{_WORD}|[mk]?{_CODE}|kr|rs|rm|kc|zl|le|l\.e\.?|r\b|c\$|ca\$|a\$|dh|dhs|ksh|sfr|dm)(?![a-z]))"
CENT = r"(?:(?:us |u\.s\. |american |canadian |australian |euro )?cents?|pence|pee(?= |$|[,.;!?])|pennies|penny|sen|ore|centavos?|centimes?|paise|paisa|piasters?|kopecks?|fen|stotinki|grosz|halala|c(?= |$|[,.;!?])|p(?= |$|[,.;!?])|¢)"


def code(said: str, default: str | None) -> str | None:
    """Return the ISO code for a currency as said; shared names ("dollars", "kr") lean on the trip's `default`."""
    said = re.sub(r"\s+", " ", said.strip())
    found = SIGNS.get(said) or SIGNS.get(said.rstrip(".")) or _name(said.rstrip("."))
    if factor(said) > 1:
        said = said[1:]
    if found is None and said.rstrip("$") in CODES:
        found = said.rstrip("$").upper()
    if found in SHARED:
        return default if default in FAMILY[found] else SHARED[found]
    return found


def factor(said: str) -> int:
    """Return what a prefix of the code multiplies by: 10**6 for "MUSD", 1000 for "kEUR", else 1."""
    if len(said) == 4 and said[1:] in CODES and said not in NAMES:
        return {"m": 10**6, "k": 10**3}.get(said[0], 1)
    return 1


def _name(said: str) -> str | None:
    return NAMES.get(said) or NAMES.get(said.removesuffix("s")) or NAMES.get(said.removesuffix("es"))


def is_money(said: str, written: str) -> bool:
    """Say whether a unit folded as `said` and written as `written` is money: "Bob 3" is not, "BOB 3" is."""
    return said.rstrip(".") not in WORDLIKE or written.isupper()


_OF_COUNTRY = {
    "canadian": "CAD", "american": "USD", "us": "USD", "mexican": "MXN", "australian": "AUD", "aussie": "AUD",
    "british": "GBP", "swiss": "CHF", "danish": "DKK", "swedish": "SEK", "norwegian": "NOK", "czech": "CZK",
    "polish": "PLN",
}  # fmt: skip
_IN_COUNTRY = re.compile(
    rf"\bin (?:their |the )?({'|'.join(_OF_COUNTRY)})(?: (?:money|currency|dollars?|pesos?|francs?|kron\w+|kr))?\b|\b(danish|swedish|norwegian|swiss|czech|polish) (?:kron\w+|kr|francs?|koruna|crowns?|zlot\w+)\b",
    re.I,
)
_IN_UNIT = re.compile(rf"\bin ({UNIT})(?!\w)", re.I)


def spoken_currency(text: str) -> str | None:
    """The currency named apart from its sum: "20, but in canadian", "all of it in euros"."""
    if country := _IN_COUNTRY.search(text):
        return _OF_COUNTRY[(country[1] or country[2]).lower()]
    unit = _IN_UNIT.search(text.lower())
    return code(unit[1], None) if unit and len(unit[1]) > 2 else None
