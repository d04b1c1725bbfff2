"""Wishes and limits of taste, with the message that said them."""

from dataclasses import dataclass
from enum import StrEnum

from tools.kernel.party import Party


class PreferenceKind(StrEnum):
    """What a preference is about (glossary)."""

    LIKE = "like"
    DISLIKE = "dislike"
    MUST = "must"
    AVOID = "avoid"
    DIET = "diet"
    PACE = "pace"
    LODGING = "lodging"
    ACCESS = "access"


@dataclass(frozen=True)
class Preference:
    """`weight` -2..2; `party` None stands for everybody; `said` is the message that said it."""

    id: str
    party: Party | None
    kind: PreferenceKind
    what: str
    weight: int
    said: str = ""
    said_text: str = ""
    private: bool = False
