"""Use cases: a family or a person drops out."""

from collections.abc import Iterable

from tools.expenses.model import Expense, ExpenseStatus, Payment
from tools.families.model import Family, Member, Vehicle
from tools.families.names import plural
from tools.families.rights import leaders_only
from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.errors import Refusal
from tools.kernel.party import Party
from tools.kernel.reply import Reply
from tools.polls.model import Ballot
from tools.preferences.model import Preference, Setting
from tools.trips.head import head


async def free_to_leave(act: Act, who: Family | Member) -> None:
    """Raise Refusal while a family, or a person under their own name, stands in the books."""
    roster = await Roster.load(act)
    if isinstance(who, Family):
        await _not_in_books(act, _parties(roster, who), f"the {plural(who.name)}")
    else:
        await _not_in_books(act, [Party("member", who.id)], who.name)


def _parties(roster: Roster, family: Family) -> list[Party]:
    return [Party("family", family.id), *(Party("member", m.id) for m in roster.members_of(family))]


async def remove_family(act: Act, name: str) -> Reply:
    """Take a family with its people, cars, wishes and votes off the trip.

    Its own adults and the trip's leaders may do that; Refusal while it stands in the books.
    """
    roster = await Roster.load(act)
    family = roster.family(name.removeprefix("family:"))
    if family is None:
        raise Refusal(f"I don't know a family called {name}.")
    await _may(act, roster, family)
    members = roster.members_of(family)
    await free_to_leave(act, family)
    await _clear(act, _parties(roster, family))
    for car in roster.vehicles_of(family):
        await act.uow.of(Vehicle).remove(car.id)
    for member in members:
        await act.uow.of(Member).remove(member.id)
    await act.uow.of(Family).remove(family.id)
    text = f"The {plural(family.name)} are off the trip. Say “undo” to bring them back."
    return Reply(text, short=text)


async def remove_member(act: Act, name: str) -> Reply:
    """Take a person off the trip; Refusal while they stand in the books under their own name."""
    roster = await Roster.load(act)
    member = roster.member(name.removeprefix("member:"))
    family = roster.family_of(Party("member", member.id)) if member else None
    if member is None or family is None:
        raise Refusal(f"I don't know anybody called {name}.")
    await _may(act, roster, family)
    await free_to_leave(act, member)
    await _clear(act, [Party("member", member.id)])
    await act.uow.of(Member).remove(member.id)
    text = f"{member.name} is off the trip. Say “undo” to bring them back."
    return Reply(text, short=text)


async def _may(act: Act, roster: Roster, family: Family) -> None:
    trip = await head(act)
    if roster.own_family(act) != family or (trip and trip.locked):
        leaders_only(act, trip, "take others off the trip")
    else:
        leaders_only(act, None, "take people off the trip")  # of one's own family every adult may


async def _not_in_books(act: Act, parties: Iterable[Party], who: str) -> None:
    wanted = set(parties)
    for expense in await act.uow.of(Expense).all():
        parts = {part.party for part in (*expense.payers, *expense.shares)}
        if expense.status is ExpenseStatus.ACTIVE and wanted & parts:
            raise Refusal(f"The books still name {who} (“{expense.what}”). Void or change that first.")
    for payment in await act.uow.of(Payment).all():
        if wanted & {payment.from_party, payment.to_party}:
            raise Refusal(f"The books still name {who}, with a payment.")


async def _clear(act: Act, parties: Iterable[Party]) -> None:
    """Remove the wishes, settings and votes of those who leave."""
    gone = set(parties)
    for wish in await act.uow.of(Preference).all():
        if wish.party in gone:
            await act.uow.of(Preference).remove(wish.id)
    for setting in await act.uow.of(Setting).all():
        if setting.party in gone:
            await act.uow.of(Setting).remove(setting.id)
    for ballot in await act.uow.of(Ballot).all():
        if ballot.voter in gone:
            await act.uow.of(Ballot).remove(ballot.id)
