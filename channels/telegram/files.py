"""Files that come in: what is fetched, and kind words for what is not."""

from dataclasses import dataclass
from pathlib import PurePath

from telegram import Bot, Message
from telegram.error import BadRequest

from channels.envelope import InAttachment

LARGEST = 20 * 2**20  # Telegram hands out no larger file to a bot
_TYPES = {
    ".pdf": "application/pdf",
    ".ics": "text/calendar",
    ".eml": "message/rfc822",
    ".html": "text/html",
    ".htm": "text/html",
    ".txt": "text/plain",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
}
TOO_LARGE = (
    "That file is larger than 20 MB, and Telegram hands me none that large. Could you send a smaller one?"
)
OTHER_KIND = (
    "I can read PDFs, calendar files (.ics), mails (.eml), web pages and photos. That file is none of them."
)
NOT_READ = "I can't listen to voice messages or watch videos. Could you write it?"
LOST = "I could not get that file from Telegram. Could you send it again?"


@dataclass(frozen=True)
class Wanted:
    """A file to fetch, or words why not."""

    file_id: str = ""
    name: str = ""
    content_type: str = ""
    why_not: str = ""


def wanted(message: Message) -> Wanted | None:
    """Return the file of a message; None when it brings none that we could mean."""
    if message.photo:
        largest = max(message.photo, key=lambda size: size.file_size or 0)
        return _sized(largest.file_size, Wanted(largest.file_id, "photo.jpg", "image/jpeg"))
    if message.document and not message.animation:
        document = message.document
        name = PurePath(document.file_name or "file").name
        kind = _TYPES.get(PurePath(name).suffix.lower()) or (document.mime_type or "").partition(";")[0]
        if kind not in _TYPES.values():
            return Wanted(why_not=OTHER_KIND)
        return _sized(document.file_size, Wanted(document.file_id, name, kind))
    if message.voice or message.video or message.video_note or message.audio:
        return Wanted(why_not=NOT_READ)
    return None


def _sized(size: int | None, file: Wanted) -> Wanted:
    return Wanted(why_not=TOO_LARGE) if (size or 0) > LARGEST else file


async def fetch(bot: Bot, file: Wanted) -> tuple[tuple[InAttachment, ...], str]:
    """Return (the file, words why there is none). Raises NetworkError when Telegram can't be reached."""
    if file.why_not:
        return (), file.why_not
    try:
        there = await bot.get_file(file.file_id)
        body = bytes(await there.download_as_bytearray())
    except BadRequest as problem:
        return (), TOO_LARGE if "too big" in str(problem) else LOST
    if len(body) > LARGEST:
        return (), TOO_LARGE
    return (InAttachment(file.name, file.content_type, body),), ""
