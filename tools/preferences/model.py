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


@dataclass(frozen=True)
class Setting:
    """A choice about how Pathfinder behaves; `party` None is the whole trip.

    Keys: "quiet_hours" ("22:00-07:00"), "private_limit" (the name of a family's limit told in private).
    """

    id: str
    party: Party | None
    key: str
    value: str
