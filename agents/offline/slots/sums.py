# ruff: noqa: E501  # a pattern reads best on one line
"""Which sums of a message are costs, and how much each comes to."""

import re
from collections.abc import Sequence

from agents.offline.corrections import standing
from agents.offline.scene import Scene, overlaps
from agents.offline.slots.apportioned import apportioned
from agents.offline.slots.cost_words import THING
from agents.offline.slots.payers import payers_of
from agents.offline.slots.prices import times
from agents.offline.slots.reckoned import reckoned
from agents.offline.values.money import MoneyMatch, find_money


def amounts(scene: Scene) -> list[MoneyMatch]:
    """The sums that are costs: still standing, not to be left out, and not a party's part of another."""
    found = reckoned(scene, standing(scene.text, scene.money))
    found = [m for m in found if not _left_out(scene, m)]
    signed = [m for m in found if not m.bare]
    loose = [
        m
        for m in found
        if m.bare
        and (
            times(scene, m)
            or not re.search(
                r"\b(?:conf|code|nr|ref|in|at|on|route|highway|hwy|exit)\s*$", scene.text[: m.at[0]], re.I
            )
        )
    ]
    loose = [m for m in loose if not _measure(scene.text, m)]
    clear = [m for m in found if not m.bare or "." in m.amount]
    if clear or len(loose) > 1 or earlier_bill(scene):
        loose = [m for m in loose if "." in m.amount or not _counts_something(scene.text, m)]
    return _without_parts(scene, sorted({*signed, *loose}, key=lambda m: m.at))


_ABOUT_BEFORE = re.compile(
    r"\b(?:that'?s|that|it'?s|it|this) (?:is |was |went |goes )?(?:all )?on (?:my|our|me)\b|\b(?:i|we) (?:paid|covered|put) (?:for )?(?:it|that|this|the deposit|the hotel)\b|"
    r"\bsplit (?:it|that|this)\b|\bput (?:it|that) on\b",
    re.IGNORECASE,
)


def earlier_bill(scene: Scene) -> tuple[str, MoneyMatch] | None:
    """The speaker's line before and its only sum, when this one says who bears "that"."""
    said = [
        text
        for who, text in scene.context.recent[-3:]
        if who == scene.context.speaker and text != scene.root.text
    ]
    if not said or not _ABOUT_BEFORE.search(scene.text):
        return None
    sums = [
        m
        for m in find_money(said[-1], scene.context.trip.currency if scene.context.trip else None)
        if not m.bare
    ]
    known = {float(cost.amount) for cost in scene.context.expenses}
    return (said[-1], sums[0]) if len(sums) == 1 and float(sums[0].amount) not in known else None


_KEEP_OUT = re.compile(
    r"\b(?:leave (?:it|that(?: one)?|this) out|(?:don'?t|do not|no need to|needn'?t) (?:be )?(?:log|record|add|writ|put|list|enter|not)(?:e|ing|ting|ing it)?\b(?! (?:it |that |this )?(?:on|under|for|from|to)\b)|(?:don'?t|do not) put (?:it|that|this) on the (?:\w+ )?(?:list|record|books?|tally|sheet|tab)|not for the (?:group|list|pot)|nobody'?s business|ignore (?:it|that one)|that one stays private)",
    re.I,
)


# What somebody gives away is no cost of the group, unless it is to be shared all the same.
_TREAT = re.compile(r"\b(?:my|our|his|her|their) treat\b|\bon the house\b", re.IGNORECASE)
_SHARED = re.compile(
    r"\bsplit|\bshare|\blog (?:it|that)\b|\brecord (?:it|that)\b|\bput (?:it|that) down\b", re.IGNORECASE
)


def _left_out(scene: Scene, money: MoneyMatch) -> bool:
    """ "and the whisky (32) is nobody's business": the words up to the next sum say not to write this one down."""
    following = [m.at[0] for m in scene.money if m.at[0] > money.at[0]]
    after = scene.text[money.at[1] : min(following, default=len(scene.text))]
    said = re.split(r"[.;!?\n]\s", after)[0]
    if len(scene.money) == 1 and _TREAT.search(scene.text) and not _SHARED.search(scene.text):
        return True
    return bool(_KEEP_OUT.search(said))


_AFTER_SUM = re.compile(
    r"\s*(?:(?:for|on|from|and|at|in|of|to|total|paid|by|me|i|split|with|each|a head|even|all|cash|was|is|it|too|but|both|the)\b|$)",
    re.I,
)


_MEASURED = re.compile(
    r"\s*(?:l|litres?|liters?|gal|gallons?|shares?|parts?|kg|kwh|of (?:them|us))\b", re.IGNORECASE
)


def _measure(text: str, money: MoneyMatch) -> bool:
    """ "64 l at 1.789", "2 shares us, 1 Petits": an amount of something, a price a litre, a number of shares."""
    if _MEASURED.match(text[money.at[1] : money.at[1] + 12]):
        return True
    part_of = re.search(r"\bshares?\b", text, re.IGNORECASE) and "." not in money.amount
    return bool(part_of and float(money.amount) <= 12) or len(money.amount.partition(".")[2]) == 3


# "us 4 and you 4", "nights of 14 and 15", "site 42", "a party of 9"
_COUNTED = re.compile(
    r"(?:\b(?:us|we|you|them|they|we'?re|you'?re|they'?re|y'?all|guys|guys are|(?:party|group|total|nights?) of|nights?|site|lot|unit|room|loop|spot|space|pitch|gate|table|bay|slot|lane|floor|number|no\.|hwy|exit)\s*#?"
    r"|#|\bnights? (?:of )?(?:the )?\d{1,2}(?:st|nd|rd|th)?\s*(?:and|&|,|to|-|through|thru)\s*(?:the )?)\s*$",
    re.IGNORECASE,
)


# "3 bags of logs", "running 30 late"; but "gas 20 snacks 30" are two costs.
_PLURAL = re.compile(
    r"\s+(?:(?:[a-z]+ )?(?!gas\b|plus\b|was\b|is\b|as\b|this\b|us\b|yes\b)[a-z]{2,}s\b|late\b|behind\b|early\b)"
)
_AFTER_THING = re.compile(rf"(?:{THING.pattern}|[:=£$€]|\bw?as|\bfor|\bpaid|\bspent)\s*$", re.IGNORECASE)


def _counts_something(text: str, money: MoneyMatch) -> bool:
    """ "3 pizzas", "2 shares", "they are 2": a number that is no sum beside clearer ones."""
    after, before = text[money.at[1] : money.at[1] + 16], text[max(0, money.at[0] - 12) : money.at[0]]
    if _COUNTED.search(text[max(0, money.at[0] - 24) : money.at[0]]) and "." not in money.amount:
        return True
    if re.search(r"\bsleeps?\s+$", before, re.I) or re.match(r"\s*(?:at|@|x|×)\s*[$€£]\s?\d", after):
        return True
    if (
        re.search(r"\b(?:take|takes|took|get|gets|have|has|use|uses|need)\s+$", before)
        and len(money.amount) < 3
    ):
        return True
    if _PLURAL.match(after) and "." not in money.amount and not _AFTER_THING.search(text[: money.at[0]]):
        return True
    return (not re.match(r"\s*(?:$|\W)", after) and not _AFTER_SUM.match(after)) or bool(
        re.search(r"\b(?:are|have|of)\s+$", before)
    )


def _without_parts(scene: Scene, found: Sequence[MoneyMatch]) -> list[MoneyMatch]:
    if len(found) < 2:
        return list(found)
    if together := [m for m in found if payers_of(scene, m.amount)]:
        return together[:1]
    if (shared := apportioned(scene)) and (
        bills := [m for m in found if not any(overlaps(m.at, at) for at in shared.places)]
    ):
        return bills
    values = [float(m.amount) for m in found]
    if len(found) >= 3 and (abs(values[0] - sum(values[1:])) < 0.02 or _shared_out(scene, found)):
        return [found[0]]
    kept = [found[0]]
    for one in found[1:]:
        around = scene.text[max(0, one.at[0] - 24) : one.at[1] + 18].lower()
        if re.search(
            r"\bowes?\b|\bof it\b|%|\bshares?\b|\bwe take\b|\bis ours\b|\bi put in\b|\bthe other\b|\bpercent\b|\b\d+ us\b",
            around,
        ):
            continue
        kept.append(one)
    return kept


def _shared_out(scene: Scene, found: Sequence[MoneyMatch]) -> bool:
    """ "gas 20, split Okafor 15 and Lee 10": parts behind "split", each after a name, whatever they add up to."""
    if not re.search(r"\bsplit\b", scene.text[found[0].at[1] : found[1].at[0]], re.I):
        return False
    ends = [who.at[1] for who in scene.people]
    return all(any(0 <= part.at[0] - end <= 4 for end in ends) for part in found[1:])
