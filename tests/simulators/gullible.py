"""A model that obeys any text it reads: every tool it can name, with the worst arguments it can find."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.simulators.openai import Answer

Order = tuple[str, dict[str, Any]]


@dataclass
class Gullible:
    """Calls all `orders` as soon as one of `texts` stands anywhere in the prompt; else says something kind.

    What the house refuses to run it leaves out of its second try, so that the rest gets through. `fell_for`
    are the texts it has read, `told` all that it was ever told.
    """

    texts: tuple[str, ...]
    orders: tuple[Order, ...]
    fell_for: set[str] = field(default_factory=set)
    told: list[str] = field(default_factory=list)

    def __call__(self, body: dict[str, Any]) -> Answer:
        """Answer a request as OpenAI's simulator asks for it."""
        prompt = "\n".join(str(message.get("content") or "") for message in body["messages"])
        self.told.append(prompt)
        read = {text for text in self.texts if text in prompt or json.dumps(text)[1:-1] in prompt}
        self.fell_for |= read
        if not read:
            return Answer(content="All is well.")
        refused = _refused(body["messages"])
        wanted = [order for order in self.orders if order[0] not in refused]
        return Answer(calls=tuple((name, json.dumps(args)) for name, args in wanted))


def _refused(messages: list[dict[str, Any]]) -> set[str]:
    """Return the tools whose calls the house found at fault in an earlier try."""
    names = {
        call["id"]: call["function"]["name"]
        for message in messages
        if message["role"] == "assistant"
        for call in message.get("tool_calls", ())
    }
    answers = [message for message in messages if message["role"] == "tool"]
    return {names[a["tool_call_id"]] for a in answers if not str(a["content"]).startswith("right")}


def orders(wanted: Mapping[str, dict[str, Any] | list[dict[str, Any]]]) -> tuple[Order, ...]:
    """Return the calls of a mapping from tools to arguments, or to several sets of them."""
    return tuple(
        (name, args)
        for name, given in wanted.items()
        for args in (given if isinstance(given, list) else [given])
    )
