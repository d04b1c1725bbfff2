"""What can be done with polls: open, vote, close, look."""

from tools.polls.closing import close_due, close_poll, end
from tools.polls.opening import create_poll
from tools.polls.showing import show_poll
from tools.polls.tally import tally
from tools.polls.voting import vote

__all__ = ["close_due", "close_poll", "create_poll", "end", "show_poll", "tally", "vote"]
