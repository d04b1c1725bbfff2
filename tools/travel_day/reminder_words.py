"""Turning reminders off and on, and asking for them, in plain words: read by rule."""

import re
from typing import Any

from tools.travel_day import kinds

_NAMES: tuple[tuple[str, str], ...] = (
    (kinds.MORNING, r"morning (?:briefs?|briefings?|messages?|updates?)|(?:daily|morning) summar(?:y|ies)"),
    (kinds.DIGEST, r"digests?|open questions?"),
    (kinds.EVENING, r"evening (?:messages?|briefs?|previews?|reminders?)|tomorrow messages?"),
    (kinds.LEAVE_NOW, r"leave[- ]now (?:alerts?|reminders?|messages?)"),
    (kinds.DEPARTURE, r"(?:departure|leaving) (?:alerts?|reminders?|messages?)"),
    (kinds.CHARGE, r"charg(?:e|ing|er) (?:alerts?|reminders?|stops? reminders?|messages?)"),
    (kinds.BREAK, r"break (?:alerts?|reminders?|messages?)"),
    (kinds.RENDEZVOUS, r"(?:meeting|rendezvous) (?:alerts?|reminders?|messages?)"),
    (kinds.CHECK_IN, r"check-?in (?:alerts?|reminders?|messages?)"),
    (kinds.DEADLINE, r"(?:deadline|cancellation) (?:alerts?|reminders?|messages?)"),
    (kinds.SETTLEMENT, r"settle(?:ment|[- ]up) (?:alerts?|reminders?|messages?)"),
    (kinds.THANKS, r"(?:thank[- ]?yous?|thanks|goodbye)(?: (?:messages?|notes?))?"),
    (kinds.EVERY, r"(?:all )?(?:the |your |these |my |any )*(?:reminders?|alerts?)"),
)
_OFF = r"(?:stop|no more|turn off|switch off|mute|skip|cancel|drop|don'?t send(?: (?:us|me))?|no)"
_ON = r"(?:start|turn on|switch on|unmute|resume|bring back|send(?: (?:us|me))?)"
_ORDER = re.compile(
    rf"(?:please )?(?:(?P<off>{_OFF})|(?P<on>{_ON}))(?: sending)?(?: (?:me|us))?"
    r"(?: (?:the|your|these|any|all))*"
    r" (?P<kind>[\w -]+?)(?: (?:for|to) (?P<who>me|us|my family|everybody|everyone|all|the group))?"
    r"(?:,? (?:please|thanks|now|again|on|off))*",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"(?:what|which) (?:reminders?|alerts?) (?:are|do|will|is)\b.*"
    r"|(?:show|list) (?:me |us )?(?:the |our |my |all )*(?:reminders?|alerts?)",
    re.IGNORECASE,
)
_WHO = {"me": "me", "us": "my_family", "my family": "my_family"}


def read(text: str) -> tuple[str, dict[str, Any]] | None:
    """Return the tool and arguments a message to the bot means: set_reminders or show_alerts; else None."""
    plain = re.sub(r"@\w+", " ", text.replace("’", "'"))
    plain = " ".join(plain.split()).strip(" .!?,")
    if _ASKED.fullmatch(plain):
        return "show_alerts", {}
    found = _ORDER.fullmatch(plain)
    kind = found and next((k for k, name in _NAMES if re.fullmatch(name, found["kind"], re.IGNORECASE)), None)
    if not found or not kind:
        return None
    arguments: dict[str, Any] = {"kind": kind, "on": found["on"] is not None}
    if who := _WHO.get((found["who"] or "").casefold()):
        arguments["party"] = who
    return "set_reminders", arguments
