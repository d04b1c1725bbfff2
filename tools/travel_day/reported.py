"""A report that was kept, and what it made of the day."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tools.families.model import Family, Vehicle
from tools.travel_day.affected import Effect, effects
from tools.travel_day.broken import Instead
from tools.travel_day.broken_others import NOBODY, Others
from tools.travel_day.closure_words import NOTHING_CLOSED, Closing
from tools.travel_day.leaving_later import NOBODY as NOT_LATER
from tools.travel_day.leaving_later import Later
from tools.travel_day.living import DayState
from tools.travel_day.model import StatusReport
from tools.travel_day.standing import Progress

_SOON, _MUCH = timedelta(hours=4), timedelta(minutes=30)


@dataclass(frozen=True)
class Told:
    """A report that was kept, with the day before it and after it."""

    family: Family
    said: StatusReport
    so_far: DayState
    day: DayState
    reports: tuple[StatusReport, ...]
    car: Vehicle | None = None
    closed: Closing = NOTHING_CLOSED
    instead: Instead | None = None
    others: Others = NOBODY  # who else was to charge there
    later: Later = NOT_LATER  # who leaves later for them

    @property
    def before(self) -> Progress:
        """The family's progress before the report."""
        return self.so_far.standing(self.family.name, self.car.id if self.car else None)

    @property
    def after(self) -> Progress:
        """The family's progress after the report."""
        return self.day.standing(self.family.name, self.car.id if self.car else None)

    @property
    def effects(self) -> list[Effect]:
        """What it changes for the other families."""
        found = effects(self.so_far.live, self.day.live, self.family.name)
        return [effect for effect in found if _is_news(effect, self.said.at)]


def _is_news(effect: Effect, now: datetime) -> bool:
    """Whether it is worth a word by now: dinner at 18:44 instead of 18:30 is none in the morning."""
    soon = effect.planned - now <= _SOON
    return soon or (not effect.meal and effect.now - effect.planned >= _MUCH)
