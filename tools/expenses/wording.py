"""What is said about money: short, plain, with the figures."""

from collections.abc import Sequence
from decimal import Decimal

from tools.expenses.balance import Account
from tools.expenses.books import Books
from tools.expenses.model import Expense, Part, Payment, Rate
from tools.expenses.rates import rate_for
from tools.expenses.settle import Transfer
from tools.kernel.money import Money
from tools.kernel.party import Party
from tools.kernel.reply import Reply
from tools.kernel.words import day_words, joined, one_line

_LINES = 12  # what fits a phone's screen beside the rest


def title(expense: Expense) -> str:
    """Return an expense by name and sum: "groceries $211.60"."""
    return f"{expense.what} {Money(expense.minor, expense.currency)}"


def payers(books: Books, expense: Expense) -> str:
    """Return who paid: "Chidi", or "Claire ($164.00) and Chidi ($100.00)"."""
    if len(expense.payers) == 1:
        return books.label(expense.payers[0].party)
    return joined([f"{books.label(p.party)} ({Money(p.minor, expense.currency)})" for p in expense.payers])


def noted(books: Books, expense: Expense, heads: dict[Party, int], unit: str = "heads") -> Reply:
    """Return the answer to a recorded expense; `heads` where it was split by head, counted in `unit`."""
    parts = [(part, _part(books, part, expense.currency, heads, unit)) for part in expense.shares]
    how = f" by {unit[:-1]}" if heads else ""
    head = f"Noted: {title(expense)}, paid by {payers(books, expense)}"
    listed = " · ".join(words for _, words in parts)
    if len({part.minor for part, _ in parts}) == 1 and len(parts) > 3:
        each = Money(parts[0][0].minor, expense.currency)
        listed = f"{each} each for {joined([books.label(part.party) for part, _ in parts])}"
    short = f"{head}, split{how}: {listed}."
    if len(short) > 240:
        short = f"{head}, split{how} among {len(parts)}."
    dated = f" on {day_words(expense.date)}"
    text = "\n".join([f"{head}{dated}. Split{how}:", *(f"• {words}" for _, words in parts)])
    return Reply(text, buttons=("Undo",), short=one_line(short))


def _part(books: Books, part: Part, currency: str, heads: dict[Party, int], unit: str) -> str:
    number = heads.get(part.party)
    count = f" ({number} {unit if number != 1 else unit[:-1]})" if number else ""
    return f"{books.label(part.party)} {Money(part.minor, currency)}{count}"


def voided(books: Books, expense: Expense) -> Reply:
    """Return the answer to a voided expense."""
    text = f"Taken out: {title(expense)}, paid by {payers(books, expense)}. It counts no more."
    return Reply(text, buttons=("Undo",), short=one_line(text))


def changes(books: Books, before: Expense, after: Expense) -> list[str]:
    """Return what differs between two states of an expense: "$90.00 (was $84.20)"."""
    told = []
    for now, then in (
        (after.what, before.what),
        (str(Money(after.minor, after.currency)), str(Money(before.minor, before.currency))),
        (day_words(after.date), day_words(before.date)),
        (f"paid by {payers(books, after)}", f"paid by {payers(books, before)}"),
        (f"split: {_split(books, after)}", f"split: {_split(books, before)}"),
        (after.category, before.category),
    ):
        if now != then:
            told.append(now if now.startswith("split") else f"{now} (was {then.removeprefix('paid by ')})")
    return told


def _split(books: Books, expense: Expense) -> str:
    return ", ".join(_part(books, part, expense.currency, {}, "") for part in expense.shares)


def details(books: Books, expense: Expense) -> list[str]:
    """Return everything kept of an expense: who paid, each share, items, receipt, and its history."""
    lines = [f"{title(expense)} ({expense.category}), {day_words(expense.date)}"]
    lines += [f"Paid by {payers(books, expense)}", f"Split: {_split(books, expense)}"]
    for item in expense.items:
        who = joined([books.label(party) for party in item.parties]) or "everybody"
        lines.append(f"• {item.what} {Money(item.minor, expense.currency)}: {who}")
    if expense.receipt or expense.files:
        files = f"{len(expense.files)} file{'s' * (len(expense.files) != 1)}" if expense.files else ""
        lines.append("Receipt: " + " · ".join(filter(None, (one_line(expense.receipt), files))))
    entered = next((m.name for m in books.roster.members if m.account_id == expense.entered_by), "somebody")
    lines.append(f"Entered by {entered}" + (", recurring" if expense.series else ""))
    lines += [f"{day_words(edit.at)} {edit.by}: {edit.what}" for edit in expense.edits]
    return lines


def paid_back(books: Books, payment: Payment, net: Money) -> Reply:
    """Return the answer to a payment; `net` is what its sender's family is owed afterwards."""
    sender, receiver = books.label(payment.from_party), books.label(payment.to_party)
    money = Money(payment.minor, payment.currency)
    standing = _standing(books, payment.from_party, net)
    text = f"Noted: {sender} paid {receiver} {money}. {standing}."
    return Reply(text, buttons=("Undo",), short=one_line(text))


def unpaid(books: Books, payment: Payment) -> Reply:
    """Return the answer to a payment taken out."""
    ends = f"{books.label(payment.from_party)} paid {books.label(payment.to_party)}"
    text = f"Taken out: {ends} {Money(payment.minor, payment.currency)}. It counts no more."
    return Reply(text, buttons=("Undo",), short=one_line(text))


def _standing(books: Books, party: Party, net: Money) -> str:
    family = books.roster.family_of(party)
    name = family.name if family else books.label(party)
    if net.minor == 0:
        return f"{name} is square now"
    return f"{name} {'is owed' if net.minor > 0 else 'still owes'} {Money(abs(net.minor), net.currency)}"


def account_line(name: str, account: Account, currency: str) -> str:
    """Return a family's account as a line: what it paid, its share, money between families, the result."""
    pieces = [
        (account.paid, "paid"),
        (account.share, "share"),
        (account.sent, "sent"),
        (account.received, "received"),
    ]
    told = ", ".join(f"{word} {Money(minor, currency)}" for minor, word in pieces if minor)
    if account.net == 0:
        return f"{name}: {told} → square" if told else f"{name}: nothing yet"
    outcome = "is owed" if account.net > 0 else "owes"
    return f"{name}: {told} → {outcome} {Money(abs(account.net), currency)}"


def transfer_lines(books: Books, transfers: Sequence[Transfer[Party]], currency: str) -> list[str]:
    """Return "Okonkwo → Landry $72.10" for each transfer."""
    return [f"{books.label(t.payer)} → {books.label(t.payee)} {Money(t.minor, currency)}" for t in transfers]


def statement(books: Books, party: Party, currency: str) -> list[str]:
    """Return the newest lines of what a family paid and its share of each, oldest first."""
    home = books.home()

    def own(parts: Sequence[Part]) -> int:
        return sum(p.minor for p in parts if home.get(p.party, p.party) == party)

    lines: list[str] = []
    for expense in (e for e in books.active if e.currency == currency):
        paid, share = own(expense.payers), own(expense.shares)
        told = [f"paid {Money(paid, currency)}"] * bool(paid) + [f"share {Money(share, currency)}"] * bool(
            share
        )
        if told:
            lines.append(f"{expense.what} ({day_words(expense.date)}): {', '.join(told)}")
    for payment in (p for p in books.payments if p.currency == currency):
        for end, other, word in (
            (payment.from_party, payment.to_party, "sent to"),
            (payment.to_party, payment.from_party, "received from"),
        ):
            if home.get(end, end) == party:
                lines.append(f"{word} {books.label(other)}: {Money(payment.minor, currency)}")
    earlier = [f"… {len(lines) - _LINES} earlier ones"] if len(lines) > _LINES else []
    return earlier + lines[-_LINES:]


def rate_lines(told: Books, books: Books) -> list[str]:
    """Return how other currencies were counted, and which could not be."""
    own = books.trip.currency
    days = {(e.currency, e.date) for e in told.active} | {(p.currency, p.date) for p in told.payments}
    used = {r.id: r for c, day in sorted(days) if c != own and (r := rate_for(books.rates, c, own, day))}
    lines = [rate_line(rate) for rate in used.values()]
    unknown = [currency for currency in books.currencies if currency != own]
    lines += [f"I have no rate for {c}. Tell me one: “1 {own} = … {c}”." for c in unknown]
    return ["", *lines] if lines else []


def rate_line(rate: Rate) -> str:
    """Return "1 CHF = 1.0432 EUR (ECB, Oct 30 2026)"."""
    source = f"{rate.source}, {rate.as_of:%b} {rate.as_of.day} {rate.as_of.year}" if rate.day else "as told"
    return f"1 {rate.currency} = {Decimal(rate.rate):.5g} {rate.base} ({source})"
