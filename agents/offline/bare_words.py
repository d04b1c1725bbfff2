# ruff: noqa: E501  # a pattern reads best on one line
"""What is asked for in a word or two: "expenses", "calendar please", "final numbers", "who voted for what"."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from agents.context import Call
from agents.offline.scene import Scene

_LED = r"(?:(?:ok|okay|so|and|hey|hi|now|please|pls|can|could|would|you|we|i|me|us|get|have|see|show|send|give|list|need|want|what|are|is|what's|whats|tell|all|the|our|my|of|a|an|full|latest|current)\b[\s,]*)*"
_END = r"(?:[\s,]*(?:please|pls|thanks|thx|so far|now|again|for (?:us|me|everyone)|list|up to now|to date|then))*\W*"
_SHOWN: Mapping[str, Call] = MappingProxyType(
    {
        r"(?:expenses?|costs|spending|spendings|bills|what (?:have|did) we (?:spent|spend|paid|pay)(?: for| on)?|what'?s been (?:paid|spent)|who (?:has )?paid (?:for )?what)": Call(
            name="show_expense"
        ),
        r"(?:calendar(?: file)?|ics(?: file)?|calendar invite)": Call(name="make_calendar"),
        r"(?:final|end|last) (?:numbers?|tally|balances?|totals?|score|count|sums?)|bottom line|(?:the )?damage": Call(
            name="show_balance"
        ),
        r"(?:who (?:all )?voted(?: for)? (?:what|which|how|whom)|who voted(?: so far)?|how did (?:everyone|everybody|people|we|they) vote|(?:vote|poll) (?:results?|count))": Call(
            name="show_poll"
        ),
    }
)
_PATTERNS = tuple(
    (re.compile(rf"\W*{_LED}(?:{words}){_END}", re.IGNORECASE), call) for words, call in _SHOWN.items()
)
_LONGEST = 12  # words


def bare(scene: Scene) -> Call | None:
    """What a message of few words to the bot asks to be shown; None where it says anything else."""
    if not scene.mention or len(scene.words) > _LONGEST:
        return None
    asked = next((call for pattern, call in _PATTERNS if pattern.fullmatch(scene.whole.strip())), None)
    return None if asked and asked.name == "show_balance" and scene.context.polls else asked
