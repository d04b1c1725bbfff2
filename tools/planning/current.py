"""The plan as it is kept, and who may touch it."""

from datetime import date

from tools.families.roster import Roster
from tools.kernel.act import Act, Role
from tools.kernel.errors import NotAllowed, Refusal
from tools.kernel.reply import Press
from tools.planning.model import Itinerary
from tools.trips.model import Trip

NO_PLAN = "There is no plan yet. Say “make us a plan” and I will draw one up."
BUTTONS = ("Looks good", "Change something", "PDF")
PRESSES = {
    "Looks good": Press("accept_itinerary"),
    "Change something": Press("change_itinerary", {"wishes": ""}),
    "PDF": Press("make_pdf"),
}


async def current(act: Act) -> Itinerary:
    """Return the plan; Refusal when there is none."""
    itinerary = await act.uow.of(Itinerary).get(act.trip_id)
    if itinerary is None:
        raise Refusal(NO_PLAN)
    return itinerary


async def family_name(act: Act, family: str | None) -> str | None:
    """Return the name of the family somebody means; None for all."""
    if not family:
        return None
    roster = await Roster.load(act)
    party = roster.party(family, act)
    found = roster.family_of(party) if party else None
    return found.name if found else None


async def own_family(act: Act) -> str | None:
    """Return the name of the speaker's family; None when it has none."""
    own = (await Roster.load(act)).own_family(act)
    return own.name if own else None


def may_plan(act: Act) -> None:
    """Raise NotAllowed for children and guests."""
    if act.speaker.role.is_child or act.speaker.role is Role.GUEST:
        raise NotAllowed("Only the adults of the trip can change its plan.")


async def may_accept(act: Act) -> None:
    """Raise NotAllowed for children, guests, and (when the trip is locked) all but admins."""
    role, trip = act.speaker.role, await act.uow.of(Trip).get(act.trip_id)
    if role.is_child or role is Role.GUEST:
        raise NotAllowed("Only an adult of the trip can accept the plan.")
    if trip is not None and trip.locked and role not in (Role.ORGANIZER, Role.ADMIN):
        raise NotAllowed("The trip is locked: an organizer or admin has to accept the plan.")


def said(day: date) -> str:
    """Return a day as people say it: "Tue 13 Jul"."""
    return f"{day:%a} {day.day} {day:%b}"
