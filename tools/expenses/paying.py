"""Use cases: payments between parties and exchange rates are recorded."""

from tools.expenses.books import Books, in_own_currency, the_trip
from tools.expenses.dividing import number
from tools.expenses.huge import ask_if_huge
from tools.expenses.model import Payment, Rate
from tools.expenses.opening import open_books
from tools.expenses.rates import keep, told_rate
from tools.expenses.wording import paid_back, rate_line
from tools.kernel.act import Act
from tools.kernel.currency import currency_code, read_sum
from tools.kernel.errors import Refusal
from tools.kernel.ids import new_id
from tools.kernel.money import Money
from tools.kernel.permit import adults_only
from tools.kernel.reply import Notice, Reply
from tools.preferences.courtesy import is_quiet, tell_group


async def record_payment(
    act: Act, sender: str, receiver: str, amount: str, currency: str | None = None, sure: bool = False
) -> Reply:
    """Record money that went from one party to another.

    Raises Refusal for an unknown party, a sum that is none, or a payment within one family; Unclear for a sum
    that may be a slip, unless it is `sure`.
    """
    adults_only(act, "payments")
    books = await open_books(act)
    money = read_sum(amount, currency_code(currency, books.trip.currency))
    ends = [books.roster.party(said, act) for said in (sender, receiver)]
    if ends[0] is None or ends[1] is None:
        raise Refusal("Who paid whom? Name one family or person for each side.")
    if books.roster.family_of(ends[0]) == books.roster.family_of(ends[1]):
        raise Refusal("Those two are of one family. We settle per family, so there is nothing to keep.")
    ask_if_huge(act, money, act.today, sure)
    payment = Payment(
        new_id(), ends[0], ends[1], money.minor, money.currency, act.today, act.speaker.account_id
    )
    await act.uow.of(Payment).put(payment)
    await keep(act, books.trip.currency, payment.currency, payment.date)
    after = in_own_currency(act, await open_books(act))
    own = after.trip.currency if payment not in after.payments else payment.currency
    account = after.accounts(own)[after.home().get(ends[0], ends[0])]
    reply = await tell_group(act, paid_back(after, payment, Money(account.net, own)))
    return reply if act.group or await is_quiet(act) else _told_the_others(after, act, payment, reply)


def _told_the_others(books: Books, act: Act, payment: Payment, reply: Reply) -> Reply:
    """Return a reply that tells the families between whom money went, in their own chats too."""
    own, home = books.roster.own_family(act), books.home()
    for end in (payment.from_party, payment.to_party):
        party = home.get(end, end)
        if own is None or party.id != own.id:
            reply = reply.with_notice(Notice(reply.short, party))
    return reply


async def set_rate(act: Act, amount: str, currency: str, equals: str, other: str) -> Reply:
    """Keep an exchange rate as people agreed it; it counts for all expenses in that currency.

    Raises Refusal when neither or both sides are in the trip's currency.
    """
    adults_only(act, "exchange rates")
    own = (await the_trip(act)).currency
    sides = [
        (number(figure), currency_code(code, own)) for figure, code in ((amount, currency), (equals, other))
    ]
    rate = await act.uow.of(Rate).put(told_rate(act, own, *sides[0], *sides[1]))
    return Reply(f"Noted: {rate_line(rate)}. It counts for everything in {rate.currency}.", buttons=("Undo",))
