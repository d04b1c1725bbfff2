"""One family's day, minute by minute: the tasks in order, with drives, meals and waiting between them."""

from dataclasses import dataclass

from tools.planning.blocked import Blocked
from tools.planning.model import ItemKind
from tools.planning.tasks import Outcome, Task
from tools.planning.times import hhmm
from tools.planning.wheel import Wheel

SOCKET_RATE, SOCKET_FULL = 0.0006, 0.9  # charge a minute at an ordinary socket (2.3 kW), and up to where
TOO_EARLY = 45.0  # minutes one would wait to check in, from which on something is seen first


@dataclass
class DayRun(Wheel):
    """Simulates a day. The outcome has `failed` (why) when a task that must be cannot be."""

    def run(self) -> Outcome:
        """Go through all tasks, then the evening."""
        self.state.clock = self._clock(self.ask.start)
        tasks = list(self.ask.tasks)
        while tasks:
            if len(tasks) > 1 and self._first_see(tasks[0], tasks[1]):
                tasks[0], tasks[1] = tasks[1], tasks[0]
            if not self._try(tasks.pop(0)):
                return self.outcome
        if self.ask.evening:
            self._evening()
        return self.outcome

    def _first_see(self, first: Task, then: Task) -> bool:
        """Whether there is time to see something before the bed can be had."""
        if first.kind != "check_in" or then.kind != "visit" or then.at is not None or first.spot is None:
            return False
        if first.earliest is None or first.spot.index is None:
            return False
        here = self.state.spot
        away = self.atlas.piece(here, first.spot.index).minutes if here.index != first.spot.index else 0.0
        return self.now + 1.1 * away + TOO_EARLY < first.earliest

    def _try(self, task: Task) -> bool:
        """Do a task; undo it when it is an option that does not fit. False when the day fails."""
        kept, count = self.state.copy(), len(self.outcome.items)
        self._do(task)
        if not self.outcome.failed:
            return True
        if not task.optional:
            return False
        self.outcome.state, self.outcome.failed = kept, None
        del self.outcome.items[count:]
        self.outcome.skipped.append(task)
        return True

    def _do(self, task: Task) -> None:
        if not self._go(task):
            return
        agreed = self.ask.meets.get(task.place) if task.kind in ("meet", "check_in") else None
        if task.kind in ("meet", "check_in"):
            self.outcome.reached[task.place] = self.state.clock
        if agreed is not None and task.kind == "meet":
            self._wait(self._local(agreed, self.here), "waiting for the others")
        if task.at is not None:
            self._wait(task.at)
        if task.earliest is not None and task.kind != "end":
            self._wait(task.earliest)
        if task.kind in ("visit", "meet"):
            self._eat_first(task.minutes)
        if task.latest is not None and self.now + task.minutes > task.latest + 0.5:
            out = task.kind == "check_out"
            what = hhmm(task.latest) if out else ""
            self.outcome.failed = Blocked("out" if out else "closes", self.here.name, what=what)
        elif task.at is not None and self.now > task.at + 5 and task.kind in ("visit", "meal"):
            self.outcome.failed = Blocked("late", self.here.name, what=task.note)
        else:
            self._perform(task)

    def _perform(self, task: Task) -> None:
        if task.kind == "charge":
            before = self.state.level
            self.state.level = max(before, min(SOCKET_FULL, before + task.minutes * SOCKET_RATE))
            self._emit(ItemKind.CHARGE, task.minutes, task.note)
            self._charged(before, self.state.level)
            self._lunch_beside(task.minutes)
        elif task.kind == "meal":
            lunch = self.now < 15 * 60
            self._emit(ItemKind.MEAL, task.minutes, task.note)
            self.state.lunch, self.state.dinner = self.state.lunch or lunch, self.state.dinner or not lunch
        elif task.kind != "end":
            self._emit(ItemKind(task.kind), task.minutes, task.note)
            if task.kind == "visit":
                self._eat_late()
