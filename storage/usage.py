"""What language models cost, counted over all processes, and their answers kept for a while."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database
from storage.tables import answers, usage, usage_counters
from tools.admin.usage import Spending, UsageBook
from tools.kernel.budget import PRICES, Answers, Crossed, Limits, Meter, Price, Spender, Spent, dollars

_KEPT = timedelta(days=7)
_COUNTERS_KEPT = timedelta(days=3)
_THRESHOLDS = (80, 90, 100)


class SqlMeter(Meter):
    """Counters in the database: a row for each scope and period, changed in one statement each."""

    def __init__(self, database: Database, limits: Limits, prices: Mapping[str, Price] = PRICES) -> None:
        self._database, self._limits, self._prices = database, limits, prices

    async def reserve(self, spender: Spender, tokens: int, again: bool = False) -> bool:
        """Set tokens aside in every limit, or in none and return False."""
        wanted = [(*row, tokens) for row in self._scopes(spender)]
        hour = f"{spender.now.astimezone(UTC):%Y-%m-%dT%H}"
        wanted.append(("user_hour", spender.account_id, hour, self._limits.user_hour, 0 if again else 1))
        async with self._database.engine.connect() as connection, connection.begin() as transaction:
            for scope, key, period, limit, amount in wanted:
                if not await hold(connection, (scope, key, period), limit, amount):
                    await transaction.rollback()
                    return False
        return True

    async def settle(self, spender: Spender, reserved: int, spent: tuple[Spent, ...]) -> tuple[Crossed, ...]:
        """Put what was spent in the place of what was set aside; returns the thresholds just crossed."""
        total = sum(one.tokens for one in spent)
        crossed = []
        async with self._database.system() as connection:
            for scope, key, period, limit in self._scopes(spender):
                after = await _spend(connection, (scope, key, period), reserved, total)
                passed = [p for p in _THRESHOLDS if after - total < limit * p / 100 <= after]
                if passed:
                    crossed.append(Crossed(scope, passed[-1]))
            for one in spent:
                await connection.execute(usage.insert().values(self._row(spender, one)))
        return tuple(crossed)

    def _scopes(self, spender: Spender) -> list[tuple[str, str, str, int]]:
        """Return (scope, key, period, limit), in one order always: two turns can't lock each other out."""
        day = f"{spender.now.astimezone(UTC):%Y-%m-%d}"
        return [
            ("all", "", day, self._limits.all_day),
            ("trip", spender.trip_id, day, self._limits.trip_day),
            ("user", spender.account_id, day, self._limits.user_day),
        ]

    def _row(self, spender: Spender, spent: Spent) -> dict[str, Any]:
        return {
            "trip_id": spender.trip_id,
            "account_id": spender.account_id,
            "model": spent.model,
            "at": spender.now,
            "read": spent.read,
            "cached": spent.cached,
            "written": spent.written,
            "dollars": dollars(spent, self._prices),
        }


async def hold(connection: AsyncConnection, row: tuple[str, str, str], limit: int, amount: int) -> bool:
    """Add to what a counter (its scope, key and period) holds; False when that would be over its limit."""
    scope, key, period = row
    fresh = {"scope": scope, "key": key, "period": period, "held": 0, "spent": 0}
    await connection.execute(insert(usage_counters).values(fresh).on_conflict_do_nothing())
    held = usage_counters.c.held + amount
    change = update(usage_counters).where(_at(row), held <= limit).values(held=held)
    return (await connection.execute(change)).rowcount == 1


async def _spend(connection: AsyncConnection, row: tuple[str, str, str], reserved: int, spent: int) -> int:
    """Settle a counter; returns all that was really spent in it."""
    held = usage_counters.c.held - reserved + spent
    change = update(usage_counters).where(_at(row)).values(held=held, spent=usage_counters.c.spent + spent)
    return int((await connection.execute(change.returning(usage_counters.c.spent))).scalar() or 0)


def _at(row: tuple[str, str, str]) -> Any:
    scope, key, period = row
    table = usage_counters.c
    return (table.scope == scope) & (table.key == key) & (table.period == period)


class SqlAnswers(Answers):
    """Answers in the database, shared by all processes, each seen from its own trip only."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, trip_id: str, key: str) -> str | None:
        """Return what was kept within a week, as JSON."""
        fresh = answers.c.created_at > func.now() - _KEPT
        mine = select(answers.c.answer).where(answers.c.trip_id == trip_id, answers.c.key == key, fresh)
        async with self._database.system() as connection:
            found: str | None = (await connection.execute(mine)).scalar()
        return found

    async def put(self, trip_id: str, key: str, answer: str) -> None:
        """Keep an answer."""
        kept = insert(answers).values(trip_id=trip_id, key=key, answer=answer)
        renewed = {"answer": answer, "created_at": func.now()}
        async with self._database.system() as connection:
            await connection.execute(
                kept.on_conflict_do_update(index_elements=["trip_id", "key"], set_=renewed)
            )


async def sweep(database: Database) -> None:
    """Forget old answers and counters."""
    async with database.system() as connection:
        await connection.execute(delete(answers).where(answers.c.created_at < func.now() - _KEPT))
        old = usage_counters.c.created_at < func.now() - _COUNTERS_KEPT
        await connection.execute(delete(usage_counters).where(old))


class SqlUsageBook(UsageBook):
    """The usage table read."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of_trip(self, trip_id: str, since: datetime) -> list[Spending]:
        """Return what each person's messages cost in a trip since then, a row for each model."""
        rows = text(
            "SELECT u.account_id, coalesce(a.name, '') AS name, u.model, count(*) AS calls,"
            " sum(u.read) AS read, sum(u.cached) AS cached, sum(u.written) AS written,"
            " sum(u.dollars) AS dollars"
            " FROM usage u LEFT JOIN accounts a ON a.id = u.account_id"
            " WHERE u.trip_id = :trip AND u.at >= :since GROUP BY 1, 2, 3 ORDER BY sum(u.read) DESC"
        )
        async with self._database.system() as connection:
            found = (await connection.execute(rows, {"trip": trip_id, "since": since})).mappings().all()
        return [Spending(**row) for row in found]

    async def of_all(self, since: datetime, account_id: str = "") -> list[Spending]:
        """Return what was spent in all trips since then, a row for each model; by one person where told."""
        rows = text(
            "SELECT :who AS account_id, '' AS name, model, count(*) AS calls, sum(read) AS read,"
            " sum(cached) AS cached, sum(written) AS written, sum(dollars) AS dollars FROM usage"
            " WHERE at >= :since AND (:who = '' OR account_id = :who) GROUP BY model ORDER BY model"
        )
        async with self._database.system() as connection:
            found = (await connection.execute(rows, {"who": account_id, "since": since})).mappings().all()
        return [Spending(**row) for row in found]
