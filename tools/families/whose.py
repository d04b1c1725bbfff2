"""Whose family a message describes: the speaker's own, or somebody else's."""

import re

from tools.families.names import fold, forms

_OWN = re.compile(
    r"\b(?:we(?:'re| are| r|'ve| have| drive| come| join|'ll)|me|myself|us|i'm|i am|my name|this is|it's|here"
    r"|checking in|signing up|reporting|our (?:car|van|truck|lot|side|gang|family))\b"
)
_OTHERS = re.compile(
    r"\b(?:they|them|their|theirs|they're|they'd|he|she|friends?|neighbou?rs?|cousins?|sister|brother|parents|"
    r"in-laws|mom|mum|dad|families|colleagues?|(?:is|are) (?:coming|in|joining)|(?:is|are) .{0,12}coming|"
    r"joining us|with us|along|too|want in|add the|invite)\b"
)
_BREAKS = re.compile(r"[.!?\n;]+\s*")


def is_own(said: str, family: str, members: tuple[str, ...] = ()) -> bool:
    """Whether a speaker whose family is not known yet describes it as theirs.

    The sentence that names the family decides; then the whole message; a plain description is one's own.
    """
    sentences = [s for s in _BREAKS.split(fold(said)) if s]
    named = [s for s in sentences if any(re.search(rf"\b{re.escape(f)}", s) for f in forms(family))]
    for text in (*named[:1], fold(said)):
        if _OTHERS.search(text):
            return bool(re.search(r"\b(?:we're|we are|me|myself|i'm)\b", text)) and text in named
        if _OWN.search(text):
            return True
    return True


def first_name(name: str, family: str) -> str:
    """Return a person's name without the family's: "Katrin Möller" of the Möllers is Katrin."""
    words = name.split()
    own = forms(family)
    kept = [word for word in words if fold(word) not in own]
    return " ".join(kept or words)
