# ruff: noqa: E501  # a pattern reads best on one line
"""Questions, also where nobody typed the mark: "when do we have to leave on the 12th"."""

import re
from collections.abc import Sequence

from agents.context import Call
from agents.offline.scene import Scene

_AUX = r"(?:do|does|did|is|are|was|were|will|would|should|shall|have|has|had|r|am|'s|s)\b"
_ASKS = re.compile(
    rf"^\W*(?:@\w+\W+)?(?:(?:and|so|ok|okay|hey|hi|btw|um|uh|wait|sorry|quick q|question)\b\W+)*"
    rf"(?:(?:when|where|why|how)(?: (?:far|long|late|early|much|many|soon|often))?(?:'s|s)? ?{_AUX}|(?:what|which)(?:'s|s)?(?: (?!we\b|i\b|they\b|you\b|he\b|she\b|it\b)[\w']+){{0,2}} {_AUX}"
    rf"|(?:what's|whats|when's|whens|where's|wheres|how's|hows|who's|whos)\b|who (?!ever)[\w']+\b|(?:do|does|did) (?:we|i|they|you|he|she|anyone|anybody|the)\b|(?:are|is) (?:we|i|they|you|he|she|anyone|anybody|there)\b)",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"[.!;\n]\s*\S+\s+\S+\s+\S+|[?]\s*\S+\s+\S+\s+\S+|,\s*(?:and|but|also|because|since)\s+(?:we|i|they|he|she|it)\b"
)
# What a question never tells.
_FACTS = frozenset(
    "set_presence set_limits add_stop remove_stop add_vehicle report_status add_member add_family record_payment add_expense".split()
)


def asks(text: str) -> bool:
    """Whether a whole message is a question, and tells nothing beside."""
    return _ASKS.search(text) is not None and _ANOTHER.search(text) is None


def without_facts(scene: Scene, calls: Sequence[Call]) -> Sequence[Call]:
    """The calls without facts that were only asked about."""
    return [c for c in calls if c.name not in _FACTS] if asks(scene.whole) else calls
