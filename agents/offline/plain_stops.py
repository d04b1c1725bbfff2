# ruff: noqa: E501  # a pattern reads best on one line
"""A place asked for as a stop in so many words, where the heads heard a wish or nothing."""

import re
from collections.abc import Sequence

from agents.offline.scene import Scene
from agents.offline.slots.stop_places import asked_places

_PUT = r"(?:add|include|squeeze in|fit in|slot in|chuck in|throw in|stick in|pop in|work in)"
_ADDS = re.compile(
    rf"^\W*(?:(?:can|could|would|please|pls|you|we|let'?s|lets|also|and|hey|ok|so|kindly|maybe|i'?d like(?: you)? to|i want(?: you)? to)\W+)*{_PUT}\W+(?:(?:a|the|one|another|quick|short|new) )*(?:(?:stops?|stopover|detour|visit|break|halt|day|night) (?:in|at|to|for)\W+(?:the )?)?(?P<place>\w+)",
    re.IGNORECASE,
)
_ON_LIST = re.compile(
    r"\b(?:add|put|want|need|get|stick|chuck|throw|have|like)\b[^.?!]{2,50}?\b(?:to|on|onto|in|into) (?:the|our) (?:stops?|route|list|map|trip|wish ?list)\b",
    re.IGNORECASE,
)
# What is added that is no place: people, bills, cars, bookings, options of a vote …
_ELSE = re.compile(
    r"\b(?:famil\w+|kids?|adults?|aged?|member|car|van|vehicle|drives?|expense|bill|cost|paid|booking|reserv\w+|booked|conf\w*|poll|vote|option|diet|allerg\w+|veg\w+|note|hours?|minutes|budget|limit|phone|number|admin|days?|currency|name)\b",
    re.IGNORECASE,
)
_MISHEARD = frozenset(
    {"record_preference", "forget_preference", "update_trip", "show_itinerary", "add_member"}
)


def stop_asked(scene: Scene, tools: Sequence[str]) -> list[str]:
    """The tools with add_stop for what only sounded like a wish, or like nothing: "can we squeeze in Dunkeld?"."""
    if not scene.mention or scene.commanded or scene.context.trip is None or not set(tools) <= _MISHEARD:
        return list(tools)
    if scene.money or scene.codes or _ELSE.search(scene.whole):
        return list(tools)
    said = _ADDS.search(scene.whole) or _ON_LIST.search(scene.whole)
    if said is None or not asked_places(scene):
        return list(tools)
    return [*(tool for tool in tools if tool == "show_itinerary"), "add_stop"]
