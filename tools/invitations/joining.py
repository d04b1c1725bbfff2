"""Use case: somebody takes up an invitation."""

from dataclasses import replace

from tools.families.model import Family, Member
from tools.families.names import fold, plural
from tools.families.service import Roster
from tools.families.whose import first_name
from tools.invitations.codes import digest
from tools.invitations.model import Invitation, InvitationKind
from tools.kernel.act import UNNAMED, Act
from tools.kernel.errors import Refusal, Unclear
from tools.kernel.ids import new_id
from tools.kernel.party import Party
from tools.kernel.reply import Notice, Reply
from tools.preferences.model import Setting
from tools.trips.model import Trip

CONSENT = "consent"
_NO_GOOD = "I know no invitation of that code, or it has ended. Ask the one who sent it for a new one."
_NO = "No thanks"
_LONGEST_NAME = 40


async def join_trip(act: Act, code: str, name: str | None = None, agrees: bool | None = None) -> Reply:
    """Join by invitation: the name is asked for when it is not known, and consent always."""
    invitation = await act.uow.of(Invitation).get(digest(code))
    trip = await act.uow.of(Trip).get(act.trip_id)
    if invitation is None or trip is None or not invitation.holds(act.now):
        raise Refusal(_NO_GOOD)
    if invitation.kind is InvitationKind.CHAT:
        return await _join_chat(act, trip, invitation)
    family = await act.uow.of(Family).get(invitation.family_id or "")
    if family is None:
        raise Refusal(_NO_GOOD)
    if act.group:
        raise Refusal("That code is for people of one family: please send it to me in a chat of your own.")
    roster = await Roster.load(act)
    if (known := roster.own_member(act)) is not None:
        return Reply(f"You are in already, {known.name}: welcome to “{trip.name}”.")
    called = _name(act, family, name)
    if agrees is None:
        raise _question(trip, family, called)
    if not agrees:
        return Reply("Alright, you are not in, and I keep nothing of you for this trip.")
    return await _joined(act, trip, family, roster, called, invitation)


async def _join_chat(act: Act, trip: Trip, invitation: Invitation) -> Reply:
    if not act.group:
        raise Refusal("That code is for a group chat: please say it there.")
    await act.uow.of(Invitation).put(replace(invitation, uses=invitation.uses + 1))
    text = f"This chat belongs to “{trip.name}” now. What I tell the group, I tell here too."
    return Reply(text, notices=(Notice(f"Another group chat belongs to “{trip.name}” now."),))


def _name(act: Act, family: Family, said: str | None) -> str:
    """Return the first name to keep; Unclear when nobody told one: what is said next is the name."""
    words = " ".join((said or act.speaker.name).split())[:_LONGEST_NAME]
    if not any(c.isalpha() for c in words) or words.startswith(UNNAMED):  # a telephone number is no name
        raise Unclear("And your name? Just text it, for example: Maria", ())
    return first_name(words, family.name)


def _question(trip: Trip, family: Family, called: str) -> Unclear:
    yes = f"Join as {called}"
    text = (
        f"You are invited to “{trip.name}” with the {plural(family.name)}. I'd know you as {called}, keep "
        "what you tell me for this trip, and write to you here. /forget takes it all back. Join?"
    )
    return Unclear(text, (yes, _NO), {yes: {"name": called, "agrees": True}, _NO: {"agrees": False}})


async def _joined(
    act: Act, trip: Trip, family: Family, roster: Roster, called: str, invitation: Invitation
) -> Reply:
    alike = [m for m in roster.members_of(family) if fold(m.name) == fold(called) and m.account_id is None]
    member = alike[0] if alike else Member(new_id(), family.id, called)
    await act.uow.of(Member).put(replace(member, account_id=act.speaker.account_id))
    consent = f"{act.now.isoformat()} by invitation …{invitation.hint}"
    party = Party("member", member.id)
    await act.uow.of(Setting).put(Setting(f"{act.trip_id}:{CONSENT}:{member.id}", party, CONSENT, consent))
    await act.uow.of(Invitation).put(replace(invitation, uses=invitation.uses + 1))
    text = (
        f"Welcome, {called}! You travel with the {plural(family.name)} on “{trip.name}”. "
        "Ask “what did we decide?” or “show me the plan”; /settings says how I reach you."
    )
    news = f"{called} has joined the {plural(family.name)} (invited by {invitation.made_by_name})."
    return Reply(text, notices=(Notice(news),))
