# ruff: noqa: E501  # a pattern reads best on one line
"""The words around a spoken pair of numbers that make it a sum: "came to twelve fifty", "two fifty each"."""

import re

# The nouns a sum is said with aloud, and the names of their hundredths.
UNIT_NOUN = r"(?:pounds?|quid|euros?|dollars?|bucks)"
SIGN_OF = {"pound": "£", "quid": "£", "euro": "€", "dollar": "$", "buck": "$"}
COINS = r"(?:cents?|pence|pee|p|pennies)"

_THING = (
    r"(?:parking|car ?parks?|tolls?|petrol|diesel|fuel|gas|ice creams?|coffees?|teas?|chips|sandwich\w*|snacks|sweets|drinks|beers|pints|"
    r"groceries|shopping|big shop|tickets?|pasties|cakes?|stamps|postcards|sun ?cream|toilets|loos|firewood|charcoal|milk|bread|water|bait)"
)
_BEFORE = re.compile(
    rf"(?:\b(?:cost|costs|costing|paid|pay|spent|charged?|owes?|came to|comes to|that'?s me|chipped in|put in|lent|gave|handed over|sum of|total(?:led)?|bill was|set (?:us|me) back)(?: (?:me|us|him|her|them|you|another|about|around|exactly|only|just))?"
    rf"|\b{_THING}(?: (?:was|were|is|came to|at|for|only|just|there|here)){{0,2}})$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf" (?:each|apiece|a (?:head|piece|pop|person|ticket|litre|liter|go|shot)|per (?:head|person)|all in|all told|in total|on the {_THING}|(?:for|on) (?:the |some |all the )?{_THING})\b",
    re.IGNORECASE,
)

_LODGED = re.compile(
    r" (?:(?:a|per) (?:night|room)\b|for (?:the |both |all )?(?:\w+ )?(?:rooms?|cabins?|hotel|motel|cottage|villa|chalet|flights?|ferry|deposit|nights)\b)",
    re.IGNORECASE,
)


def lodged(text: str, end: int) -> bool:
    """Whether what ends at `end` is said of a bed or a crossing, priced in hundreds: "one twenty a night"."""
    return bool(_LODGED.match(text, end))


def costs_what(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] is a price by the words around it: a cost is named before it, or "each" behind."""
    return bool(_BEFORE.search(text[:start].rstrip()) or _AFTER.match(text, end))
