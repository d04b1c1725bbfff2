"""Messages whose form says what they ask: codes, files, drivers' words, answers to proposals."""

from agents.context import Call
from bot.heard import Heard
from storage.inbox import Incoming
from tools.invitations.service import said as code_said
from tools.travel_day.service import parse as driver_words
from tools.travel_day.service import read as road_talk
from tools.travel_day.service import road_question


def set_phrase(heard: Heard) -> Call | None:
    """Return the answer to a proposal, or the question to the record, that the words are."""
    if heard.answer is None:
        return None
    return Call(name=heard.answer.tool, args=dict(heard.answer.args))


def code_call(text: str) -> Call | None:
    """Return the call that takes up an invitation or a one-time code ("join K7QM-4XPD Maria")."""
    found = code_said(text)
    if found is None:
        return None
    verb, code, rest = found
    if verb == "link":
        return Call(name="link_channel", args={"code": code})
    return Call(name="join_trip", args={"code": code, **({"name": rest} if rest else {})})


def of_files(incoming: Incoming) -> Call:
    """Return what files sent without a word are for: photos are receipts, tables books, else bookings."""
    kinds = [file["content_type"] for file in incoming.files]
    if all(kind.startswith("image/") for kind in kinds):
        return Call(name="attach_receipt")
    if any(
        "csv" in kind or "json" in kind or file["name"].endswith((".csv", ".json"))
        for kind, file in zip(kinds, incoming.files, strict=True)
    ):
        return Call(name="import_expenses")
    return Call(name="read_confirmation")


# Words that mean nothing else, also when nobody travels: they are answered with why they are not noted.
_PLAIN = ("late", "early", "charged", "charging", "breakdown", "arrived")


def _to_us(heard: Heard) -> bool:
    return heard.act.mentioned or not heard.act.group


def driver_word(heard: Heard) -> Call | None:
    """Return the report a driver's word stands for: on the road, from a phone, or plainly said to us."""
    word = driver_words(heard.incoming.text)
    asked = road_question(heard.incoming.text) if heard.context.travelling and _to_us(heard) else None
    if asked is not None:
        return Call(name=asked[0], args=asked[1])
    if not heard.context.travelling and heard.incoming.channel != "sms":
        plain = word is not None and word[0] in _PLAIN and heard.act.mentioned
        return Call(name="report_status", args={"kind": word[0], **word[1]}) if plain and word else None
    if word is None:
        places = (*heard.context.stops, *heard.context.reservations)
        if not heard.context.travelling:
            return None
        said = road_talk(heard.incoming.text, places, heard.act.now, alone=not heard.act.group)
        return None if said is None else Call(name="report_status", args=said)
    kind, arguments = word
    if kind == "help":
        return Call(name="show_help", args={"about": "driver"})
    return Call(name="report_status", args={"kind": kind, **arguments})
