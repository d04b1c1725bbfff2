# ruff: noqa: E501  # a pattern reads best on one line
"""Plain questions about what is on record: of one booking, and what was spent on what."""

import re

from agents.context import Call
from agents.offline.scene import Scene

_ASKS = re.compile(
    r"\?\s*$|^\W*(?:(?:and|so|ok|hey|btw|also|please|sorry|quick q\w*)\W+)*(?:what|whats|what's|when|when's|whens|how|who|where|which|until|till|by when|is|are|do|does|did|can|has|have|any|remind (?:me|us)|tell (?:me|us))\b",
    re.IGNORECASE,
)
_WANTS_DONE = re.compile(
    r"^\W*(?:(?:and|so|ok|hey|please|pls)\W+)*(?:can|could|would|will) (?:you|u)\b|\bplease cancel\b|^\W*cancel\b",
    re.IGNORECASE,
)
_OF_A_BOOKING = re.compile(
    r"(?=.*\bcancel)(?=.*\b(?:when|last|latest|deadline|late|long|still|free)\b)"
    r"|\b(?:check[- ]?ins?|check[- ]?outs?)\b"
    r"|\b(?:dogs?|pets?|parking|wi-?fi|internet|pool|breakfast|towels?|linen|bedding|sheets|cots?|crib|high ?chairs?|lift|elevator|stairs|"
    r"kitchen|oven|dishwasher|washing machine|washer|dryer|hot tub|jacuzzi|sauna|garden|balcony|air ?con\w*|heating|chargers?|charging|bbq|barbecue|grill|"
    r"fridge|freezer|wheelchair|step[- ]free|smoking|microwave|hair ?dryer|bunks?|bathrooms?|playground|fire ?pit|fireplace|ground floor)\b",
    re.IGNORECASE,
)
_PRICE = re.compile(
    r"\bhow (?:much|expensive) (?:is|was|were|will|did|does)\b|\bwhat (?:does|did|do|will|is|was)\b.*\b(?:cost|price)\b",
    re.IGNORECASE,
)
_BED = re.compile(
    r"\b(?:hotel|cottage|cabin|house|lodge|lodging|hostel|hut|apartment|flat|air ?bnb|b ?& ?b|camp ?site|campground|pitch|villa|chalet|check[- ]?(?:in|out))\b",
    re.IGNORECASE,
)
_SPENT = re.compile(
    r"\bhow much (?:money )?(?:(?:have|has|did|do|are|is|was|were) )?(?:\w+ ){0,3}?(?:spen[dt]|spending|paid|gone|blown|forked out|cost\w*|been spent)\b"
    r"|\bwhat (?:have|has|did|'?ve) (?:\w+ ){0,3}?(?:spen[dt]|paid)\b|\bhow much (?:is|was|went|goes) (?:\w+ ){0,2}?(?:on|for) (?:the )?(?:food|fuel|petrol|diesel|gas|groceries|lodging|hotels?|beds|tickets|activities)\b"
    r"|\b(?:total|sum) (?:spent|spend|spending|cost|so far)\b|\bspen[dt] (?:so far|in total|all together|altogether)\b",
    re.IGNORECASE,
)
_SORTS = (
    ("food", r"food|eating|eat|meals?|restaurants?|groceries|grocery|supermarkets?|dinners?|lunch\w*|breakfasts?|drinks?|pubs?|caf[eé]s?"),
    ("fuel", r"fuel|petrol|diesel|gas|gasoline|charging|filling up|benzin"),
    ("lodging", r"lodging|hotels?|beds|accommodation|cottages?|cabins?|camp\w*|sleeping|places to stay|rooms|nights"),
    ("activities", r"activities|activity|tickets|attractions|museums?|fun|entrance|sights?|tours?"),
    ("transport", r"transport|ferr(?:y|ies)|tolls?|parking|trains?|boats?"),
)  # fmt: skip


def about_a_booking(scene: Scene) -> list[Call]:
    """The question what one booking offers, when one may come, until when it can be cancelled."""
    if not scene.mention or not scene.context.reservations or scene.commanded:
        return []
    text = scene.whole
    if not _ASKS.search(text) or _WANTS_DONE.search(text):
        return []
    named = scene.things(scene.context.reservations, 0.3)
    if re.search(r"\bcancel (?:it|that|this|them)\b", text, re.I) and _OF_A_BOOKING.search(text):
        return [Call(name="show_reservations")]
    if not (_OF_A_BOOKING.search(text) or (named and _PRICE.search(text))):
        return []
    return [Call(name="show_reservations")] if named or _BED.search(text) else []


_WHO_PAID = re.compile(
    r"^\W*(?:(?:and|so|hey|ok)\W+)*who (?:has |have )?(?:paid|payed|covered|bought|got)(?: for)? (?:the |our |that )?(?P<what>[\w' -]{3,40}?)(?: and when| and how much| on \w+)?\W*$",
    re.IGNORECASE,
)
_BARE: tuple[tuple[str, str], ...] = (
    (r"settle(?: up)?|settlement", "settle_up"),
    (r"summary|overview|trip|status|info", "show_trip"),
    (r"bookings?|reservations?", "show_reservations"),
    (r"expenses?|costs?|bills?|spending|budget|money", "show_budget"),
    (r"balances?|debts?", "show_balance"),
    (r"votes?|polls?", "show_poll"),
)


def in_a_word(scene: Scene) -> list[Call]:
    """What is asked of the record in a bare word: "settle", "the bookings please"."""
    if not scene.mention or scene.commanded or scene.context.trip is None:
        return []
    for words, tool in _BARE:
        if re.fullmatch(
            rf"\W*(?:(?:show|list|give|see|my|our|the|all|me|us|please|pls)\W+)*(?:{words})(?:\W+(?:please|pls|now|so far))*\W*",
            scene.whole,
            re.IGNORECASE,
        ):
            return [Call(name=tool)]
    paid = _WHO_PAID.search(scene.whole)
    if paid and scene.context.expenses and scene.things([e.what for e in scene.context.expenses]):
        return [Call(name="show_expense", args={"what": paid["what"].strip()})]
    return []


def about_spending(scene: Scene) -> list[Call]:
    """The question what was spent, in all or on one kind of thing."""
    if not scene.mention or scene.commanded or scene.context.trip is None:
        return []
    if not _ASKS.search(scene.whole) or not _SPENT.search(scene.whole) or scene.money:
        return []
    kind = next((k for k, words in _SORTS if re.search(rf"\b(?:{words})\b", scene.whole, re.I)), None)
    return [Call(name="show_budget", args={"category": kind} if kind else {})]
