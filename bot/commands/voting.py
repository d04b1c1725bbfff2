"""The slash commands of polls and proposals."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from agents.context import Call
from bot.commands.command import Command, bare, rest_as

# "ranked anonymous until friday 18:00: Where to? | A | B": what stands before the first ": ".
_SAID_BEFORE: Mapping[str, tuple[str, Any]] = {
    **dict.fromkeys(("single", "one"), ("method", "single")),
    **dict.fromkeys(("multiple", "multi", "several"), ("method", "multiple")),
    **dict.fromkeys(("ranked", "ranking"), ("method", "ranked")),
    "consent": ("method", "consent"),
    **dict.fromkeys(("dates", "days"), ("method", "dates")),
    **dict.fromkeys(("anonymous", "secret"), ("anonymous", True)),
    **dict.fromkeys(("sit out", "sitout", "with sit out"), ("sit_out", True)),
    **{f"per {who}": ("franchise", who) for who in ("family", "adult", "person")},
    "tie first": ("tie", "first"),
    "tie lot": ("tie", "lot"),
    "for a stop": ("about", "stop"),
    "for our dates": ("about", "dates"),
    "for a booking": ("about", "booking"),
    "just asking": ("about", ""),
}
_OPTION = "|".join(re.escape(words) for words in sorted(_SAID_BEFORE, key=len, reverse=True))
_HEAD = re.compile(
    rf"(?P<flags>(?:(?:{_OPTION})[\s,]+|(?:{_OPTION})(?=\s*:))*)(?:until\s+(?P<until>[^|]+?))?\s*:(?:\s+|$)",
    re.IGNORECASE,
)
_THEN = re.compile(r"\s*(?:\||;|>|,?\s+then\s+)\s*", re.IGNORECASE)
_NUMBERS = re.compile(r"\d{1,2}(?:[\s,]+\d{1,2})+")
_WINS = re.compile(r"(?:(?P<poll>.*?)[,:]\s*)?(?P<winner>[^,:]+?)\s+wins\W*", re.IGNORECASE)


def poll(rest: str) -> Call:
    """Read "/poll [how ... until when:] question | option | option"; one option a line will do as well."""
    args: dict[str, Any] = {}
    head = _HEAD.match(rest)
    if head is not None and (head["flags"] or head["until"]):
        rest = rest[head.end() :]
        for words in re.findall(_OPTION, head["flags"], re.IGNORECASE):
            name, value = _SAID_BEFORE[words.casefold()]
            args[name] = value
        args |= {"closes_at": head["until"].strip()} if head["until"] else {}
    question, *options = [part.strip() for part in re.split(r"\||\n", rest)]
    if not options:
        question, options = _listed(question)
    return Call(name="create_poll", args={"question": question, "options": [o for o in options if o], **args})


def _listed(said: str) -> tuple[str, list[str]]:
    """Return the question and the options of a line without bars: "where to? Moab or Page"."""
    head, mark, tail = re.match(r"([^?:]*)([?:]?)(.*)", said, re.DOTALL).groups()  # type: ignore[union-attr]
    listed = tail if tail.strip() else head
    options = [o.strip(" .?!") for o in re.split(r"\s*,\s*(?:or\s+)?|\s+or\s+|\s+vs\.?\s+", listed)]
    return (f"{head}{mark.replace(':', '')}" if tail.strip() else "", options)


def vote(rest: str) -> Call:
    """Read "/vote Moab", "/vote Moab, then Page", "/vote 2 1 3"; bare, it shows how votes stand."""
    said = rest.strip()
    parts = re.split(r"[\s,]+", said) if _NUMBERS.fullmatch(said) else _THEN.split(said)
    first, *also = [part for part in parts if part] or [""]
    if not first:
        return Call(name="show_poll")
    return Call(name="vote", args={"option": first, **({"also": also} if also else {})})


def close(rest: str) -> Call:
    """Read "/close", "/close where to", "/close Moab wins", "/close cancel lunch"."""
    if gone := re.match(r"(?:cancel|without (?:a )?result)\b\s*", rest.strip(), re.IGNORECASE):
        named = rest.strip()[gone.end() :]
        return Call(name="close_poll", args={"cancel": True, **({"poll": named} if named else {})})
    wins = _WINS.fullmatch(rest.strip())
    if wins is not None:
        which = {"poll": wins["poll"]} if wins["poll"] else {}
        return Call(name="close_poll", args={"winner": wins["winner"], **which})
    return Call(name="close_poll", args={"poll": rest.strip()} if rest.strip() else {})


def _answer(accept: bool) -> Callable[[str], Call]:
    """Return how "/agree 2" and "/object 2 the kids need their nap" become an answer to a proposal."""

    def call(rest: str) -> Call:
        number, reason = re.fullmatch(r"(?:#?(\d{1,3})\b)?\W*(.*)", rest.strip(), re.DOTALL).groups()  # type: ignore[union-attr]
        args: dict[str, object] = {"accept": accept}
        args |= {"proposal": number} if number else {}
        args |= {"reason": reason} if reason and not accept else {}
        return Call(name="answer_proposal", args=args)

    return call


def _threshold(rest: str) -> Call:
    """Read "/threshold 45" (minutes) and "/threshold 45 $80" (and money)."""
    minutes, _, amount = rest.strip().partition(" ")
    args: dict[str, object] = {"minutes": minutes} if minutes.isdecimal() else {"amount": rest.strip()}
    return Call(
        name="set_threshold", args=args | ({"amount": amount} if "minutes" in args and amount else {})
    )


def _unvote(rest: str) -> Call:
    return Call(name="vote", args={"option": "no vote", **({"poll": rest.strip()} if rest.strip() else {})})


VOTES: Mapping[str, Command] = {
    "agree": Command("answer_proposal", "/agree 2: fine by us", _answer(True)),
    "close": Command(
        "close_poll", "close the vote; /close Moab wins breaks a tie; /close cancel lunch", close
    ),
    "object": Command("answer_proposal", "/object 2 the kids need their nap", _answer(False)),
    "poll": Command("create_poll", "/poll ranked until friday 18:00: Where to? | Moab | Page", poll),
    "proposals": Command("show_proposals", "what is proposed", bare("show_proposals")),
    "polls": Command("show_poll", "how all votes stand", bare("show_poll")),
    "results": Command("show_poll", "how a vote stands", rest_as("show_poll", "poll")),
    "threshold": Command("set_threshold", "/threshold 45, /threshold 45 $80: what is proposed", _threshold),
    "unvote": Command("vote", "take back your vote", _unvote),
    "vote": Command("vote", "/vote Moab, then Page", vote),
    "withdraw": Command("withdraw_proposal", "/withdraw 2", rest_as("withdraw_proposal", "proposal")),
}
