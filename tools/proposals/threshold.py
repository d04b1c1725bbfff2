"""What is small enough to be told and undone, and what must be proposed: a rule of the trip."""

from tools.families.service import adults_only, unlocked
from tools.kernel.act import Act
from tools.kernel.currency import read_sum
from tools.kernel.errors import Refusal
from tools.kernel.money import Money
from tools.kernel.reply import Reply
from tools.preferences.model import Setting
from tools.proposals.model import Difference
from tools.trips.head import ensure, head

KEY = "proposal_threshold"
USUAL_MINUTES = 30
_USUAL_MAJOR = "50"


async def needs_agreement(act: Act, difference: Difference) -> bool:
    """Whether a change must be proposed first: others are affected, and by more than the trip's threshold.

    Never while an accepted proposal is carried out, and never when only the speaker's family is touched.
    """
    own = act.speaker.family_id
    if act.agreed or not [party for party in difference.families if party.id != own]:
        return False
    minutes, money = await threshold(act)
    big = abs(difference.minutes) > minutes
    return big or (difference.currency == money.currency and abs(difference.minor) > money.minor)


async def threshold(act: Act) -> tuple[int, Money]:
    """Return the minutes and the money up to which a change is only told, with undo."""
    trip = await head(act)
    usual = Money.parse(_USUAL_MAJOR, trip.currency if trip else "USD")
    found = await act.uow.of(Setting).get(f"{act.trip_id}:{KEY}")
    if found is None:
        return USUAL_MINUTES, usual
    minutes, minor, currency = found.value.split()
    return int(minutes), Money(int(minor), currency)


async def set_threshold(act: Act, minutes: int | None = None, amount: str | None = None) -> Reply:
    """Keep what counts as a big change here. Refusal for negative figures."""
    adults_only(act, "change the rules of the trip")
    trip = await ensure(act)
    unlocked(act, trip, "change the rules of the trip")
    before = await threshold(act)
    if minutes is not None and not 0 <= minutes <= 24 * 60:
        raise Refusal("Minutes from 0 (everything is proposed) to 1440, please.")
    money = read_sum(amount, trip.currency) if amount else before[1]
    kept = before[0] if minutes is None else minutes
    value = f"{kept} {money.minor} {money.currency}"
    await act.uow.of(Setting).put(Setting(f"{act.trip_id}:{KEY}", None, KEY, value))
    return Reply(
        f"Changes of more than {kept} minutes or {money} for others are proposed first, smaller ones told."
    )
