"""A plan in words for a phone screen."""

from dataclasses import dataclass

from tools.planning.model import Day, FamilyDay, Item, ItemKind, Itinerary
from tools.planning.refusing import broken
from tools.planning.times import span

MOST_GROUPS = 3
SHORT_BREAK = 45.0  # minutes of free time nobody needs to be told of


def notes(itinerary: Itinerary, ended: bool = True) -> list[str]:
    """Return what matters about a plan, weightiest first, a line each."""
    told = [f"• {sentence}" for sentence in itinerary.explain]
    if ended and (found := broken(itinerary)):
        wrong = "; ".join(f"{c.rule} ({c.detail})" for c in found[:3])
        told.insert(min(2, len(told)), f"• Not kept: {wrong}")
    return told


def brief(day: Day) -> str:
    """Return a day in one line, or one line for each group that does the same."""
    head = f"{day.date:%a} {day.date.day} {day.date:%b}"
    groups: dict[str, list[str]] = {}
    for family in day.families:
        groups.setdefault(_gist(family), []).append(family.family)
    if len(groups) == 1:
        return f"{head}: {next(iter(groups))}"
    ranked = sorted(groups.items(), key=lambda g: -len(g[1]))
    if len(ranked) <= MOST_GROUPS:
        return "\n".join([f"{head}:", *(f"  {', '.join(names)}: {gist}" for gist, names in groups.items())])
    shown = [f"  {', '.join(names)}: {gist}" for gist, names in ranked[:1]]
    ends: dict[str, list[str]] = {}
    for family in day.families:
        if family.family not in ranked[0][1]:
            ends.setdefault(_end(family), []).append(family.family)
    rest = "; ".join(f"{', '.join(names)} {end}" for end, names in ends.items())
    return "\n".join([f"{head}:", *shown, f"  {rest}"])


def _end(day: FamilyDay) -> str:
    """Where a family's day leads, in two or three words."""
    drives = [i for i in day.items if i.kind is ItemKind.DRIVE]
    beds = [i for i in day.items if i.kind is ItemKind.CHECK_IN]
    left = f" (leave {drives[0].told:%H:%M})" if drives else ""
    if beds:
        return f"sleep in {beds[-1].place.name}{left}"
    return f"end in {_far_end(day)}{left}" if drives else "stay"


def _gist(day: FamilyDay) -> str:
    """The day of a family in a few words: the drive, what is seen, the bed."""
    parts = []
    drives = [i for i in day.items if i.kind is ItemKind.DRIVE and i.to]
    if drives and day.drive_minutes >= 45 and drives[-1].to:
        ends = _far_end(day)
        stops = sum(1 for i in day.items if i.kind is ItemKind.CHARGE)
        charges = f", {stops} charging stop{'s' if stops > 1 else ''}" if stops else ""
        parts.append(
            f"leave {drives[0].told:%H:%M}, {_way(day, drives[0].place.name, ends)}, {day.drive_km:.0f} km, "
            f"{span(day.drive_minutes)} driving{charges}{_ferries(day)}"
        )
    elif drives and (ends := _far_end(day)) not in ("", drives[0].place.name):
        parts.append(
            f"leave {drives[0].told:%H:%M}, {drives[0].place.name} → {ends}, {span(day.drive_minutes)}"
        )
    meets = [f"meet in {i.place.name} {i.told:%H:%M}" for i in day.items if i.kind is ItemKind.MEET]
    seen = dict.fromkeys(i.note or i.place.name for i in day.items if i.kind is ItemKind.VISIT)
    parts += [*meets, *([f"see {', '.join(seen)}"] if seen else [])]
    beds = [i for i in day.items if i.kind is ItemKind.CHECK_IN]
    parts += [f"sleep in {beds[-1].place.name}"] if beds else []
    return "; ".join(parts) or "free day"


def _way(day: FamilyDay, start: str, end: str) -> str:
    """From where to where; where that is one place, there and back, or around it."""
    if start != end:
        return f"{start} → {end}"
    there = dict.fromkeys(i.place.name for i in day.items if i.kind in (ItemKind.VISIT, ItemKind.MEET))
    away = [name for name in there if name != start]
    return f"{start} → {away[0]} and back" if len(away) == 1 else f"around {start}"


def _ferries(day: FamilyDay) -> str:
    boats = [i for i in day.items if i.kind is ItemKind.FERRY]
    return f", ferry {' and '.join(f'{b.told:%H:%M}' for b in boats)}" if boats else ""


def _far_end(day: FamilyDay) -> str:
    """Where a day leads: its bed, or the end of its last drive."""
    beds = [i for i in day.items if i.kind is ItemKind.CHECK_IN]
    drives = [i for i in day.items if i.kind is ItemKind.DRIVE and i.to]
    if beds:
        return beds[-1].place.name
    return drives[-1].to.name if drives and drives[-1].to else ""


@dataclass(frozen=True)
class Block:
    """The hours of a day, for all families that live them alike."""

    families: tuple[str, ...]
    lines: str


def blocks(day: Day, family: str | None) -> list[Block]:
    """Return a day hour by hour, for one family or for all (those with the same day said once)."""
    told: dict[str, list[str]] = {}
    for each in day.families:
        if family in (None, each.family):
            told.setdefault("\n".join(_line(i) for i in each.items if _worth(i)), []).append(each.family)
    return [Block(tuple(names), lines) for lines, names in told.items()]


def day_head(day: Day) -> str:
    """Return a day's name in full."""
    return f"{day.date:%A} {day.date.day} {day.date:%B}"


def block_text(block: Block, day: Day, family: str | None) -> str:
    """Return a block under the names of its families; without them when it is everybody's."""
    if len(block.families) == len(day.families) and not family:
        return block.lines
    return f"{', '.join(block.families)}:\n{block.lines}"


def in_full(day: Day, family: str | None) -> str:
    """Return all of a day hour by hour."""
    told = [block_text(b, day, family) for b in blocks(day, family)]
    return "\n".join([day_head(day), *told]) if told else f"{day_head(day)}: nothing planned."


def _worth(item: Item) -> bool:
    idle = item.kind is ItemKind.FREE and item.note.startswith("free time")
    return item.kind is not ItemKind.DEPART and not (idle and minutes_of(item) < SHORT_BREAK)


def minutes_of(item: Item) -> float:
    """Return how long something takes, in minutes."""
    return (item.end - item.start).total_seconds() / 60


def _line(item: Item) -> str:
    """One stretch as a line."""
    when = f"{item.told:%H:%M}"
    name = item.place.name
    meets = item.kind is ItemKind.MEET and item.with_families
    with_whom = f" with {', '.join(item.with_families)}" if meets else ""
    texts = {
        ItemKind.CHARGE: f"charge in {name}{_charge(item)}",
        ItemKind.REFUEL: f"fuel in {name}",
        ItemKind.BREAK: f"break, {name}",
        ItemKind.MEAL: f"{item.note or 'meal'} in {name}",
        ItemKind.VISIT: f"{item.note or name} until {item.told_end:%H:%M}",
        ItemKind.MEET: f"meet in {name}{with_whom}",
        ItemKind.CHECK_IN: f"check in, {name}{f' ({item.note})' if item.note else ''}",
        ItemKind.CHECK_OUT: f"check out, {name}",
        ItemKind.FREE: item.note or f"free time in {name}",
    }
    if item.kind is ItemKind.FERRY and item.to:
        return f"{when} ferry to {item.to.name}, there by {item.told_end:%H:%M} ({item.note})"
    if item.kind is ItemKind.DRIVE and item.to:
        far = f"{item.km or 0:.0f} km, {span(minutes_of(item))}"
        return f"{when} drive to {item.to.name} ({far}){_wheel(item)}"
    return f"{when} {texts.get(item.kind, item.kind)}"


def _wheel(item: Item) -> str:
    return f", {item.driver} drives" if item.driver else ""


def _charge(item: Item) -> str:
    if item.soc_start is None or item.soc_end is None:
        return ""
    return (
        f" {item.soc_start:.0%} → {item.soc_end:.0%}, {(item.end - item.start).seconds // 60} min (estimate)"
    )
