"""Use case: the books of another program are taken over."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tools.documents.model import Document
from tools.expenses.books import Books
from tools.expenses.category import category_of
from tools.expenses.find import find_twin
from tools.expenses.importing import Line, parts_of, read_table
from tools.expenses.model import Expense, Payment
from tools.expenses.opening import open_books
from tools.expenses.rates import keep
from tools.expenses.spliit_json import is_json, read_json
from tools.kernel.act import Act
from tools.kernel.errors import Refusal
from tools.kernel.ids import new_id
from tools.kernel.party import Party
from tools.kernel.permit import adults_only
from tools.kernel.reply import Reply
from tools.kernel.words import joined


async def import_expenses(act: Act, table: str | None = None) -> Reply:
    """Take over a table of Splitwise or Spliit, all of it or nothing; what is here already is skipped.

    `table` is the pasted text; without it, the file that was sent along is read.

    Raises Refusal when it is no such table, a row does not add up, or a person is not known here.
    """
    adults_only(act, "the expenses")
    books = await open_books(act)
    said = table or await _sent_along(act)
    lines = (read_json if is_json(said) else read_table)(said, books.trip.currency)
    if not lines:
        raise Refusal("There are no expenses in that table.")
    parties = _people(act, books, lines)
    taken = [_record(act, line, parties) for line in lines]
    fresh = [record for record in taken if not _is_here(books, record)]
    for record in fresh:
        await _keep(act, books, record)
    skipped = f" {len(taken) - len(fresh)} were here already." if len(fresh) < len(taken) else ""
    return Reply(
        f"Taken over: {len(fresh)} of {len(taken)} rows.{skipped} Say “who owes what?”.", buttons=("Undo",)
    )


async def _sent_along(act: Act) -> str:
    """Return the text of the file that came with the message. Raises Refusal when there is none."""
    for file in act.files:
        kept = await act.uow.of(Document).get(file.document)
        if kept is not None:
            return kept.body.decode("utf-8-sig", errors="replace")
    raise Refusal(
        "Paste the table Splitwise or Spliit exported, or send its CSV or JSON file with “/import”."
    )


def _is_here(books: Books, record: Expense | Payment) -> bool:
    """Whether the books have the same expense or payment already."""
    if isinstance(record, Expense):
        return find_twin(books, record) is not None
    return any(replace(kept, id=record.id, entered_by=record.entered_by) == record for kept in books.payments)


def _people(act: Act, books: Books, lines: Sequence[Line]) -> Mapping[str, Party]:
    """Return whom each column stands for. Raises Refusal naming those nobody knows."""
    names = list(dict.fromkeys(name for line in lines for name in line.nets))
    found: dict[str, Party] = {}
    for name in names:
        member, family = books.roster.member(name), books.roster.family(name, typos=False)
        if member:
            found[name] = Party("member", member.id)
        elif family:
            found[name] = Party("family", family.id)
    unknown = [name for name in names if name not in found]
    if unknown:
        raise Refusal(
            f"I don't know {joined(unknown)} in this trip. Add them first, then paste the table again."
        )
    return found


def _record(act: Act, line: Line, parties: Mapping[str, Party]) -> Expense | Payment:
    payers, shares = parts_of(line, parties)
    minor, account = sum(part.minor for part in payers), act.speaker.account_id
    if line.is_payment and len(payers) == 1 and len(shares) == 1:
        ends = payers[0].party, shares[0].party
        return Payment(new_id(), *ends, minor, line.cost.currency, line.day, account)
    category = category_of(line.what, line.category)
    return Expense(
        id=new_id(),
        what=line.what,
        minor=minor,
        currency=line.cost.currency,
        date=line.day,
        payers=payers,
        shares=shares,
        category=category,
        entered_by=account,
        said=act.message,
    )


async def _keep(act: Act, books: Books, record: Expense | Payment) -> None:
    if isinstance(record, Payment):
        await act.uow.of(Payment).put(record)
    else:
        await act.uow.of(Expense).put(record)
    await keep(act, books.trip.currency, record.currency, record.date)
