"""`verify_dialog`: people's own words in, the bot's answers out, through the whole live path."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.main import House
from channels.envelope import Envelope, InAttachment, Outgoing, Sender
from channels.words import is_for_bot
from tools.kernel.clock import VirtualClock

Said = tuple[str, str, str | None]


@dataclass
class Dialog:
    """A group chat with the bot in it. Time moves on a minute a line."""

    house: House
    clock: VirtualClock
    sent: list[Outgoing]
    chat: str = "-100"
    channel: str = "telegram"
    number: int = field(default=0)

    async def say(
        self,
        who: str,
        text: str = "",
        *,
        press: str | None = None,
        location: tuple[float, float] | None = None,
        direct: bool = False,
        at: datetime | None = None,
        message_id: str | None = None,
        files: tuple[InAttachment, ...] = (),
    ) -> list[Outgoing]:
        """Say something; returns what the bot sent because of it. A `who` with a + writes by SMS."""
        self.number += 1
        at = at or self.clock.now() + timedelta(minutes=1)
        self.clock.set(at)
        by_sms = who.startswith("+")
        direct = direct or by_sms
        before = len(self.sent)
        await self.house.door.receive(
            Envelope(
                channel="sms" if by_sms else self.channel,
                chat=who if direct else self.chat,
                kind="direct" if direct else "group",
                sender=Sender(who if by_sms else f"id-{who}", None if by_sms else who),
                message_id=message_id or str(self.number),
                at=at,
                text=text,
                mention=direct or is_for_bot(text),
                press=press,
                location=location,
                files=files,
            )
        )
        await self.house.settle()
        return self.sent[before:]


async def verify_dialog(dialog: Dialog, lines: Sequence[Said]) -> None:
    """Say each (who, said, answered): `answered` a pattern the answer must hold, None for silence."""
    for who, said, answered in lines:
        answers = await dialog.say(who, said)
        words = "\n".join(answer.text for answer in answers)
        if answered is None:
            assert not answers, f"{who}: {said!r} should have met silence, but: {words!r}"
        else:
            assert re.search(answered, words, re.IGNORECASE), f"{who}: {said!r} was answered {words!r}"
