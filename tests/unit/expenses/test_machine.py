"""Whatever is told in whatever order: the ledger sums to zero, shares to their sum, settlement clears."""

import asyncio
from collections.abc import Awaitable
from contextlib import suppress
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.world import World, family
from tools.expenses import service
from tools.expenses.balance import accounts
from tools.expenses.books import in_own_currency, transfers
from tools.expenses.model import Every, Expense, Part, Payment, SplitLine
from tools.expenses.opening import open_books
from tools.expenses.split import divide
from tools.kernel.errors import Refusal
from tools.kernel.party import Party
from tools.kernel.reply import Reply

PEOPLE = {
    "Lee": ("Ann", "Bo", "Kit"),
    "Cruz": ("Cy", "Di"),
    "Diaz": ("Ed",),
    "Okafor": ("Flo", "Gus", "Hal", "Ida"),
}
WHAT = st.sampled_from(["gas", "tolls", "dinner"])
NAMES = st.sampled_from([name for people in PEOPLE.values() for name in people])
PARTIES = st.sampled_from(
    ["me", "my_family", "family:Cruz", "family:Diaz", "member:Hal", "member:Kit", "all"]
)
AMOUNTS = st.integers(min_value=-5, max_value=10**6).map(lambda minor: f"{minor / 100:.2f}")
LINES = st.lists(
    st.builds(SplitLine, PARTIES, shares=st.none() | st.sampled_from(["1", "2", "0.5"]), percent=st.none()),
    max_size=4,
)
DAY = date(2027, 3, 18)


class Ledger(RuleBasedStateMachine):
    """Random payers, joiners, leavers, and people who change their minds."""

    @initialize()
    def begin(self) -> None:
        self.world = asyncio.run(World.with_families(PEOPLE))

    def _try(self, doing: Awaitable[Reply]) -> None:
        async def go() -> None:
            with suppress(Refusal):
                reply = await doing
                assert 0 < len(reply.short) <= 240

        asyncio.run(go())

    @rule(
        name=NAMES,
        amount=AMOUNTS,
        lines=LINES,
        without=st.lists(PARTIES, max_size=2),
        offset=st.integers(min_value=-2, max_value=5),
        again=st.booleans(),
    )
    def pay(
        self, name: str, amount: str, lines: list[SplitLine], without: list[str], offset: int, again: bool
    ) -> None:
        day = DAY + timedelta(days=offset)
        bill = service.Bill("gas", amount, day=day, split=lines, without=without, again=again)
        act = asyncio.run(self.world.by(name))
        self._try(service.add_expense(act, bill))

    @rule(name=NAMES, amount=st.none() | AMOUNTS)
    def void(self, name: str, amount: str | None) -> None:
        self._try(service.void_expense(asyncio.run(self.world.by(name)), "gas", amount))

    @rule(name=NAMES, to=PARTIES, amount=AMOUNTS)
    def send(self, name: str, to: str, amount: str) -> None:
        self._try(service.record_payment(asyncio.run(self.world.by(name)), "me", to, amount))

    @rule(name=NAMES, amount=AMOUNTS, every=st.sampled_from(list(Every)), offset=st.integers(-3, 3))
    def repeat(self, name: str, amount: str, every: Every, offset: int) -> None:
        bill = service.Bill("tolls", amount, day=DAY + timedelta(days=offset))
        self._try(service.repeat_expense(asyncio.run(self.world.by(name)), bill, every))

    @rule(name=NAMES)
    def stop(self, name: str) -> None:
        self._try(service.stop_repeating(asyncio.run(self.world.by(name)), "tolls"))

    @rule(name=NAMES, what=WHAT, amount=st.none() | AMOUNTS, to=st.none() | PARTIES)
    def refund(self, name: str, what: str, amount: str | None, to: str | None) -> None:
        self._try(service.refund_expense(asyncio.run(self.world.by(name)), what, amount, to))

    @rule(name=NAMES, what=WHAT, amount=st.none() | AMOUNTS, lines=LINES, payer=st.none() | PARTIES)
    def change(
        self, name: str, what: str, amount: str | None, lines: list[SplitLine], payer: str | None
    ) -> None:
        change = service.Change(amount=amount, split=lines, paid_by=payer)
        self._try(service.change_expense(asyncio.run(self.world.by(name)), what, None, change))

    @rule(name=NAMES, what=WHAT)
    def object(self, name: str, what: str) -> None:
        self._try(service.object_expense(asyncio.run(self.world.by(name)), what))

    @rule(name=NAMES, parts=st.lists(st.tuples(AMOUNTS, PARTIES), min_size=1, max_size=4), more=AMOUNTS)
    def itemised(self, name: str, parts: list[tuple[str, str]], more: str) -> None:
        total = sum(float(amount) for amount, _ in parts) + float(more)
        items = [service.ItemLine("dish", amount, (who,)) for amount, who in parts]
        bill = service.Bill("dinner", f"{total:.2f}", items=items, again=True)
        self._try(service.add_expense(asyncio.run(self.world.by(name)), bill))

    @rule(name=NAMES, currency=st.sampled_from(["CHF", "JPY", "XPF"]), minor=st.integers(1, 10**6))
    def abroad(self, name: str, currency: str, minor: int) -> None:
        bill = service.Bill("gas", str(minor), currency=currency, again=True)
        self._try(service.add_expense(asyncio.run(self.world.by(name)), bill))

    @rule(name=st.sampled_from(list(PEOPLE)), joins=st.integers(min_value=0, max_value=4))
    def join_later(self, name: str, joins: int) -> None:
        asyncio.run(self.world.change_family(name, joins_date=DAY + timedelta(days=joins)))

    @invariant()
    def holds(self) -> None:
        if hasattr(self, "world"):
            asyncio.run(self._check())

    async def _check(self) -> None:
        act = await self.world.by("Ann")
        books = await open_books(act)
        for expense in books.expenses:
            for parts in (expense.payers, expense.shares):
                assert sum(part.minor for part in parts) == expense.minor
                assert all(part.minor * expense.minor > 0 for part in parts)
        for kept in (books, in_own_currency(act, books)):
            for currency in kept.currencies:
                nets = {party: account.net for party, account in kept.accounts(currency).items()}
                assert sum(nets.values()) == 0
                for transfer in await transfers(act, kept, currency):
                    nets[transfer.payer] += transfer.minor
                    nets[transfer.payee] -= transfer.minor
                assert not any(nets.values())


TestLedger = Ledger.TestCase
TestLedger.settings = settings(max_examples=30, stateful_step_count=20, deadline=None)

FAMILIES = [family(name) for name in PEOPLE]
EVENTS = st.lists(
    st.one_of(
        st.tuples(
            st.integers(1, 10**6),
            st.sampled_from(FAMILIES),
            st.lists(st.integers(0, 5), min_size=4, max_size=4),
        ),
        st.tuples(st.integers(1, 10**6), st.sampled_from(list(pairwise(FAMILIES)))),
    ),
    max_size=12,
)


@given(EVENTS, st.randoms(use_true_random=False))
def test_the_order_in_which_things_were_told_does_not_matter(
    events: list[tuple[object, ...]], random: object
) -> None:
    expenses: list[Expense] = []
    payments: list[Payment] = []
    for number, event in enumerate(events):
        minor = event[0]
        assert isinstance(minor, int)
        match event[1:]:
            case (Party() as payer, list(weights)) if any(weights):
                parts = divide(minor, weights, number)
                shares = tuple(Part(f, part) for f, part in zip(FAMILIES, parts, strict=True))
                expenses.append(Expense(str(number), "x", minor, "USD", DAY, (Part(payer, minor),), shares))
            case ((Party() as payer, Party() as payee),):
                payments.append(Payment(str(number), payer, payee, minor, "USD", DAY))
    told = accounts(expenses, payments)
    random.shuffle(expenses)  # type: ignore[attr-defined]
    random.shuffle(payments)  # type: ignore[attr-defined]
    assert accounts(expenses, payments) == told
    assert sum(account.net for account in told.values()) == 0
