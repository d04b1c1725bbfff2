"""What the group keeps, gathered for those who have only a telephone."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime, time, timedelta

from bot.bridging.words import DIGEST, OFF
from bot.manners import cut
from storage import digests, reaching
from storage.digests import Item
from storage.inbox import Incoming
from storage.unit_of_work import SqlUnitOfWork
from tools.kernel.act import Act, Role, Speaker
from tools.kernel.party import Party
from tools.kernel.reply import Press, Reply
from tools.kernel.when import zone
from tools.preferences.model import Setting
from tools.preferences.service import Quiet, quiet_hours
from tools.trips.model import Trip

CHANNEL = "sms"
_WAIT = timedelta(minutes=10)  # what comes within it is told together
_NIGHT = Quiet(time(21), time(8))  # when nobody said otherwise; also what carriers ask for
_ASKED, _ANSWERED = 60, 200
_NAMED = re.compile(r"^\W*@\w+\W*")
_CHOICES = frozenset({"create_poll"})
_ITSELF = Speaker(account_id="pathfinder", name="Pathfinder", role=Role.ORGANIZER)


async def gather_answer(
    unit: SqlUnitOfWork,
    incoming: Incoming,
    reply: Reply,
    done: Collection[str],
    asked: bool,
    lines: Sequence[str] = (),
) -> None:
    """Gather what the bot kept in a group; what was only asked and answered there costs nobody a text.

    `lines` are the reply in one line each, as far as there are such.
    """
    if incoming.kind != "group" or not done or not reply.text or not unit.changed:
        return
    if _CHOICES.intersection(done):
        await gather(unit, reply.text, incoming.at, buttons=reply.buttons, presses=reply.presses)
        return
    said = _NAMED.sub("", incoming.text) if asked and not incoming.text.startswith("/") else ""
    told = " ".join(lines) if all(lines) and lines else reply.text
    lead = f"{incoming.sender_name}: {cut(said, _ASKED)} > " if said and incoming.sender_name else ""
    await gather(unit, lead + cut(told, _ANSWERED), incoming.at)


async def gather(
    unit: SqlUnitOfWork,
    text: str,
    at: datetime,
    but: str = "",
    buttons: tuple[str, ...] = (),
    presses: Mapping[str, Press] | None = None,
) -> bool:
    """Gather a line for every telephone of the trip except `but`; False when there is none."""
    connection = await unit.connection()
    phones = await reaching.telephones_of(connection, unit.trip_id)
    acts = {label: asdict(press) for label, press in (presses or {}).items()}
    for number, member in phones:
        setting = await unit.of(Setting).get(f"{unit.trip_id}:{DIGEST}:{member}")
        if number == but or (setting is not None and setting.value == OFF):
            continue
        item = Item(number, at, await _due(unit, member, at), text, buttons, acts)
        await digests.add(connection, unit.trip_id, CHANNEL, item)
    return bool(phones)


async def _due(unit: SqlUnitOfWork, member: str, at: datetime) -> datetime:
    """Return when a line may be heard: with what follows soon, and not at night or in quiet hours."""
    trip = await unit.of(Trip).get(unit.trip_id)
    act = Act(uow=unit, speaker=_ITSELF, now=at)
    quiet = await quiet_hours(act, Party("member", member)) or _NIGHT
    return quiet.after((at + _WAIT).astimezone(zone(trip.timezone if trip else "", at.tzinfo)))
