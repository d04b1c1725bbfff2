"""States, provinces and countries as people write them, and as the map names them."""

from collections.abc import Mapping

STATES: Mapping[str, str] = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado",
    "CT": "Connecticut", "DE": "Delaware", "DC": "District of Columbia", "FL": "Florida", "GA": "Georgia",
    "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois", "IN": "Indiana", "IA": "Iowa", "KS": "Kansas",
    "KY": "Kentucky", "LA": "Louisiana", "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts",
    "MI": "Michigan", "MN": "Minnesota", "MS": "Mississippi", "MO": "Missouri", "MT": "Montana",
    "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire", "NJ": "New Jersey", "NM": "New Mexico",
    "NY": "New York", "NC": "North Carolina", "ND": "North Dakota", "OH": "Ohio", "OK": "Oklahoma",
    "OR": "Oregon", "PA": "Pennsylvania", "RI": "Rhode Island", "SC": "South Carolina", "SD": "South Dakota",
    "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont", "VA": "Virginia", "WA": "Washington",
    "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming",
}  # fmt: skip

PROVINCES: Mapping[str, str] = {
    "AB": "Alberta", "BC": "British Columbia", "MB": "Manitoba", "NB": "New Brunswick",
    "NL": "Newfoundland and Labrador", "NS": "Nova Scotia", "ON": "Ontario", "PE": "Prince Edward Island",
    "QC": "Québec", "SK": "Saskatchewan", "YT": "Yukon", "NT": "Northwest Territories", "NU": "Nunavut",
}  # fmt: skip

# GeoNames numbers Canada's provinces; its other numbered regions are left out of what people read.
_CANADA = {
    "01": "AB", "02": "BC", "03": "MB", "04": "NB", "05": "NL", "07": "NS", "08": "ON", "09": "PE",
    "10": "QC",
    "11": "SK", "12": "YT", "13": "NT", "14": "NU",
}  # fmt: skip

_GERMANY = {
    "01": "Baden-Württemberg", "02": "Bavaria", "03": "Bremen", "04": "Hamburg", "05": "Hesse",
    "06": "Lower Saxony", "07": "North Rhine-Westphalia", "08": "Rhineland-Palatinate", "09": "Saarland",
    "10": "Schleswig-Holstein", "11": "Brandenburg", "12": "Mecklenburg-Vorpommern", "13": "Saxony",
    "14": "Saxony-Anhalt", "15": "Thuringia", "16": "Berlin",
}  # fmt: skip

_AUSTRIA = {
    "01": "Burgenland", "02": "Carinthia", "03": "Lower Austria", "04": "Upper Austria", "05": "Salzburg",
    "06": "Styria", "07": "Tyrol", "08": "Vorarlberg", "09": "Vienna",
}  # fmt: skip

_BRITAIN = {"ENG": "England", "SCT": "Scotland", "WLS": "Wales", "NIR": "Northern Ireland"}

COUNTRIES: Mapping[str, tuple[str, ...]] = {
    "US": ("US", "USA", "United States", "America"), "CA": ("Canada",), "MX": ("Mexico", "México"),
    "GB": ("United Kingdom", "UK", "Great Britain", "England", "Scotland", "Wales"),
    "IE": ("Ireland", "Irland"),
    "DE": ("Germany", "Deutschland"), "AT": ("Austria", "Österreich"),
    "CH": ("Switzerland", "Schweiz", "Suisse"),
    "FR": ("France", "Frankreich"), "IT": ("Italy", "Italia", "Italien"),
    "ES": ("Spain", "España", "Spanien"),
    "PT": ("Portugal",), "NL": ("Netherlands", "Holland", "Niederlande"), "BE": ("Belgium", "Belgien"),
    "LU": ("Luxembourg", "Luxemburg"), "DK": ("Denmark", "Dänemark"), "SE": ("Sweden", "Schweden"),
    "NO": ("Norway", "Norwegen"), "FI": ("Finland", "Finnland"), "IS": ("Iceland", "Island"),
    "PL": ("Poland", "Polen"), "CZ": ("Czechia", "Czech Republic", "Tschechien"), "SK": ("Slovakia",),
    "HU": ("Hungary", "Ungarn"), "SI": ("Slovenia", "Slowenien"), "HR": ("Croatia", "Kroatien"),
    "GR": ("Greece", "Griechenland"), "RO": ("Romania",), "BG": ("Bulgaria",), "RS": ("Serbia",),
    "BA": ("Bosnia and Herzegovina", "Bosnia"), "ME": ("Montenegro",), "AL": ("Albania",), "EE": ("Estonia",),
    "MK": ("North Macedonia",), "LV": ("Latvia",), "LT": ("Lithuania",), "LI": ("Liechtenstein",),
    "MC": ("Monaco",), "AD": ("Andorra",), "SM": ("San Marino",), "MT": ("Malta",), "CY": ("Cyprus",),
    "TR": ("Turkey", "Türkiye"), "UA": ("Ukraine",), "BY": ("Belarus",), "MD": ("Moldova",),
    "RU": ("Russia",),
    "PR": ("Puerto Rico",), "CU": ("Cuba",), "BS": ("Bahamas",), "JM": ("Jamaica",), "GT": ("Guatemala",),
    "BZ": ("Belize",), "HT": ("Haiti",), "DO": ("Dominican Republic",), "GL": ("Greenland",),
    "JP": ("Japan",), "CN": ("China",), "IN": ("India",), "AU": ("Australia",), "NZ": ("New Zealand",),
    "BR": ("Brazil",), "AR": ("Argentina",), "EG": ("Egypt",), "MA": ("Morocco",), "ZA": ("South Africa",),
    "XK": ("Kosovo",), "FO": ("Faroe Islands",), "GI": ("Gibraltar",), "JE": ("Jersey",), "GG": ("Guernsey",),
    "IM": ("Isle of Man",), "VA": ("Vatican City",), "HN": ("Honduras",), "SV": ("El Salvador",),
}  # fmt: skip


def division(country: str, admin: str) -> str:
    """Return the short code of a state or province: "UT", "ON"; GeoNames' code where there is none."""
    return _CANADA.get(admin, admin) if country == "CA" else admin


def region_name(country: str, admin: str) -> str:
    """Return "Utah, US", "Ontario, Canada", "Bavaria, Germany", "Italy"."""
    land = COUNTRIES.get(country, (country,))[0]
    code = division(country, admin)
    numbered = {"DE": _GERMANY, "AT": _AUSTRIA, "GB": _BRITAIN}.get(country, {})
    state = {"US": STATES, "CA": PROVINCES}.get(country, numbered).get(code)
    return f"{state}, {land}" if state and state != land else land
