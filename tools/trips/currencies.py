"""Which currency a trip's books are kept in when nobody said."""

from collections.abc import Iterable

_EURO = "AT BE HR CY EE FI FR DE GR IE IT LV LT LU MT NL PT SK SI ES AD MC SM VA ME XK BG"
_OTHERS = """
GB:GBP CH:CHF LI:CHF SE:SEK NO:NOK DK:DKK IS:ISK PL:PLN CZ:CZK HU:HUF RO:RON TR:TRY UA:UAH RS:RSD
US:USD PR:USD CA:CAD MX:MXN BR:BRL AR:ARS CL:CLP CO:COP PE:PEN UY:UYU CR:CRC GT:GTQ PA:USD EC:USD
AU:AUD NZ:NZD JP:JPY KR:KRW CN:CNY TW:TWD HK:HKD SG:SGD MY:MYR TH:THB ID:IDR PH:PHP VN:VND IN:INR
LK:LKR NP:NPR PK:PKR BD:BDT AE:AED SA:SAR IL:ILS JO:JOD EG:EGP MA:MAD TN:TND ZA:ZAR NA:NAD BW:BWP
KE:KES TZ:TZS UG:UGX NG:NGN GH:GHS
"""
_BY_COUNTRY = dict.fromkeys(_EURO.split(), "EUR") | {
    country: currency for country, _, currency in (pair.partition(":") for pair in _OTHERS.split())
}
FALLBACK = "USD"


def currency_of(countries: Iterable[str | None]) -> str:
    """Return the currency of the first country that is known, else USD."""
    known = (_BY_COUNTRY.get(country or "") for country in countries)
    return next((currency for currency in known if currency), FALLBACK)
