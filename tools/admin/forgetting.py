"""Use case: a person is erased."""

from tools.admin.confirming import confirmed
from tools.kernel.act import Act
from tools.kernel.errors import NotAllowed
from tools.kernel.reply import Reply


class Erasure:
    """Erases what is kept of a person, in every trip, soon after the turn that asked for it."""

    async def ask(self, account_id: str) -> None:
        """Write down, with the rest of this turn, that the account is to be erased."""
        raise NotImplementedError


async def forget_me(act: Act, sure: bool | None = None) -> Reply:
    """Erase the speaker, after asking; the family's sums stay, without the name."""
    if act.group:
        raise NotAllowed("Please say that to me in a chat of your own.")
    question = (
        "Erase you from everything I keep, in every trip: your name, numbers and addresses, wishes, "
        "positions and words? Your family's money and bookings stay, without your name. "
        "This cannot be undone."
    )
    confirmed(sure, question, "Yes, erase me")
    await act.port(Erasure).ask(act.speaker.account_id)
    return Reply("Done: you are erased. If you write again, I'll meet you as somebody new.")
