"""Use cases: inviting people of a family, or another group chat; looking at invitations; taking them back."""

from dataclasses import replace
from datetime import timedelta

from tools.families.model import Family
from tools.families.names import plural
from tools.families.service import Roster, adults_only, leaders_only, leads
from tools.invitations.codes import digest, new_code, plain
from tools.invitations.model import Invitation, InvitationKind
from tools.invitations.ports import Ways
from tools.kernel.act import Act
from tools.kernel.errors import NotAllowed, Refusal
from tools.kernel.reply import Press, Reply
from tools.trips.model import Trip

_LASTS = timedelta(days=7)
_MOST_USES = 12
_HINT = 3
_CHAT = frozenset({"chat", "group", "this chat", "group chat"})


async def invite(act: Act, family: str | None = None) -> Reply:
    """Make a code to join a family (the speaker's own when left out), or ("chat") to tie a group chat in.

    An adult invites into their own family, the organizer and admins into every one.
    """
    adults_only(act, "invite people")
    trip = await act.uow.of(Trip).get(act.trip_id)
    if trip is None:
        raise Refusal("There is no trip to invite to yet. Tell me where and when, and I'll start one.")
    if family is not None and family.strip().casefold() in _CHAT:
        leaders_only(act, trip, "tie another group chat to the trip")
        return await _made(act, trip, None)
    roster = await Roster.load(act)
    wanted = roster.family(family.removeprefix("family:")) if family else roster.own_family(act)
    if wanted is None:
        named = f"I don't know a family called {family}." if family else "I don't know your family yet."
        raise Refusal(f"{named} Say, for example: “/family the Lees from Denver”, then /invite Lee.")
    if wanted != roster.own_family(act) and not leads(act, trip):
        raise NotAllowed(f"Only the {plural(wanted.name)} themselves or an admin invite into that family.")
    return await _made(act, trip, wanted)


async def _made(act: Act, trip: Trip, family: Family | None) -> Reply:
    code = new_code()
    invitation = Invitation(
        id=digest(code),
        hint=plain(code)[-_HINT:],
        kind=InvitationKind.FAMILY if family else InvitationKind.CHAT,
        family_id=family.id if family else None,
        made_by=act.speaker.account_id,
        made_by_name=act.speaker.name,
        made_at=act.now,
        expires_at=act.now + _LASTS,
        most_uses=_MOST_USES if family else 1,
    )
    await act.uow.of(Invitation).put(invitation)
    until = f"{invitation.expires_at:%A %d %B}"
    revoke = {"Revoke": Press("revoke_invitation", {"which": invitation.hint})}
    if family is None:
        text = f"In the other group chat, say: @pathfinder join {code} (once, until {until})."
        return Reply(text, buttons=("Revoke",), presses=revoke)
    ways = act.port(Ways).to_join(code)
    head = (
        f"Invitation to “{trip.name}” for the {plural(family.name)}, up to {_MOST_USES} people until {until}:"
    )
    how = [f"· {way}" for way in ways] or [f"· send me, in a chat of their own: join {code}"]
    return Reply("\n".join([head, *how, f"Code: {code}"]), buttons=("Revoke",), presses=revoke)


async def show_invitations(act: Act) -> Reply:
    """List the invitations that still hold, by the last letters of their codes."""
    adults_only(act, "see the invitations")
    roster = await Roster.load(act)
    names = {f.id: f"for the {plural(f.name)}" for f in roster.families}
    lines = [
        f"…{one.hint} {names.get(one.family_id or '', 'for a group chat')}: {one.uses} of {one.most_uses} "
        f"used, until {one.expires_at:%d %b} (by {one.made_by_name})"
        for one in await act.uow.of(Invitation).all()
        if one.holds(act.now)
    ]
    return Reply(
        "\n".join([*lines, "/revoke and the letters end one."]) if lines else "No invitation is open."
    )


async def revoke_invitation(act: Act, which: str) -> Reply:
    """End an invitation by its code or its code's last letters; who made it or an admin may."""
    adults_only(act, "revoke invitations")
    wanted = plain(which.removeprefix("…"))
    found = [
        one
        for one in await act.uow.of(Invitation).all()
        if one.holds(act.now) and wanted and (one.id == digest(wanted) or one.hint == wanted)
    ]
    if not found:
        raise Refusal("No open invitation ends in those letters. /invites lists them.")
    mine = [one for one in found if one.made_by == act.speaker.account_id]
    if not mine:
        leaders_only(act, await act.uow.of(Trip).get(act.trip_id), "revoke somebody else's invitation")
    for one in mine or found:
        await act.uow.of(Invitation).put(replace(one, revoked=True))
    return Reply(f"Revoked: the invitation that ends in {(mine or found)[0].hint} works no more.")
