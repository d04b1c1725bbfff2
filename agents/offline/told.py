# ruff: noqa: E501  # a pattern reads best on one line
"""Facts said so plainly that they are read even where the heads heard nothing of the kind."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from agents.offline.casing import cased
from agents.offline.roster.makes import cars
from agents.offline.scene import Scene
from agents.offline.slots.nights import nights_of_stops

_CUES: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "set_presence": re.compile(
            r"\b(?:we|they|she|he|i)(?:'d|'ll| will| would)? (?:can )?(?:only )?(?:join|meet|leave|arrive|come|have to leave)\b",
            re.IGNORECASE,
        ),
        "set_limits": re.compile(
            r"\b(?:hours?|hrs?|h|minutes|min)\b[^.]{0,40}\b(?:day|drive|driving|stop|leg|stretch|limit)"
            r"|\b(?:leave|start|drive)[^.]{0,20}\b(?:before|after)\b",
            re.IGNORECASE,
        ),
    }
)
_ENERGY = re.compile(r"\b(?:ev|electric|hybrid|gas|petrol|diesel|seats|phev|battery)\b", re.IGNORECASE)


def also_told(scene: Scene) -> list[str]:
    """Return the tools whose cue stands in (this part of) an introduction: the car, when they join, limits."""
    found = ["add_vehicle"] if _ENERGY.search(scene.text) or cars(cased(scene.text)) else []
    return found + [tool for tool, cue in _CUES.items() if cue.search(scene.text)]


_LIMITED = re.compile(
    r"\b(?:max(?:imum|\.)?|(?:no|not|never|nothing|cant do|can't do|don't want|dont do|doesn't do|won't do)\b[^.;!?\n]{0,30}\b(?:more than|longer than|over|above|past|after|before)|at most|"
    r"limit(?:ed)?|tops|only (?:do|manage|handle|sit)|no legs?|under|up to|cap(?:ped)?|below|off the roads?|budget)\b",
    re.IGNORECASE,
)
_PER = re.compile(
    r"(?:\b(?:a|per|each|in one|in a|the|every|for)|/) ?(?:day|leg|night|stretch|time|go|morning|evening)\b|\bdriv\w+|\bstop\b|\bcar\b|\broad\b|\bhotels?\b|\bstart\w*\b|\bstraight\b|\bnight\b",
    re.IGNORECASE,
)
_WISHED = re.compile(
    r"\b(?:hates?|allergic|vegan|vegetarian|pescatarian|coeliac|celiac|halal|kosher|lactose|gluten[- ]free|scared of|terrified of|afraid of|"
    r"can'?t stand|(?:doesn'?t|don'?t|does not|do not) (?:really )?like|not into|not a fan|(?:eats?|eat) no|(?:can'?t|cannot|cant|won'?t|doesn'?t|don'?t|never) eat)\b"
    r"|\bno (?:[\w-]+ ){1,3}?(?:for (?:me|us|him|her)|whatsoever|please|pls|tho|at all)\b",
    re.IGNORECASE,
)
_ALWAYS = re.compile(r"\b(?:any|every|each) (?:morning|day|evening|night)\b", re.IGNORECASE)
_OTHERWISE = frozenset(
    "change_itinerary plan_itinerary report_status add_expense add_reservation ask_route create_poll vote show_itinerary "
    "record_payment void_expense forget_preference show_trip show_reservations show_help undo create_trip update_trip".split()
)


def plainly(scene: Scene, tools: Sequence[str]) -> list[str]:
    """The tools with those added whose kind of fact is plainly told to the bot and that the heads did not hear."""
    if list(tools) == ["change_itinerary"] and not scene.dates and _ALWAYS.search(scene.whole):
        tools = []
    if not scene.mention or scene.commanded or _OTHERWISE & set(tools) or "?" in scene.whole:
        return list(tools)
    found = list(tools)
    text = scene.whole
    valued = (
        scene.durations or scene.times or (scene.money and re.search(r"\bnight\b|\bhotels?\b", text, re.I))
    )
    if (
        "set_limits" not in tools
        and valued
        and not scene.dates
        and _LIMITED.search(text)
        and _PER.search(text)
    ):
        found.append("set_limits")
    if not {"add_stop", "create_trip", "remove_stop"} & set(tools) and nights_of_stops(scene):
        found.append("add_stop")
    if not {"record_preference", "add_stop", "remove_stop"} & set(tools) and _WISHED.search(text):
        found.append("record_preference")
    return found
