"""The commands of coming in, being reached, and leading a trip."""

from collections.abc import Callable, Mapping

from agents.context import Call
from bot.commands.command import Command, bare, rest_as


def _channel(alerts: bool) -> Callable[[str], Call]:
    return lambda rest: Call(name="set_channel", args={"channel": rest, "alerts": alerts})


def _board(rest: str) -> Call:
    """ "/board" gives the link; "/board revoke" ends the ones given so far."""
    ends = rest.strip().casefold() in ("revoke", "end", "off")
    return Call(name="revoke_board" if ends else "show_board")


def _feed(rest: str) -> Call:
    """ "/feed" gives the calendar's address; "/feed off" ends the ones given so far."""
    ends = rest.strip().casefold() in ("revoke", "end", "off")
    return Call(name="revoke_calendar_feed" if ends else "show_calendar_feed")


def _no_admin(rest: str) -> Call:
    return Call(name="set_admin", args={"name": rest, "admin": False})


PEOPLE: Mapping[str, Command] = {
    "admins": Command("show_trip", "who comes, and who leads", bare("show_trip", what="families")),
    "alertsby": Command("set_channel", "/alertsby sms", _channel(alerts=True)),
    "audit": Command("show_audit", "who did what", rest_as("show_audit", "who")),
    "board": Command("show_board", "your live board; /board revoke ends your links", _board),
    "broadcast": Command("broadcast", "/broadcast We meet at 8", rest_as("broadcast", "text")),
    "cancel": Command("cancel_trip", "cancel the trip", bare("cancel_trip")),
    "channel": Command("set_channel", "/channel telegram", _channel(alerts=False)),
    "feed": Command("show_calendar_feed", "an address your calendar follows; /feed off ends it", _feed),
    "forget": Command("forget_me", "erase yourself", bare("forget_me")),
    "invite": Command("invite", "/invite, /invite Lee, /invite chat", rest_as("invite", "family")),
    "invites": Command("show_invitations", "open invitations", bare("show_invitations")),
    "link": Command("link_channel", "be known on another platform", bare("link_channel")),
    "lock": Command("lock_trip", "only admins change the trip", bare("lock_trip")),
    "remove": Command("remove_person", "/remove Rob", rest_as("remove_person", "name")),
    "name": Command("introduce", "/name Dana: how I call you", rest_as("introduce", "name")),
    "revoke": Command("revoke_invitation", "/revoke XPD", rest_as("revoke_invitation", "which")),
    "setadmin": Command("set_admin", "/setadmin Dana", rest_as("set_admin", "name")),
    "settings": Command("show_settings", "what is set", bare("show_settings")),
    "unlink": Command("unlink_channel", "/unlink sms", rest_as("unlink_channel", "channel")),
    "unlock": Command("unlock_trip", "every adult may change the trip", bare("unlock_trip")),
    "usage": Command("show_usage", "what the language models cost", bare("show_usage")),
    "unsetadmin": Command("set_admin", "/unsetadmin Dana", _no_admin),
}
