"""For whom a language model thinks, and who is told when its budget runs low."""

from collections.abc import Sequence

from langchain_core.messages import AnyMessage

from tools.families.service import Roster
from tools.kernel.act import Act, Role
from tools.kernel.audit import AuditTrail
from tools.kernel.budget import Spender
from tools.kernel.party import Party
from tools.kernel.reply import Notice
from tools.trips.model import Trip

_SCOPES = {"trip": "for this trip", "all": "for all trips together"}


async def spender_of(act: Act) -> Spender:
    """Return for whom a model would think, with the trip's version."""
    version = await act.port(AuditTrail).version(act.trip_id)
    return Spender(act.trip_id, act.speaker.account_id, version, act.now)


async def leaders_of(act: Act) -> tuple[Party, ...]:
    """Return the trip's organizer and admins, as far as they are members."""
    trip = await act.uow.of(Trip).get(act.trip_id)
    organizer = trip.organizer if trip is not None else None
    return tuple(
        Party("member", member.id)
        for member in (await Roster.load(act)).members
        if member.role is Role.ADMIN or (organizer is not None and member.account_id == organizer)
    )


async def budget_notices(messages: Sequence[AnyMessage], act: Act) -> tuple[Notice, ...]:
    """Return a word to each leader when a budget of language models is 80, 90 or 100 % used from now on."""
    crossed = [one for message in messages for one in message.additional_kwargs.get("crossed", ())]
    if not crossed:
        return ()
    leaders = await leaders_of(act)
    told = [_words(_SCOPES.get(scope, f"for {act.speaker.name}"), percent) for scope, percent in crossed]
    return tuple(Notice(words, to) for words in told for to in leaders)


def _words(whose: str, percent: int) -> str:
    after = "From now on the built-in engine answers. " if percent >= 100 else ""
    return f"Language models: {percent} % of today's budget {whose} is used. {after}/usage shows more."
