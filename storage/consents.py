"""Who agreed to be written to, when and in which words, where a platform asks for that; append-only."""

from datetime import datetime

from sqlalchemy import desc, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.conversations import set_closed
from storage.tables import consents

IMPLIED, GIVEN, WITHDRAWN = "implied", "given", "withdrawn"


async def note(
    connection: AsyncConnection, where: tuple[str, str], how: str, text: str, at: datetime
) -> None:
    """Note what a message at `where` (channel, address) means for consent, and open or close the chat.

    A first message implies it ("implied"); later ones change nothing, whatever was given or withdrawn.
    """
    channel, address = where
    before = await newest(connection, channel, address)
    if how == IMPLIED and before is not None:
        if before == WITHDRAWN:  # the chat may be a new one
            await set_closed(connection, channel, address, closed=True)
        return
    row = {"channel": channel, "address": address, "how": how, "text": text, "at": at}
    await connection.execute(consents.insert().values(row))
    if how != IMPLIED:
        await set_closed(connection, channel, address, closed=how == WITHDRAWN)


async def newest(connection: AsyncConnection, channel: str, address: str) -> str | None:
    """Return what was noted last of an address: "implied", "given", "withdrawn"; None: nothing."""
    mine = (consents.c.channel == channel) & (consents.c.address == address)
    found = await connection.execute(
        select(consents.c.how).where(mine).order_by(desc(consents.c.id)).limit(1)
    )
    how: str | None = found.scalar()
    return how
