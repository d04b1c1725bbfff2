"""The transcript format, pathfinder.transcript/1: one chat event a line."""

import json
from collections.abc import Iterable, Iterator
from typing import Annotated, Literal, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError, model_validator

from channels.envelope import Envelope, Sender
from tools.travel_day.service import carrier_word

CHANNELS = ("telegram", "teams", "sms", "web")


class BrokenTranscript(ValueError):  # noqa: N818  # as people call it
    """A line that is no event; says which line and what is wrong with it."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore")


class _Sender(_Part):
    id: Annotated[str, Field(min_length=1)]
    name: str | None = None


class _Location(_Part):
    lat: Annotated[float, Field(ge=-90, le=90)]
    lon: Annotated[float, Field(ge=-180, le=180)]


class Event(_Part):
    """One line of a transcript."""

    at: AwareDatetime
    channel: Literal["telegram", "teams", "sms", "web"]
    chat: Annotated[str, Field(min_length=1)]
    kind: Literal["group", "direct"]
    sender: _Sender
    text: str | None = None
    mention: bool | None = None
    press: str | None = None
    location: _Location | None = None

    @model_validator(mode="after")
    def _one_content(self) -> Self:
        given = sum(content is not None for content in (self.text, self.press, self.location))
        if given != 1:
            raise ValueError("exactly one of text, press and location is needed")
        if self.channel == "sms" and self.kind != "direct":
            raise ValueError("sms is always direct")
        return self

    @property
    def mentioned(self) -> bool:
        """Whether the bot is addressed: as said, else by the contract's default."""
        if self.mention is not None:
            return self.mention
        text = self.text or ""
        return self.kind == "direct" or text.startswith("/") or "@pathfinder" in text.casefold()

    def envelope(self, number: int) -> Envelope:
        """Return the event as a channel would hand it in; its message id is the line's number."""
        place = self.location
        return Envelope(
            channel=self.channel,
            chat=self.chat,
            kind=self.kind,
            sender=Sender(self.sender.id, self.sender.name),
            message_id=str(number),
            at=self.at,
            text=self.text or "",
            mention=self.mentioned,
            press=self.press,
            location=(place.lat, place.lon) if place else None,
            consent=self._consent(),
        )

    def _consent(self) -> Literal["", "implied", "given", "withdrawn"]:
        """Return what a text message means for consent, as on a live SMS channel: STOP ends, START renews."""
        if self.channel != "sms":
            return ""
        word = carrier_word(self.text or "")
        return "withdrawn" if word == "out" else "given" if word == "in" else "implied"


def read(lines: Iterable[str]) -> Iterator[tuple[int, Event]]:
    """Yield each event with its line number, from 1; blank lines are skipped, a broken one raises."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield number, _parse(number, line)


def _parse(number: int, line: str) -> Event:
    try:
        return Event.model_validate(json.loads(line))
    except json.JSONDecodeError as problem:
        raise BrokenTranscript(f"line {number}: not JSON ({problem.msg})") from None
    except ValidationError as problem:
        faults = "; ".join(
            f"{'.'.join(map(str, fault['loc'])) or 'event'}: {fault['msg']}" for fault in problem.errors()
        )
        raise BrokenTranscript(f"line {number}: {faults}") from None
