"""What families do together: how it is known that two of their items are one."""

from datetime import datetime

from tools.planning.model import Item, ItemKind

WAITED = (ItemKind.MEET, ItemKind.MEAL, ItemKind.VISIT)  # nobody waits to check in, or for free time
Key = tuple[ItemKind, str, datetime]


def key_of(item: Item) -> Key | None:
    """Return what tells a shared item, the same for all who share it; None for what nobody waits for."""
    return (item.kind, item.place.name, item.start) if item.with_families and item.kind in WAITED else None


def in_zone(item: Item, when: datetime) -> datetime:
    """Return a time in the zone of the item's own place: people cross zones, their plans do not move."""
    return when.astimezone(item.start.tzinfo)
