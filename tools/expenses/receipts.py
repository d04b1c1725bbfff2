"""Receipts: their text, and photos or files of them, kept with the expense."""

from collections.abc import Iterable
from dataclasses import replace

from tools.documents.model import Document
from tools.expenses.books import Books
from tools.expenses.find import by_id_or_words, may_change
from tools.expenses.model import Edit, Expense
from tools.expenses.opening import open_books
from tools.expenses.wording import title
from tools.kernel.act import Act
from tools.kernel.errors import NotAllowed, Refusal, Unclear
from tools.kernel.permit import adults_only
from tools.kernel.reply import Reply
from tools.kernel.words import one_line

_LONGEST = 4_000
_ANOTHER = "Yes, keep it"


def fit_receipt(text: str | None) -> str:
    """Return a receipt's text as it is kept."""
    return (text or "").strip()[:_LONGEST]


async def refuse_same_file(act: Act, books: Books, files: Iterable[str], again: bool) -> None:
    """Ask back when a photo or file is the very same as another expense's. Raises Unclear."""
    if again:
        return
    bodies = {body for file in files if (body := await _body(act, file))}
    for other in books.active if bodies else ():
        for file in other.files:
            if await _body(act, file) in bodies:
                question = f"That receipt is with {title(other)} already. Shall I keep it all the same?"
                raise Unclear(question, (_ANOTHER,), {_ANOTHER: {"again": True}})


async def _body(act: Act, document: str) -> bytes | None:
    kept = await act.uow.of(Document).get(document)
    return kept.body if kept else None


async def attach_receipt(
    act: Act,
    what: str | None = None,
    text: str | None = None,
    expense: str | None = None,
    again: bool = False,
) -> Reply:
    """Keep a receipt's text, or the files sent along, with an expense (the newest that fits).

    Raises Refusal when there is no receipt or no such expense, NotAllowed when it is somebody else's.
    """
    adults_only(act, "the expenses")
    files, words = tuple(file.document for file in act.files), fit_receipt(text)
    if not files and not words:
        raise Refusal("Where is the receipt? Send its photo along, or write what is on it.")
    books = await open_books(act)
    own = [e for e in books.active if e.entered_by == act.speaker.account_id]
    meant = by_id_or_words(act, books, expense, what, own if not what and own else None)
    if not may_change(act, books, meant):
        raise NotAllowed(f"A receipt for {title(meant)} comes from who entered or paid it, or an admin.")
    await refuse_same_file(act, books, files, again)
    kept = replace(
        meant,
        files=(*meant.files, *files),
        receipt="\n".join(filter(None, (meant.receipt, words)))[:_LONGEST],
        edits=(*meant.edits, Edit(act.now, act.speaker.name, "receipt attached")),
    )
    await act.uow.of(Expense).put(kept)
    line = f"The receipt is kept with {title(meant)}."
    return Reply(line, buttons=("Undo",), short=one_line(line))
