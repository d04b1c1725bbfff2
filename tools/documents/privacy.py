"""What of an export may be shown to whoever asked: nobody else's secrets, and none at all in a group."""

from typing import Any

from tools.families.export import without_private
from tools.families.roster import Roster
from tools.kernel.act import Act
from tools.preferences.listing import visible
from tools.preferences.model import Preference
from tools.reservations.model import Reservation
from tools.reservations.wording import may_see_code


async def shown_to(act: Act, document: dict[str, Any]) -> dict[str, Any]:
    """Return an export without what the speaker may not read here: others' limits, wishes and booking codes.

    A booking whose code was taken out says so by `confirmation_hidden`.
    """
    roster = await Roster.load(act)
    wishes = zip(document["preferences"], await act.uow.of(Preference).all(), strict=True)
    bookings = zip(document["reservations"], await act.uow.of(Reservation).all(), strict=True)
    return {
        **await without_private(act, document),
        "preferences": [told for told, wish in wishes if visible(act, roster, wish)],
        "reservations": [
            told if not kept.confirmation or may_see_code(act, kept, roster) else _without_code(told)
            for told, kept in bookings
        ],
    }


def _without_code(booking: dict[str, Any]) -> dict[str, Any]:
    return {**booking, "confirmation": None, "confirmation_hidden": True}


async def with_own_phones(act: Act, document: dict[str, Any]) -> dict[str, Any]:
    """Return an export with the numbers of the speaker's own family in full, in their own chat."""
    roster = await Roster.load(act)
    own = None if act.group else roster.own_family(act)
    if own is None:
        return document
    phones = {member.name: member.phone for member in roster.members_of(own)}
    families = [
        {**family, "members": [{**m, "phone": phones.get(m["name"], m["phone"])} for m in family["members"]]}
        if family["name"] == own.name
        else family
        for family in document["families"]
    ]
    return {**document, "families": families}
