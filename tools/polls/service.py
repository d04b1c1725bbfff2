"""What can be done with polls: open, vote, close, cancel, look."""

from tools.polls.closing import cancel_poll, close_poll, end
from tools.polls.opening import create_poll
from tools.polls.showing import show_poll
from tools.polls.tally import tally
from tools.polls.voting import vote

__all__ = ["cancel_poll", "close_poll", "create_poll", "end", "show_poll", "tally", "vote"]
