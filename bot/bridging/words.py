"""What a person on a telephone says to the bridge itself: exact words, no language engine."""

import re

from storage.unit_of_work import SqlUnitOfWork
from tools.kernel.act import Act, Role
from tools.kernel.party import Party
from tools.kernel.reply import Notice, Reply
from tools.preferences.model import Setting

DIGEST, OFF = "digest", "off"
_QUIET = frozenset(("mute", "digest off"))
_LOUD = frozenset(("unmute", "digest on"))
_TELL = re.compile(
    r"(?:please )?tell (?:the )?(?:group|others|everybody|everyone)\s*(?:[:,]|that\b)?\s*(?P<words>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST = 500


async def bridge_word(unit: SqlUnitOfWork, act: Act, channel: str) -> Reply | None:
    """Do what a word to the bridge asks; None when it is none, or its speaker is nobody of the trip."""
    if act.group or act.speaker.member_id is None or act.speaker.role is Role.STRANGER:
        return None
    words = " ".join(act.said.split()).strip(" .!").casefold()
    if channel == "sms" and words in _QUIET | _LOUD:
        return await _mute(unit, act.speaker.member_id, words in _QUIET)
    found = _TELL.fullmatch(act.said.strip())
    if found is None or act.speaker.role is Role.GUEST:
        return None
    return Reply("Told the group.", notices=(Notice(found["words"].strip()[:_LONGEST]),))


async def _mute(unit: SqlUnitOfWork, member: str, quiet: bool) -> Reply:
    key = f"{unit.trip_id}:{DIGEST}:{member}"
    async with unit.savepoint("set_digest"):
        if quiet:
            await unit.of(Setting).put(Setting(key, Party("member", member), DIGEST, OFF))
        else:
            await unit.of(Setting).remove(key)
    if quiet:
        return Reply("No more news of the group by text; your own alerts still come. UNMUTE brings it back.")
    return Reply("You get the group's news by text again. MUTE ends it.")
