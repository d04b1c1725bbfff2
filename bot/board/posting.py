"""What a reader presses or shares goes in by the door, under their name, like from any chat."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from bot.board.desk import Desk, Moment
from bot.board.seeing import Reader
from channels.envelope import Envelope, Sender
from storage import outbox
from tools.kernel.reply import Press
from tools.polls.model import Poll, PollStatus
from tools.polls.paper import paper
from tools.proposals.model import Proposal, ProposalStatus
from tools.proposals.service import answers as answers_to

CHANNEL = "board"
_HIDE = "Stop sharing"


class _Event(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{8,64}$")]


class Vote(_Event):
    """A button of an open poll."""

    type: Literal["vote"]
    poll: Annotated[str, Field(max_length=64)]
    label: Annotated[str, Field(min_length=1, max_length=300)]


class Answer(_Event):
    """A yes or no to an open proposal, by its number."""

    type: Literal["answer"]
    proposal: Annotated[int, Field(ge=1, le=10**6)]
    accept: bool


class Where(_Event):
    """Where the reader is, WGS 84 degrees. `since` is the id of the first position of this sharing."""

    type: Literal["where"]
    lat: Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)]
    lon: Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]
    since: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{8,64}$")] | None = None


class Hide(_Event):
    """Share no more, and forget what was shared."""

    type: Literal["hide"]


Event = Vote | Answer | Where | Hide
EVENTS: TypeAdapter[Event] = TypeAdapter(Annotated[Vote | Answer | Where | Hide, Field(discriminator="type")])


class NotTaken(ValueError):  # noqa: N818
    """What was pressed can't be done; the message says why, for the reader."""


async def post(desk: Desk, moment: Moment, reader: Reader, event: Event) -> None:
    """Hand an event in; it is stored once, however often it comes. Raises NotTaken."""
    envelope = _envelope(moment, reader, event.id)
    if isinstance(event, Where):
        await _where(desk, moment, reader, envelope, event)
    elif isinstance(event, Hide):
        press = Press("report_status", {"kind": "hide"})
        await _pressed(desk, moment, envelope, "Your position on the board.", {_HIDE: press}, _HIDE)
    elif isinstance(event, Answer):
        proposal = _proposal(moment, event.proposal)
        buttons = answers_to(proposal)
        label = next(name for name, press in buttons.items() if press.args["accept"] is event.accept)
        await _pressed(desk, moment, envelope, proposal.what, buttons, label)
    else:
        poll = _poll(moment, event.poll)
        presses = paper(poll, "").presses
        if event.label not in presses:
            raise NotTaken(f"“{event.label}” is not on the list.")
        await _pressed(desk, moment, envelope, poll.question, presses, event.label)


def _poll(moment: Moment, poll_id: str) -> Poll:
    found = next((poll for poll in moment.told.polls if poll.id == poll_id), None)
    if found is None or found.status is not PollStatus.OPEN:
        raise NotTaken("That vote is closed.")
    return found


def _proposal(moment: Moment, number: int) -> Proposal:
    found = next((one for one in moment.told.proposals if one.number == number), None)
    if found is None or found.status is not ProposalStatus.OPEN:
        raise NotTaken("That proposal is settled.")
    return found


async def _where(desk: Desk, moment: Moment, reader: Reader, envelope: Envelope, event: Where) -> None:
    if not reader.travels:
        raise NotTaken("Only travellers can share where they are.")
    account = envelope.sender.id
    since = f"{account}:{event.since}" if event.since and event.since != event.id else None
    here = replace(envelope, location=(event.lat, event.lon), edits=since)
    async with desk.database.system() as connection:
        await desk.door.receive_from(connection, here, account, moment.trip_id)


async def _pressed(
    desk: Desk, moment: Moment, envelope: Envelope, text: str, presses: Mapping[str, Press], label: str
) -> None:
    """Keep what the page showed as a message of ours, then its button as pressed, in one transaction."""
    row = {
        "trip_id": moment.trip_id,
        "channel": CHANNEL,
        "chat": envelope.chat,
        "text": text,
        "buttons": list(presses),
        "presses": {name: asdict(press) for name, press in presses.items()},
        "attachments": [],
        "at": envelope.at,
        "status": "sent",  # it stood on the page
    }
    async with desk.database.system() as connection:
        number = await outbox.add(connection, row)
        pressed = replace(envelope, press=label, pressed=number)
        await desk.door.receive_from(connection, pressed, envelope.sender.id, moment.trip_id)


def _envelope(moment: Moment, reader: Reader, key: str) -> Envelope:
    """Return the event's frame, on the trip's clock; nobody can use up another's message id."""
    account = reader.speaker.account_id
    return Envelope(
        channel=CHANNEL,
        chat=account,
        kind="direct",
        sender=Sender(account, reader.speaker.name),
        message_id=f"{account}:{key}",
        at=moment.told.act.now,
        mention=True,
    )
