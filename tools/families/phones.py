"""Phone numbers: kept as E.164, shown masked."""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import phonenumbers

from tools.kernel.errors import Refusal

_SHOWN_DIGITS = 4


def e164(said: str, regions: Sequence[str]) -> str:
    """Return a number as E.164 ("+16025550142"), read nationally in the first of `regions` it fits.

    `regions` are ISO 3166 alpha-2 codes. Refusal when it is no phone number.
    """
    for region in (None, *regions):
        try:
            number = phonenumbers.parse(said, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_possible_number(number):
            return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    raise Refusal(f"“{said}” is no phone number I can read. With the country code it works: +1 602 555 0142.")


def masked(number: str | None) -> str | None:
    """Return a number with only its country code and last four digits, "+1•••••0142"."""
    if number is None:
        return None
    try:
        prefix = f"+{phonenumbers.parse(number).country_code}"
    except phonenumbers.NumberParseException:
        prefix = ""
    return f"{prefix}•••••{number[-_SHOWN_DIGITS:]}"


def regions_of(zones: Sequence[str | None]) -> list[str]:
    """Return the countries that IANA zones lie in, most telling first, then the US and Great Britain."""
    countries = (_countries().get(zone or "") for zone in zones)
    return list(dict.fromkeys([*(c for c in countries if c), "US", "GB"]))


@cache
def _countries() -> Mapping[str, str]:
    """Return IANA zone name -> country, from the zone database's own table."""
    table = (files("tzdata") / "zoneinfo" / "zone.tab").read_text("ascii")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {row[2]: row[0] for row in rows}
