# ruff: noqa: E501  # a pattern reads best on one line
"""Which tools a message calls, and which of its clauses belong to which tool."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from agents.offline.heads import Heads
from agents.offline.rows import seen
from agents.offline.scene import Place, Scene
from agents.offline.stacking import scores, totals

# Said in a group without addressing the bot, only these are plainly for the shared record.
UNASKED = frozenset(
    "vote add_expense report_status add_reservation cancel_reservation record_payment void_expense set_presence".split()
)
# Pairs of tools that one clause may serve at once; any other two must each have a clause of their own.
_PAIRS = (
    frozenset({"add_reservation", "add_expense"}),
    frozenset({"add_reservation", "cancel_reservation"}),
    frozenset({"void_expense", "add_expense"}),
    frozenset({"forget_preference", "record_preference"}),
    frozenset({"remove_stop", "add_stop"}),
    frozenset({"add_family", "add_member"}),
    frozenset({"create_trip", "add_family"}),
)
# Overheard, what takes something away is only done when the message plainly calls for something.
_TAKES_AWAY = frozenset({"void_expense", "cancel_reservation"})
_NEAR = 0.4  # two readings whose scores differ by less are about equally likely
_ACTS = 1.0  # below this the message calls for nothing the bot does
_ELSE = 0.5  # said to the bot, below this whatever tool is likely is not meant ("print copies of my resume")
_READS_ALL = frozenset("add_family create_trip".split())


@dataclass(frozen=True)
class Reading:
    """Scores of a message: `total` a tool (above 0: likelier than not), `parts` a clause and tool.

    `acts` is the score of its calling anything at all.
    """

    tools: tuple[str, ...]
    total: NDArray[np.float32]
    parts: NDArray[np.float32]
    acts: float = 0.0

    def chance(self, tool: str) -> float:
        """How likely the message calls the tool (0..1)."""
        return float(1 / (1 + np.exp(-self.total[self.tools.index(tool)])))


def allowed(tools: Sequence[str], mention: bool) -> NDArray[np.bool_]:
    """Which tools a message may call; few when the bot was not addressed."""
    return np.array([mention or t in UNASKED for t in tools])


class Judge:
    """Scores messages with trained heads."""

    def __init__(self, heads: Heads) -> None:
        self.heads = heads

    def read(self, scene: Scene) -> Reading:
        """Scores of the message and its clauses; tools that need the bot to be addressed are out when it was not."""
        tools, found = self.heads.tools[:-1], scores(self.heads, seen(scene))
        total = totals(self.heads, found, scene.mention)
        kept = np.where(allowed(tools, scene.mention), total, -9.0).astype(np.float32)
        acts = found.acts[0] if found.tuned is None else float(found.tuned[-1])
        return Reading(tools, kept, found.by_clause(), acts)


def choose(reading: Reading, mention: bool, least: float, floor: float) -> list[str]:
    """The tools called: all above `least` that own a clause.

    When none is, the bot was addressed and was probably asked for something it does: the best above `floor`.
    """
    if mention and reading.acts < _ELSE:
        return []
    order = [int(i) for i in np.argsort(-reading.total)]
    careful = _TAKES_AWAY if not mention and reading.acts <= 0 else ()
    found = [i for i in order if reading.total[i] > least and reading.tools[i] not in careful]
    if not found and mention and reading.acts > _ACTS and reading.total[order[0]] > floor:
        found = order[:1]
    owners = {found[int(np.argmax(row[found]))] for row in reading.parts} if found else set()
    kept = [i for i in found if i in owners or _paired(reading.tools, i, found)]
    return [reading.tools[i] for i in kept or found[:1]]


def likely(reading: Reading, least: float) -> list[str]:
    """The likeliest tool, if it passes `least`, and the next when it is about as likely."""
    first, second = (int(i) for i in np.argsort(-reading.total)[:2])
    if reading.total[first] <= least:
        return []
    near = reading.total[first] - reading.total[second] < _NEAR
    return [reading.tools[i] for i in ((first, second) if near else (first,))]


def _paired(tools: Sequence[str], index: int, found: Sequence[int]) -> bool:
    said = {tools[i] for i in found}
    return any(tools[index] in pair and pair <= said for pair in _PAIRS)


def assign(reading: Reading, clauses: Sequence[Place], tools: Sequence[str]) -> dict[str, list[Place]]:
    """The clauses of each of several tools; a clause that tells nothing follows the one before."""
    index = [reading.tools.index(t) for t in tools]
    found: dict[str, list[Place]] = {t: [] for t in tools}
    last: str | None = None
    for place, row in zip(clauses, reading.parts, strict=False):
        scores = row[index]
        order = np.argsort(-scores)
        sure = len(order) < 2 or scores[order[0]] - scores[order[1]] > 0.7
        last = tools[int(order[0])] if sure or last is None else last
        found[last].append(place)
    return found


def reads_all(tool: str, tools: Sequence[str]) -> bool:
    """Does the tool read the whole message beside these others."""
    booked_and_paid = {"add_reservation", "add_expense"} <= set(tools) and tool in (
        "add_reservation",
        "add_expense",
    )
    return tool in _READS_ALL or booked_and_paid
