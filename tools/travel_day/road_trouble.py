"""What goes wrong on the road: roads, chargers, cars, and time lost or won."""

import re

from tools.travel_day import road_words as words
from tools.travel_day import weather_words as weathers
from tools.travel_day.amounts import minutes_in, minutes_of, percent_in
from tools.travel_day.road_places import known_at
from tools.travel_day.road_said import Meaning, Said, report

_LEAST_BARE = 5  # "10 late" means minutes, "2 late" who knows


def broken_charger(said: Said) -> Meaning:
    """Return a charger that works no more."""
    found = words.CHARGER.search(said.text)
    if found is None or words.NO_CAR.search(said.text):
        return None
    where = found["place"] or found["where"]
    named = where if where and where.casefold() not in words.NO_PLACE else None
    place = (known_at(named, said.places) or named) if named else None
    return report("breakdown", note="charger broken", place=place, percent=percent_in(said.text))


def closed(said: Said) -> Meaning:
    """Return a closed road."""
    found = words.CLOSED.search(said.text)
    if found is None:
        return None
    road = (found["road"] or found["shut"] or "road").removeprefix("the ").removeprefix("The ")
    road = "road" if road.lower() in ("the road", "road") else road
    minutes = minutes_in(said.text[found.end() :]) or minutes_in(said.text)
    return report("closed", note=f"{road} closed", place=found["place"], minutes=minutes)


def breakdown(said: Said) -> Meaning:
    """Return a car that goes no further."""
    found = said.matched(words.BREAKDOWN)
    if found is None:
        return None
    note = re.sub(rf"^{words.OPENING}", "", found[0], flags=re.IGNORECASE).strip(" ,.!;") or found[0]
    return report("breakdown", note=note, place=said.place, minutes=minutes_in(said.text))


def queue(said: Said) -> Meaning:
    """Return a wait for a charger: a delay when its time is named."""
    found = words.QUEUE.search(said.text)
    if found is None:
        return None
    minutes = minutes_in(said.text)
    if minutes is not None:
        return report("late", minutes=minutes, note="waiting for a charger")
    return report("stopped", note="waiting for a charger", place=said.place, percent=percent_in(said.text))


def late(said: Said) -> Meaning:
    """Return a delay: named as one, or the time that something costs."""
    for pattern in (words.BEHIND, words.BEHIND_BY, words.COSTS):
        for piece in (*said.pieces, said.text):
            found = pattern.search(piece)
            if found and _ours(piece, found) and (minutes := _delay(piece, found, pattern is words.COSTS)):
                return report("late", minutes=minutes, note=_why(said))
    if words.HELD_UP.search(said.text) and (minutes := minutes_in(said.text)) is not None:
        return report("late", minutes=minutes, note=_why(said))
    more = words.STILL_MORE.search(said.text)
    if more and (minutes := minutes_of(more["span"])) is not None and minutes >= _LEAST_BARE:
        return report("late", minutes=minutes, note=_why(said))
    held_up = words.HELD_UP.search(said.text) and not words.FREE.search(said.text)
    return report("late", note=_why(said)) if said.alone and (held_up or said.matched(words.STUCK)) else None


def _delay(piece: str, found: re.Match[str], costs: bool) -> int | None:
    """Return the minutes of a delay; "took 20 min" alone is none, nor is a bare figure below 5."""
    minutes = minutes_of(found["span"])
    if minutes is None or (costs and not words.MORE.search(piece)):
        return None
    timed = minutes_in(found["span"]) is not None
    return minutes if timed or (not costs and minutes >= _LEAST_BARE) else None


def _ours(piece: str, found: re.Match[str]) -> bool:
    """Whether a delay is the speaker's: nobody else stands before it."""
    before = piece[: found.start()]
    return not words.OTHERS.search(before)


def _why(said: Said) -> str | None:
    """Return the piece that tells why, without the figure."""
    for piece in said.pieces:
        told = words.BEHIND_BY.sub("", words.BEHIND.sub("", piece))
        if words.HELD_UP.search(told):
            return words.FIGURE.sub("", told).strip(" ,.;!–—-")[:60]
    return None


def weather(said: Said) -> Meaning:
    """Return bad weather that slows them: the piece that tells of it."""
    if not weathers.SLOWLY.search(said.text) or weathers.SOMEBODY.search(said.text):
        return None
    told = next((piece for piece in said.pieces if weathers.WEATHER.search(piece)), None)
    if told is None:
        return None
    note = re.sub(rf"^{words.OPENING}", "", told, flags=re.IGNORECASE).strip(" ,.!;–—-") or told
    return report("weather", note=note[:60], place=said.place)


def early(said: Said) -> Meaning:
    """Return time they are ahead of the plan."""
    for piece in said.pieces:
        if (found := words.AHEAD.search(piece)) and _ours(piece, found) and not words.ARRIVED.match(piece):
            minutes = int(found["by"]) if found["by"] else minutes_of(found["span"])
            return report("early", minutes=minutes) if minutes else None
    return None
