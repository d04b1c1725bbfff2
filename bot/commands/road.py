"""Commands of the road: what drivers say in a word, as /late 20 or /charged 80."""

from collections.abc import Callable

from agents.context import Call
from bot.commands.command import Command
from tools.travel_day.service import parse, read


def said(kind: str, *words: str) -> Callable[[str], Call]:
    """Return what makes a command's line the report that a driver's words with it stand for."""

    def call(rest: str) -> Call:
        lines = [f"{word} {rest}".strip() for word in (words or (kind,))]
        known = next((word for line in lines if (word := parse(line)) is not None), None)
        if known is not None:
            return Call(name="report_status", args={"kind": known[0], **known[1]})
        read_so = next((found for line in lines if (found := read(line, alone=True)) is not None), None)
        note = {"note": rest} if rest else {}
        return Call(name="report_status", args=read_so or {"kind": kind, **note})

    return call


ROAD = {
    "arrived": Command(
        "report_status", "we are there; /arrived Moab", said("arrived", "arrived", "arrived in")
    ),
    "broken": Command("report_status", "/broken charger in Moab", said("breakdown", "breakdown")),
    "charged": Command("report_status", "/charged 80", said("charged")),
    "late": Command("report_status", "/late 40", said("late")),
    "left": Command("report_status", "we are on our way", said("departed", "left", "left from")),
    "skip": Command("report_status", "/skip Green River", said("skipped", "skip")),
}
