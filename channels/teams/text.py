"""What somebody wrote, as plain words: the bot's own mention gone, others' as names, HTML as text."""

import html
import re
from html.parser import HTMLParser

from channels.teams.activity import Activity

_REPLY = "schema.skype.com/reply"
_BREAKS = frozenset(("br", "p", "div", "li", "tr", "h1", "h2", "h3"))
_SILENT = frozenset(("script", "style"))
_AT = re.compile(r"</?at\b[^>]*>", re.IGNORECASE)
_OPENS = re.compile(r"<at\b[^>]*>", re.IGNORECASE)  # in HTML it carries a number


class _Plain(HTMLParser):
    """Reads words; what somebody quotes to answer it is not theirs, but whose it is is kept in `quoted`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.quoted: set[str] = set()
        self._silent = self._quotes = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "blockquote":
            self._quotes += bool(self._quotes) or _REPLY in (given.get("itemtype") or "").casefold()
        if self._quotes and given.get("itemprop") == "mri":
            self.quoted.add(given.get("itemid") or "")
        self._silent += tag in _SILENT
        if tag in _BREAKS:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._silent = max(0, self._silent - (tag in _SILENT))
        self._quotes = max(0, self._quotes - (tag == "blockquote"))

    def handle_data(self, data: str) -> None:
        if not self._silent and not self._quotes:
            self.words.append(data)


def of_html(markup: str) -> str:
    """Return the words of HTML, a line for each block."""
    return _tidy("".join(_read(markup).words))


def _read(markup: str) -> _Plain:
    parser = _Plain()
    parser.feed(markup)
    parser.close()
    return parser


def mentions_bot(activity: Activity) -> bool:
    """Whether the bot itself is mentioned."""
    return any(_mentioned(entity) == _bot(activity) for entity in activity.entities or ())


def answers_bot(activity: Activity) -> bool:
    """Whether it quotes one of the bot's messages to answer it; older and newer Teams tell it differently."""
    told = [one.get("quotedReply") for one in activity.entities or () if one.get("type") == "quotedReply"]
    quoted = {str(one.get("senderId") or "") for one in told if isinstance(one, dict)}
    return _bot(activity) in quoted | _read(_markup(activity)).quoted


def words(activity: Activity) -> str:
    """Return what was written."""
    text, markup = activity.text or "", _markup(activity)
    if not text.strip() and markup:
        text, is_html = markup, True
    else:
        is_html = activity.text_format == "xml"
    text = _OPENS.sub("<at>", text)
    for entity in activity.entities or ():
        marked = entity.get("text")
        if entity.get("type") != "mention" or not isinstance(marked, str) or not marked:
            continue
        name = "" if _mentioned(entity) == _bot(activity) else _AT.sub("", marked)
        text = text.replace(_OPENS.sub("<at>", marked), name)
    text = _AT.sub("", text)
    return of_html(text) if is_html else _tidy(html.unescape(text) if "&" in text and markup else text)


def _markup(activity: Activity) -> str:
    """Return the message's HTML, which Teams sends beside the text."""
    for one in activity.attachments or ():
        if one.content_type == "text/html" and isinstance(one.content, str):
            return one.content
    return ""


def _mentioned(entity: dict[str, object]) -> str:
    who = entity.get("mentioned")
    return str(who.get("id", "")) if entity.get("type") == "mention" and isinstance(who, dict) else ""


def _bot(activity: Activity) -> str:
    return activity.recipient.id if activity.recipient else "?"


def _tidy(text: str) -> str:
    """Return lines without the blanks that markup leaves."""
    text = text.replace("\u00a0", " ").replace("&nbsp;", " ").replace("\r\n", "\n").replace("\r", "\n")
    lines = [line.strip() for line in text.strip().split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines))
