"""How well values are read: dates, money and bookings, on text others wrote and labelled.

usage: python -m benchmarks values [--data DIR] [-v]

Each set is split in two by its text's hash: the rules were written looking at "seen" only, so "held out"
is the figure to believe. -v prints every miss of the seen half (never of the other, so that it stays unseen).
"""

import re
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from benchmarks._value_bookings import begins, bookings, code_of, moment_text
from benchmarks._value_money import chat_sums, money
from benchmarks._value_scores import Record, Score, rows
from tools.values.dates import DateMatch, find_dates
from tools.values.deadlines import find_moments
from tools.values.money import find_money
from tools.values.times import find_times

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


def sgd_dates(data: Path) -> Score:
    """SGD: the canonical value of each date slot is among the days read."""
    score = Score()
    for record in rows(data / "language" / "sgd_user_turns.jsonl"):
        now = datetime.fromisoformat(record["reference_date"] + "T09:00")
        for slot in record["informs"]:
            if re.fullmatch(r"\d{4}-\d\d-\d\d", str(slot["canonical"])):
                found = find_dates(record["text"], now)
                days = {str(match.start) for match in found} | {str(match.end) for match in found}
                score.add(record["text"], slot["canonical"] in days, slot["canonical"], days)
    return score


def sgd_times(data: Path) -> Score:
    """SGD: the canonical value of each time slot is among the times read."""
    score = Score()
    for record in rows(data / "language" / "sgd_user_turns.jsonl"):
        for slot in record["informs"]:
            if re.fullmatch(r"\d\d:\d\d", str(slot["canonical"])):
                found = {f"{match.hour:02d}:{match.minute:02d}" for match in find_times(record["text"])}
                score.add(record["text"], slot["canonical"] in found, slot["canonical"], found)
    return score


def recognizer_ranges(data: Path) -> Score:
    """Recognizers-Text: each date range read at its place with the same open and closed ends."""
    score = Score()
    for record in rows(data / "language" / "recognizers_datetime_en.jsonl"):
        now = datetime.fromisoformat(record["reference"] or "2019-01-01T00:00:00")
        found = None
        for wanted in record["expected"]:
            if not wanted["type"].endswith(".daterange"):
                continue
            values = [value for value in (wanted["resolution"] or {}).get("values", []) if "timex" in value]
            if not any("start" in value or "end" in value for value in values):
                continue  # "not resolved" has nothing to compare
            found = found or find_dates(record["text"], now)
            right = any(_same_range(match, wanted, value) for match in found for value in values)
            ends = [(value.get("start"), value.get("end"), value.get("Mod")) for value in values]
            score.add(record["text"], right, (wanted["text"], ends), [_brief(match) for match in found])
    return score


def _brief(match: DateMatch) -> str:
    return f"{match.text}={match.start}..{match.end} {match.bound}"


def _same_range(match: DateMatch, wanted: Record, value: Record) -> bool:
    begin, end = wanted["start"], wanted["start"] + len(wanted["text"])
    if match.at[1] <= begin or match.at[0] >= end:
        return False
    return _open(match, value) or _closed(match, value)


def _closed(match: DateMatch, value: Record) -> bool:
    """Compare whole stretches; the set gives the day after the end, or the end as said ("4 to 7 may": 7)."""
    if "start" not in value or "end" not in value:
        return False
    last = match.end or match.start
    ends = {str(last + timedelta(days=1)), str(last)}
    return str(match.start) == value["start"] and value["end"] in ends


def _open(match: DateMatch, value: Record) -> bool:
    """Compare "before …", "since …": the one end that is told."""
    last = (match.end or match.start) + timedelta(days=1)
    if "start" in value and "end" in value:
        return False
    if "start" in value:
        return match.bound in ("since", "after") and value["start"] in (str(match.start), str(last))
    return match.bound in ("before", "until") and value["end"] in (str(match.start), str(last))


_DAYS = {"date", "start_date", "end_date", "start", "end", "cancel_by", "closes_at", "depart_at"}
_DAYS |= {"joins_date", "leaves_date"}
_TIMES = {"start", "end", "cancel_by", "closes_at", "depart_at", "not_before", "not_after"}


def chat(data: Path, names: set[str], values: Callable[[Record], set[str]], shape: str, cut: slice) -> Score:
    """Labelled chat: each labelled argument of these `names` is among the values read from its message."""
    score = Score()
    for path in sorted((data / "chat").glob("*.jsonl")):
        for record in rows(path):
            found: set[str] | None = None
            for call in record["calls"]:
                for name in sorted(names & set(call["args"])):
                    value = str(call["args"][name])
                    if re.fullmatch(shape, value):
                        found = values(record) if found is None else found
                        score.add(record["text"], value[cut] in found, (name, value), sorted(found))
    return score


def _trip(record: Record) -> tuple[date | None, date | None]:
    trip = record["context"].get("trip") or {}
    ends = [trip.get("start_date"), trip.get("end_date")]
    start, end = (date.fromisoformat(day) if day else None for day in ends)
    return start, end


def _chat_days(record: Record) -> set[str]:
    now = datetime.fromisoformat(record["context"]["now"])
    found = find_dates(record["text"], now, *_trip(record))
    days = {str(match.start) for match in found} | {str(match.end) for match in found if match.end}
    last = {str(match.start + timedelta(days=match.nights)) for match in found if match.nights}
    return days | last


def _chat_times(record: Record) -> set[str]:
    return {f"{match.hour:02d}:{match.minute:02d}" for match in find_times(record["text"])}


def _chat_moments(record: Record) -> set[str]:
    now = datetime.fromisoformat(record["context"]["now"])
    found = find_moments(record["text"], now, *_trip(record))
    return {match.moment.strftime("%Y-%m-%dT%H:%M") for match in found}


def slowest(data: Path) -> str:
    """Return the 95th percentile of reading one chat message for each kind of value, in milliseconds."""
    texts = [record["text"] for path in sorted((data / "chat").glob("*.jsonl")) for record in rows(path)][
        :400
    ]
    now = datetime(2027, 1, 1, tzinfo=UTC)
    readers: dict[str, Callable[[str], object]] = {
        "dates": lambda text: find_dates(text, now),
        "times": find_times,
        "money": find_money,
    }
    parts = []
    for name, reader in readers.items():
        spent = []
        for text in texts:
            begin = time.process_time()
            reader(text)
            spent.append(time.process_time() - begin)
        spent.sort()
        parts.append(f"{name} {1000 * spent[int(len(spent) * 0.95)]:.2f}")
    return ", ".join(parts)


def measure(data: Path = DATA) -> dict[str, Score]:
    """Measure every set under `data`, by name, in the order they are reported."""
    day, moment = r"\d{4}-\d\d-\d\d.*", r"\d{4}-\d\d-\d\dT\d\d:\d\d"
    return {
        "SGD date values": sgd_dates(data),
        "SGD times": sgd_times(data),
        "Recognizers date ranges": recognizer_ranges(data),
        "money (Recognizers, Duckling)": money(data),
        "chat days": chat(data, _DAYS, _chat_days, day, slice(10)),
        "chat clock limits": chat(data, {"not_before", "not_after"}, _chat_times, r"\d\d:\d\d", slice(None)),
        "chat date-times": chat(data, _TIMES, _chat_moments, moment, slice(None)),
        "chat sums": chat_sums(data),
        "bookings: start": bookings(data, begins, lambda proposal: moment_text(proposal.start)),
        "bookings: code": bookings(data, code_of, lambda proposal: proposal.confirmation),
    }


def main(argv: list[str]) -> int:
    """Print the table; 0 also when the data is absent, saying so."""
    options = _options(argv)
    if not (options.data / "language").is_dir():
        print(f"values: skipped, no data at {options.data}")
        return 0
    print(f"{'values read':32} {'held out':>16} {'seen':>16}")
    for name, score in measure(options.data).items():
        halves = [f"{score.share(seen):.3f} of {score.asked[seen]:4}" for seen in (False, True)]
        print(f"{name:32} {halves[0]:>16} {halves[1]:>16}")
        if options.verbose:
            print("".join(f"    {miss}\n" for miss in score.misses), end="")
    print(f"p95 in ms of CPU, one message: {slowest(options.data)}")
    return 0


def _options(argv: list[str]) -> Namespace:
    parser = ArgumentParser(prog="benchmarks values")
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("-v", "--verbose", action="store_true")
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
