"""Use case: what is set, for the speaker and for the trip."""

from tools.families.service import Roster
from tools.invitations.service import reached
from tools.kernel.act import Act
from tools.kernel.party import Party
from tools.kernel.reply import Reply
from tools.preferences.service import Quiet, quiet_hours
from tools.trips.model import Trip


async def show_settings(act: Act) -> Reply:
    """Show what is set and how to change it; in a group only what is the trip's."""
    trip, lines = await act.uow.of(Trip).get(act.trip_id), []
    if trip is not None:
        state = "locked" if trip.locked else "open to every adult"
        lines.append(f"“{trip.name}”: {state}, {trip.currency}, {trip.timezone}.")
    lines.append(f"Quiet hours of the group: {_hours(await quiet_hours(act))}.")
    if not act.group:
        lines += await _own(act)
    lines.append(
        "Change: “quiet hours 10pm to 7am”, /channel sms, /alertsby sms, /link, “stop the morning brief”."
    )
    return Reply("\n".join(lines))


async def _own(act: Act) -> list[str]:
    roster = await Roster.load(act)
    member = roster.own_member(act)
    role = act.speaker.role.value
    you = f"You: {member.name if member else act.speaker.name}, {role}."
    quiet = (
        [f"Your quiet hours: {_hours(await quiet_hours(act, Party('member', member.id)))}."] if member else []
    )
    return [you, *quiet, *await reached(act)]


def _hours(quiet: Quiet | None) -> str:
    return f"{quiet.start:%H:%M} to {quiet.end:%H:%M}" if quiet else "none"
