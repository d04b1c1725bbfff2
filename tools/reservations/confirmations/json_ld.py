"""schema.org objects written as JSON-LD, in HTML or bare, also with the small faults real senders make."""

import json
import re
from typing import Any

Node = dict[str, Any]
_SCRIPT = re.compile(r"<script[^>]*application/ld\+json[^>]*>(.*?)</script", re.IGNORECASE | re.DOTALL)
_MOST = 200


def find(text: str) -> list[Node]:
    """Return the schema.org objects of every JSON-LD block in `text`; what is no JSON is left out."""
    blocks = _SCRIPT.findall(text)
    if not blocks and "@type" in text:
        blocks = _bare(text)
    nodes: list[Node] = []
    for block in blocks:
        for value in _values(_unwrap(block)):
            nodes += _flatten(value)
    return nodes[:_MOST]


def _bare(text: str) -> list[str]:
    """Return the part of a message between its first and last brace."""
    starts = [place for mark in "[{" if (place := text.find(mark)) >= 0]
    end = max(text.rfind("}"), text.rfind("]"))
    return [text[min(starts) : end + 1]] if starts and end > min(starts) else []


def _unwrap(block: str) -> str:
    return re.sub(r"<!\[CDATA\[|\]\]>|<!--|-->", "", block).strip()


def _values(block: str) -> list[Any]:
    try:
        return [json.loads(block, strict=False)]
    except (ValueError, RecursionError):
        pass
    repaired = re.sub(r"\}\s*\{", "},{", re.sub(r",\s*([\]}])", r"\1", block))
    try:
        return [json.loads(repaired, strict=False)]
    except (ValueError, RecursionError):
        return _one_by_one(block)


def _one_by_one(block: str) -> list[Any]:
    """Return the objects that can be read when the block as a whole cannot."""
    decoder, place = json.JSONDecoder(strict=False), block.find("{")
    values: list[Any] = []
    while 0 <= place < len(block) and len(values) < _MOST:
        try:
            value, end = decoder.raw_decode(block, place)
            values.append(value)
        except (ValueError, RecursionError):
            break
        place = block.find("{", end)
    return values


def _flatten(value: Any) -> list[Node]:
    if isinstance(value, list):
        return [node for item in value[:_MOST] if isinstance(item, (dict, list)) for node in _flatten(item)]
    if isinstance(value, dict):
        graph = value.get("@graph")
        return _flatten(graph) if isinstance(graph, list) else [value]
    return []
