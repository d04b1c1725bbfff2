"""Use case: what language models have cost."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from tools.admin.governing import trip_of
from tools.families.service import adults_only, leads
from tools.kernel.act import Act
from tools.kernel.reply import Grid, Reply

_MONTH = timedelta(days=30)


@dataclass(frozen=True)
class Spending:
    """What one person's messages cost with one model; `dollars` None when its price is unknown."""

    account_id: str
    name: str
    model: str
    calls: int
    read: int
    cached: int
    written: int
    dollars: float | None


class UsageBook:
    """What was spent, and what may be."""

    async def of_trip(self, trip_id: str, since: datetime) -> list[Spending]:
        """Return what each person's messages cost in a trip since then, a row for each model."""
        raise NotImplementedError

    async def of_all(self, since: datetime, account_id: str = "") -> list[Spending]:
        """Return what was spent in all trips since then, a row for each model; by one person where told."""
        raise NotImplementedError


async def show_usage(act: Act) -> Reply:
    """Show tokens and money of the trip by person and model; most people see the sum and themselves.

    Besides, what one's own messages cost in all trips today, and, to who leads, all trips together.
    """
    trip = await trip_of(act)
    adults_only(act, "see what the models cost")
    book, now = act.port(UsageBook), act.now.astimezone(UTC)
    month = await book.of_trip(act.trip_id, now - _MONTH)
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    today = await book.of_trip(act.trip_id, midnight)
    if not month:
        return Reply(
            "No language model was paid for in this trip: commands and the built-in engine cost nothing."
        )
    lines = [f"This trip today: {_told(today)}.", f"Last 30 days: {_told(month)}."]
    all_seen = leads(act, trip)
    seen = [row for row in month if all_seen or row.account_id == act.speaker.account_id]
    each = [f"{row.name or 'somebody'}, {row.model}: {row.calls} calls, {_told([row])}" for row in seen]
    own = await book.of_all(midnight, act.speaker.account_id)
    ending = [f"You, in all your trips today: {_told(own)}."]
    ending += [f"All trips today: {_told(await book.of_all(midnight))}."] if all_seen else []
    grid = Grid("\n".join([*lines, *ending]), ("Who", "Model", "Calls", "Tokens", "Cost"), _cells(seen))
    return Reply("\n".join([*lines, *each, *ending]), grid=grid if seen else None)


def _cells(rows: Sequence[Spending]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (
            row.name or "somebody",
            row.model,
            str(row.calls),
            f"{row.read + row.written:,}",
            "?" if row.dollars is None else f"${row.dollars:.4f}",
        )
        for row in rows
    )


def _told(rows: Sequence[Spending]) -> str:
    tokens = sum(row.read + row.written for row in rows)
    known = [row.dollars for row in rows if row.dollars is not None]
    money = f", ${sum(known):.4f}" if known else ""
    unknown = " (and models of unknown price)" if len(known) < len(rows) and rows else ""
    return f"{tokens:,} tokens{money}{unknown}"
