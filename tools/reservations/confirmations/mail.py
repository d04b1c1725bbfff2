"""E-mails pasted or attached as .eml: the parts a person would read."""

import email
import email.policy
import re
from html.parser import HTMLParser

_LOOKS = re.compile(r"\A(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){3,}", re.MULTILINE)
_MIME = re.compile(
    r"^(?:mime-version|content-type|message-id|received|return-path)\s*:", re.IGNORECASE | re.MULTILINE
)
_BLOCKS = frozenset("p div tr br li h1 h2 h3 h4 table section article td th dt dd".split())
_SKIPPED = frozenset({"script", "style", "head", "title"})


def is_mail(text: str) -> bool:
    """Say whether `text` is an e-mail with its headers."""
    return bool(_LOOKS.match(text) and _MIME.search(text[:4000]))


def parts(text: str) -> list[str]:
    """Return the subject and the text, HTML and calendar parts of an e-mail; [] when it cannot be read."""
    try:
        message = email.message_from_string(text, policy=email.policy.default)
        found = [f"Subject: {message['subject']}"] if message["subject"] else []
        for part in message.walk():
            if part.get_content_type() in ("text/html", "text/plain", "text/calendar"):
                found.append(str(part.get_content()))
    except (ValueError, LookupError, TypeError, AttributeError, IndexError, AssertionError, RecursionError):
        return []  # the library raises all of these on broken mail, which is then read as it stands
    return found


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.skip = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.skip += tag in _SKIPPED
        if tag in _BLOCKS:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.skip = max(0, self.skip - (tag in _SKIPPED))
        if tag in _BLOCKS:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.skip:
            self.words.append(re.sub(r"\s+", " ", data))


def closed(html: str) -> str:
    """Return `html` without the "<" that open no tag when there are many: the parser is quadratic in them."""
    if html.count("<") - html.count(">") < 50:
        return html
    return re.sub(r"<(?![^<>]{0,4000}>)", " ", html)


def words_of(html: str) -> str:
    """Return the words of an HTML text, a line for each block."""
    reader = _Words()
    reader.feed(closed(html))
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.words).split("\n"))
    return "\n".join(line for line in lines if line)
