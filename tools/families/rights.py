"""Who may do what to the shared record (kind NotAllowed when not)."""

from tools.kernel.act import Act, Role
from tools.kernel.errors import NotAllowed
from tools.trips.model import Trip


def adults_only(act: Act, what: str) -> None:
    """Refuse children and guests, who may not do `what` ("change the trip")."""
    if act.speaker.role.is_child:
        raise NotAllowed(f"Nice try, {act.speaker.name}! To {what}, ask one of the grown-ups.")
    if act.speaker.role is Role.GUEST:
        raise NotAllowed(f"Guests can look but not {what}. Ask one of the travellers to do it.")


def leads(act: Act, trip: Trip | None) -> bool:
    """Whether the speaker is the organizer or an admin; while a trip has no organizer, every adult is."""
    if act.speaker.role.is_child or act.speaker.role is Role.GUEST:
        return False
    if trip is None or trip.organizer is None or trip.organizer == act.speaker.account_id:
        return True
    return act.speaker.role in (Role.ORGANIZER, Role.ADMIN)


def leaders_only(act: Act, trip: Trip | None, what: str) -> None:
    """Refuse everybody but the organizer and admins."""
    adults_only(act, what)
    if not leads(act, trip):
        who = trip.organizer_name if trip and trip.organizer_name else "the organizer"
        raise NotAllowed(f"Only {who} or an admin may {what}. I've left everything as it was.")


def unlocked(act: Act, trip: Trip | None, what: str) -> None:
    """Refuse a change by an adult while an admin has locked the trip."""
    adults_only(act, what)
    if trip is not None and trip.locked:
        leaders_only(act, trip, f"{what} while the trip is locked")
