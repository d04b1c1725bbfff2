"""Sums of money in the sets of Recognizers-Text, Duckling and our own labelled chat."""

import re
from decimal import Decimal
from pathlib import Path

from benchmarks._value_scores import Record, Score, rows
from tools.values.money import MoneyMatch, find_money

_HUNDREDTH = ("Cent", "Pence", "Penny")


def money(data: Path) -> Score:
    """Recognizers currency and Duckling money: each sum's value, and nothing where there is none."""
    score = Score()
    for record in rows(data / "language" / "recognizers_money_number_en.jsonl"):
        if record["kind"] == "currency":
            _recognizer_money(record, score)
    for record in rows(data / "language" / "duckling_money_time_en.jsonl"):
        if record["kind"] == "money":
            _duckling_money(record, score)
    return score


def _recognizer_money(record: Record, score: Score) -> None:
    found = [match for match in find_money(record["text"]) if not match.bare]
    if not record["expected"]:
        score.add(record["text"], not found, "nothing", [match.text for match in found])
    for wanted in record["expected"]:
        resolution = wanted["resolution"]
        value = Decimal(resolution["value"]) if resolution.get("value") not in (None, "null") else None
        if value is None:
            continue
        if resolution["unit"] in _HUNDREDTH:
            value /= 100
        begin, end = wanted["start"], wanted["start"] + len(wanted["text"])
        here = [match for match in found if match.at[0] < end and match.at[1] > begin]
        right = any(Decimal(match.amount) == value and _same_currency(match, resolution) for match in here)
        score.add(
            record["text"], right, (wanted["text"], value), [(match.text, match.amount) for match in found]
        )


def _same_currency(match: MoneyMatch, resolution: Record) -> bool:
    return resolution.get("isoCurrency") in (None, match.currency)


_SHARED_NAMES = {"Dollar", "Cent", "Pound", "Unnamed", "Dinar", "Riyal", "Rial", "Rupee"}


def _duckling_money(record: Record, score: Score) -> None:
    read = re.match(
        r"(simple|between|under|above) (\w+) \(?([\d.e]+)(?:, ([\d.e]+)\))?", record["expected_hs"]
    )
    if not read:
        return
    _, unit, first, second = read.groups()
    wanted = [Decimal(value) for value in (first, second) if value]
    if unit == "Cent":
        wanted = [value / 100 for value in wanted]
    found = find_money(record["text"])
    amounts = [Decimal(match.amount) for match in found]
    currency = unit in _SHARED_NAMES or any(match.currency == unit for match in found)
    right = all(value in amounts for value in wanted) and currency
    score.add(record["text"], right, (unit, wanted), [(match.amount, match.currency) for match in found])


_SUMS = {"amount", "price", "lodging_per_night"}


def _chat_sums(record: Record) -> set[str]:
    return {str(Decimal(match.amount).normalize()) for match in find_money(record["text"])}


def chat_sums(data: Path) -> Score:
    """Labelled chat: each amount of money is among the sums read."""
    score = Score()
    for path in sorted((data / "chat").glob("*.jsonl")):
        for record in rows(path):
            found = _chat_sums(record)
            for call in record["calls"]:
                for name in sorted(_SUMS & set(call["args"])):
                    value = str(Decimal(str(call["args"][name])).normalize())
                    score.add(record["text"], value in found, (name, value), sorted(found))
    return score
