"""Which reminders people turned off, for themselves or for everybody."""

from collections.abc import Sequence

from tools.families.rights import adults_only
from tools.families.roster import Roster
from tools.kernel.act import Act, Role
from tools.kernel.errors import Refusal
from tools.kernel.reply import Reply
from tools.preferences.model import Setting
from tools.travel_day.kinds import EVERY, GROUPS
from tools.travel_day.kinds import MUTABLE as KINDS
from tools.travel_day.model import Alert

_KEY = "muted"
_SHARED = " It is one message to the group: it stops once every grown-up has turned it off."


async def set_reminders(act: Act, kind: str, on: bool, party: str | None = None) -> Reply:
    """Turn a kind of reminder (or "all") on or off for a party, for everybody when it is left out."""
    adults_only(act, "change reminders")
    if kind not in KINDS:
        raise Refusal(f"Reminders are {', '.join(KINDS)}; I don't know “{kind}”.")
    roster = await Roster.load(act)
    who = roster.party(party, act) if party else None
    key = f"{act.trip_id}:{_KEY}:{kind}:{who.id if who else EVERY}"
    if on:
        await act.uow.of(Setting).remove(key)
    else:
        await act.uow.of(Setting).put(Setting(key, who, _KEY, kind))
    name = "all reminders" if kind == EVERY else kind.replace("_", " ")
    text = (
        f"{name[0].upper()}{name[1:]}: {'on' if on else 'off'}{f' for {roster.name_of(who)}' if who else ''}."
    )
    return Reply(text + (_SHARED if who is not None and kind in GROUPS and not on else ""))


def is_muted(alert: Alert, settings: Sequence[Setting], roster: Roster) -> bool:
    """Whether this alert was turned off: for everybody, for whom it is, or by each who would hear it."""
    off = [s.party for s in settings if s.key == _KEY and s.value in (alert.kind, EVERY)]
    if alert.kind not in KINDS or not off:
        return False
    if None in off or alert.to in off:
        return True
    grown = [m for m in roster.members if m.role not in (Role.CHILD, Role.GUEST)]
    hear = [m for m in grown if alert.to is None or alert.to.id in (m.id, m.family_id)]
    gone = {party.id for party in off if party}
    return bool(hear) and all(gone.intersection((m.id, m.family_id)) for m in hear)


def muted_members(alert: Alert, settings: Sequence[Setting]) -> frozenset[str]:
    """Return the ids of those who turned this kind off for themselves: others of their family hear it."""
    return frozenset(
        setting.party.id
        for setting in settings
        if setting.key == _KEY
        and setting.value in (alert.kind, EVERY)
        and setting.party is not None
        and setting.party.kind == "member"
        and alert.kind in KINDS
    )
