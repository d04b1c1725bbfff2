"""A message that its writer has edited: what it said before is taken back, then it is read anew."""

from dataclasses import dataclass

from storage import inbox
from storage.history import SqlHistory
from storage.inbox import Incoming
from storage.unit_of_work import SqlUnitOfWork
from tools.kernel.errors import Refusal

_MOST_LOOKED_AT = 50


@dataclass(frozen=True)
class Correction:
    """What was taken back, or why it could not be."""

    what: tuple[str, ...] = ()
    why_not: str = ""

    @property
    def words(self) -> str:
        """Return what to say when the new words ask for nothing themselves."""
        return f"You changed your message, so I took this back: {', '.join(self.what)}." if self.what else ""


async def corrected(unit: SqlUnitOfWork, incoming: Incoming, actor: str) -> Correction:
    """Take back what an edited message, or its last edit, had changed; nothing for any other message.

    `actor` is the account that speaks: nobody's acts but theirs are taken back.
    """
    if incoming.edits is None or incoming.location is not None:
        return Correction()
    before = await inbox.earlier_versions(await unit.connection(), incoming)
    history = SqlHistory(unit)
    standing = {past.turn for past in await history.standing(actor, _MOST_LOOKED_AT)}
    what: list[str] = []
    try:
        async with unit.savepoint("undo"):
            for turn in before:
                if turn in standing:
                    what += (await history.undo(actor, turn)).what
    except Refusal as refusal:
        return Correction(why_not=str(refusal))
    return Correction(tuple(what))
