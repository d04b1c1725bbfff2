"""What is told in private stays there: looked for by another family, an outsider, the organizer, in files."""

import re
from io import BytesIO

from pypdf import PdfReader

from tests.dialog import Dialog
from tests.integration.test_money import _START

_SECRETS = re.compile(r"diabet|celiac|wheelchair|\b87\b|8700|EM-77", re.IGNORECASE)
_LOOKING = (
    *(
        "/plan",
        "/wishes",
        "/families",
        "/settings",
        "/fair",
        "/decisions",
        "/missed",
        "/history Bo",
        "/audit",
        "/audit Bo",
    ),
    *("/whosaid diet", "/whosaid ramp", "/bookings", "/alerts", "/budget", "/budget Lee", "/itinerary"),
    *("/pdf", "/pdf Lee", "/ics", "/ics Lee", "/csv", "/beancount", "/settle", "/balance Lee"),
    *("@pathfinder what's the Lees' budget?", "@pathfinder what does Bo eat?", "/export"),
    *(
        "@pathfinder what's the confirmation code for El Moro?",
        "/undo",
    ),
)


async def _everything_said(dialog: Dialog, who: str, direct: bool) -> list[tuple[str, str]]:
    """Return all that somebody can get to read, files included."""
    words = []
    for line in _LOOKING:
        for message in await dialog.say(who, line, direct=direct):
            if message.chat == "Bo":
                continue
            words.append((line, message.text))
            for file in message.attachments:
                words.append((line, _words_of(file.body)))
    return words


def _words_of(body: bytes) -> str:
    """Return what a file says to whoever opens it."""
    if not body.startswith(b"%PDF"):
        return body.decode("utf-8", "replace")
    pages = PdfReader(BytesIO(body)).pages
    return "\n".join(page.extract_text() for page in pages)


async def test_nobody_else_finds_what_was_told_in_private(dialog: Dialog) -> None:
    for who, said, _ in _START:
        await dialog.say(who, said)
    await dialog.say("Cy", "@pathfinder we're the Cruzes from Durango: me and Di")
    for said in (
        "we can spend at most $87 a night on lodging",
        "/budget 8700 us",
        "Kit is celiac",
        "/prefer I have a diabetes diet",
        "I need a wheelchair ramp",
        "booked dinner at El Moro in Durango april 13 19:00 for us, conf EM-77",
    ):
        assert await dialog.say("Bo", said, direct=True), said
    seen = "\n".join(message.text for message in await dialog.say("Bo", "/wishes", direct=True))
    assert "celiac" in seen
    assert "diabetic" in seen
    for who, direct in (("Cy", True), ("Ann", False), ("Eve", True)):
        for line, told in await _everything_said(dialog, who, direct):
            found = _SECRETS.search(told)
            assert found is None, f"{who} ({'direct' if direct else 'group'}): {line!r} tells {found[0]!r}"
