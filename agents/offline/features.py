# ruff: noqa: E501  # a pattern reads best on one line
"""What the intent heads see: words with names and values taken out, the sentence vector, and the trip's state."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from agents.context import Context
from agents.offline.lexicon import CLASS_OF
from agents.offline.matching import find
from agents.offline.people import Who, find_people
from agents.offline.shapes import shapes
from agents.offline.text import blank_handles, fold, singular, tidy, words

_TOKEN = re.compile(r"<\w+>|[^\W_]+(?:'[^\W_]+)?|[?!]+|/\w+|\+1|>", re.UNICODE)
Span = tuple[int, int, str]


def _things(text: str, context: Context) -> list[Span]:
    said = words(text)
    groups = (
        ("booking", context.reservations),
        ("option", [o for p in context.polls for o in p.options]),
        ("expense", [e.what for e in context.expenses]),
        ("stop", context.stops),
    )
    found = []
    for name, things in groups:
        for hit in find(said, things):
            if hit.score >= 0.5:
                found.append((*hit.at, name))
    return found


def _people_spans(people: Iterable[Who]) -> list[Span]:
    return [
        (*w.at, "family" if w.how == "family" else "member") for w in people if w.how in ("name", "family")
    ]


@dataclass(frozen=True)
class Masked:
    """A text with names and values replaced by <kinds>: its tokens, their places, the kinds of things found.

    `spans` are the stretches replaced, in order.
    """

    tokens: tuple[str, ...]
    places: tuple[int, ...]
    things: tuple[tuple[int, str], ...]
    spans: tuple[Span, ...] = ()


def masked(text: str, context: Context, people: Sequence[Who] | None = None) -> Masked:
    """The tokens of a text as the heads see them; `people` are those spoken of when they were found before."""
    clean = blank_handles(tidy(text))
    things = _things(clean, context)
    known = find_people(clean, words(clean), context) if people is None else people
    spans = _people_spans(known) + shapes(clean)
    spans += [s for s in things if s[1] - s[0] <= 40]
    spans.sort(key=lambda s: (s[0], -(s[1] - s[0])))
    tokens: list[tuple[str, int]] = []
    kept: list[Span] = []
    at = 0
    for start, end, name in spans:
        if start >= at:
            tokens += _raw(clean, at, start)
            tokens.append((f"<{name}>", start))
            kept.append((start, end, name))
            at = end
    tokens += _raw(clean, at, len(clean))
    told, places = tuple(t for t, _ in tokens), tuple(p for _, p in tokens)
    return Masked(told, places, tuple((s, name) for s, _, name in things), tuple(kept))


def _raw(text: str, start: int, end: int) -> list[tuple[str, int]]:
    return [(m[0], m.start()) for m in _TOKEN.finditer(text, start, end)]


def _grams(tokens: list[str]) -> Iterable[str]:
    for i, token in enumerate(tokens):
        yield token
        if i + 1 < len(tokens):
            yield f"{token} {tokens[i + 1]}"
        if i + 2 < len(tokens):
            yield f"{token} {tokens[i + 1]} {tokens[i + 2]}"
            yield f"{token} * {tokens[i + 2]}"


def _folded(raw: Sequence[str]) -> list[str]:
    return [t if t.startswith("<") else singular(fold(t)) or t for t in raw]


def state(text: str, mention: bool, context: Context) -> list[str]:
    """Facts of the trip's state that make a reading likely."""
    facts = {
        "=mention": mention,
        "=travelling": context.travelling,
        "=trip": context.trip is not None,
        "=stranger": context.speaker_family is None,
        "=poll": bool(context.polls),
        "=polls": len(context.polls) > 1,
        "=question": text.rstrip().endswith("?"),
        "=short": len(text) < 25,
        "=long": len(text) > 140,
        "=lines": "\n" in text,
    }
    return [k for k, v in facts.items() if v]


def classed(toks: Sequence[str], raw: Sequence[str]) -> list[str]:
    """The tokens with everyday words and unknown names replaced by their classes."""
    found = []
    for i, (token, said) in enumerate(zip(toks, raw, strict=True)):
        named = said[:1].isupper() and i > 0 and not said.isupper() and raw[i - 1] not in (".", "!", "?")
        found.append(CLASS_OF.get(token) or ("<name>" if named and token not in CLASS_OF else token))
    return found


def grams(
    text: str, mention: bool, context: Context, seen: Masked | None = None, at: tuple[int, int] | None = None
) -> set[str]:
    """All sparse features of a text, or of a stretch of it; `seen` is its masking when that was made before."""
    seen = seen or masked(text, context)
    start, end = at or (0, len(text))
    raw = [t for t, p in zip(seen.tokens, seen.places, strict=True) if start <= p < end]
    things = {name for p, name in seen.things if start <= p < end}
    toks = _folded(raw)
    kinds = classed(toks, raw)
    facts = state(text[start:end], mention, context) + [f"={t}" for t in sorted(things)]
    found = set(_grams(["^", *toks, "$"])) | set(_grams(["^", *kinds, "$"]))
    who = "@" if mention else "#"
    found |= {f"{who}{t}" for t in [*toks, *kinds]}
    found |= set(facts) | {f"{a}{b}" for a in facts for b in facts if a < b}
    return found
