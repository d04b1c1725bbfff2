"""What is said about polls."""

from collections.abc import Sequence
from datetime import tzinfo

from tools.families.roster import Roster
from tools.kernel.party import Party
from tools.kernel.words import day_words, joined
from tools.polls.model import QUIET, About, Ballot, Franchise, Method, Poll, PollStatus, Tie
from tools.polls.tally import Count, sitting_out, tally

_BALLOTS = {
    Franchise.FAMILY: "One vote per family",
    Franchise.ADULT: "One vote per grown-up",
    Franchise.PERSON: "One vote per person",
}
_METHODS = {
    Method.SINGLE: "",
    Method.MULTIPLE: ", for as many as you like",
    Method.RANKED: ", in order of preference (“vote a, then b”)",
    Method.CONSENT: ", for all you can live with; what anybody vetoes (“veto a”) is out",
    Method.DATES: ", for every day you can make (“june 5 if need be” counts where it must)",
}
_TURNED = {
    About.NOTHING: "",
    About.STOP: "The winner is then proposed as a stop",
    About.DATES: "The winner is then proposed as our dates",
    About.BOOKING: "The winner is then proposed as a booking to make",
}

# In some chats all see what one presses, in each what one writes.
_UNNAMED = "The vote is secret: I name nobody. Vote alone with me where others would see it."


def opened(poll: Poll, opener: str, local: tzinfo) -> str:
    """Return the words that open a poll, with its rules."""
    listed = [f"{number}. {option}" for number, option in enumerate(poll.options, 1)]
    return "\n".join([f"Poll: {poll.question}", *listed, rules_of(poll, opener, local)])


def rules_of(poll: Poll, opener: str, local: tzinfo) -> str:
    """Return who votes and how, when the poll closes, who settles a tie, and what becomes of the winner."""
    rules = [f"{_BALLOTS[poll.franchise]}{_METHODS[poll.method]}; change your mind until it closes."]
    rules += [_UNNAMED] if poll.anonymous else []
    rules += ["Who would not come along says “we'd sit out”."] if poll.sit_out else []
    rules.append(_tie(poll, opener))
    rules.append(f"Closes {deadline(poll, local) or f'after {QUIET.days} days without a vote'}.")
    if turned := _TURNED[poll.about]:
        rules.append(f"{turned}; two days of silence are a yes.")
    return " ".join(rules)


def _tie(poll: Poll, opener: str) -> str:
    if poll.tie is Tie.LOT:
        return "On a tie, lots are drawn."
    if poll.tie is Tie.FIRST:
        day = poll.method is Method.DATES
        return f"On a tie, {'the earlier day' if day else 'the one listed first'} wins."
    return f"On a tie, {opener} decides."


def deadline(poll: Poll, local: tzinfo) -> str:
    """Return when a poll closes, in the trip's zone."""
    return day_words(poll.closes_at.astimezone(local)) if poll.closes_at else ""


def standing(roster: Roster, poll: Poll, ballots: Sequence[Ballot]) -> list[str]:
    """Return a line for each option, most votes first: "Railway 2: Baker, Lindqvist".

    An anonymous poll shows no names, and while it is open no counts: one vote's change would tell whose.
    """
    if poll.anonymous and poll.status is PollStatus.OPEN:
        return [f"The vote is secret: the counts are shown when it closes. So far {len(ballots)} voted."]
    lines = [_line(roster, poll, count) for count in _ordered(poll, ballots)]
    out = sitting_out(poll, ballots)
    return lines + ([f"• sitting out: {names(roster, out)}"] if out else [])


def standing_rows(roster: Roster, poll: Poll, ballots: Sequence[Ballot]) -> tuple[tuple[str, str, str], ...]:
    """Return (option, votes, who) for each option, most votes first; none while the counts are secret."""
    if poll.anonymous and poll.status is PollStatus.OPEN:
        return ()
    ordered = _ordered(poll, ballots)
    rows = tuple((count.option, str(count.votes), _who(roster, poll, count)) for count in ordered)
    out = sitting_out(poll, ballots)
    return (*rows, ("(sitting out)", str(len(out)), names(roster, out))) if out else rows


def _ordered(poll: Poll, ballots: Sequence[Ballot]) -> list[Count]:
    return sorted(tally(poll, ballots), key=lambda count: (-count.votes - len(count.maybe), -count.votes))


def _line(roster: Roster, poll: Poll, count: Count) -> str:
    told = _who(roster, poll, count)
    between = (" (", ")") if poll.anonymous else (": ", "")
    return f"• {count.option} {count.votes}" + (told.join(between) if told else "")


def _who(roster: Roster, poll: Poll, count: Count) -> str:
    """Return who is for an option, if need be for it, and against; of a secret vote only how many."""
    marks = (("", count.voters), ("if need be ", count.maybe), ("veto ", count.against))
    if poll.anonymous:
        return ", ".join(f"{word}{len(voters)}" for word, voters in marks[1:] if voters)
    return "; ".join(f"{word}{names(roster, voters)}" for word, voters in marks if voters)


def names(roster: Roster, voters: Sequence[Party]) -> str:
    """Return voters by name."""
    return ", ".join(roster.label(voter) for voter in voters)


def result(poll: Poll, counts: Sequence[Count], first: Sequence[str], opener: str) -> str:
    """Return how a closed poll ended, in one sentence; `first` are the options in front."""
    if poll.winner is not None:
        votes = next((c.votes for c in counts if c.option == poll.winner), 0)
        how = "by instant run-off" if poll.method is Method.RANKED else f"{votes} vote{'s' * (votes != 1)}"
        why = _broken(poll, opener) if len(first) > 1 else how
        return f"“{poll.question}” is decided: {poll.winner} ({why})."
    if not first and any(count.against for count in counts):
        return f"“{poll.question}” is closed: every option somebody chose was vetoed."
    if not first:
        return f"“{poll.question}” is closed. Nobody voted."
    most = max(count.votes for count in counts)
    each = "" if poll.method is Method.RANKED else f", {most} each"
    example = f"“close the poll, {first[0]} wins”"
    return f"“{poll.question}” is a tie: {joined(first)}{each}. {opener} decides, for example: {example}."


def _broken(poll: Poll, opener: str) -> str:
    """Return how a tie was broken: by the rule that was said, or by the opener."""
    if poll.tie is Tie.LOT:
        return "drawn by lot from a tie"
    if poll.tie is Tie.FIRST:
        return "a tie: the earlier day" if poll.method is Method.DATES else "a tie: the one listed first"
    return f"{opener} broke the tie"
