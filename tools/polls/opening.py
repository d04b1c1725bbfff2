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
from tools.kernel.words import fold, joined
from tools.polls import reminders, wording
from tools.polls.meaning import day_said, meant
from tools.polls.model import About, Franchise, Method, Poll, PollStatus, Tie
from tools.polls.paper import paper
from tools.polls.records import polls
from tools.preferences.courtesy import told_in_group
from tools.trips.head import local_zone
from tools.values.dates import find_dates
from tools.values.deadlines import find_moments

MOST_OPTIONS = 12
_LONGEST_OPTION, _LONGEST_QUESTION = 100, 300
_LAST_MINUTE = time(23, 59)


async def create_poll(
    act: Act,
    question: str,
    options: Sequence[str],
    closes_at: str | None = None,
    franchise: Franchise = Franchise.FAMILY,
    method: Method = Method.SINGLE,
    anonymous: bool = False,
    sit_out: bool = False,
    tie: Tie | None = None,
    about: About | None = None,
) -> Reply:
    """Open a poll; its buttons are the options. `about` is guessed from the question when left out.

    Raises NotAllowed for children and guests; Refusal for too few, too many, too long or equal options, a
    deadline that can't be read or has passed, or a question that is being voted on already.
    """
    adults_only(act, "polls")
    local = await local_zone(act)
    closing = _deadline(act, closes_at, local)
    await _no_vote_meant(act, options, method)
    listed = await _options(act, options, method)
    if any(fold(p.question) == fold(question) for p in await polls(act, PollStatus.OPEN)):
        raise Refusal(f"“{question}” is being voted on already. Close it first to ask again.")
    if anonymous and sit_out:
        raise Refusal("Who sits out can't stay secret: the plan has to know. Choose one of the two.")
    usual = Tie.FIRST if method is Method.DATES else Tie.OPENER
    asked = " ".join(question.split()) or " or ".join(listed)
    poll = Poll(
        id=new_id(),
        question=asked,
        options=listed,
        franchise=franchise,
        method=method,
        closes_at=closing,
        opened_by=act.speaker.account_id,
        anonymous=anonymous,
        sit_out=sit_out,
        tie=tie or usual,
        about=about if about is not None else await meant(act, asked, listed, method),
    )
    if len(asked) > _LONGEST_QUESTION:
        raise Refusal(f"Please ask in at most {_LONGEST_QUESTION} characters.")
    await act.uow.of(Poll).put(poll)
    await reminders.plan(act, poll, await Roster.load(act))
    rules = wording.rules_of(poll, act.speaker.name, local)
    opened = paper(poll, wording.opened(poll, act.speaker.name, local), rules)
    return await told_in_group(act, opened, opened)


async def _no_vote_meant(act: Act, options: Sequence[str], method: Method) -> None:
    """Raise Refusal for what is rather a vote in the open poll, for nothing on its list ("vote: tacos")."""
    running = await polls(act, PollStatus.OPEN)
    if len(options) > 1 or method is Method.CONSENT or not running:
        return
    raise Refusal(
        f"A poll needs at least two options. If that was a vote: in “{running[-1].question}” you can choose "
        f"{joined(running[-1].options, 'or')}."
    )


async def _options(act: Act, options: Sequence[str], method: Method) -> tuple[str, ...]:
    listed = tuple(" ".join(option.split()) for option in options if option.strip())
    if len({fold(option) or option for option in listed}) < len(listed):
        raise Refusal("Two of the options are the same. Please give me different ones.")
    if len(listed) < (1 if method is Method.CONSENT else 2):
        raise Refusal("A poll needs at least two options, for example: “vote: Moab or Page?”")
    if len(listed) > MOST_OPTIONS:
        raise Refusal(f"That is {len(listed)} options; people can choose from {MOST_OPTIONS} at most.")
    if long := [option for option in listed if len(option) > _LONGEST_OPTION]:
        raise Refusal(f"“{long[0][:40]}…” is too long; an option has {_LONGEST_OPTION} characters at most.")
    if method is not Method.DATES:
        return listed
    days = [(await day_said(act, option), option) for option in listed]
    if unread := [option for day, option in days if day is None]:
        raise Refusal(f"“{unread[0]}” is no day I can read. A vote on dates takes days, such as june 5.")
    return tuple(option for _, option in sorted(days, key=lambda pair: pair[0] or ("", "")))


def _deadline(act: Act, closes_at: str | None, local: tzinfo) -> datetime | None:
    if not closes_at:
        return None
    closing = _in_words(closes_at, act.now.astimezone(local), local)
    if closing <= act.now:
        raise Refusal("That deadline has passed already. When should the poll close?")
    return closing


def _in_words(said: str, now: datetime, local: tzinfo) -> datetime:
    """Return a closing time given as "2027-07-14T19:30" or as people say it, in the group's zone."""
    try:
        return moment(read_when(said), local, _LAST_MINUTE)
    except Refusal:
        naive = now.replace(tzinfo=None)
        moments, days = find_moments(said, naive), find_dates(said, naive)
        if moments:
            return moments[0].moment.replace(tzinfo=local)
        if days:
            return moment(days[0].start, local, _LAST_MINUTE)
        raise
