# ruff: noqa: E501  # a pattern reads best on one line
"""Who sleeps where, said plainly: "the Lees sleep in the loft and the Bakers in the twin room"."""

import re

from agents.context import Call
from agents.offline.people import Who
from agents.offline.scene import Scene

_SAYS = re.compile(r"\b(?:sleeps?|takes?|gets?|has|have|goes?|go|stays?|in)\b", re.IGNORECASE)
_ROOM = re.compile(
    r"^s?(?:'s?|’s?)?\s*(?:can |will |should |could )?(?:both |all )?"
    r"(?:(?:sleeps?|takes?|gets?|has|have|goes?|go|stays?|are|is)\s+(?:(?:in|on|into)\s+)?|(?:in|on|into)\s+)(?:the\s+)?(?P<room>(?:\w+ )?(?:loft|attic|bunks?|bunk beds?|sofa(?: bed)?|couch|tent|suite|dorm|"
    r"(?:twin|double|triple|single|queen|king|master|kids'?|family|big|small|upstairs|downstairs) (?:room|bed|bedroom)|"
    r"(?:room|cabin|site|tent|bed|bedroom|bungalow) (?:\d{1,4}[a-d]?|[a-d]|one|two|three|four)))\b",
    re.IGNORECASE,
)  # fmt: skip
_AND = re.compile(r"^s?,?\s*(?:and|&|plus)\s+(?:the\s+)?$", re.IGNORECASE)


def assign_rooms(scene: Scene) -> list[Call]:
    """Return who sleeps in which room; nothing unless somebody is named right before a room or bed."""
    if "?" in scene.text or not _SAYS.search(scene.text):
        return []
    rooms: list[dict[str, object]] = []
    waiting: list[str] = []
    people = [who for who in scene.people if who.how not in ("all", "other")]
    for who, following in zip(people, [*people[1:], None], strict=False):
        waiting.append(_party(who))
        after = scene.text[who.at[1] : following.at[0] if following else len(scene.text)]
        if found := _ROOM.match(after):
            rooms.append({"room": " ".join(found["room"].split()), "party": waiting})
            waiting = []
        elif not _AND.match(after):
            waiting = []
    if not rooms:
        return []
    named = [name for name in scene.context.reservations if name.casefold() in scene.text.casefold()]
    return [Call(name="assign_rooms", args={"rooms": rooms, **({"name": named[0]} if named else {})})]


def _party(who: Who) -> str:
    return "my_family" if who.how == "us" else who.party
