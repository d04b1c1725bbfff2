"""Money: integer minor units with a currency (ISO 4217)."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from tools.kernel.errors import Refusal

# Currencies whose minor unit is not a hundredth (ISO 4217 table A.1).
_EXPONENTS = {
    **dict.fromkeys("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(), 0),
    **dict.fromkeys("BHD IQD JOD KWD LYD OMR TND".split(), 3),
}
LARGEST_MINOR = 10**12


def exponent(currency: str) -> int:
    """Return how many decimals `currency` has (2 for USD, 0 for JPY)."""
    return _EXPONENTS.get(currency, 2)


@dataclass(frozen=True)
class Money:
    """An exact sum: `minor` units of `currency` (cents of USD, yen of JPY)."""

    minor: int
    currency: str

    @classmethod
    def parse(cls, text: str, currency: str) -> "Money":
        """Read a decimal string such as "84.20"; Refusal when it is no sum of that currency."""
        try:
            value = Decimal(text.strip())
        except InvalidOperation:
            raise Refusal(f"“{text}” is not an amount I can read.") from None
        if not value.is_finite():
            raise Refusal(f"“{text}” is not an amount I can read.")
        scaled = value.scaleb(exponent(currency))
        if scaled != scaled.to_integral_value():
            raise Refusal(f"{text} has more decimals than {currency} has.")
        if abs(scaled) > LARGEST_MINOR:
            raise Refusal(f"{text} {currency} is more than I keep books for.")
        return cls(int(scaled), currency)

    @property
    def decimal(self) -> str:
        """The sum as a plain decimal string, "84.20"."""
        digits = exponent(self.currency)
        return f"{Decimal(self.minor).scaleb(-digits):.{digits}f}"

    def __str__(self) -> str:
        sign, figure = ("-", self.decimal[1:]) if self.minor < 0 else ("", self.decimal)
        whole, _, cents = figure.partition(".")
        grouped = f"{int(whole):,}" + (f".{cents}" if cents else "")
        symbol = {"USD": "$", "EUR": "€", "GBP": "£"}.get(self.currency)
        return f"{sign}{symbol}{grouped}" if symbol else f"{sign}{grouped} {self.currency}"
