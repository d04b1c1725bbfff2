# ruff: noqa: E501  # a pattern is read best whole
"""How people put it that the weather slows them."""

import re

from tools.travel_day.road_words import OTHERS

WEATHER = re.compile(
    r"\b(?:snow(?:ing|y|storm|s|ed)?|blizzard|white-?out|flurries|slush(?:y)?|sleet|black ice|icy|ice on the (?:road|pass)"
    r"|freezing rain|fog(?:gy)?|(?:heavy |pouring )?rain(?:ing|storm)?|drizzl\w+|downpour|pouring|hail(?:ing)?|thunderstorms?"
    r"|(?:dust ?|bad ?|big )?storm|(?:high|strong) winds?|windy|(?:bad|poor|zero) visibility|flood(?:ed|ing)?|wet roads?)\b",
    re.IGNORECASE,
)
SLOWLY = re.compile(
    r"\b(?:(?:go|going|driving|drive|moving|taking it|take it|crawl(?:ing)?|creep(?:ing)?) (?:\w+ )?(?:slow(?:ly|er)?|easy|careful(?:ly)?)"
    r"|slow(?:ly)? going|slow(?:ing|ed) (?:\w+ )?down|crawling|creeping|(?:putting|put|need|needed|with) (?:\w+ )?chains|half speed"
    r"|(?:doing|at|only) \d{2} ?(?:mph|km/?h|kph))\b",
    re.IGNORECASE,
)
SOMEBODY = re.compile(rf"{OTHERS.pattern}|\b(?:[Tt]hey|[Ss]?[Hh]e|[Tt]he [A-Z]\w+s)\b")
