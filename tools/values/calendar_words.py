"""Names of months and weekdays as people write them, here and in their neighbours' languages."""

from tools.values.numbers import ORDINALS, alternatives

_MONTHS = """
january jan januar janvier enero gennaio janeiro januari
february feb febr februar fevrier febrero febbraio fevereiro februari
march mar marz mars marzo marco maart
april apr avril abril aprile
may mai mayo maggio maio mei maj
june jun juni juin junio giugno junho
july jul juli juillet julio luglio julho
august aug aout agosto augustus augusti
september sept sep septembre septiembre settembre setembro
october oct oktober okt octobre octubre ottobre outubro
november nov novembre noviembre novembro
december dec dezember dez decembre diciembre dic dicembre dezembro
"""
MONTHS = {
    word: number for number, line in enumerate(_MONTHS.split("\n")[1:13], start=1) for word in line.split()
}
_WEEKDAYS = """
monday mon mondays montag lundi lunes
tuesday tues tue tuesdays dienstag mardi martes
wednesday weds wed wednesdays mittwoch mercredi miercoles
thursday thurs thur thu thursdays donnerstag jeudi jueves
friday fri fridays freitag vendredi viernes
saturday sat saturdays samstag samedi sabado
sunday sun sundays sonntag dimanche domingo
"""
WEEKDAYS = {word: number for number, line in enumerate(_WEEKDAYS.split("\n")[1:8]) for word in line.split()}
# Words that are also something else; alone they are no date unless the words around say so.
WEAK_WEEKDAYS = frozenset({"sun", "sat", "wed", "mon", "mar"})
WEAK_MONTHS = frozenset(
    {"may", "march", "mar", "mars", "jan", "dec", "jun", "marco", "maj", "mei", "mai", "apr", "avril"}
)

# Only short forms take a point: "june. 18 to 26 july" ends a sentence, "jul. 18" does not.
MONTH = rf"(?:(?:{alternatives(MONTHS)})\b(?:(?<=\b[a-z]{{3}})(?<!may)\.|(?<=\bsept)\.)?)"
WEEKDAY = rf"(?:(?:{alternatives(WEEKDAYS)})\b(?:(?<=\b[a-z]{{3}})\.|(?<=\btues)\.|(?<=\bthur)\.)?)"
YEAR = r"(?:(?:19|20)\d\d(?![\d.,]?\d|:))"
DAY_NUMBER = r"(?:0?[1-9]|[12]\d|3[01])"
# "3rd", "3 rd", "1er", "3°" and words; plain digits are DAY_NUMBER.
ORDINAL_DAY = rf"(?:{DAY_NUMBER} ?(?:st|nd|rd|th)\b|1er\b|{DAY_NUMBER}[°º]|(?:{alternatives(ORDINALS)})\b)"
DAY = rf"(?:{ORDINAL_DAY}|{DAY_NUMBER}(?![\d:]))"


def month_of(word: str) -> int:
    """Return the month number a folded name stands for; KeyError when it is none."""
    return MONTHS[word.rstrip(".").strip()]


def weekday_of(word: str) -> int:
    """Return the weekday (Monday is 0) a folded name stands for; KeyError when it is none."""
    return WEEKDAYS[word.rstrip(".").removesuffix("'s").strip()]


def day_of(word: str) -> int:
    """Return the day number in "14", "14th", "fourteenth", "1er"."""
    digits = "".join(char for char in word if char.isdecimal())
    return int(digits) if digits else ORDINALS[word.strip()]
