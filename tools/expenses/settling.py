"""Use cases: who pays whom, with links to pay by, and the picture of who owes."""

import re
from collections.abc import Sequence
from urllib.parse import quote

from tools.documents.model import Document
from tools.expenses.bars import Bar, picture
from tools.expenses.books import Books, in_own_currency, transfers
from tools.expenses.objecting import disputed_lines
from tools.expenses.opening import open_books
from tools.expenses.settle import Transfer
from tools.expenses.wording import rate_lines, transfer_lines
from tools.kernel.act import Act
from tools.kernel.errors import Refusal
from tools.kernel.ids import new_id
from tools.kernel.money import Money
from tools.kernel.party import Party
from tools.kernel.permit import adults_only
from tools.kernel.reply import Attachment, Grid, Press, Reply
from tools.kernel.workers import Workers
from tools.preferences.model import Setting

PAY = "pay"
_MOST_BUTTONS = 5
_LONGEST = 200
_PICTURE = "Picture"
# How services call a person, and the address that asks for a sum. {who}, {sum}, {code}, {note} are filled in.
_LINKS = (
    (r"venmo\W*@?(?P<who>[\w-]{3,30})$", "https://venmo.com/{who}?txn=pay&amount={sum}&note={note}"),
    (r"(?:https?://)?(?:www\.)?paypal(?:\.me/|\.com/paypalme/|\W+@?)(?P<who>\w{3,30})/?$", "https://paypal.me/{who}/{sum}{code}"),
    (r"(?:cash ?app|cash\.app/)\W*\$?(?P<who>\w{3,30})$", "https://cash.app/${who}/{sum}"),
    (r"(?:https?://)?revolut(?:\.me/|\W+@?)(?P<who>\w{3,30})$", "https://revolut.me/{who}"),
)  # fmt: skip


async def settle_up(act: Act, party: str | None = None) -> Reply:
    """Say who pays whom so that everything is clear, in the fewest transfers, with links where known."""
    told = await open_books(act)
    books = in_own_currency(act, told)
    if not books.active and not books.payments:
        return Reply("Nobody has paid for anything yet, so there is nothing to settle.")
    whose = books.roster.party(party, act) if party else None
    owner = books.home().get(whose, whose) if whose else None
    handles = {s.party: s.value for s in await act.uow.of(Setting).all() if s.key == PAY}
    lines, presses, rows, links = [], dict[str, Press](), list[tuple[str, ...]](), list[str]()
    for currency in books.currencies:
        found = [t for t in await transfers(act, books, currency) if owner in (None, t.payer, t.payee)]
        for transfer, words in zip(found, transfer_lines(books, found, currency), strict=True):
            how = _how(books, handles, transfer, currency)
            lines += [f"{words}{how}"]
            rows += [_cells(books, transfer, currency)]
            links += [f"{' to '.join(rows[-1][:2])}:{how}"] * bool(how)
            presses[f"Paid: {words}"] = _paid(books, transfer, currency)
    if not lines:
        return Reply("All square, nothing to send.")
    head = f"To settle up ({len(lines)} transfer{'s' * (len(lines) != 1)}):"
    also = [*disputed_lines(told), *rate_lines(told, books)]
    buttons = (*list(presses)[:_MOST_BUTTONS], _PICTURE)
    return Reply(
        "\n".join([head, *lines, *also]),
        buttons=buttons,
        presses={**presses, _PICTURE: Press("draw_balance")},
        grid=Grid("\n".join([head, *links, *also]), ("Who", "To whom", "How much"), tuple(rows)),
    )


def _cells(books: Books, transfer: Transfer[Party], currency: str) -> tuple[str, ...]:
    """Return a transfer as the cells of a row."""
    ends = (books.label(transfer.payer), books.label(transfer.payee))
    return (*ends, str(Money(transfer.minor, currency)))


def _paid(books: Books, transfer: Transfer[Party], currency: str) -> Press:
    ends = {"from": books.roster.key(transfer.payer), "to": books.roster.key(transfer.payee)}
    money = Money(transfer.minor, currency)
    return Press("record_payment", {**ends, "amount": money.decimal, "currency": currency})


def _how(books: Books, handles: dict[Party | None, str], transfer: Transfer[Party], currency: str) -> str:
    """Return how the receiver wants to be paid: a link with the sum in it, or what they said."""
    home = books.home()
    found = [v for party, v in handles.items() if party and home.get(party, party) == transfer.payee]
    return "".join(
        f"\n   {pay_link(handle, Money(transfer.minor, currency), books.trip.name)}" for handle in found
    )


def pay_link(handle: str, money: Money, note: str) -> str:
    """Return a link that asks for a sum, where the service has such; else what was said."""
    for pattern, link in _LINKS:
        if match := re.match(pattern, handle, re.IGNORECASE):
            return link.format(who=match["who"], sum=money.decimal, code=money.currency, note=quote(note))
    return f"pay to {handle}"


async def set_pay_link(act: Act, how: str) -> Reply:
    """Keep how the speaker's family wants to be paid: "paypal.me/jess", an IBAN; "none" lifts it."""
    adults_only(act, "how to be paid")
    books = await open_books(act)
    family = books.roster.own_family(act)
    if family is None:
        raise Refusal("I don't know your family in this trip yet.")
    party, said = Party("family", family.id), " ".join(how.split())
    key = f"{act.trip_id}:{PAY}:{family.id}"
    if not said or said.casefold() in ("none", "nothing", "no"):
        await act.uow.of(Setting).remove(key)
        return Reply("Forgotten. Nobody is told how to pay you any more.", buttons=("Undo",))
    if len(said) > _LONGEST:
        raise Refusal(f"Please keep that to {_LONGEST} characters.")
    await act.uow.of(Setting).put(Setting(key, party, PAY, said))
    example = pay_link(said, Money(1234, books.trip.currency), books.trip.name)
    return Reply(f"Noted. Whoever owes you sees with /settle: {example}", buttons=("Undo",))


async def draw_balance(act: Act) -> Reply:
    """Make a picture of who is owed and who owes. Raises Refusal while all are square."""
    told = await open_books(act)
    books = in_own_currency(act, told)
    currency = books.trip.currency
    nets = [(books.label(party), account.net) for party, account in books.accounts(currency).items()]
    if not any(net for _, net in nets):
        raise Refusal("All square: there is nothing to draw.")
    bars = _bars(sorted(nets, key=lambda one: -one[1]), currency)
    transfer_words = transfer_lines(books, await transfers(act, books, currency), currency)
    body = await act.port(Workers).run(
        picture, f"{books.trip.name}: who owes what", bars, tuple(transfer_words)
    )
    document = Document(new_id(), "balances.png", "image/png", body, act.now)
    await act.uow.of(Document).put(document)
    file = Attachment(document.name, document.content_type, document.id)
    return Reply("Here is who owes what.", attachments=(file,))


def _bars(nets: Sequence[tuple[str, int]], currency: str) -> tuple[Bar, ...]:
    return tuple(Bar(name, net, str(Money(abs(net), currency))) for name, net in nets)
