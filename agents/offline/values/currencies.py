# ruff: noqa: E501  # a pattern, or a row of a table, reads best on one line
"""What people call currencies: signs, codes, words; dollars, pounds and crowns by where the trip is."""

import re

_SIGNS = {
    "$": "USD", "us$": "USD", "usd$": "USD", "us $": "USD", "u.s.$": "USD", "c$": "CAD", "ca$": "CAD", "cad$": "CAD",
    "can$": "CAD", "c $": "CAD", "ca $": "CAD", "a$": "AUD", "au$": "AUD", "aud$": "AUD", "a $": "AUD", "nz$": "NZD",
    "nz $": "NZD", "hk$": "HKD", "hk $": "HKD", "s$": "SGD", "mx$": "MXN", "r$": "BRL", "nt$": "TWD", "€": "EUR",
    "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "₺": "TRY", "₽": "RUB", "₪": "ILS", "₫": "VND", "₦": "NGN",
    "฿": "THB", "₱": "PHP", "₡": "CRC", "₴": "UAH", "zł": "PLN", "zl": "PLN", "kc": "CZK", "ft": "HUF", "₿": "BTC",
    "₸": "KZT", "₲": "PYG", "₵": "GHS", "rs.": "INR", "rs": "INR", "rm": "MYR", "rp": "IDR", "r": "ZAR", "l.e.": "EGP",
    "l.e": "EGP", "le": "EGP", "fr.": "CHF", "sfr": "CHF", "sfr.": "CHF", "s/": "PEN", "kr.": "KR", "kr": "KR",
}  # fmt: skip
_CODES = (
    "usd cad aud nzd hkd sgd mxn brl twd eur gbp jpy cny inr krw try rub ils vnd ngn thb php crc uah pln czk huf chf "
    "sek nok dkk isk myr idr zar egp aed sar qar kwd bhd omr jod lbp mad tnd dzd kes ugx tzs ghs pen clp cop ars uyu "
    "pyg bob ron bgn hrk rsd mdl gel amd azn kzt uzs mnt lkr npr pkr bdt mvr bam mkd all fjd xof xaf xpf etb "
    "jmd ttd dop gtq hnl nio pab bzd iqd irr yer syp lyd sdg mur scr zmw bwp nad mzn aoa cdf rwf btc kgs tmt kpw lak mmk khr bnd pgk"
).split()
_NAMES = {
    "us dollar": "USD", "united states dollar": "USD", "american dollar": "USD", "u.s. dollar": "USD",
    "canadian dollar": "CAD", "canadian": "CAD", "australian dollar": "AUD", "aussie dollar": "AUD",
    "new zealand dollar": "NZD", "kiwi dollar": "NZD", "hong kong dollar": "HKD", "singapore dollar": "SGD",
    "taiwan dollar": "TWD", "jamaican dollar": "JMD", "dollar": "DOLLAR", "buck": "DOLLAR", "loonie": "CAD",
    "euro": "EUR", "british pound": "GBP", "pound sterling": "GBP", "pounds sterling": "GBP", "sterling": "GBP",
    "pound": "POUND", "quid": "GBP", "fiver": "POUND", "egyptian pound": "EGP", "lebanese pound": "LBP", "geneh": "EGP",
    "mexican peso": "MXN", "chilean peso": "CLP", "argentine peso": "ARS", "colombian peso": "COP",
    "philippine peso": "PHP", "peso": "PESO", "real": "BRL", "reais": "BRL", "brazilian real": "BRL",
    "swiss franc": "CHF", "franken": "CHF", "franc": "FRANC", "yen": "JPY", "japanese yen": "JPY", "yuan": "CNY",
    "chinese yuan": "CNY", "rmb": "CNY", "renminbi": "CNY", "indian rupee": "INR", "rupee": "INR", "rupaye": "INR",
    "sri lankan rupee": "LKR", "pakistani rupee": "PKR", "nepalese rupee": "NPR", "rupiah": "IDR", "baht": "THB",
    "thai baht": "THB", "won": "KRW", "korean won": "KRW", "dong": "VND", "ringgit": "MYR", "malaysian ringgit": "MYR",
    "malaysia ringgit": "MYR", "rand": "ZAR", "south african rand": "ZAR", "naira": "NGN", "cedi": "GHS",
    "shekel": "ILS", "new shekel": "ILS", "lira": "LIRA", "turkish lira": "TRY", "zloty": "PLN", "polish zloty": "PLN",
    "forint": "HUF", "koruna": "CZK", "czech koruna": "CZK", "czech crown": "CZK", "leu": "RON", "lei": "RON",
    "lev": "BGN", "leva": "BGN", "kuna": "HRK", "dinar": "DINAR", "kuwaiti dinar": "KWD", "jordanian dinar": "JOD",
    "serbian dinar": "RSD", "dirham": "AED", "riyal": "SAR", "saudi riyal": "SAR", "saudiriyal": "SAR",
    "qatari riyal": "QAR", "rial": "IRR", "omani rial": "OMR", "krona": "SEK", "kronor": "SEK",
    "swedish krona": "SEK", "swedish kronor": "SEK", "swedish crown": "SEK", "krone": "KR", "kroner": "KR",
    "norwegian krone": "NOK", "norwegian kroner": "NOK", "norwegian crown": "NOK", "danish krone": "DKK",
    "danish kroner": "DKK", "danish crown": "DKK", "kronur": "ISK", "icelandic krona": "ISK", "icelandic kronur": "ISK",
    "crown": "KR", "krona icelandic": "ISK", "ruble": "RUB", "rouble": "RUB", "russian ruble": "RUB",
    "hryvnia": "UAH", "tugrik": "MNT", "tenge": "KZT", "dram": "AMD", "lari": "GEL", "manat": "AZN", "bolivar": "VES",
    "sol": "PEN", "soles": "PEN", "colon": "CRC", "colones": "CRC", "quetzal": "GTQ", "boliviano": "BOB",
    "guarani": "PYG", "kenyan shilling": "KES", "shilling": "KES", "bob": "BOB", "birr": "ETB", "bitcoin": "BTC",
    "dutch guilder": "NLG", "guilder": "NLG", "deutsche mark": "DEM", "deutschmark": "DEM", "west german mark": "DEM",
    "mark": "DEM", "french franc": "FRF", "belgian franc": "BEF", "italian lira": "ITL", "peseta": "ESP",
    "cuban peso": "CUP", "uruguayan peso": "UYU", "dominican peso": "DOP", "moroccan dirham": "MAD",
    "irish pound": "IEP", "egp": "EGP", "finnish markka": "FIM", "austrian schilling": "ATS",
}  # fmt: skip
# Names many countries share: what they mean when the trip's own currency does not say.
_SHARED = {
    "DOLLAR": "USD",
    "POUND": "GBP",
    "PESO": "MXN",
    "FRANC": "CHF",
    "LIRA": "TRY",
    "DINAR": "KWD",
    "KR": "SEK",
}
_FAMILY = {
    "DOLLAR": frozenset("USD CAD AUD NZD HKD SGD TWD JMD FJD TTD BZD NAD BND".split()),
    "POUND": frozenset("GBP EGP LBP IEP SDG SYP".split()),
    "PESO": frozenset("MXN CLP ARS COP PHP UYU DOP CUP".split()),
    "FRANC": frozenset("CHF XOF XAF XPF RWF CDF".split()),
    "LIRA": frozenset({"TRY"}),
    "DINAR": frozenset("KWD JOD RSD BHD TND DZD IQD LYD MKD".split()),
    "KR": frozenset("SEK NOK DKK ISK CZK".split()),
}
_WITHOUT_CODE = frozenset(
    {"all", "try", "top", "mad", "lak", "cop", "bam", "pen"}
)  # English words written small


def _plural(name: str) -> str:
    return re.escape(name) + ("" if name[-1] == "s" else "s?")


_NAME_LIST = sorted(_NAMES, key=len, reverse=True)
_CODE = rf"(?:{'|'.join(code for code in _CODES if code not in _WITHOUT_CODE)})"
_LETTERS = "|".join(re.escape(sign) for sign in sorted(_SIGNS, key=len, reverse=True) if sign[0].isalpha())
_MARKS = "|".join(re.escape(sign) for sign in sorted(_SIGNS, key=len, reverse=True) if not sign[0].isalpha())
_WORD = rf"(?:{'|'.join(_plural(name) for name in _NAME_LIST if name not in ('bob', 'mark', 'sol', 'canadian', 'crown'))})"
_PAST_ONLY = r"(?:marks|crowns|soles|canadian)"
# Before the figure: signs, codes, and the country names that are also written first ("malaysian ringgit 42").
SIGN = rf"(?:(?:{_CODE}|{_LETTERS}|malaysian? ringgits?)\b\.?|{_LETTERS}(?=\d)|{_MARKS}|{_CODE}(?=\d))"
UNIT = rf"(?:{_MARKS}|us\$|(?:{_WORD}|{_PAST_ONLY}|{_CODE}|kr|rs|rm|kc|zl|le|l\.e\.?|ft|rmb)(?![a-z]))"
CENT = r"(?:cents?|pence|pennies|penny|sen|ore|centavos|centimes|c(?= |$)|p(?= |$|,))"


def code(said: str, default: str | None) -> str | None:
    """Return the ISO code for a currency as said; shared names ("dollars", "kr") lean on the trip's `default`."""
    said = said.strip().rstrip(".") if said.strip() not in _SIGNS else said.strip()
    found = _SIGNS.get(said) or _NAMES.get(said) or _NAMES.get(said.removesuffix("s"))
    if found is None and said in _CODES:
        found = said.upper()
    if said == "$":
        found = "DOLLAR"
    if found in _SHARED:
        return default if default in _FAMILY[found] else _SHARED[found]
    return found
