"""Those whose money it is may object; the expense counts on until it is changed, taken out or agreed on."""

from collections.abc import Sequence
from dataclasses import replace

from tools.expenses.books import Books
from tools.expenses.find import affected, by_id_or_words, entered_by
from tools.expenses.model import Expense, ExpenseStatus, Objection
from tools.expenses.opening import open_books
from tools.expenses.wording import title
from tools.kernel.act import Act
from tools.kernel.errors import NotAllowed, Refusal
from tools.kernel.party import Party
from tools.kernel.permit import adults_only
from tools.kernel.reply import Notice, Press, Reply
from tools.kernel.words import joined, one_line
from tools.preferences.courtesy import tell_group

OBJECT, DETAILS, AGREE = "Dispute", "Details", "Agree after all"
_LONGEST_WHY = 200


def with_objection(reply: Reply, expense: Expense) -> Reply:
    """Return a reply with the buttons by which those affected look into an expense, or object to it."""
    chosen = {"expense": expense.id}
    presses = {OBJECT: Press("object_expense", chosen), DETAILS: Press("show_expense", chosen)}
    buttons = (*reply.buttons, OBJECT, DETAILS)
    return replace(reply, buttons=buttons, presses={**reply.presses, **presses})


async def object_expense(
    act: Act, what: str | None = None, why: str | None = None, expense: str | None = None
) -> Reply:
    """Keep that the speaker's family does not agree with an expense, and tell those who can change it.

    Raises NotAllowed for those who have no part in it; Refusal when there is none such.
    """
    adults_only(act, "the expenses")
    books = await open_books(act)
    meant, own = by_id_or_words(act, books, expense, what), _own_party(act, books)
    if own not in affected(books, meant):
        raise NotAllowed(f"You have no part in “{title(meant)}”, so there is nothing to object to.")
    reason = " ".join((why or "").split())[:_LONGEST_WHY]
    others = tuple(o for o in meant.objections if o.party != own)
    objected = replace(meant, objections=(*others, Objection(own, reason, act.now)))
    await act.uow.of(type(meant)).put(objected)
    because = f": “{reason}”" if reason else ""
    line = (
        f"{books.label(own)} objects to {title(meant)}{because}. It counts until it is changed or taken out."
    )
    withdrawn = {AGREE: Press("agree_expense", {"expense": meant.id})}
    reply = Reply(line, buttons=(AGREE,), short=one_line(line), presses=withdrawn)
    return await tell_group(act, _told(books, act, objected, reply, entered_by(books, meant)))


async def agree_expense(act: Act, what: str | None = None, expense: str | None = None) -> Reply:
    """Take the speaker's objection back. Raises Refusal when there is none."""
    adults_only(act, "the expenses")
    books = await open_books(act)
    meant, own = by_id_or_words(act, books, expense, what, _disputed(books)), _own_party(act, books)
    kept = tuple(o for o in meant.objections if o.party != own)
    if len(kept) == len(meant.objections):
        raise Refusal(f"You have not objected to {title(meant)}.")
    await act.uow.of(type(meant)).put(replace(meant, objections=kept))
    line = f"{books.label(own)} agrees to {title(meant)} after all."
    return await tell_group(act, _told(books, act, meant, Reply(line, short=line), entered_by(books, meant)))


def _disputed(books: Books) -> Sequence[Expense]:
    return [e for e in books.active if e.objections]


def _own_party(act: Act, books: Books) -> Party:
    family = books.roster.own_family(act)
    if family is None:
        raise NotAllowed("I don't know your family in this trip yet.")
    return Party("family", family.id)


def _told(books: Books, act: Act, expense: Expense, reply: Reply, keepers: Sequence[Party]) -> Reply:
    """Return a reply that also tells those who may change the expense, in their own chats."""
    own = books.roster.own_member(act)
    for keeper in keepers:
        if own is None or keeper.id != own.id:
            reply = reply.with_notice(with_objection_notice(reply.short, keeper, expense))
    return reply


def with_objection_notice(text: str, to: Party, expense: Expense) -> Notice:
    """Return a word about an expense to one party, with buttons to look into it or object while it counts."""
    if expense.status is ExpenseStatus.VOIDED:
        return Notice(text, to)
    chosen = {"expense": expense.id}
    presses = {OBJECT: Press("object_expense", chosen), DETAILS: Press("show_expense", chosen)}
    return Notice(text, to, (OBJECT, DETAILS), presses)


def tell_affected(act: Act, books: Books, expense: Expense, reply: Reply) -> Reply:
    """Return a reply that tells the other families whose money it is, in their own chats too."""
    own = books.roster.own_family(act)
    for party in affected(books, expense):
        if own is None or party.id != own.id:
            reply = reply.with_notice(with_objection_notice(reply.short, party, expense))
    return reply


def disputed_lines(books: Books) -> list[str]:
    """Return a line for each expense somebody objects to."""
    return [
        f"In question: {title(e)} ({joined([_objector(books, o) for o in e.objections])})."
        for e in _disputed(books)
    ]


def objection_lines(books: Books, expense: Expense) -> list[str]:
    """Return who objects to an expense, a line each."""
    return [f"{_objector(books, objection)}." for objection in expense.objections]


def _objector(books: Books, objection: Objection) -> str:
    because = f": {objection.why}" if objection.why else ""
    return f"{books.label(objection.party)} objects{because}"
