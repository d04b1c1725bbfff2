"""schema.org objects written as HTML microdata, in the same shape as JSON-LD gives."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from tools.reservations.confirmations import mail

Node = dict[str, Any]
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_HOLDS = {"meta": "content", "time": "datetime", "data": "value", "a": "href", "link": "href", "img": "src"}
_MOST = 200


@dataclass
class _Open:
    """An element not yet closed: the object it begins, or the property whose text it holds."""

    tag: str
    node: Node | None = None
    prop: str | None = None
    words: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.roots: list[Node] = []
        self.open: list[_Open] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        element = _Open(tag)
        prop = values.get("itemprop")
        if "itemscope" in values:
            element.node = {"@type": values.get("itemtype", "").rstrip("/").rsplit("/", 1)[-1]}
            self._place(prop, element.node)
        elif prop:
            held = values.get(_HOLDS.get(tag, ""), "") or values.get("content", "")
            if held:
                self._place(prop, held)
            else:
                element.prop = prop
        if tag not in _VOID and len(self.open) < 500:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self.open) - 1, -1, -1):
            if self.open[depth].tag == tag:
                closed, self.open = self.open[depth:], self.open[:depth]
                for element in reversed(closed):
                    if element.prop:
                        self._place(element.prop, " ".join("".join(element.words).split()))
                return

    def handle_data(self, data: str) -> None:
        for element in self.open:
            if element.prop:
                element.words.append(data)

    def _place(self, prop: str | None, value: Node | str) -> None:
        owner = next((element.node for element in reversed(self.open) if element.node is not None), None)
        if owner is None or prop is None:
            if isinstance(value, dict) and len(self.roots) < _MOST:
                self.roots.append(value)
            return
        for name in prop.split():
            _add(owner, name, value)


def _add(owner: Node, name: str, value: Node | str) -> None:
    """Put a property into its object; the second one of a name makes a list."""
    if name not in owner:
        owner[name] = value
    elif isinstance(owner[name], list):
        owner[name].append(value)
    else:
        owner[name] = [owner[name], value]


def find(html: str) -> list[Node]:
    """Return the outermost schema.org objects of the microdata in `html`."""
    if "itemscope" not in html:
        return []
    reader = _Reader()
    reader.feed(mail.closed(html))
    reader.close()
    return reader.roots
