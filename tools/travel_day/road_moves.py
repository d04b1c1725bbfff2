"""Where they are and where they go: leaving, charging, stopping, passing, being there."""

import re

from tools.travel_day import road_words as words
from tools.travel_day.amounts import minutes_in, minutes_of, minutes_until, percent_in
from tools.travel_day.road_places import known_at, place_in
from tools.travel_day.road_said import Meaning, Said, report


def skipped(said: Said) -> Meaning:
    """Return a stop they leave out."""
    found = said.matched(words.SKIPPED)
    if found is None:
        return None
    named = (found[1]["rest"] or found[1]["meal"]).strip()
    rest = re.sub(words.AFTERWORDS, "", named)
    place = known_at(rest, said.places) or (
        rest if rest[:1].isupper() or rest.lower() in words.MEALS else None
    )
    return report("skipped", place=place) if place else None


def charging(said: Said) -> Meaning:
    """Return that they charge, or have charged."""
    percent = percent_in(said.text)
    done = said.matched(words.CHARGED)
    leaves = said.matched(words.DEPARTED, words.LOOSE_DEPARTED)
    if done or (percent is not None and leaves and not words.GOAL.search(said.text)):
        level = percent if percent is not None else _level(said.text) if done else None
        return report("charged", percent=level, place=_beside(said))
    charging = said.matched(words.CHARGING)
    return report("charging", place=said.place, percent=percent) if charging else None


def _level(text: str) -> int | None:
    found = re.search(r"\b(?:full at|full|to|at) (\d{2,3})\b", text, re.IGNORECASE)
    return int(found[1]) if found and int(found[1]) <= 100 else None


def _beside(said: Said) -> str | None:
    """Return the place something happened at, not the one they go to now."""
    here = [
        re.split(r"\b(?:for|to|towards?)\b(?!\s*\d)", piece, flags=re.IGNORECASE)[0] for piece in said.pieces
    ]
    return place_in(" ".join(here), said.places)


def level(said: Said) -> Meaning:
    """Return how full the battery is, where nothing else is said of it."""
    found = words.LEVEL.search(said.text)
    percent = percent_in(said.text) if found else None
    if percent is None and found is not None and found["bare"]:
        percent = int(found["bare"])
    return report("level", percent=percent) if percent is not None and percent <= 100 else None


def expected(said: Said) -> Meaning:
    """Return in how many minutes they are there."""
    if found := said.matched(words.EXPECTED):
        span = found[1]["span"] or found[1]["eta"] or found[1]["out"]
        bare = found[1]["out"] and minutes_in(span) is None
        minutes = minutes_of(span)
        ours = said.alone or "away" in found[0].lower() or re.search(r"\bwe\b|\bwe'", found[0], re.IGNORECASE)
        if minutes is not None and (ours or not bare):
            return report("expected", minutes=minutes, place=_towards(found[0], said))
    if (found := said.matched(words.EXPECTED_AT)) and said.now is not None:
        minutes = minutes_until(found[1]["clock"], said.now)
        if minutes is not None and (
            said.alone or re.search(r"[:.]|[ap]\.?m", found[1]["clock"], re.IGNORECASE)
        ):
            return report("expected", minutes=minutes, place=_towards(found[0], said))
    return None


def _towards(piece: str, said: Said) -> str | None:
    place = place_in(piece, said.places)
    return place if place in said.places else None


def leaving(said: Said) -> Meaning:
    """Return in how many minutes they leave."""
    if found := said.matched(words.LEAVING_IN):
        return report("leaving", minutes=minutes_of(found[1]["span"]))
    if (found := said.matched(words.LEAVING_AT)) and said.now is not None:
        return report("leaving", minutes=minutes_until(found[1]["clock"], said.now))
    return None


def arrived(said: Said) -> Meaning:
    """Return that they are there."""
    percent = percent_in(said.text)
    others = words.OTHERWISE.search(said.text)
    for piece, found in said.matches(words.BEING):
        rest = piece[found.end() :]
        if (place := known_at(rest, said.places)) and not others:
            return report("arrived", place=place, percent=percent)
    patterns = (words.ARRIVED, words.LOOSE_ARRIVED) if said.alone else (words.ARRIVED, words.HERE)
    if (at := said.matched(*patterns)) and not others:
        return report("arrived", place=_at(at[0], said), percent=percent)
    if (at := said.matched(words.ARRIVED)) and words.AHEAD.search(at[0]):
        return report("arrived", place=_at(at[0], said), percent=percent)
    return None


def _at(piece: str, said: Said) -> str | None:
    """Return where they are: a place by name; "the hotel" is where they are expected next."""
    return place_in(piece, said.places)


def stopped(said: Said) -> Meaning:
    """Return that they stop."""
    found = said.matched(words.STOPPED)
    if found is None:
        return None
    return report("stopped", place=place_in(said.text, said.places), percent=percent_in(said.text))


def departed(said: Said) -> Meaning:
    """Return that they are on their way."""
    patterns = (words.DEPARTED, words.LOOSE_DEPARTED) if said.alone else (words.DEPARTED,)
    found = said.matched(*patterns)
    if found is None:
        return None
    left = re.search(r"\b(?:left|leaving|from)\s+(?P<rest>[^?]+)", found[0], re.IGNORECASE)
    place = known_at(left["rest"], said.places) if left else None
    return report("departed", place=place)


def passing(said: Said) -> Meaning:
    """Return a place they pass."""
    found = said.matched(words.PASSING)
    if found is None:
        return None
    place = known_at(found[1]["rest"], said.places) or place_in(f"near {found[1]['rest']}", said.places)
    return report("location", place=place) if place else None
