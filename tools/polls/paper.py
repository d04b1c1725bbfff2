"""The ballot paper: a poll's buttons and what pressing them does, the same on every channel."""

from tools.kernel.reply import BallotPaper, Press, Reply
from tools.polls.model import Method, Poll

SIT_OUT = "We'd sit out"
CLOSE = "Close it"


def paper(poll: Poll, text: str, rules: str = "") -> Reply:
    """Return `text` with the buttons of an open poll; `rules` is its part that tells how it is run.

    A secret poll is never shown by a platform's own means: those tell who voted how.
    """
    presses = {option: _press(poll, option) for option in poll.options}
    if poll.method is Method.CONSENT:
        one = len(poll.options) == 1
        presses |= {"Veto" if one else f"Veto {o}": _press(poll, f"veto {o}") for o in poll.options}
    if poll.sit_out:
        presses[SIT_OUT] = _press(poll, SIT_OUT)
    labels = tuple(presses)
    several = poll.method in (Method.MULTIPLE, Method.DATES)
    plain = (poll.method is Method.SINGLE or several) and not poll.anonymous
    ballot = BallotPaper(poll.id, poll.question, labels, several, rules=rules) if plain else None
    return Reply(text, labels, presses=presses, ballot=ballot)


def closing(poll: Poll) -> dict[str, Press]:
    """Return the button that closes a poll."""
    return {CLOSE: Press("close_poll", {"poll": poll.id})}


def _press(poll: Poll, said: str) -> Press:
    args: dict[str, object] = {"option": said, "poll": poll.id}
    return Press("vote", args | ({"adds": True} if poll.method is Method.RANKED else {}))
