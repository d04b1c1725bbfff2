"""Questions to the record in people's words: "what did I miss?", "who wanted sushi?"."""

import re

from tools.history.asked import (
    AFTER,
    ASKED,
    BEFORE,
    DECIDED,
    MISSED,
    NOBODY,
    OWN_TIME,
    PAID,
    PART_OF_TODAY,
    QUESTION,
    SINCE,
    TOPIC,
)
from tools.kernel.reply import Press

_LONGEST = 200  # letters: what is longer is no question, and may be made to hang a reader


def read_question(text: str) -> Press | None:
    """Return the call a whole message is that asks the record; None when it is anything else."""
    if len(text) > _LONGEST:
        return None
    said = _core(text)
    if found := _any(MISSED, said):
        since = _since(found["tail"])
        return Press("catch_up", {"since": since} if since else {})
    if _any(DECIDED, said):
        return Press("show_decisions")
    if _any(PAID, said):
        return Press("who_said", {"what": "paid"})
    if found := _any(TOPIC, said):
        return Press("show_decisions", {"about": found["what"]})
    if found := _any(ASKED, said):
        told = found.groupdict()
        who = (told.get("who") or "").strip()
        person = {"who": who} if who and who.casefold() not in NOBODY else {}
        return Press("who_said", {"what": told["what"], **person}) if told.get("what") else _of_person(person)
    return None


def asks_the_record(text: str) -> bool:
    """Whether a line of the chat was itself a question to the bot, so that it is no answer to another."""
    asked = _core(text[:_LONGEST])
    questions = is_for_the_bot(text) and QUESTION.match(asked) is not None
    return text.lstrip().startswith("/") or questions or read_question(text) is not None


def is_for_the_bot(text: str) -> bool:
    """Whether a line of the chat was said to the bot."""
    return re.match(r"\s*(?:/|@?pathfinder\b)", text, re.IGNORECASE) is not None


def _of_person(person: dict[str, str]) -> Press | None:
    return Press("who_said", {"what": "", **person}) if person else None


def _core(text: str) -> str:
    """Return a question without the bot's name, without what stands before it, and without its marks."""
    said = " ".join(re.sub(r"@\w+", " ", text).replace("’", "'").split()).strip(" ?!.,")
    before = BEFORE.match(said)
    rest = said[before.end() :] if before else said
    return rest or said


def _any(patterns: tuple[str, ...], said: str) -> re.Match[str] | None:
    return next((m for p in patterns if (m := re.fullmatch(p + AFTER, said, re.IGNORECASE))), None)


def _since(tail: str) -> str:
    """Return the day from which on something is asked, in words; "" for "since I last wrote"."""
    found = SINCE.search(tail or "")
    if found is None:
        return ""
    words = found["since"] or PART_OF_TODAY.sub("today", found["day"])
    return "" if OWN_TIME.match(words) else words.strip()
