# ruff: noqa: E501  # a list reads best on long lines
"""The two letters of states and provinces, as places are written with them ("Ocean City, MD")."""

from collections.abc import Mapping
from types import MappingProxyType

_ROWS = (
    "alabama AL,alaska AK,arizona AZ,arkansas AR,california CA,colorado CO,connecticut CT,delaware DE,florida FL,"
    "georgia GA,hawaii HI,idaho ID,illinois IL,indiana IN,iowa IA,kansas KS,kentucky KY,louisiana LA,maine ME,"
    "maryland MD,massachusetts MA,michigan MI,minnesota MN,mississippi MS,missouri MO,montana MT,nebraska NE,"
    "nevada NV,new hampshire NH,new jersey NJ,new mexico NM,new york NY,north carolina NC,north dakota ND,ohio OH,"
    "oklahoma OK,oregon OR,pennsylvania PA,rhode island RI,south carolina SC,south dakota SD,tennessee TN,texas TX,"
    "utah UT,vermont VT,virginia VA,washington WA,west virginia WV,wisconsin WI,wyoming WY,ontario ON,quebec QC,"
    "british columbia BC,alberta AB,manitoba MB,saskatchewan SK,nova scotia NS,new brunswick NB"
)
LETTERS: Mapping[str, str] = MappingProxyType(dict(row.rsplit(" ", 1) for row in _ROWS.split(",")))


_NO_TOWN = frozenset(
    "lake mount mt fort port sierra west east baja new north south gulf point cape rio old central".split()
)


def lettered(place: str) -> str:
    """A place with its state's two letters: "Ocean City Maryland" is "Ocean City, MD"."""
    words = place.replace(",", " ").split()
    for count in (2, 1):
        letters = LETTERS.get(" ".join(words[-count:]).lower())
        bare = len(words) == count + 1 and words[0].lower() in _NO_TOWN  # "Lake Michigan" is one name
        if letters and len(words) > count and words[-count][0].isupper() and not bare:
            return f"{' '.join(words[:-count])}, {letters}"
    return place
