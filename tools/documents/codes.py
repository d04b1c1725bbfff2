"""QR codes that open a day's drive in a navigation app, as pictures for the press."""

from hashlib import sha256
from io import BytesIO

import segno

from tools.documents.book import Book


def code_name(link: str) -> str:
    """Return the name of a link's picture on the press's shelf."""
    return f"qr-{sha256(link.encode()).hexdigest()[:16]}.svg"


def codes(book: Book) -> dict[str, str]:
    """Return the pictures a book shows, by name."""
    links = {day.link for part in book.parts for day in part.days if day.link}
    return {code_name(link): _picture(link) for link in links}


def _picture(link: str) -> str:
    out = BytesIO()
    segno.make_qr(link, error="l").save(
        out, kind="svg", border=0, omitsize=True, xmldecl=False, dark="#1d2733"
    )
    return out.getvalue().decode()
