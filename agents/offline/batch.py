"""Labelled-style lines in, understandings out: what `pathfinder understand FILE` prints."""

import json
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from pydantic import BaseModel, ValidationError

from agents.context import Context, Understanding
from agents.offline.engine import OfflineEngine

# Tools of our own as the catalogue (pathfinder.tools/1) has them: the books are told with the balance.
_IN_THE_CATALOGUE: Mapping[str, str] = MappingProxyType(
    {"settle_up": "show_balance", "show_expense": "show_balance"}
)


class BadLineError(ValueError):
    """A line that cannot be read; the message names it."""


class _Line(BaseModel):
    text: str
    mention: bool = False
    context: Context


def run(lines: Iterable[str]) -> Iterator[str]:
    """One JSON object {"calls", "confidence", "ask"} a line, in order.

    Raises BadLineError naming the number of the first line that is no message of the labelled format.
    """
    engine = OfflineEngine()
    for number, line in enumerate(lines, 1):
        said = _read(number, line)
        yield as_json(engine.understand(said.text, said.mention, said.context))


def as_json(found: Understanding) -> str:
    """An understanding as one line of JSON."""
    calls = [{"name": _IN_THE_CATALOGUE.get(c.name, c.name), "args": c.args} for c in found.calls]
    return json.dumps({"calls": calls, "confidence": found.confidence, "ask": found.ask}, ensure_ascii=False)


def _read(number: int, line: str) -> _Line:
    if not line.strip():
        raise BadLineError(f"Line {number} is empty: every line must be one JSON message.")
    try:
        return _Line.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(p) for p in first["loc"])
        raise BadLineError(
            f"Line {number} is no labelled message: {where} {first['msg']}".rstrip()
        ) from error
