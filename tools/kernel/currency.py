"""Currencies by ISO 4217 code, and the words and signs people use for them."""

import re
from decimal import Decimal

from tools.kernel.errors import Refusal
from tools.kernel.money import Money, exponent
from tools.kernel.words import fold

CODES = frozenset(
    """AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD
    CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD
    GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT
    LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR
    NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP
    STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XCG
    XOF XPF YER ZAR ZMW ZWG""".split()
)
# Words that name one currency wherever they are said.
_WORDS = {
    **dict.fromkeys("€ euro euros".split(), "EUR"),
    **dict.fromkeys("£ quid sterling".split(), "GBP"),
    **dict.fromkeys("₹ rupees rupee".split(), "INR"),
    **dict.fromkeys("¥ yen".split(), "JPY"),
    **dict.fromkeys("₩ won".split(), "KRW"),
    **dict.fromkeys("₦ naira".split(), "NGN"),
    **dict.fromkeys("₫ dong".split(), "VND"),
    **dict.fromkeys("฿ baht".split(), "THB"),
    **dict.fromkeys("₺ lira".split(), "TRY"),
    **dict.fromkeys("us$ usd".split(), "USD"),
    **dict.fromkeys("ca$ c$ loonies".split(), "CAD"),
    **dict.fromkeys("zloty zlotys zł".split(), "PLN"),
    **dict.fromkeys("kč koruna".split(), "CZK"),
    "rand": "ZAR",
    "forint": "HUF",
    "reais": "BRL",
    "kuna": "EUR",  # Croatia's, until 2023
}
# Words several countries share: the trip's own currency decides, else the first.
_SHARED = {
    **dict.fromkeys("$ dollar dollars bucks buck".split(), ("USD", "CAD", "AUD", "NZD", "SGD", "HKD")),
    **dict.fromkeys("peso pesos".split(), ("MXN", "ARS", "CLP", "COP", "UYU", "PHP", "DOP")),
    **dict.fromkeys("pound pounds".split(), ("GBP", "EGP")),
    **dict.fromkeys("franc francs".split(), ("CHF", "XOF", "XAF", "XPF")),
    **dict.fromkeys("kr krone kroner kronor krona".split(), ("SEK", "NOK", "DKK", "ISK")),
    **dict.fromkeys("dinar dinars".split(), ("JOD", "RSD", "TND", "DZD", "KWD", "BHD")),
    **dict.fromkeys("shilling shillings bob".split(), ("KES", "TZS", "UGX")),
}
# What a road trip never costs at once, in major units; a slip of the keys otherwise.
_MOST = Decimal(1_000_000)
_SMALL_UNITS = frozenset(
    "ARS CLP COP IDR IRR JPY KHR KRW LAK LBP MMK NGN PYG SYP TZS UGX UZS VES VND".split()
)
# "1,290" and "1.250.000" group thousands; so does "18.400", but not where a point is always decimal.
_GROUPED = re.compile(r"\d{1,3}([.,])\d{3}(?:\1\d{3})*")
_POINT_IS_DECIMAL = frozenset("AUD CAD GBP NZD USD BHD IQD JOD KWD LYD OMR TND".split())
_DECIMAL = re.compile(r"\d*[.,]?\d+|\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:\.\d{3})+,\d+")


def currency_code(said: str | None, own: str) -> str:
    """Return the ISO code `said` means; `own`, the trip's, when nothing was said. Refusal when unknown."""
    if not said or not said.strip():
        return own
    word = said.strip()
    if word.upper() in CODES:
        return word.upper()
    low = word.casefold()
    if low in _WORDS:
        return _WORDS[low]
    if shared := _SHARED.get(low) or _SHARED.get(fold(word)):
        return own if own in shared else shared[0]
    raise Refusal(f"I don't know the currency “{word}”. Give me its code, such as USD, EUR or CAD.")


def read_sum(text: str, currency: str) -> Money:
    """Return a positive sum from what was written ("84.20", "$1,290.00", "348,00 €").

    Raises Refusal for what is no number, nothing, negative, or more than a road trip costs.
    """
    money = Money.parse(_plain(text, currency), currency)
    if money.minor < 0:
        raise Refusal(f"{money} is negative. Tell me what was paid; money that came back is a refund.")
    if money.minor == 0:
        raise Refusal("An amount of 0 changes nothing, so I kept nothing.")
    most = _MOST * (10_000 if currency in _SMALL_UNITS else 1)
    if Decimal(money.minor).scaleb(-exponent(currency)) > most:
        raise Refusal(f"{money} is more than a road trip costs. Was a key stuck? Nothing is kept.")
    return money


def _plain(text: str, currency: str) -> str:
    """Return the figure of a sum with a point for its decimals; what is no single figure, as it was."""
    found = re.fullmatch(r"[^\d.,-]*(-?)[^\d.,-]*([\d.,' ]*\d[.,]?)[^\d]*", text)
    if found is None:
        return text
    kept = re.sub(r"[' ]|[.,]$", "", found[2])
    if _GROUPED.fullmatch(kept) and not (kept.count(".") == 1 and currency in _POINT_IS_DECIMAL):
        return found[1] + re.sub(r"[.,]", "", kept)
    if not _DECIMAL.fullmatch(kept):
        return text
    whole, tail = re.sub(r"[.,](?=.*[.,])", "", kept).replace(",", ".").partition(".")[::2]
    return f"{found[1]}{whole or 0}" + (f".{tail}" if tail else "")
