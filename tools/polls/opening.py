"""Use case: a poll is opened."""

from collections.abc import Sequence
from datetime import datetime, time, tzinfo

from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.kernel.errors import Refusal
from tools.kernel.ids import new_id
from tools.kernel.permit import adults_only
from tools.kernel.reply import Reply
from tools.kernel.when import moment, read_when
from tools.kernel.words import fold
from tools.polls import reminders, wording
from tools.polls.model import Franchise, Method, Poll, PollStatus
from tools.polls.records import polls
from tools.trips.head import local_zone

MOST_OPTIONS = 12
_LAST_MINUTE = time(23, 59)


async def create_poll(
    act: Act,
    question: str,
    options: Sequence[str],
    closes_at: str | None = None,
    franchise: Franchise = Franchise.FAMILY,
    method: Method = Method.SINGLE,
) -> Reply:
    """Open a poll; its buttons are the options.

    Raises NotAllowed for children and guests; Refusal for fewer than two different options, more than
    twelve, a deadline that has passed, or a question that is being voted on already.
    """
    adults_only(act, "polls")
    local = await local_zone(act)
    closing = _deadline(act, closes_at, local)
    listed = _options(options)
    if any(fold(p.question) == fold(question) for p in await polls(act, PollStatus.OPEN)):
        raise Refusal(f"“{question}” is being voted on already. Close it first to ask again.")
    poll = Poll(
        id=new_id(),
        question=" ".join(question.split()) or " or ".join(listed),
        options=listed,
        franchise=franchise,
        method=method,
        closes_at=closing,
        opened_by=act.speaker.account_id,
    )
    await act.uow.of(Poll).put(poll)
    await reminders.plan(act, poll, await Roster.load(act))
    return Reply(wording.opened(poll, act.speaker.name, local), buttons=listed)


def _options(options: Sequence[str]) -> tuple[str, ...]:
    listed = tuple(" ".join(option.split()) for option in options if option.strip())
    if len({fold(option) or option for option in listed}) < len(listed):
        raise Refusal("Two of the options are the same. Please give me different ones.")
    if len(listed) < 2:
        raise Refusal("A poll needs at least two options, for example: “vote: Moab or Page?”")
    if len(listed) > MOST_OPTIONS:
        raise Refusal(f"That is {len(listed)} options; people can choose from {MOST_OPTIONS} at most.")
    return listed


def _deadline(act: Act, closes_at: str | None, local: tzinfo) -> datetime | None:
    if not closes_at:
        return None
    closing = moment(read_when(closes_at), local, _LAST_MINUTE)
    if closing <= act.now:
        raise Refusal("That deadline has passed already. When should the poll close?")
    return closing
