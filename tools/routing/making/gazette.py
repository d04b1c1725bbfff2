"""Writes the gazetteer: every place with the names it goes by, in one SQLite file."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tools.kernel.place import Place

_TABLES = """
CREATE TABLE place (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, region TEXT NOT NULL, country TEXT NOT NULL,
    division TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL, population INTEGER NOT NULL,
    timezone TEXT NOT NULL, kind TEXT NOT NULL, weight REAL NOT NULL, about TEXT NOT NULL DEFAULT ''
);
CREATE TABLE alias (
    folded TEXT NOT NULL, place INTEGER NOT NULL, main INTEGER NOT NULL, PRIMARY KEY (folded, place)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5(folded, content='', columnsize=0, detail=none);
"""


@dataclass(frozen=True)
class Entry:
    """A place with its folded names; `weight` is how likely it is meant (log10 of people who know it)."""

    place: Place
    division: str
    weight: float
    names: frozenset[str]
    others: frozenset[str] = frozenset()
    about: str = ""


def write(path: Path, entries: Iterable[Entry]) -> int:
    """Write the gazetteer to a new file and return how many places it has."""
    path.unlink(missing_ok=True)
    database = sqlite3.connect(path)
    try:
        database.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _TABLES)
        count = 0
        for count, entry in enumerate(entries, start=1):
            _insert(database, count, entry)
        database.execute("CREATE INDEX place_kind ON place (kind, population)")
        database.commit()
        database.execute("VACUUM")
    finally:
        database.close()
    return count


def _insert(database: sqlite3.Connection, number: int, entry: Entry) -> None:
    p = entry.place
    row = (number, p.name, p.region or "", p.country or "", entry.division, p.lat, p.lon, p.population,
           p.timezone or "", p.kind, round(entry.weight, 3), entry.about)  # fmt: skip
    database.execute(f"INSERT INTO place VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608
    aliases = [(name, number, 1) for name in entry.names]
    aliases += [(name, number, 0) for name in entry.others - entry.names]
    database.executemany("INSERT OR IGNORE INTO alias VALUES (?, ?, ?)", aliases)
    words = " / ".join(sorted(entry.names))
    database.execute("INSERT INTO words (rowid, folded) VALUES (?, ?)", (number, words))
