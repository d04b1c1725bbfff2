"""A party: a family or a member, wherever either can stand (glossary)."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, order=True)
class Party:
    """Who pays, votes, wishes or is told. `id` is the family's or the member's id."""

    kind: Literal["family", "member"]
    id: str
