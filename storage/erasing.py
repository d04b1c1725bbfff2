"""Erasing a person from everything that is kept, the append-only journal included."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Table, delete, null, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import listed, quotes
from storage.database import Database
from storage.erasing_talk import out_of_talk, out_of_words
from storage.records import RECORDS
from storage.scrubbing import NOBODY, own_names, scrub, silence
from storage.sealing import Keyring
from storage.tables import (
    accounts,
    addresses,
    answers,
    erasures,
    inbox,
    journal,
    usage,
)
from storage.unit_of_work import SqlUnitOfWork
from tools.admin.forgetting import Erasure
from tools.documents.model import Document
from tools.expenses.model import Expense
from tools.families.model import Member
from tools.invitations.model import Invitation, LinkCode
from tools.preferences.model import Preference, Setting
from tools.travel_day.model import StatusReport
from tools.trips.model import Trip

_members, _preferences, _settings = RECORDS[Member], RECORDS[Preference], RECORDS[Setting]
_reports, _trips, _documents = RECORDS[StatusReport], RECORDS[Trip], RECORDS[Document]
_invitations, _links = RECORDS[Invitation], RECORDS[LinkCode]


class SqlErasure(Erasure):
    """Asks for it in the transaction of a unit of work; `erase_asked` does it afterwards."""

    def __init__(self, unit: SqlUnitOfWork) -> None:
        self._unit = unit

    async def ask(self, account_id: str) -> None:
        """Write down, with the rest of this turn, that the account is to be erased."""
        asked = insert(erasures).values(account_id=account_id)
        await (await self._unit.connection()).execute(asked.on_conflict_do_nothing())


async def erase_asked(database: Database) -> None:
    """Erase everybody who asked for it, each in one transaction."""
    async with database.system() as connection:
        asked = list((await connection.execute(select(erasures.c.account_id))).scalars())
    for account_id in asked:
        async with database.system() as connection:
            await connection.execute(text("SELECT set_config('pathfinder.erase', 'on', true)"))
            await _erase(connection, account_id, database.keys)
            await connection.execute(delete(erasures).where(erasures.c.account_id == account_id))


async def _erase(connection: AsyncConnection, account_id: str, keys: Keyring) -> None:
    found = await connection.execute(select(_members).where(_members.c.account_id == account_id))
    people = list(found.mappings())
    called = await _called(connection, account_id, people)
    parties = {person[key] for person in people for key in ("id", "family_id")}
    needles = await quotes.own_words(connection, account_id, [person["id"] for person in people], keys)
    lists = await listed.alone(connection, account_id, parties)
    needles |= {words for one in lists if (words := quotes.needle(one.option))}
    await listed.unlist(connection, lists)
    await quotes.untitle(connection, account_id, parties)
    await out_of_words(connection, account_id)
    await out_of_talk(connection, account_id)
    for person in people:
        await _out_of_trip(connection, person["trip_id"], person["id"], person["family_id"])
    await _out_of_journal(connection, account_id, [person["id"] for person in people])
    for trip_id in {person["trip_id"] for person in people}:
        await quotes.unquote(connection, trip_id, needles)
        names = await own_names(connection, trip_id, called)
        await scrub(connection, trip_id, {account_id, *names})
        await connection.execute(delete(answers).where(answers.c.trip_id == trip_id))
    await connection.execute(update(usage).where(usage.c.account_id == account_id).values(account_id=""))
    for table, column in (
        (addresses, addresses.c.account_id),
        (accounts, accounts.c.id),
        (_links, _links.c.account_id),
    ):
        await connection.execute(delete(table).where(column == account_id))
    made = update(_invitations).where(_invitations.c.made_by == account_id)
    await connection.execute(made.values(made_by="", made_by_name=NOBODY))
    organised = update(_trips).where(_trips.c.organizer == account_id)
    await connection.execute(organised.values(organizer_name="", organizer=None))


async def _called(connection: AsyncConnection, account_id: str, people: Sequence[Any]) -> set[str]:
    """Return their names, numbers and addresses, as far as we know them."""
    found = {word for person in people for word in (person["name"], person["phone"]) if word}
    for column, mine in (
        (accounts.c.name, accounts.c.id),
        (addresses.c.external_id, addresses.c.account_id),
        (inbox.c.sender_name, inbox.c.account_id),
    ):
        named = await connection.execute(select(column).where(mine == account_id))
        found.update(name for name in named.scalars() if name)
    return found


async def _out_of_trip(connection: AsyncConnection, trip_id: str, member_id: str, family_id: str) -> None:
    """Erase a member's name, number, wishes, settings, the family's positions, and made files."""
    blank: dict[str, Any] = {
        "name": NOBODY,
        "phone": null(),
        "age": null(),
        "diet": [],
        "account_id": null(),
    }
    await connection.execute(update(_members).where(_members.c.id == member_id).values(**blank))
    for column in (journal.c.before, journal.c.after, RECORDS[Expense].c.objections):
        await silence(connection, column, family_id)
    for table in (_preferences, _settings):
        await connection.execute(delete(table).where(table.c.party["id"].astext == member_id))
    where = (_reports.c.trip_id == trip_id) & (_reports.c.family_id == family_id)
    await connection.execute(update(_reports).where(where).values(lat=null(), lon=null(), way=null()))
    await connection.execute(delete(_documents).where(_documents.c.trip_id == trip_id))


async def _out_of_journal(connection: AsyncConnection, account_id: str, members: list[str]) -> None:
    """Keep that something was done, and not by whom, nor what it said of them."""
    acts = update(journal).where(journal.c.actor == account_id)
    await connection.execute(acts.values(actor="", actor_name=NOBODY))
    gone: dict[str, Any] = {"before": null(), "after": null()}
    about = journal.c.object_id.in_(members) | _names(journal, members)
    await connection.execute(update(journal).where(about).values(**gone))


def _names(table: Table, members: list[str]) -> Any:
    """Return the condition that an entry's record belongs to one of the members."""
    before, after = table.c.before["party"]["id"].astext, table.c.after["party"]["id"].astext
    return before.in_(members) | after.in_(members)
