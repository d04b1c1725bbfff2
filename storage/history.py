"""Taking back what was done: one turn at a time, never what others built on."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, cast, desc, func, select
from sqlalchemy.engine import RowMapping

from storage.records import RECORDS
from storage.rows import adapter
from storage.tables import journal
from storage.unit_of_work import SqlUnitOfWork
from tools.history.service import deed_words
from tools.kernel.errors import Refusal
from tools.kernel.undo import History, Past, Undone
from tools.polls.model import Ballot, Poll, PollStatus
from tools.proposals.model import Proposal
from tools.travel_day.model import Alert, AlertStatus, StatusReport, called

_KINDS = {kind.__name__: kind for kind in RECORDS}
_NO_ACT = ("", "undo")  # what the bot does by itself, and taking back
_MOST_READ = 400


@dataclass(frozen=True)
class _Change:
    kind: type[Any]
    object_id: str
    before: Any
    after: Any
    action: str


class SqlHistory(History):
    """Takes back turns of the trip whose unit of work this is."""

    def __init__(self, unit: SqlUnitOfWork) -> None:
        self._unit = unit

    async def undo_last(self, actor: str) -> Undone:
        """Take back the actor's newest turn that still stands; Refusal when none does, or it was built on."""
        mine = standing_in(self._unit.trip_id, journal.c.turn).where(
            journal.c.actor == actor, journal.c.action.not_in(_NO_ACT)
        )
        turn = (await (await self._unit.connection()).execute(mine.limit(1))).scalar()
        if turn is None:
            raise Refusal("There is nothing of yours to take back.")
        return await self.undo(actor, int(turn))

    async def undo(self, actor: str, turn: int) -> Undone:
        """Take back one turn of `actor`; Refusal when it is not theirs, was taken back, or was built on."""
        changes = await self._changes(actor, turn)
        if not changes:
            raise Refusal("That was taken back already, or is not yours to take back.")
        for change in changes:
            await self._refuse_if_built_on(actor, turn, change)
        self._unit.undoes = turn
        try:
            for change in reversed(changes):
                await self._restore(change)
        finally:
            self._unit.undoes = None
        names = [await self._label(change) for change in changes]
        return Undone(action=changes[0].action, what=tuple(name for name in names if name))

    async def standing(self, actor: str, most: int) -> list[Past]:
        """Return the newest turns of `actor` that changed something and still stand, newest first."""
        mine = standing_in(self._unit.trip_id, journal).where(
            journal.c.actor == actor, journal.c.action.not_in(_NO_ACT)
        )
        rows = (await (await self._unit.connection()).execute(mine.limit(_MOST_READ))).mappings().all()
        turns = list(dict.fromkeys(row["turn"] for row in rows))[:most]
        return [await self._past([row for row in reversed(rows) if row["turn"] == turn]) for turn in turns]

    async def taken_back_by(self, turn: int) -> list[Past]:
        """Return the turns that this turn has taken back."""
        entries = select(journal.c.undoes).where(
            journal.c.trip_id == self._unit.trip_id, journal.c.turn == turn, journal.c.undoes.is_not(None)
        )
        connection = await self._unit.connection()
        undone = select(journal).where(
            journal.c.trip_id == self._unit.trip_id,
            journal.c.turn.in_(entries),
            journal.c.undoes.is_(None),
            journal.c.action.not_in(_NO_ACT),
        )
        rows = (await connection.execute(undone.order_by(journal.c.id))).mappings().all()
        turns = dict.fromkeys(row["turn"] for row in rows)
        return [await self._past([row for row in rows if row["turn"] == one]) for one in turns]

    async def _past(self, rows: list[RowMapping]) -> Past:
        names = [await self._label(await self._change(row)) for row in rows]
        actions = tuple(dict.fromkeys(row["action"] for row in rows))
        what = tuple(dict.fromkeys(name for name in names if name))
        return Past(rows[0]["turn"], rows[0]["at"], actions, what)

    async def _changes(self, actor: str, turn: int) -> list[_Change]:
        of_turn = standing_in(self._unit.trip_id, journal).where(
            journal.c.turn == turn, journal.c.actor == actor, journal.c.action.not_in(_NO_ACT)
        )
        rows = (await (await self._unit.connection()).execute(of_turn)).mappings().all()
        return [await self._change(row) for row in reversed(rows)]

    async def _change(self, row: RowMapping) -> _Change:
        kind = _KINDS[row["kind"]]
        before, after = [
            values and await self._unit.opened(kind, values) for values in (row["before"], row["after"])
        ]
        return _Change(kind, row["object_id"], before, after, row["action"])

    async def _refuse_if_built_on(self, actor: str, turn: int, change: _Change) -> None:
        if change.kind is Alert:
            return  # a reminder is sent or moved by the bot itself
        if change.kind is Ballot:
            await self._refuse_counted(change)
        since = journal.c.id > await self._last_entry(turn)
        newest = standing_in(self._unit.trip_id, journal.c.actor, journal.c.actor_name, journal.c.action)
        changed = newest.where(
            since, journal.c.object_id == change.object_id, journal.c.kind == change.kind.__name__
        )
        built = newest.where(
            since, journal.c.actor != actor, cast(journal.c.after, Text).contains(change.object_id)
        )
        connection = await self._unit.connection()
        row = (await connection.execute(changed.limit(1))).first()
        if row is None and change.before is None:
            row = (await connection.execute(built.limit(1))).first()
        if row is None:
            return
        if row.actor == actor:
            raise Refusal("You have changed it since. Take that back first, or say what should stand.")
        who, how = row.actor_name or "somebody", deed_words((row.action,) if row.action else ())
        raise Refusal(
            f"I can't take that back: {who} has changed it since ({how}). Say what should stand instead."
        )

    async def _refuse_counted(self, change: _Change) -> None:
        """Raise Refusal for a vote in a poll that is over: its result stands on it."""
        ballot = change.after or change.before or {}
        poll = await self._unit.of(Poll).get(ballot.get("poll_id", ""))
        if poll is not None and poll.status is not PollStatus.OPEN:
            raise Refusal(
                f"“{poll.question}” is closed, so its votes stay as they were counted. "
                "/history shows what else you did."
            )

    async def _last_entry(self, turn: int) -> int:
        last = select(func.max(journal.c.id)).where(
            journal.c.trip_id == self._unit.trip_id, journal.c.turn == turn
        )
        return int((await (await self._unit.connection()).execute(last)).scalar_one())

    async def _restore(self, change: _Change) -> None:
        repository = self._unit.of(change.kind)
        if change.kind is Alert:
            now = await self._unit.of(Alert).get(change.object_id)
            if now is None or not (now.status is AlertStatus.WAITING or self._put_off(change, now)):
                return  # it was said, or is off already: that can't be unsaid
        if change.before is None:
            await repository.remove(change.object_id)
        else:
            await repository.put(adapter(change.kind).validate_python(change.before))

    def _put_off(self, change: _Change, now: Alert) -> bool:
        """Whether the turn itself called a reminder off whose time is still to come."""
        called_off = change.before is not None and change.after is not None
        called_off = called_off and change.after.get("status") == AlertStatus.CANCELLED.value
        return called_off and now.status is AlertStatus.CANCELLED and now.at > self._unit.author.at

    async def _label(self, change: _Change) -> str:
        """Return the words by which people know a record; "" for those that have none."""
        values = change.after or change.before or {}
        if change.kind is Proposal:
            return f"proposal {values['number']}: {values['what']}"
        if change.kind is StatusReport:
            return called(values["kind"], values["minutes"], values["place"], values["percent"])
        if change.kind is Ballot:
            poll = await self._unit.of(Poll).get(values["poll_id"])
            return poll.question if poll is not None else ""
        if values.get("private"):  # a wish or a budget told in a direct chat
            return ""
        return str(values.get("name") or values.get("what") or values.get("question") or "")


def standing_in(trip_id: str, *columns: Any) -> Select[Any]:
    """Select from a trip's entries, newest first, without what was taken back and its taking back."""
    undone: ColumnElement[bool] = journal.c.turn.in_(
        select(journal.c.undoes).where(journal.c.trip_id == trip_id, journal.c.undoes.is_not(None))
    )
    standing = select(*columns).where(journal.c.trip_id == trip_id, journal.c.undoes.is_(None), ~undone)
    return standing.order_by(desc(journal.c.id))
