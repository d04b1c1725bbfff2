"""Quiet hours: when only what cannot wait is sent."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from tools.families.rights import adults_only
from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.errors import Refusal
from tools.kernel.party import Party
from tools.kernel.reply import Reply
from tools.preferences.model import Setting
from tools.trips.head import ensure
from tools.trips.reading import clock

QUIET = "quiet_hours"


@dataclass(frozen=True)
class Quiet:
    """A stretch of every day, local time, from `start` to before `end`; it may run over midnight."""

    start: time
    end: time

    def covers(self, moment: datetime) -> bool:
        """Whether a local moment lies in these hours."""
        at = moment.time()
        if self.start <= self.end:
            return self.start <= at < self.end
        return at >= self.start or at < self.end

    def after(self, moment: datetime) -> datetime:
        """Return `moment`, or the end of the quiet hours it falls into."""
        if not self.covers(moment):
            return moment
        ends = moment.replace(hour=self.end.hour, minute=self.end.minute, second=0, microsecond=0)
        return ends if ends > moment else ends + timedelta(days=1)


async def quiet_hours(act: Act, party: Party | None = None) -> Quiet | None:
    """Return the quiet hours of a party, its family's or the trip's own; None when nobody set any."""
    family = (await Roster.load(act)).family_of(party) if party else None
    wanted = [party, Party("family", family.id) if family else None, None]
    settings = [s for s in await act.uow.of(Setting).all() if s.key == QUIET]
    return next((_parsed(s.value) for who in wanted for s in settings if s.party == who), None)


def _parsed(value: str) -> Quiet:
    start, end = (time.fromisoformat(part) for part in value.split("-"))
    return Quiet(start, end)


async def set_quiet_hours(
    act: Act, party: str | None = None, start: str | None = None, end: str | None = None
) -> Reply:
    """Set when a party wants no messages; without times, lift them.

    Left out, it is the whole group, or in a direct chat the speaker alone.
    """
    adults_only(act, "set quiet hours")
    roster = await Roster.load(act)
    own = None if act.group else roster.own_member(act)
    who = roster.party(party, act) if party else Party("member", own.id) if own else None
    key = f"{act.trip_id}:{QUIET}:{who.id if who else 'all'}"
    yours = own is not None and who == Party("member", own.id)
    name = " for you" if yours else f" for {roster.name_of(who)}" if who else ""
    begins, ends = clock(start), clock(end)
    await ensure(act)
    if begins is None and ends is None:
        await act.uow.of(Setting).remove(key)
        return Reply(f"No quiet hours{name} any more.")
    if begins is None or ends is None or begins == ends:
        raise Refusal("From when to when? For example 22:00 to 07:00.")
    await act.uow.of(Setting).put(Setting(key, who, QUIET, f"{begins:%H:%M}-{ends:%H:%M}"))
    return Reply(f"Quiet hours{name}: {begins:%H:%M} to {ends:%H:%M}. I'll write then only if it can't wait.")
