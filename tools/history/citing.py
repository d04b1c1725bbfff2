"""Where a decision was made: who, when, and the words, as a citation."""

import re
from collections.abc import Callable, Mapping
from datetime import tzinfo
from typing import Any

from tools.kernel.act import Act
from tools.kernel.minutes import Deed, Minutes
from tools.kernel.words import day_words, one_line
from tools.trips.head import local_zone

_QUOTE = 80
_ADDRESS = re.compile(r"@\w+,?\s*")  # who says it to the bot says it to all


def _same(before: dict[str, Any], after: dict[str, Any], *fields: str) -> bool:
    return all(before.get(field) == after.get(field) for field in fields)


# For each kind of record, whether a change of it is where its decision was made.
_DECIDES: Mapping[str, Callable[[dict[str, Any], dict[str, Any]], bool]] = {
    "Trip": lambda old, new: not _same(old, new, "start_date", "end_date") and bool(new.get("start_date")),
    "Stop": lambda old, new: not _same(old, new, "role") and new.get("role") != "want",
    "Poll": lambda old, new: new.get("status") == "closed" and not _same(old, new, "status", "winner"),
    "Itinerary": lambda old, new: new.get("status") == "accepted" and not _same(old, new, "status"),
    "Proposal": lambda old, new: bool(new.get("done")),
    "Reservation": lambda old, new: not _same(old, new, "status"),
}


async def citations(act: Act) -> dict[tuple[str, str], str]:
    """Return who decided each thing, when, and in which words: " (Ann, Sat Apr 10, 19:03: “…”)".

    Keys are a record's type and id (a trip and its plan share one).
    Words said in private are never quoted. Empty where the record can't be read.
    """
    if Minutes not in act.ports:
        return {}
    local = await local_zone(act)
    cited: dict[tuple[str, str], str] = {}
    for deed in await act.port(Minutes).deeds(kinds=tuple(_DECIDES)):
        if deed.after is not None and _DECIDES[deed.kind](deed.before or {}, deed.after):
            cited[deed.kind, deed.object_id] = citation(deed, local)
    return cited


def citation(deed: Deed, local: tzinfo) -> str:
    """Return a change's citation in brackets."""
    when = day_words(deed.at.astimezone(local))
    who = deed.who or "at its deadline"
    words = _ADDRESS.sub("", deed.line.text).strip() if deed.line else ""
    quote = f": “{one_line(words, _QUOTE)}”" if words else ""
    return f" ({who}, {when}{quote})"
