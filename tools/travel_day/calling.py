"""Somebody on the road wants to be called: we cannot phone, so those who can are told."""

from tools.families.model import Family
from tools.families.names import plural
from tools.kernel.act import Act
from tools.kernel.reply import Notice, Reply


async def wants_a_call(act: Act, family: Family) -> Reply:
    """Tell the group that the speaker asks for a call; in the group itself everybody has read it."""
    if act.group:
        return Reply("I can't phone, but everybody here has read it.")
    asks = f"{act.speaker.name} ({plural(family.name)}) asks to be called."
    return Reply("I can't phone myself. I've told the group that you'd like a call.", notices=(Notice(asks),))
