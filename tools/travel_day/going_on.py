"""The others are asked to go on without who is late, where that costs all less than waiting."""

from datetime import timedelta

from tools.families.names import plural
from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.party import Party
from tools.kernel.reply import Press, Reply
from tools.preferences.quiet import quiet_hours
from tools.proposals.model import Difference
from tools.proposals.service import propose
from tools.travel_day.reported import Told
from tools.travel_day.waiting import GoOn, go_on

_LEAST_TO_ANSWER = 30  # minutes


async def go_on_asked(act: Act, roster: Roster, report: Told) -> Reply | None:
    """Propose it to those it is about; None when waiting is cheaper, it is known already, or at night."""
    heads = {family.name: roster.heads(family) for family in roster.families}
    change = go_on(report.day.planned, report.day.live, report.family.name, heads)
    known = go_on(report.so_far.planned, report.so_far.live, report.family.name, heads)
    quiet = await quiet_hours(act)
    if change is None or known is not None or (quiet and quiet.covers(act.now)):
        return None
    late = report.family.name
    families = [Party("family", f.id) for f in roster.families if f.name in (*change.others, late)]
    difference = Difference(_words(change, late), tuple(families), minutes=report.after.behind)
    skip = Press("report_status", {"kind": "skipped", "place": change.what, "family": late})
    what = f"go on without the {plural(late)} {_where(change)}"
    until = act.now + timedelta(minutes=max(report.after.behind, _LEAST_TO_ANSWER))
    return await propose(act, what, difference, (skip,), answer_by=until)


def _where(change: GoOn) -> str:
    """At a meeting by its place, at a meal by its name and place."""
    return f"in {change.place}" if change.what == change.place else f"at {change.what} in {change.place}"


def _words(change: GoOn, late: str) -> str:
    who = plural(late)
    where = _where(change)
    return (
        f"{where[0].upper()}{where[1:]} nobody waits for the {who}; you meet in {change.again} "
        f"about {change.again_at:%H:%M}. Waiting would cost all {change.waiting:.0f} person-minutes, "
        f"going on costs the {who} {change.missing:.0f}"
    )
