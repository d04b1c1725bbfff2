# ruff: noqa: E501  # a pattern reads best on one line
"""Fills the slots of the lines in this folder: the same seed gives the same messages."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from agents.context import Context, ExpenseContext, FamilyContext, PollContext, TripContext
from agents.offline.training import words as lists

_BEYOND = Path(__file__).parent / "beyond"
_SLOT = re.compile(r"\{([^}]+)\}")
_FREE = frozenset(
    "vote add_expense report_status add_reservation cancel_reservation record_payment void_expense set_presence".split()
)


@dataclass(frozen=True)
class Example:
    """A made-up message: its words, whether the bot was addressed, the state, and the tools it calls."""

    text: str
    mention: bool
    context: Context
    tools: tuple[str, ...]


def lines(folder: Path | None = None) -> Iterator[tuple[tuple[str, ...], str]]:
    """(tools, text with slots) of every line."""
    for path in sorted((folder or Path(__file__).parent).glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                tools, bar, text = line.partition(" | ")
                yield (tuple(tools.split(",")), text) if bar else ((), line)


def examples(seed: int = 7, copies: int = 2) -> list[Example]:
    """Every line `copies` times with different names, places and values."""
    dice = random.Random(seed)
    return [_example(dice, tools, text) for tools, text in lines() for _ in range(copies)]


def beyond(seed: int = 11) -> list[Example]:
    """Requests the bot cannot serve, each once; every other one before there is a trip."""
    dice = random.Random(seed)
    found = [_example(dice, tools, text) for tools, text in lines(_BEYOND)]
    return [replace(e, context=_bare(e.context)) if n % 2 else e for n, e in enumerate(found)]


def _bare(context: Context) -> Context:
    return Context(now=context.now, speaker=context.speaker, speaker_family=context.speaker_family)


def _example(dice: random.Random, tools: tuple[str, ...], text: str) -> Example:
    context = _context(dice, tools)
    addressed = text.startswith("~")
    quiet_ok = bool(tools) and set(tools) <= _FREE
    mention = addressed or (bool(tools) and not (quiet_ok and dice.random() < 0.6))
    said = _voice(dice, _fill(dice, text.removeprefix("~ "), context))
    return Example(said, mention, context, tools)


def _context(dice: random.Random, tools: tuple[str, ...]) -> Context:
    names = dice.sample(lists.MEMBERS, 9)
    families = dice.sample(lists.FAMILIES, 3)
    now = datetime.fromisoformat("2026-01-05T09:00") + timedelta(
        days=dice.randrange(600), minutes=dice.randrange(900)
    )
    fresh = "create_trip" in tools and dice.random() < 0.7
    start = now.date() + timedelta(days=dice.choice([0, 2, 30, 60]))
    return Context(
        now=now,
        speaker=names[0],
        speaker_family=None if "add_family" in tools and dice.random() < 0.5 else families[0],
        trip=None
        if fresh
        else TripContext(name="Trip", start_date=start, end_date=start + timedelta(days=8)),
        families=tuple(
            FamilyContext(name=f, members=tuple(names[i * 3 : i * 3 + 3])) for i, f in enumerate(families)
        ),
        stops=tuple(dice.sample(lists.PLACES, 4)),
        polls=_polls(dice, tools),
        reservations=tuple(dice.sample(lists.HOTELS, dice.randrange(1, 4))),
        expenses=tuple(
            ExpenseContext(what=x, amount=_money(dice))
            for x in dice.sample(lists.EXPENSES, dice.randrange(1, 4))
        ),
        travelling=dice.random() < (0.95 if "report_status" in tools else 0.45),
    )


def _polls(dice: random.Random, tools: tuple[str, ...]) -> tuple[PollContext, ...]:
    wanted = any(t in ("vote", "show_poll", "close_poll") for t in tools)
    count = dice.choice([1, 1, 1, 2]) if wanted else dice.choice([0, 0, 0, 1])
    return tuple(
        PollContext(
            question=f"Which one {n}?", options=tuple(dice.sample(lists.OPTIONS, dice.choice([2, 2, 3])))
        )
        for n in range(count)
    )


def _money(dice: random.Random) -> str:
    return dice.choice([f"{dice.randrange(5, 200)}.{dice.randrange(10, 99)}", str(dice.randrange(5, 900))])


def _priced(dice: random.Random) -> str:
    value = _money(dice)
    return dice.choice(
        [
            value,
            value,
            value,
            f"${value}",
            f"{value} euros",
            f"€{value}",
            f"{value} bucks",
            f"{value} kr",
            f"£{value}",
        ]
    )


def _date(dice: random.Random) -> str:
    month, day = dice.choice(lists.MONTHS), dice.randrange(1, 29)
    return dice.choice(
        [
            f"{month} {day}",
            f"{day} {month}",
            f"the {day}th",
            f"{dice.choice(lists.DAYS)} the {day}th",
            f"{month.lower()[:3]} {day}",
        ]
    )


def _fill(dice: random.Random, text: str, context: Context) -> str:
    own, *others = context.families
    options = [o for p in context.polls[:1] for o in p.options] or ["the lake", "the town"]
    made: dict[str, Callable[[], str]] = {
        "M": lambda: dice.choice(others[0].members), "M2": lambda: dice.choice(others[1].members),
        "Me": lambda: own.members[1], "F": lambda: others[0].name, "Fs": lambda: others[0].name + "s",
        "own": lambda: own.name + "s", "S": lambda: context.stops[0], "S2": lambda: context.stops[1],
        "B": lambda: context.reservations[0], "E": lambda: context.expenses[0].what,
        "O": lambda: options[0], "O2": lambda: options[1], "Q": lambda: "dinner",
        "$": lambda: _priced(dice), "$2": lambda: _priced(dice), "n": lambda: str(dice.randrange(2, 9)),
        "D": lambda: _date(dice), "D2": lambda: _date(dice),
        "T": lambda: _time(dice), "T2": lambda: _time(dice),
        "ord": lambda: f"{dice.randrange(4, 20)}th", "ord2": lambda: f"{dice.randrange(21, 30)}th",
        "dur": lambda: _duration(dice), "dur2": lambda: _duration(dice),
        "km": lambda: f"{dice.randrange(10, 60) * 10} {dice.choice(['km', 'miles', 'mi'])}",
        "kwh": lambda: f"{dice.randrange(40, 100)} kWh", "pct": lambda: f"{dice.randrange(10, 99)}%",
        "code": lambda: dice.choice([f"QX{dice.randrange(100, 9999)}", f"{dice.randrange(10000, 999999)}", f"AB-{dice.randrange(999)}"]),
        "phone": lambda: f"+1 415 555 0{dice.randrange(100, 199)}",
    }  # fmt: skip
    return _SLOT.sub(lambda m: made[m[1]]() if m[1] in made else dice.choice(lists.LISTS[m[1]]), text)


def _time(dice: random.Random) -> str:
    hour = dice.randrange(6, 12)
    return dice.choice(
        [f"{hour}am", f"{hour - 3}pm", f"{hour}:30", f"{hour + 8}:00", "noon", f"{hour} o'clock"]
    )


def _duration(dice: random.Random) -> str:
    return dice.choice(
        ["20 min", "half an hour", "2 hours", "90 minutes", "an hour", "45 min", "5 hrs", "4h", "3 hours"]
    )


def _voice(dice: random.Random, text: str) -> str:
    """Small differences of manner: case, endings, politeness, a typo."""
    roll = dice.random()
    if roll < 0.35:
        text = text.lower()
    elif roll < 0.6:
        text = text[:1].upper() + text[1:] + dice.choice([".", "", "!", " please."])
    if dice.random() < 0.15:
        text = dice.choice(["hey, ", "ok so ", "hi bot ", "btw ", "hello, ", "right, "]) + text
    if dice.random() < 0.12:
        text += dice.choice([" thx", " 🙏", " lol", " 😅", " cheers", " ok?", ", thanks"])
    if dice.random() < 0.08 and len(text) > 12:
        at = dice.randrange(4, len(text) - 4)
        text = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return text
