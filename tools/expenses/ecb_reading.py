"""Reading what the European Central Bank publishes: its daily XML, or its zipped table."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile

Days = dict[date, Mapping[str, str]]
_CUBE = "{http://www.ecb.int/vocabulary/2002-08-01/eurofxref}Cube"
_MOST_UNPACKED = 20 * 2**20
_CODE = re.compile(r"[A-Z]{3}")


def published(body: bytes) -> Days:
    """Return the rates per euro by day, decimal strings by currency. Raises ValueError for anything odd."""
    try:
        days = _table(body) if body[:2] == b"PK" else _xml(body)
    except (ET.ParseError, BadZipFile, InvalidOperation, UnicodeDecodeError, KeyError) as problem:
        raise ValueError(f"not the ECB's rates: {problem}") from problem
    if not days:
        raise ValueError("not the ECB's rates: no day in it")
    return days


def _xml(body: bytes) -> Days:
    """Read eurofxref-daily.xml or eurofxref-hist-90d.xml."""
    if b"<!DOCTYPE" in body[:2000] or b"<!ENTITY" in body:
        raise ValueError("not the ECB's rates: it declares entities")
    root = ET.fromstring(body)  # noqa: S314  # bounded in size, and without entities
    return {
        date.fromisoformat(day.attrib["time"]): _checked(
            {cube.attrib["currency"]: cube.attrib["rate"] for cube in day.findall(_CUBE)}
        )
        for day in root.iter(_CUBE)
        if "time" in day.attrib
    }


def _table(body: bytes) -> Days:
    """Read eurofxref.zip (one day) or eurofxref-hist.zip: a line a day, "N/A" where there was none."""
    with ZipFile(BytesIO(body)) as packed:
        (entry,) = [info for info in packed.infolist() if info.filename.endswith(".csv")]
        if entry.file_size > _MOST_UNPACKED:
            raise ValueError("not the ECB's rates: too large unpacked")
        head, *lines = packed.read(entry).decode("ascii").splitlines()
    columns = [column.strip() for column in head.split(",")]
    found: Days = {}
    for line in lines:
        cells = dict(zip(columns, (cell.strip() for cell in line.split(",")), strict=False))
        told = {
            code: rate for code, rate in cells.items() if _CODE.fullmatch(code) and rate not in ("", "N/A")
        }
        found[_day(cells["Date"])] = _checked(told)
    return found


def _day(said: str) -> date:
    """Return "2026-11-25" or, as the one-day table has it, "25 November 2026"."""
    if said[:4].isdigit():
        return date.fromisoformat(said)
    number, month, year = said.split()
    return date(int(year), _MONTHS.index(month) + 1, int(number))


_MONTHS = "January February March April May June July August September October November December".split()


def _checked(rates: Mapping[str, str]) -> Mapping[str, str]:
    """Return rates that are codes with positive finite figures. Raises ValueError else."""
    for code, rate in rates.items():
        figure = Decimal(rate)
        if not _CODE.fullmatch(code) or not figure.is_finite() or figure <= 0:
            raise ValueError(f"not the ECB's rates: {code} {rate}")
    return rates
