"""Who may write into the shared record."""

from tools.kernel.act import Act, Role
from tools.kernel.errors import NotAllowed


def is_admin(act: Act) -> bool:
    """Whether the speaker made the trip or was made an admin."""
    return act.speaker.role in (Role.ORGANIZER, Role.ADMIN)


def adults_only(act: Act, what: str) -> None:
    """Raise NotAllowed, kindly, when a child or a guest wants to change `what` ("the expenses")."""
    if act.speaker.role.is_child:
        raise NotAllowed(f"Nice try! Only the grown-ups of the trip can change {what}. Ask one of yours.")
    if act.speaker.role is Role.GUEST:
        raise NotAllowed(f"Only members of the trip can change {what}.")
