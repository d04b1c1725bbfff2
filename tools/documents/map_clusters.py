"""Pins as marks on the sheet: those that would cover each other share one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tools.documents.map_labels import width_of
from tools.documents.map_projection import Dot, Sheet
from tools.documents.map_view import Pin

_LONGEST = 28  # letters of a name on the map
_SHORT = (
    (r"\bNational Park( and Preserve)?\b", "NP"),
    (r"\bNational Monument\b", "NM"),
    (r"\bNational Forest\b", "NF"),
    (r"\bState Park\b", "SP"),
)


@dataclass(frozen=True)
class Cluster:
    """One mark: its pins with their numbers, and its middle."""

    pins: tuple[tuple[int, Pin], ...]
    dot: Dot

    @property
    def numbers(self) -> str:
        """The numbers: "4", "4-6", "2, 5"."""
        own = [number for number, _ in self.pins]
        if len(own) > 1 and own[-1] - own[0] == len(own) - 1:
            return f"{own[0]}–{own[-1]}"
        return ", ".join(map(str, own[:3])) + ("…" if len(own) > 3 else "")

    @property
    def words(self) -> str:
        """The names, as many as a map has room for: "Moab · Arches NP", "Springdale +2"."""
        names = [short(pin.name) for _, pin in self.pins]
        together = " · ".join(names)
        if len(together) <= _LONGEST:
            return together
        rest = f" +{len(names) - 1}" if len(names) > 1 else ""
        return cut(names[0], _LONGEST - len(rest)) + rest

    def half(self, unit: float) -> float:
        """Return half the width of the mark in pixels."""
        return max(11.0 * unit, width_of(self.numbers, 12.0 * unit) / 2 + 4.0 * unit)


def clusters(pins: Sequence[Pin], sheet: Sheet, unit: float) -> list[Cluster]:
    """Return the marks for pins, in the order of their first numbers."""
    found: list[Cluster] = []
    for number, pin in enumerate(pins, 1):
        dot = sheet.dot(pin.spot)
        near = next((i for i, c in enumerate(found) if _close(c, dot, unit)), None)
        if near is None:
            found.append(Cluster(((number, pin),), dot))
        else:
            found[near] = Cluster((*found[near].pins, (number, pin)), found[near].dot)
    return found


def _close(cluster: Cluster, dot: Dot, unit: float) -> bool:
    wide, tall = abs(cluster.dot[0] - dot[0]), abs(cluster.dot[1] - dot[1])
    return wide < cluster.half(unit) + 6.0 * unit and tall < 17.0 * unit


def short(name: str) -> str:
    """Return a name as maps write it: "Arches NP"."""
    for long, brief in _SHORT:
        name = re.sub(long, brief, name)
    return name


def cut(words: str, limit: int = _LONGEST) -> str:
    """Return words of at most `limit` letters."""
    return words if len(words) <= limit else words[: limit - 1].rstrip() + "…"
