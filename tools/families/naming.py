"""Use case: how a speaker is called whose platform tells no name, as a telephone number doesn't."""

from dataclasses import replace

from tools.families.model import Member
from tools.families.names import fold, plural
from tools.families.roster import Roster
from tools.families.whose import first_name
from tools.kernel.act import Act
from tools.kernel.errors import Refusal
from tools.kernel.reply import Reply
from tools.preferences.model import Setting
from tools.trips.head import ensure

CALLED = "called"
_LONGEST = 40


async def introduce(act: Act, name: str) -> Reply:
    """Keep the speaker's name in this trip. Raises Refusal when it is none, or another's in their family."""
    words = " ".join(name.split()).strip(" .,!“”\"'")
    if not any(c.isalpha() for c in words) or len(words) > _LONGEST or any(c.isdigit() for c in words):
        raise Refusal(f"Which name shall I use? Up to {_LONGEST} letters, for example: /name Dana")
    await ensure(act)
    roster = await Roster.load(act)
    own = roster.own_member(act)
    if own is None:
        await act.uow.of(Setting).put(called(act.trip_id, act.speaker.account_id, words))
        return Reply(f"Thank you, {words}. Now I know who writes.")
    family = next(f for f in roster.families if f.id == own.family_id)
    called_now = first_name(words, family.name)
    others = [m for m in roster.members if m.family_id == family.id and m.id != own.id]
    if any(fold(m.name) == fold(called_now) for m in others):
        raise Refusal(f"The {plural(family.name)} have a {called_now} already. Which name tells you apart?")
    await act.uow.of(Member).put(replace(own, name=called_now))
    return Reply(f"Thank you, {called_now}. Now everybody knows who writes.")


def called(trip_id: str, account_id: str, name: str) -> Setting:
    """Return the record of a name; an empty one says that it was asked for."""
    return Setting(called_key(trip_id, account_id), None, CALLED, name)


def called_key(trip_id: str, account_id: str) -> str:
    """Return that record's id."""
    return f"{trip_id}:{CALLED}:{account_id}"
