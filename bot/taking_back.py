"""The "Undo" under an answer takes back what that answer told of, whenever it is pressed and by whom."""

from dataclasses import replace

from tools.kernel.reply import Press, Reply

UNDO = "Undo"


def bound(reply: Reply, turn: int) -> Reply:
    """Return a reply whose "Undo" names the turn it takes back (the journal's number).

    Without that, a press weeks later, or somebody else's, would take back whatever its presser did last.
    """
    known = reply.presses.get(UNDO)
    if UNDO not in reply.buttons or (known is not None and "turn" in known.args):
        return reply
    return replace(reply, presses={**reply.presses, UNDO: Press("undo", {"turn": turn})})
