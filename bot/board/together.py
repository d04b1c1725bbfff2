"""What is shared beside the road: votes, money, bookings, decisions, alerts."""

from bot.board.asked import of_money
from bot.board.codes import Codes
from bot.board.reading import Told
from bot.board.view import Balance, BookingPart, Choice, Coming, Decision, MoneyPart, PollPart
from tools.families.model import Family, Member
from tools.kernel.act import Role, Speaker
from tools.kernel.money import Money
from tools.kernel.party import Party
from tools.kernel.words import day_words, one_line
from tools.planning.model import ItineraryStatus
from tools.polls.franchise import electors, missing
from tools.polls.model import Ballot, Franchise, Poll, PollStatus
from tools.polls.paper import paper
from tools.polls.records import counted
from tools.polls.tally import tally
from tools.polls.wording import deadline, names
from tools.reservations import wording
from tools.reservations.nights import stands
from tools.travel_day import kinds
from tools.travel_day.forgetting import SHARING
from tools.travel_day.model import Alert, AlertStatus
from tools.trips.model import StopRole
from tools.trips.reading import short_day, span

_MOST_ALERTS = 12
_OF_THE_ROAD = frozenset((*kinds.TRAVEL, kinds.MORNING, kinds.CHECK_IN))


def voter_of(poll: Poll, told: Told, member: Member | None, role: Role) -> Party | None:
    """Return whose ballot in a poll the reader casts; None when they have none."""
    if member is None or role in (Role.GUEST, Role.STRANGER):
        return None
    if role.is_child and poll.franchise is not Franchise.PERSON:
        return None
    by_family = poll.franchise is Franchise.FAMILY
    party = Party("family", member.family_id) if by_family else Party("member", member.id)
    return party if party in electors(told.roster, poll) else None


def polls(told: Told, member: Member | None, speaker: Speaker, codes: Codes) -> tuple[PollPart, ...]:
    """Return the open polls as the reader may see them, with their own ballot."""
    running = [poll for poll in told.polls if poll.status is PollStatus.OPEN]
    return tuple(_poll(told, poll, member, speaker, codes) for poll in running)


def _counted(told: Told, poll: Poll) -> tuple[list[Ballot], str]:
    """Return the ballots that count, and what is said of those still missing."""
    cast = counted(told.roster, poll, told.ballots)
    left = [told.roster.label(party) for party in missing(told.roster, poll, cast)]
    waits = f"Still to vote: {', '.join(left)}" if left else ""
    return cast, "The vote is secret." if poll.anonymous else waits


def _poll(told: Told, poll: Poll, member: Member | None, speaker: Speaker, codes: Codes) -> PollPart:
    cast, note = told.once(("poll", poll.id), lambda: _counted(told, poll))
    voter = voter_of(poll, told, member, speaker.role)
    mine = next((ballot for ballot in cast if ballot.voter == voter), None)
    if mine is not None and poll.anonymous and mine.cast_by != speaker.account_id:
        mine = None
    return PollPart(
        id=poll.id,
        question=codes.veiled(poll.question),
        choices=_choices(told, poll, cast, mine),
        until=deadline(poll, told.local),
        note=note,
        may_vote=voter is not None,
    )


def _choices(told: Told, poll: Poll, cast: list[Ballot], mine: Ballot | None) -> tuple[Choice, ...]:
    """Return the poll's buttons; an open secret poll tells no counts."""
    counts = told.once(("tally", poll.id), lambda: {count.option: count for count in tally(poll, cast)})
    own = [poll.options[index] for index in mine.choices] if mine else []
    found = []
    for label in paper(poll, "").buttons:
        count = None if poll.anonymous else counts.get(label)
        who = names(told.roster, count.voters) if count else ""
        rank = own.index(label) + 1 if label in own else 0
        found.append(Choice(label, count.votes if count else None, who, rank))
    return tuple(found)


def money(told: Told, own: Family | None) -> tuple[MoneyPart, ...]:
    """Return who owes what, the trip's own currency first; nothing while nobody has paid."""
    books = told.books
    if not books.active and not books.payments:
        return ()
    mine = Party("family", own.id) if own else None
    return tuple(_currency(told, currency, mine) for currency in books.currencies)


def _currency(told: Told, currency: str, mine: Party | None) -> MoneyPart:
    books = told.books
    accounts = told.once(("accounts", currency), lambda: books.accounts(currency))
    balances = [
        Balance(books.label(party), _net(account.net, currency), _sign(account.net), party == mine)
        for party, account in accounts.items()
    ]
    balances.sort(key=lambda balance: not balance.own)
    spent = sum(e.minor for e in books.active if e.currency == currency)
    return MoneyPart(str(Money(spent, currency)), tuple(balances), _moves(told, currency))


def _moves(told: Told, currency: str) -> tuple[str, ...]:
    if told.settling is None:
        return ("Who pays whom can't be worked out just now.",)
    label = told.books.label
    return tuple(
        f"{label(t.payer)} → {label(t.payee)} {Money(t.minor, currency)}" for t in told.settling[currency]
    )


def _net(minor: int, currency: str) -> str:
    if minor == 0:
        return "square"
    return f"{'is owed' if minor > 0 else 'owes'} {Money(abs(minor), currency)}"


def _sign(minor: int) -> int:
    return (minor > 0) - (minor < 0)


def bookings(told: Told, codes: Codes, prices: bool) -> tuple[BookingPart, ...]:
    """Return what is booked, soonest first; codes only to those they are for, prices only where `prices`."""
    active = [booking for booking in told.bookings if stands(booking)]
    active.sort(key=lambda booking: str(booking.start or "9"))
    found = []
    for booking in active:
        price = Money(booking.price, booking.currency) if booking.price and booking.currency else None
        until = f"free to cancel until {day_words(booking.cancel_by)}" if booking.cancel_by else ""
        status = "" if booking.status.value == "confirmed" else booking.status.value
        found.append(
            BookingPart(
                name=wording.where(booking),
                when=wording.span(booking),
                whose=wording.whose(booking, told.roster),
                status=status,
                note=until,
                code=booking.confirmation if booking.confirmation and booking.id in codes.seen else "",
                price=str(price) if prices and price else "",
            )
        )
    return tuple(found)


def decisions(told: Told, codes: Codes, prices: bool) -> tuple[Decision, ...]:
    """Return what is decided, with where; changes that are about money only where `prices`."""
    found = []
    if told.trip.start_date and told.trip.end_date:
        when = span(told.trip.start_date, told.trip.end_date)
        found.append(_decision(told, when, "Trip", told.trip.id))
    if told.plan is not None and told.plan.status is not ItineraryStatus.PROPOSED:
        found.append(_decision(told, f"Plan {told.plan.version} is accepted", "Itinerary", told.plan.id))
    musts = [stop for stop in told.stops if stop.role is StopRole.MUST]
    found += [_decision(told, f"{stop.name} is a must", "Stop", stop.id) for stop in musts]
    for poll in told.polls:
        if poll.status is PollStatus.CLOSED and poll.winner:
            found.append(_decision(told, f"{poll.question} {poll.winner}", "Poll", poll.id))
    done = [p for p in told.proposals if p.done and (prices or not of_money(p))]
    found += [_decision(told, p.what, "Proposal", p.id) for p in done]
    return tuple(Decision(codes.veiled(d.what), codes.veiled(d.cited)) for d in found)


def _decision(told: Told, what: str, kind: str, record: str) -> Decision:
    return Decision(what, told.cited.get((kind, record), "").strip().strip("()"))


def alerts(
    told: Told, codes: Codes, member: Member | None, family: Family | None, prices: bool
) -> tuple[Coming, ...]:
    """Return the alerts to come: the group's and the reader's own, soonest first.

    Who may not see money is told only those of the road: the others may name sums.
    """
    seen = [alert for alert in told.alerts if _is_for(alert, told, member, family)]
    seen = [alert for alert in seen if prices or alert.kind in _OF_THE_ROAD]
    seen.sort(key=lambda alert: alert.at)
    return tuple(_coming(told, alert, codes) for alert in seen[:_MOST_ALERTS])


def _is_for(alert: Alert, told: Told, member: Member | None, family: Family | None) -> bool:
    waiting = alert.status is AlertStatus.WAITING and alert.at > told.act.now
    if not waiting or alert.kind == SHARING or not alert.text:
        return False
    if alert.to is None:
        return True
    mine = {Party("member", member.id)} if member else set()
    return alert.to in (mine | ({Party("family", family.id)} if family else set()))


def _coming(told: Told, alert: Alert, codes: Codes) -> Coming:
    at = alert.at.astimezone(told.local)
    text = one_line(alert.text.splitlines()[0]).rstrip(":")
    return Coming(f"{short_day(at.date())} {at:%H:%M}", codes.veiled(text), alert.to is not None)
