# ruff: noqa: E501  # a pattern reads best on one line
"""A bill or a payment told so plainly that it needs no judging: who paid, how much, and nothing that speaks against it."""

import re

from agents.offline.asks import asks
from agents.offline.scene import Scene
from agents.offline.slots.cost_words import THING
from agents.offline.slots.handed import handed
from agents.offline.slots.lone_payers import beside_the_bill
from agents.offline.slots.paying import paying
from agents.offline.slots.sums import amounts
from agents.offline.told import paid_for

# What is not paid yet, asked, wished or only reckoned; and what tells of a booking, a budget, a debt or a recorded bill.
_NOT_PAID = re.compile(
    r"\?|\b(?:will|won'?t|would|wouldn'?t|could|should|shall|might|may|can|can'?t|going to|gonna|want(?:s|ed)? to|have to|has to|need(?:s|ed)? to|let'?s|if|unless|instead|supposed|wish|maybe|perhaps|i'?ll|we'?ll|he'?ll|she'?ll|they'?ll)\b"
    r"|\b(?:budget|max(?:imum)?|limit|afford|tops|at most|no more than|up to|under|a night|per night|nightly|/ ?night|deposit|book(?:ed|ing|ings)?|reserv\w+|conf(?:irmation)?|ref|code|cancel\w*|refund\w*|quot\w+|estimat\w+|roughly)\b"
    r"|\b(?:owe[sd]?|owing|wrong|mistake|typo|not \d|scratch|delete|remove|void|correct\w*|actually|instead|change|fix|already (?:in|on|logged|recorded)|again|twice)\b"
    r"|\b(?:last (?:year|time|summer|month)|years? ago|back home|at home|used to|don'?t (?:log|record|add|count)|treat|on the house|private|nobody'?s business|joke|kidding|lol no|bet)\b",
    re.IGNORECASE,
)


def money_told(scene: Scene) -> list[str]:
    """The tool for a message the heads heard nothing in, where it plainly tells of money."""
    if spent(scene):
        return ["add_expense"]
    if plain_payment(scene):
        return ["record_payment"]
    return ["add_expense"] if plain_bill(scene) else []


def plain_bill(scene: Scene) -> bool:
    """Whether a message plainly tells a cost of the trip: a sum, and who paid it."""
    if not scene.money or scene.context.trip is None or _NOT_PAID.search(scene.whole) or asks(scene.whole):
        return False
    if THING.search(scene.whole) is None:
        return False
    return bool(paying(scene) or beside_the_bill(scene)) and bool(amounts(scene)) and handed(scene) is None


_MOVED = re.compile(
    r"\b(?:sent|gave|given|handed|slipped|venmo\w*|zelle\w*|paypal\w*|revolut\w*|monzo\w*|bizum\w*|transfer\w*|e-?transfer\w*|wired|bunged|chucked|repaid|paid back|pressed|returned|cash ?app\w*|tikkie\w*|twint\w*|swish\w*|upi)\b",
    re.IGNORECASE,
)


_TO_US = re.compile(r"\b(?:me|us|back|him|her|them)\b", re.IGNORECASE)


def plain_payment(scene: Scene) -> bool:
    """Whether a message plainly tells of money handed from one to another."""
    if not scene.money or scene.context.trip is None or _NOT_PAID.search(scene.whole) or asks(scene.whole):
        return False
    passed = handed(scene) if _MOVED.search(scene.whole) else None
    return passed is not None and (passed[0] in ("me", "my_family") or _TO_US.search(scene.whole) is not None)


# What was paid on another trip, for something at home, or never.
_ELSEWHERE = re.compile(
    r"\b(?:last (?:year|yr|summer|winter|month|time|trip|easter|christmas|pfingsten)|years? ago|in (?:19|20)\d\d|back in|used to|remember\w*|once|never again|nie wieder|when (?:we|i) (?:were|was)|would(?:'ve| have)?|could(?:'ve| have)?|if (?:we|i|you)|no idea|imagine|joke|"
    r"boiler|plumber|rent|mortgage|school|dentist|vet|haircut|netflix|insurance|council tax|the dog|for my (?:birthday|phone))\b",
    re.IGNORECASE,
)
_PAID = re.compile(
    r"\b(?:paid|payed|covered|forked out|shelled out|coughed up|stumped up|picked up the (?:tab|bill))\b",
    re.IGNORECASE,
)
# "just stuck £40 diesel in"
_FUELLED = re.compile(
    r"\b(?:i|we|i've|we've|just|have) (?:just |also )?(?:stuck|bunged|chucked|put|whacked|lashed|threw|pumped|filled)\b[^!?\n]{0,30}\b(?:diesel|petrol|fuel|gas|juice)\b",
    re.IGNORECASE,
)


def spent(scene: Scene) -> bool:
    """Whether somebody of the trip tells of the one sum he paid just now."""
    sums = [m for m in scene.money if not m.bare]
    if len(sums) != 1 or len(scene.money) != 1 or "?" in scene.whole or _ELSEWHERE.search(scene.whole):
        return False
    if _FUELLED.search(scene.whole):
        return True
    return bool(_PAID.search(scene.whole)) and paid_for(scene)
