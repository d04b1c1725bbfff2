"""Words that are the carriers' own, and MORE for the rest of a long answer: never answers to anything."""

from enum import Enum

from channels.sms.settings import SmsSettings


class Keyword(Enum):
    """What such a word asks for."""

    STOP = "stop"
    START = "start"
    HELP = "help"
    MORE = "more"


_WORDS = {
    **dict.fromkeys(
        ("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"), Keyword.STOP
    ),
    **dict.fromkeys(("START", "YES", "UNSTOP"), Keyword.START),
    **dict.fromkeys(("HELP", "INFO"), Keyword.HELP),
    "MORE": Keyword.MORE,
}

_SAID = {
    Keyword.STOP: "You are unsubscribed and will get no more messages. Reply START to resubscribe.",
    Keyword.START: "You get trip messages here. To answer a question send its number. "
    "Reply HELP for help, STOP to end.",
    Keyword.HELP: "trip plans, alerts, polls and shared costs by text.{contact} "
    "Msg frequency varies. Msg&data rates may apply. Reply STOP to end.",
}


def keyword(text: str) -> Keyword | None:
    """Return the keyword a text is, alone on its own; None for everything else."""
    return _WORDS.get(" ".join(text.split()).strip(" .!").upper())


def answer(word: Keyword, settings: SmsSettings) -> str:
    """Return the fixed words to a keyword; "" when Twilio says them itself."""
    if settings.twilio_answers or word is Keyword.MORE:
        return ""
    contact = f" Contact: {settings.contact}." if settings.contact else ""
    return f"{settings.program}: " + _SAID[word].format(contact=contact)
