# ruff: noqa: E501  # a pattern reads best on one line
"""What the intent heads see: words with names and values taken out, the sentence vector, and the trip's state."""

import re
from collections.abc import Iterable

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


def masked(text: str, context: Context) -> tuple[str, frozenset[str]]:
    """The text with names and values replaced by <kinds>, and the kinds of the trip's things found."""
    clean = blank_handles(tidy(text))
    things = _things(clean, context)
    spans = _people_spans(find_people(clean, words(clean), context)) + shapes(clean)
    spans += [s for s in things if s[1] - s[0] <= 40]
    spans.sort(key=lambda s: (s[0], -(s[1] - s[0])))
    out, at = [], 0
    for start, end, name in spans:
        if start >= at:
            out += [clean[at:start], f" <{name}> "]
            at = end
    out.append(clean[at:])
    return "".join(out), frozenset(name for *_, name in things)


def _grams(tokens: list[str]) -> Iterable[str]:
    for i, token in enumerate(tokens):
        yield token
        if i + 1 < len(tokens):
            yield f"{token} {tokens[i + 1]}"
        if i + 2 < len(tokens):
            yield f"{token} {tokens[i + 1]} {tokens[i + 2]}"
            yield f"{token} * {tokens[i + 2]}"


def _folded(plain: str) -> list[str]:
    return [t if t.startswith("<") else singular(fold(t)) or t for t in _TOKEN.findall(plain)]


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


def classed(toks: list[str], plain: str) -> list[str]:
    """The tokens with everyday words and unknown names replaced by their classes."""
    raw = _TOKEN.findall(plain)
    found = []
    for i, (token, said) in enumerate(zip(toks, raw, strict=True)):
        named = said[:1].isupper() and i > 0 and not said.isupper() and raw[i - 1] not in (".", "!", "?")
        found.append(CLASS_OF.get(token) or ("<name>" if named and token not in CLASS_OF else token))
    return found


def grams(text: str, mention: bool, context: Context) -> set[str]:
    """All sparse features of a text."""
    plain, things = masked(text, context)
    toks = _folded(plain)
    kinds = classed(toks, plain)
    facts = state(text, mention, context) + [f"={t}" for t in things]
    found = set(_grams(["^", *toks, "$"])) | set(_grams(["^", *kinds, "$"]))
    who = "@" if mention else "#"
    found |= {f"{who}{t}" for t in [*toks, *kinds]}
    found |= set(facts) | {f"{a}{b}" for a in facts for b in facts if a < b}
    return found
