# ruff: noqa: E501  # a pattern reads best on one line
"""Plain signs that a clause tells a certain kind of fact; they raise what the heads learnt, they never decide alone."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from agents.offline.scene import Place, Scene
from agents.offline.shapes import shapes

_AMOUNT = frozenset({"money", "decimal", "number"})
_DAY = frozenset({"date"})
# Tool, words that must be there, and kinds of value of which one must be there too (none: the words are enough).
_SIGNS: tuple[tuple[str, str, frozenset[str]], ...] = (
    ("add_member", r"\b[A-ZÀ-Þ][\wÀ-ÿ]+ ?(?:\(\d{1,2}\b|,? who(?:'s| is) (?:\d|ten\b)|,? (?:aged?|is) \d{1,2}\b(?! ?(?:min|km|h|%)))|\b[A-ZÀ-Þ]\w+ \d{1,2} ?(?:&|and) [A-ZÀ-Þ]\w+ \d{1,2}\b", frozenset()),
    ("add_member", r"\b(?:[Pp]hone|[Nn]umber|[Cc]ell|[Mm]obile|[Tt]ext|[Rr]each|[Cc]all|SMS|sms)\b", frozenset({"phone"})),
    ("set_presence", r"\b(?:join(?:s|ing)?|meet (?:you|us|up|everyone|everybody|y'?all)|catch (?:you|up)|hop(?:s|ping)? on|peel(?:s|ing)? off|head(?:s|ing)? home|leave(?:s)? from|leave us|out from|arrives?|fly(?:ing)? home|in at)\b", _DAY),
    ("set_limits", r"\b(?:driv\w*|wheel|car|stretch|without a (?:stop|break)|legs?|a day|at a time)\b", frozenset({"duration"})),
    ("set_limits", r"\b(?:not?|nothing|never|don'?t|won'?t|off the road)\b.{0,24}\b(?:before|after|past|by)\b", frozenset({"time"})),
    ("set_limits", r"\b(?:under|max|below|more than|at most|cap\w*|over|limit)\b.*\bnight\b", _AMOUNT),
    ("add_vehicle", r"\b(?:diesel|petrol|gas|hybrid|electric|ev|plug.?in)\b.*\b(?:seats?|range|tank|drives?|driving|car|truck|van)\b|\b(?:car|truck|van|vehicle|drive|drives|got|in) (?:is |a |the |an )+[A-Z]\w+", frozenset()),
    ("add_vehicle", r"\bseats?\b|\bseater\b|\bkwh\b", frozenset({"number", "kwh"})),
    ("show_balance", r"\bwho(?:'?s| is)? (?:still )?(?:ow\w+|square|even|ahead)\b|\b(?:do|does) \w+ (?:still )?owe\b|\bwhere (?:do|does) .* stand\b|\bwhat .* still (?:owe|open)\b", frozenset()),
    ("add_expense", r"\b(?:paid|bought|covered|on (?:my|\w+'s) (?:card|amex|visa|mastercard|account))\b(?! (?:me|us) back| back)", _AMOUNT),
    ("record_payment", r"\b(?:venmo\w*|zelle\w*|paypal\w*|revolut\w*|bizum|transferred|paid (?:me|us) back|sent (?:me|us)|gave (?:me|us)|settled with|e-?transfer)\b", _AMOUNT),
    ("record_payment", r"\b(?:handed|pressed|slipped|gave|paid)\b.{0,40}\b(?:cash|note|my hand|our hand|back|towards|owed)\b", _AMOUNT),
    ("cancel_reservation", r"\b(?:hotel|airbnb|motel|lodge|inn|campsite|booking|reservation|table|ferry|tour)\b.{0,20}\b(?:toast|dead|void|kaput|ghosted us|fallen through|fell through|withdrawn|called off|overbooked)\b", frozenset()),
    ("show_reservations", r"\b(?:list|show|what|which|any)\b.*\b(?:bookings?|reservations?|booked)\b|\bwhere (?:do|are|does) .*\b(?:sleep|stay|crash)\w*\b", frozenset()),
    ("export_trip", r"\bexport\b|\b(?:all|raw|our|full) (?:our |the )?data\b|\bdownload\b", frozenset()),
    ("make_pdf", r"\bpdf\b|\bprint(?:able|out)\b", frozenset()),
    ("undo", r"^\W*undo\b|\bundo (?:that|it|the last|what)\b", frozenset()),
    ("ask_route", r"\bhow (?:far|long|many (?:km|miles|hours))\b.*\b(?:from|to|between)\b", frozenset()),
    ("plan_itinerary", r"\b(?:make|build|draw up|redo|do|draft)\b.*\b(?:plan|itinerary|schedule)\b|\bplan (?:it|again)\b", frozenset()),
    ("accept_itinerary", r"\b(?:make it official|plan (?:is |looks? )?(?:good|great|perfect|approved))\b|\bgo(?:es)? with (?:that|this|the) plan\b|\block (?:it|er|'er|this)\b|\baccept(?:ed)? (?:it|the plan)\b|\b(?:plan|it)(?:'s| is)? (?:approved|accepted)\b", frozenset()),
    ("close_poll", r"\b(?:close|shut|end|stop)\b.*\b(?:polls?|votes?|voting)\b|\bclose (?:it|er)\b", frozenset()),
    ("show_poll", r"\b(?:how'?s|how is|where'?s|who'?s winning|what'?s|how'?d)\b.*\b(?:votes?|poll|score)\b|\bwho won\b", frozenset()),
    ("record_preference", r"\b(?:hates?|loves?|loathes?|allergic|vegan|vegetarian|halal|kosher|coeliac|celiac|afraid of|scared of|can'?t stand|want to avoid)\b", frozenset()),
    ("report_status", r"\b(?:late|behind)\b", frozenset({"duration"})),
    ("report_status", r"\b(?:left|leaving|arrived|made it to|charged to|pulling out|passing)\b", frozenset({"percent", "duration"})),
)  # fmt: skip
SIGNS: Mapping[str, tuple[tuple[re.Pattern[str], frozenset[str]], ...]] = MappingProxyType(
    {
        tool: tuple(
            (re.compile(rx, re.I if tool not in ("add_member",) else 0), kinds)
            for t, rx, kinds in _SIGNS
            if t == tool
        )
        for tool, _, _ in _SIGNS
    }
)


def signs(scene: Scene, clause: Place) -> frozenset[str]:
    """Tools for which the clause carries a plain sign."""
    text = scene.whole[slice(*clause)]
    found = {name for *_, name in shapes(text)}
    return frozenset(
        tool
        for tool, rules in SIGNS.items()
        if any((not kinds or kinds & found) and rx.search(text) for rx, kinds in rules)
    )
