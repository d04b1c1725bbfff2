"""Which tools a provider's model is told of, in as few words as its schema can be said.

The common set is the same in every call, so that the provider's cache finds the prefix again; a rarer tool
is bound beside it only when the message has the words of its name.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from langchain_core.tools import BaseTool
from langchain_core.utils.function_calling import convert_to_openai_tool

# The catalogue (pathfinder.tools/1): what people say every day.
COMMON = frozenset(
    """accept_itinerary add_expense add_family add_member add_reservation add_stop add_vehicle ask_route
    cancel_reservation change_itinerary close_poll create_poll create_trip export_trip forget_preference
    make_pdf plan_itinerary record_payment record_preference remove_stop report_status set_limits
    set_presence show_balance show_help show_itinerary show_poll show_reservations show_trip undo
    update_trip void_expense vote""".split()
)
# What only a button, a command or the person themselves may do: no model is told of it.
NEVER = frozenset(
    """answer_proposal broadcast cancel_trip forget_me introduce join_trip link_channel lock_trip
    remove_person revoke_invitation set_admin unlink_channel unlock_trip""".split()
)
# Words of the common tools' names tell nothing of a rarer one, nor do these.
_NOT_TELLING = frozenset("all me open out repeat set take the to what which who said read how".split()) | {
    word for name in COMMON for word in name.split("_")
}
# What takes something away: done in words only when the person's own words say so, else asked first.
_TAKES_AWAY = frozenset(
    """cancel_reservation forget_preference remove_family remove_member remove_stop stop_repeating
    undo void_expense withdraw_proposal""".split()
)
_ENDS_THE_TRIP = frozenset({"status", "locked"})  # arguments of update_trip
_PRESSED_ONLY = frozenset(
    {"sure", "agrees", "button_of"}
)  # consent is pressed or answered, never read out of words
# What happened, was decided and was said is asked for in too many words to be known by its names.
_ALWAYS = COMMON | {"catch_up", "show_decisions", "who_said"}
Schema = dict[str, Any]


def bound(tools: Sequence[BaseTool], text: str) -> list[Schema]:
    """Return the schemas to bind for a message: the common ones, then those it has a word of."""
    said = {_stem(word) for word in re.findall(r"[a-z]+", text.casefold())}
    ordered = sorted(tools, key=lambda tool: (tool.name not in _ALWAYS, tool.name))
    return [
        compact(tool)
        for tool in ordered
        if tool.name in _ALWAYS or (tool.name not in NEVER and _is_named(tool.name, said))
    ]


def without_consent(args: Mapping[str, Any]) -> dict[str, Any]:
    """Return a call's arguments without those that only a person's own answer may give."""
    return {name: value for name, value in args.items() if name not in _PRESSED_ONLY}


def takes_away(name: str, args: Mapping[str, Any]) -> bool:
    """Whether a call takes something out of the record, or ends or locks the trip."""
    ends = any(args.get(argument) is not None for argument in _ENDS_THE_TRIP)
    return name in _TAKES_AWAY or (name == "update_trip" and ends)


def compact(tool: BaseTool) -> Schema:
    """Return a tool's schema without what says nothing: titles, nulls, defaults. It is not to be changed."""
    return _compact(_Same(tool))


def whole(tool: BaseTool) -> Schema:
    """Return a tool's schema as it is. It is not to be changed."""
    return _whole(_Same(tool))


class _Same:
    """A tool by its identity: tools are made once, and saying one's schema costs more than a turn."""

    def __init__(self, tool: BaseTool) -> None:
        self.tool = tool

    def __hash__(self) -> int:
        return id(self.tool)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.tool is self.tool


@lru_cache(maxsize=1024)
def _whole(same: _Same) -> Schema:
    return convert_to_openai_tool(same.tool)


@lru_cache(maxsize=1024)
def _compact(same: _Same) -> Schema:
    tool = same.tool
    schema = _whole(same)
    parameters = _slim(schema["function"].get("parameters", {}))
    for hidden in _PRESSED_ONLY & set(parameters.get("properties", {})):
        del parameters["properties"][hidden]
    description = " ".join(schema["function"]["description"].split())
    function = {"name": tool.name, "description": description, "parameters": parameters}
    return {"type": "function", "function": function}


def _is_named(name: str, said: set[str]) -> bool:
    """Whether every telling word of a tool's name was said, in any form."""
    own = {_stem(word) for word in name.split("_") if word not in _NOT_TELLING}
    return bool(own) and own <= said


def _stem(word: str) -> str:
    return re.sub(r"(?:ing|ies|es|s|ed|e|y)$", "", word) if len(word) > 3 else word


def _slim(node: Any) -> Any:
    if isinstance(node, list):
        return [_slim(item) for item in node]
    if not isinstance(node, dict):
        return node
    kept = {k: v for k, v in node.items() if not (k == "title" and isinstance(v, str)) and k != "default"}
    options = kept.pop("anyOf", None)
    if isinstance(options, list):
        real = [option for option in options if option != {"type": "null"}]
        kept = {**kept, **(real[0] if len(real) == 1 else {"anyOf": real})}
    return {
        key: {name: _slim(prop) for name, prop in value.items()} if key == "properties" else _slim(value)
        for key, value in kept.items()
    }
