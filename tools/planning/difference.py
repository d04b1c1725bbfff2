"""What a new plan changes against the one before: typed, for proposals, travel days and words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tools.planning.model import Day, FamilyDay, ItemKind
from tools.planning.times import span

SEEN = (ItemKind.VISIT, ItemKind.MEET)
WORTH_TELLING = 5.0  # minutes


@dataclass(frozen=True)
class Shift:
    """How much later (minutes, negative: earlier) a family's day begins and ends."""

    day: date
    begins: float
    ends: float


@dataclass(frozen=True)
class FamilyDifference:
    """What changes for a family: kilometres, minutes at the wheel, days, places seen, beds."""

    family: str
    km: float
    minutes: float
    shifts: tuple[Shift, ...]
    added: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    beds: tuple[tuple[date, str, str], ...] = ()  # night, bed before, bed now


@dataclass(frozen=True)
class Difference:
    """The families a change touches; nobody: nothing changes."""

    families: tuple[FamilyDifference, ...] = ()

    @property
    def affected(self) -> tuple[str, ...]:
        """The names of the families it touches."""
        return tuple(f.family for f in self.families)

    @property
    def km(self) -> float:
        """Kilometres more (or, negative, fewer) for all families together."""
        return round(sum(f.km for f in self.families), 1)

    @property
    def minutes(self) -> float:
        """Minutes more at the wheel for all families together."""
        return round(sum(f.minutes for f in self.families), 1)

    def lines(self) -> list[str]:
        """Return a line for each family, in words."""
        return [_line(f) for f in self.families]


def difference(before: Sequence[Day], after: Sequence[Day]) -> Difference:
    """Return what `after` changes for each family; days only one of them has count as changed."""
    names = dict.fromkeys(f.family for d in (*before, *after) for f in d.families)
    found = (_of(name, _days(before, name), _days(after, name)) for name in names)
    return Difference(tuple(f for f in found if f is not None))


def _days(days: Iterable[Day], family: str) -> dict[date, FamilyDay]:
    return {d.date: f for d in days for f in d.families if f.family == family}


def _of(name: str, before: dict[date, FamilyDay], after: dict[date, FamilyDay]) -> FamilyDifference | None:
    changed = [d for d in sorted(before.keys() | after.keys()) if before.get(d) != after.get(d)]
    if not changed:
        return None
    old, new = [before[d] for d in changed if d in before], [after[d] for d in changed if d in after]
    was, now = _seen(before.values()), _seen(after.values())
    return FamilyDifference(
        name,
        round(sum(f.drive_km for f in new) - sum(f.drive_km for f in old), 1),
        round(sum(f.drive_minutes for f in new) - sum(f.drive_minutes for f in old), 1),
        tuple(s for d in changed if (s := _shift(d, before.get(d), after.get(d))) is not None),
        tuple(p for p in now if p not in was),
        tuple(p for p in was if p not in now),
        tuple(_beds(changed, before, after)),
    )


def _seen(days: Iterable[FamilyDay]) -> dict[str, None]:
    return {i.note or i.place.name: None for f in days for i in f.items if i.kind in SEEN}


def _shift(day: date, before: FamilyDay | None, after: FamilyDay | None) -> Shift | None:
    if before is None or after is None or before.begins is None or after.begins is None:
        return None
    begins = (after.begins - before.begins).total_seconds() / 60
    ends = (after.items[-1].end - before.items[-1].end).total_seconds() / 60
    return Shift(day, begins, ends) if begins or ends else None


def _beds(
    changed: list[date], before: dict[date, FamilyDay], after: dict[date, FamilyDay]
) -> Iterable[tuple[date, str, str]]:
    for day in changed:
        was, now = _bed(before.get(day)), _bed(after.get(day))
        if was != now:
            yield day, was, now


def _bed(day: FamilyDay | None) -> str:
    """Where a family checks in that day; empty when it does not."""
    beds = [i.place.name for i in day.items if i.kind is ItemKind.CHECK_IN] if day else []
    return beds[-1] if beds else ""


def _line(f: FamilyDifference) -> str:
    parts = []
    if abs(f.km) >= 1 or abs(f.minutes) >= 1:
        parts.append(f"{f.km:+.0f} km, {'-' if f.minutes < 0 else '+'}{span(abs(f.minutes))} of driving")
    for s in [s for s in f.shifts if abs(s.ends) >= WORTH_TELLING][:2]:
        parts.append(f"done {span(abs(s.ends))} {'later' if s.ends > 0 else 'earlier'} on {_said(s.day)}")
    parts += [f"sees {', '.join(f.added)}"] if f.added else []
    parts += [f"no longer sees {', '.join(f.dropped)}"] if f.dropped else []
    for day, was, now in f.beds:
        parts.append(f"on {_said(day)} a bed in {now}" if now else f"no bed in {was} on {_said(day)}")
    return f"{f.family}: {'; '.join(parts) or 'small changes of times'}"


def _said(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b}"
