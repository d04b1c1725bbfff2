"""Settling up: our transfers and time beside the greedy rules people's apps use.

Planted sets hide groups that sum to zero; random sets do not. Balances are random integers, seeded. Up to 20
balances the fewest transfers there can be are found by another rule (`_settle_optimum.py`) and ours must be
as few: n balances in g groups need n - g, greedy takes n - 1 at most, so on 4 groups of 5 nobody can save
more than 3 of 19, 15.8 %. Also random ledgers (`_settle_ledgers.py`), each to sum to zero and be cleared.
"""

import argparse
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean, median
from time import perf_counter

from benchmarks._settle_ledgers import is_clean
from benchmarks._settle_optimum import fewest
from tools.expenses.settle import EXACT_UP_TO, greedy, settle

Balances = list[tuple[int, int]]
_LARGEST = 200_000  # minor units


def spliit(balances: Balances) -> int:
    """Count the transfers of Spliit's getSuggestedReimbursements (src/lib/balances.ts), as it is written.

    Creditors come first, each side in the order of ids; the first and the last settle what they can.
    """
    left = sorted(([who, minor] for who, minor in balances if minor), key=lambda one: (one[1] < 0, one[0]))
    count = 0
    while len(left) > 1:
        first, last = left[0], left[-1]
        rest = first[1] + last[1]
        count += min(first[1], -last[1]) != 0
        if first[1] > -last[1]:
            first[1] = rest
            left.pop()
        else:
            last[1] = rest
            left.pop(0)
    return count


def splitwise_style(balances: Balances) -> int:
    """Count the transfers of the rule written up for "simplify debts": largest debtor to largest creditor."""
    return len(greedy(balances))


_RULES: tuple[Callable[[Balances], int], ...] = (spliit, splitwise_style)


def planted(rng: random.Random, groups: int, size: int) -> Balances:
    """Return `groups` groups of `size` balances that each sum to zero, shuffled together."""
    minors: list[int] = []
    for _ in range(groups):
        part = [rng.choice((-1, 1)) * rng.randint(1, _LARGEST) for _ in range(size - 1)]
        minors += [*part, -sum(part)]
    rng.shuffle(minors)
    return list(enumerate(minors))


def scattered(rng: random.Random, count: int) -> Balances:
    """Return `count` random balances that sum to zero only as a whole."""
    minors = [rng.choice((-1, 1)) * rng.randint(1, _LARGEST) for _ in range(count - 1)]
    return list(enumerate([*minors, -sum(minors)]))


def _small_sums(rng: random.Random) -> Balances:
    """Return 20 balances of a few sums, with many groups: the worst case for time."""
    minors = [rng.choice((100, 200)) for _ in range(13)] + [-300] * 6
    return list(enumerate([*minors, -sum(minors)]))


@dataclass(frozen=True)
class Counts:
    """The transfers of one kind of sets: ours, theirs by rule, and the fewest there can be where known."""

    ours: Sequence[int]
    theirs: Mapping[str, Sequence[int]]
    fewest: Sequence[int]

    @property
    def fine(self) -> bool:
        """Whether ours are never more than theirs, nor than the fewest there can be."""
        never_more = all(
            m <= o for them in self.theirs.values() for m, o in zip(self.ours, them, strict=True)
        )
        return never_more and self.fewest in ([], self.ours)

    @property
    def words(self) -> str:
        """Each rule's mean, and how many fewer ours are."""
        told = [
            f"{name} {mean(them):.2f} (ours {1 - sum(self.ours) / sum(them):.1%} fewer)"
            for name, them in self.theirs.items()
        ]
        return f"ours {mean(self.ours):.2f}; {', '.join(told)}"


def _compare(title: str, sets: Sequence[Balances]) -> Counts:
    """Settle each set by all rules, print one line for them, and return the counts."""
    times: list[float] = []
    ours: list[int] = []
    for balances in sets:
        started = perf_counter()
        ours.append(len(settle(balances)))
        times.append(perf_counter() - started)
    theirs = {rule.__name__: [rule(balances) for balances in sets] for rule in _RULES}
    known = len(sets[0]) <= EXACT_UP_TO
    least = [fewest([minor for _, minor in balances]) for balances in sets] if known else []
    counts = Counts(ours, theirs, least)
    told = f"; fewest possible {mean(least):.2f}" if known else ""
    took = f"{1000 * median(times):.1f} ms (at most {1000 * max(times):.1f})"
    print(f"{title:<20} {counts.words}{told}; {took}", flush=True)
    return counts


def _together(planted_sets: Sequence[Counts]) -> Counts:
    """Return all planted sets as one."""
    theirs = {
        rule.__name__: [n for counts in planted_sets for n in counts.theirs[rule.__name__]] for rule in _RULES
    }
    return Counts([n for counts in planted_sets for n in counts.ours], theirs, [])


def main(argv: list[str]) -> int:
    """Compare transfers and time; 0 when ours are the fewest and every ledger is cleared."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks settle", description=__doc__)
    parser.add_argument("--sets", type=int, default=20, help="sets of each kind")
    parser.add_argument("--histories", type=int, default=100_000, help="random ledgers")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(argv)
    rng = random.Random(asked.seed)
    print(f"seed {asked.seed}, {asked.sets} sets of each kind; exact up to {EXACT_UP_TO} balances")
    hidden = [
        _compare("20 in 5 groups of 4", [planted(rng, 5, 4) for _ in range(asked.sets)]),
        _compare("20 in 4 groups of 5", [planted(rng, 4, 5) for _ in range(asked.sets)]),
        _compare("12 in 4 groups of 3", [planted(rng, 4, 3) for _ in range(asked.sets)]),
    ]
    others = [
        _compare("20 at random", [scattered(rng, 20) for _ in range(asked.sets)]),
        _compare("8 at random", [scattered(rng, 8) for _ in range(asked.sets)]),
        _compare("20 of small sums", [_small_sums(rng) for _ in range(asked.sets)]),
    ]
    hidden.append(_compare("40 in 10 groups of 4", [planted(rng, 10, 4) for _ in range(asked.sets)]))
    print(f"{'planted, together':<20} {_together(hidden).words}")
    started = perf_counter()
    wrong = sum(not is_clean(rng) for _ in range(asked.histories))
    took = perf_counter() - started
    print(f"{asked.histories} random ledgers in {took:.1f} s, {wrong} not clean or not cleared")
    return 0 if all(counts.fine for counts in (*hidden, *others)) and not wrong else 1
