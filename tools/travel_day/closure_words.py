"""Ways round a closed road, and how they are told."""

from collections.abc import Sequence
from dataclasses import dataclass

from tools.families.model import Family
from tools.families.names import plural
from tools.kernel.place import Place
from tools.kernel.reply import Reply
from tools.kernel.words import joined
from tools.planning.model import ItemKind
from tools.travel_day.gsm import fit
from tools.travel_day.model import StatusReport, Way
from tools.travel_day.standing import Progress
from tools.travel_day.wording import closed_where, expected, minutes_in_words


@dataclass(frozen=True)
class WayRound:
    """A family's drive around a closed road, `minutes` longer; None where no other road is known.

    `flat` when its car's charge lasts to no charger on it, and so there is no `way`.
    """

    family: Family
    drive: str  # where the drive goes that takes longer
    to: str  # and where it leads in the end, pauses between
    minutes: int | None
    by: str = ""
    way: Way | None = None
    flat: bool = False

    @property
    def words(self) -> str:
        """By where, and how much longer."""
        by = f" by {self.by}" if self.by else ""
        longer = f"{minutes_in_words(self.minutes)} more" if self.minutes else "about as long"
        return f"{by} {longer}".strip()


@dataclass(frozen=True)
class Closing:
    """What a closed road changes. `ways` is None where nobody knows where it is; `reports` move the day.

    `asked` is what those are asked whose day would change much; `where` is the place.
    """

    ways: tuple[WayRound, ...] | None = None
    reports: tuple[StatusReport, ...] = ()
    asked: Reply | None = None
    where: Place | None = None


NOTHING_CLOSED = Closing()


def closed_reply(ways: Sequence[WayRound] | None, said: StatusReport, after: Progress) -> str:
    """Return what the reporter of a closed road is told: their own way round, and when they will be there."""
    late = f", about {minutes_in_words(said.minutes)} late" if said.minutes else ""
    then = f" {expected(after.next)}." if after.next and after.behind else ""
    return fit(f"Noted: {closed_where(said)}{late}. {_way(ways, said)}{then}")


def _way(ways: Sequence[WayRound] | None, said: StatusReport) -> str:
    if ways is None and said.minutes:
        return "Follow the diversion."
    if ways is None:
        return "Near which town? Text ROAD CLOSED AT and its name, and I'll look for a way round."
    own = [way for way in ways if way.family.id == said.family_id]
    if not own:
        return "By your way today you don't pass there."
    if own[0].minutes is None:
        return "I know no other road there: wait or turn back, then text LATE and your minutes."
    if own[0].flat:
        return f"The way round {own[0].words} has no charger within your charge: charge first, or wait."
    charges = (
        [item.place.name for item in own[0].way.items if item.kind is ItemKind.CHARGE] if own[0].way else []
    )
    charging = f", charge in {joined(charges)}" if charges else ""
    return f"Way round {own[0].words}{charging}, I guess."


def others_words(ways: Sequence[WayRound], closed: Closing, said: StatusReport) -> str:
    """Return what the others hear of their own ways: those that are taken, and those there are none for."""
    taken = {(r.family_id, r.place) for r in closed.reports}
    others = [way for way in ways if way.family.id != said.family_id]
    going = [f"the {plural(w.family.name)} {w.words}" for w in others if (w.family.id, w.to) in taken]
    flat = [f"the {plural(w.family.name)}" for w in others if w.flat]
    stuck = [f"the {plural(w.family.name)}" for w in others if w.minutes is None]
    text = f" Going round: {joined(going)}." if going else ""
    text += f" No other road is known for {joined(stuck)}." if stuck else ""
    return text + (f" The way round is too far for the charge of {joined(flat)}." if flat else "")
