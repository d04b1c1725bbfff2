"""Use cases: one person, several addresses; and where they want to be reached."""

from datetime import timedelta

from tools.families.service import Roster
from tools.invitations.codes import digest, new_code
from tools.invitations.model import LinkCode
from tools.invitations.ports import Address, Addresses
from tools.kernel.act import Act
from tools.kernel.errors import NotAllowed, Refusal
from tools.kernel.party import Party
from tools.kernel.reply import Reply
from tools.preferences.model import Setting

_LASTS = timedelta(minutes=15)
PRIMARY, ALERT = "primary_channel", "alert_channel"
_NAMES = {
    "telegram": "Telegram",
    "teams": "Teams",
    "sms": "SMS",
    "web": "the web chat",
    "console": "the terminal",
}
_SHOWN = 4


async def link_channel(act: Act, code: str | None = None) -> Reply:
    """Give a one-time code to be known elsewhere by; or, with a code, say that it worked."""
    if act.group:
        raise NotAllowed("Please ask me that in a chat of your own: whoever has the code is you.")
    if code is None:
        return await _new_link(act)
    link = await act.uow.of(LinkCode).get(digest(code))
    if link is None or link.account_id != act.speaker.account_id or link.used_on is None:
        raise Refusal("I know no such code, or its quarter of an hour is over. /link makes a new one.")
    return Reply(f"Done: here you are {act.speaker.name} as well. /settings says where I write to you.")


async def _new_link(act: Act) -> Reply:
    code = new_code()
    await act.uow.of(LinkCode).put(LinkCode(digest(code), act.speaker.account_id, act.now + _LASTS))
    return Reply(
        f"Where you want to be {act.speaker.name} too, send me: link {code}\n"
        "It works once, for 15 minutes. Give it to nobody: whoever sends it is you."
    )


async def unlink_channel(act: Act, channel: str) -> Reply:
    """Untie the speaker from their addresses on a channel."""
    wanted = named(channel)
    there = await act.port(Addresses).of(act.speaker.account_id)
    if len({one.channel for one in there}) < 2:
        raise Refusal("That is the only place I know you from; /forget erases you altogether.")
    if not await act.port(Addresses).release(act.speaker.account_id, wanted):
        raise Refusal(f"I don't know you on {_NAMES[wanted]}.")
    return Reply(f"Done: on {_NAMES[wanted]} I don't know you any more.")


def named(channel: str) -> str:
    """Return the channel people mean; Refusal when there is none of that name."""
    word = channel.strip().casefold()
    word = {"text": "sms", "phone": "sms", "texts": "sms", "tg": "telegram", "browser": "web"}.get(word, word)
    if word not in _NAMES:
        raise Refusal(f"I can write by {', '.join(list(_NAMES.values())[:4])}; I don't know “{channel}”.")
    return word


async def set_channel(act: Act, channel: str, alerts: bool = False) -> Reply:
    """Choose where the speaker is written to: in general, or (`alerts`) for what cannot wait."""
    wanted = named(channel)
    member = (await Roster.load(act)).own_member(act)
    if member is None:
        raise Refusal("I don't know your family yet. Tell me, for example: “we're the Lees from Denver”.")
    if wanted not in {one.channel for one in await act.port(Addresses).of(act.speaker.account_id)}:
        raise Refusal(f"I don't know you on {_NAMES[wanted]} yet. /link ties it to you.")
    key, what = (ALERT, "alerts") if alerts else (PRIMARY, "messages")
    party = Party("member", member.id)
    await act.uow.of(Setting).put(Setting(f"{act.trip_id}:{key}:{member.id}", party, key, wanted))
    return Reply(f"Your {what} come by {_NAMES[wanted]} from now on.")


async def reached(act: Act) -> list[str]:
    """Return, a line each, where the speaker is known and where they are written to."""
    there = await act.port(Addresses).of(act.speaker.account_id)
    settings = {s.key: s.value for s in await _own(act)}
    lines = [f"I know you on {', '.join(_shown(one) for one in there)}."] if there else []
    for key, what in ((PRIMARY, "Messages"), (ALERT, "Alerts")):
        lines.append(f"{what}: {_NAMES.get(settings.get(key, ''), 'where you wrote last')}")
    return lines


async def _own(act: Act) -> list[Setting]:
    member = (await Roster.load(act)).own_member(act)
    mine = Party("member", member.id) if member else None
    return [s for s in await act.uow.of(Setting).all() if mine is not None and s.party == mine]


def _shown(address: Address) -> str:
    name = _NAMES.get(address.channel, address.channel)
    if address.channel != "sms":
        return name
    stopped = "; you texted STOP, START brings it back" if address.closed else ""
    return f"{name} (…{address.external_id[-_SHOWN:]}{stopped})"
