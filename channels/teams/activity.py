"""The parts of a Bot Framework activity that we read."""

from datetime import UTC, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic.alias_generators import to_camel

THREAD = ";messageid="


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, alias_generator=to_camel, populate_by_name=True)


class Account(_Part):
    """A person or a bot."""

    id: str = Field(min_length=1, max_length=256)
    name: str | None = None
    aad_object_id: str | None = None


class Conversation(_Part):
    """Where it was said; `conversation_type` is personal, groupChat or channel."""

    id: str = Field(min_length=1, max_length=512)
    conversation_type: str | None = None
    is_group: bool | None = None
    name: str | None = None
    tenant_id: str | None = None


class Attachment(_Part):
    """A file, a picture, or the message once more as HTML."""

    content_type: str = ""
    content_url: str | None = None
    content: Any = None
    name: str | None = None


class Activity(_Part):
    """One event of Teams."""

    type: str
    id: str = Field(default="", max_length=256)
    timestamp: datetime | None = None
    local_timestamp: datetime | None = None
    channel_id: str = ""
    service_url: str = ""
    sender: Account | None = Field(default=None, alias="from")
    recipient: Account | None = None
    conversation: Conversation
    text: str | None = None
    text_format: str | None = None
    value: Any = None
    name: str | None = None
    action: str | None = None
    entities: tuple[dict[str, Any], ...] | None = None
    attachments: tuple[Attachment, ...] | None = None
    members_added: tuple[Account, ...] | None = None
    members_removed: tuple[Account, ...] | None = None
    channel_data: dict[str, Any] | None = None

    @property
    def chat(self) -> str:
        """The chat's id: of a channel the channel itself, whichever thread it was said in."""
        return self.conversation.id.partition(THREAD)[0]

    @property
    def thread(self) -> str:
        """The channel's thread (its first message's id), "" elsewhere."""
        return self.conversation.id.partition(THREAD)[2]

    @property
    def personal(self) -> bool:
        """Whether it is between one person and the bot alone."""
        if self.conversation.conversation_type:
            return self.conversation.conversation_type == "personal"
        return not self.conversation.is_group

    def tenants(self) -> set[str]:
        """Return the organisations the activity names."""
        tenant = (self.channel_data or {}).get("tenant")
        named = tenant.get("id") if isinstance(tenant, dict) else None
        return {str(one) for one in (named, self.conversation.tenant_id) if one}

    def at(self) -> datetime:
        """Return when it happened, on the sender's own clock."""
        at = self.timestamp or datetime.now(UTC)
        at = at if at.tzinfo else at.replace(tzinfo=UTC)
        zone = self.local_timestamp.tzinfo if self.local_timestamp else None
        return at.astimezone(zone) if zone else at


class Unreadable(ValueError):  # noqa: N818
    """A body is no activity."""


def read(body: bytes) -> Activity:
    """Read a request's body; raises Unreadable."""
    try:
        return Activity.model_validate_json(body)
    except ValidationError as problem:
        first = problem.errors()[0]
        raise Unreadable(f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from None
