"""Invitations into a trip, and codes that tie one person's addresses together."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class InvitationKind(StrEnum):
    """Who an invitation is for: people of one family, or another group chat of the same trip."""

    FAMILY = "family"
    CHAT = "chat"


@dataclass(frozen=True)
class Invitation:
    """`id` is the digest of its code, `hint` the code's last letters; times are aware."""

    id: str
    hint: str
    kind: InvitationKind
    family_id: str | None
    made_by: str
    made_by_name: str
    made_at: datetime
    expires_at: datetime
    most_uses: int
    uses: int = 0
    revoked: bool = False

    def holds(self, now: datetime) -> bool:
        """Whether it can be taken up at `now`."""
        return not self.revoked and self.uses < self.most_uses and now < self.expires_at


@dataclass(frozen=True)
class LinkCode:
    """A one-time code of one person's; whoever says it elsewhere is that person."""

    id: str
    account_id: str
    expires_at: datetime
    used_on: str | None = None  # the channel
