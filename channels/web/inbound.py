"""What the page says over its socket (protocol version 1), and the envelope it becomes."""

from datetime import datetime
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from channels.envelope import Envelope, Sender
from channels.web.chats import Chat, Room
from channels.web.people import Person
from channels.words import Unfit, fit_text, is_for_bot

VERSION = 1
Key = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{8,64}$")]


class _Frame(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Event(_Frame):
    id: Key
    room: Room


class Say(_Event):
    """A message; `reply` when it answers one of the bot's."""

    type: Literal["say"]
    text: str
    reply: bool = False


class Press(_Event):
    """A button by its label: of the bot's line `on` ("out-7"), else of the newest that has it."""

    type: Literal["press"]
    label: Annotated[str, Field(min_length=1, max_length=200)]
    on: Annotated[str, Field(pattern=r"^out-[0-9]{1,18}$")] | None = None


class Location(_Event):
    """Where the person is, WGS 84 degrees."""

    type: Literal["location"]
    lat: Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)]
    lon: Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]


class Hello(_Frame):
    """The first frame, or one that asks for what was missed since `seen` (null: from the start)."""

    type: Literal["hello"]
    v: Literal[1]
    zone: Annotated[str, Field(max_length=64)] = "UTC"
    seen: dict[Room, AwareDatetime | None] = Field(default_factory=dict)


class Ping(_Frame):
    """Asks whether we are still there."""

    type: Literal["ping"]


Event = Say | Press | Location
Frame = Event | Hello | Ping
_FRAMES: TypeAdapter[Frame] = TypeAdapter(Annotated[Frame, Field(discriminator="type")])


def parse(raw: str) -> Frame:
    """Read one frame; raises Unfit."""
    try:
        return _FRAMES.validate_json(raw)
    except ValidationError:
        raise Unfit("The page sent something I could not read. Reloading it may help.") from None


def zone_of(name: str) -> ZoneInfo:
    """Return the reader's time zone; UTC when the browser's is unknown here."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def envelope(event: Event, chat: Chat, person: Person, at: datetime) -> Envelope:
    """Return the event as the house knows it; raises Unfit with words for the page.

    The message id begins with the sender's, so that nobody can use up another's.
    """
    text = fit_text(event.text) if isinstance(event, Say) else ""
    reply = isinstance(event, Say) and event.reply
    return Envelope(
        channel="web",
        chat=chat.room(event.room, person.id),
        kind=event.room,
        sender=Sender(person.id, person.name),
        message_id=f"{person.id}:{event.id}",
        at=at,
        text=text,
        mention=event.room == "direct" or reply or isinstance(event, Press) or is_for_bot(text),
        press=fit_text(event.label) if isinstance(event, Press) else None,
        pressed=int(event.on.removeprefix("out-")) if isinstance(event, Press) and event.on else None,
        location=(event.lat, event.lon) if isinstance(event, Location) else None,
        title=chat.name,
        beside=chat.id if event.room == "direct" else None,
    )
