# ruff: noqa: E501  # a pattern reads best on one line
"""Cutting a message into clauses: the smallest parts that may carry one fact each."""

import re

# Sentence ends, line ends, bullets; and joints after which a new fact usually starts.
_HARD = re.compile(
    r"(?:(?<=[^\W\d_])|(?<=[\)\]\"'’»!?%€$£°]))[.!?…]+(?=\s|$)|(?<=\d)[.!?](?=\s|$)|[!?]+|\n+|;|\s[–—-]\s|•|⬇️|✅|🎉"
)
_SOFT = re.compile(
    r",?\s+(?:and then|and also|then|also|oh and|plus|but|and|n(?=\s+(?:i|we|he|she|they|who|what|when|how|where|can|is|are|put|add|show|send|tell|me|us|my|our)\b))\s+(?=\w)|,\s+(?=\w)",
    re.IGNORECASE,
)
_ABBREVIATION = re.compile(
    r"\b(?:mt|st|no|nr|conf|dr|mr|mrs|approx|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|p|a)$", re.I
)


def sentences(text: str) -> list[tuple[int, int]]:
    """Places of the sentences and lines."""
    return _cut(text, 0, len(text), _HARD)


def clauses(text: str) -> list[tuple[int, int]]:
    """Places of the clauses (parts between sentence ends, commas and joining words)."""
    return [part for s, e in sentences(text) for part in _cut(text, s, e, _SOFT)]


def _cut(text: str, start: int, end: int, joint: re.Pattern[str]) -> list[tuple[int, int]]:
    found = []
    at = start
    for match in joint.finditer(text, start, end):
        if joint is _HARD and match[0] == "." and _ABBREVIATION.search(text[at : match.start()]):
            continue
        found.append((at, match.end() if joint is _HARD else match.start()))
        at = match.end()
    found.append((at, end))
    return [_trimmed(text, s, e) for s, e in found if re.search(r"\w", text[s:e])]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without blank ends (in a part of a message the rest is blanked)."""
    said = text[start:end]
    return start + len(said) - len(said.lstrip()), end - (len(said) - len(said.rstrip()))
