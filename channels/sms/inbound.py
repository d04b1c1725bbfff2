"""What Twilio brings: a text and its pictures, and the envelope they become."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import phonenumbers
from phonenumbers import timezone as zones

from channels.envelope import Envelope, InAttachment, Sender
from channels.sms.keywords import Keyword, keyword

_E164 = re.compile(r"\+[1-9]\d{6,14}")
_SID = re.compile(r"[A-Za-z0-9]{8,64}")
_MOST_MEDIA = 10
_CONSENT: Mapping[Keyword | None, Literal["implied", "given", "withdrawn"]] = {
    None: "implied",
    Keyword.STOP: "withdrawn",
    Keyword.START: "given",
}


def is_message(form: Mapping[str, str]) -> bool:
    """Whether a signed form is a text by a person: a telephone number, and an id of its own."""
    return bool(_E164.fullmatch(form.get("From", "")) and _SID.fullmatch(_sid(form)))


def envelope(form: Mapping[str, str], now: datetime, files: Sequence[InAttachment] = ()) -> Envelope:
    """Return the event a form tells of; `now` is when it came, for Twilio does not say."""
    number, text = form["From"], form.get("Body", "")
    word = keyword(text)
    return Envelope(
        channel="sms",
        chat=number,
        kind="direct",
        sender=Sender(number),
        message_id=_sid(form),
        at=now.astimezone(_zone(number)) if now.tzinfo else now,
        text=text,
        mention=True,
        files=tuple(files),
        event="" if word is None else "rule",
        consent=_CONSENT.get(word, ""),
    )


def media(form: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return (URL, content type) of each picture or file that came with a text."""
    count = form.get("NumMedia", "0")
    known = min(int(count), _MOST_MEDIA) if count.isdecimal() else 0
    found = [(form.get(f"MediaUrl{n}", ""), form.get(f"MediaContentType{n}", "")) for n in range(known)]
    return [(url, kind) for url, kind in found if url]


def _sid(form: Mapping[str, str]) -> str:
    return form.get("MessageSid") or form.get("SmsMessageSid") or form.get("SmsSid") or ""


def _zone(number: str) -> ZoneInfo:
    """Return the time zone of a number's area, UTC when it lies in several."""
    try:
        known = zones.time_zones_for_geographical_number(phonenumbers.parse(number))
        return ZoneInfo(known[0] if len(known) == 1 else "UTC")
    except (phonenumbers.NumberParseException, ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")
