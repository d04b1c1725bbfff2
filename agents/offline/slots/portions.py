# ruff: noqa: E501  # a pattern reads best on one line
"""How much each bears: sums, percents, shares, fractions and ratios beside a party."""

import re
from collections.abc import Sequence
from decimal import Decimal

from agents.offline.people import Who
from agents.offline.phrases import own_family
from agents.offline.scene import Place, Scene
from agents.offline.slots.apportioned import Row
from agents.offline.slots.sharers import us_or
from tools.values import numbers

_WORD_PARTS = {
    "half": (1, 2),
    "third": (1, 3),
    "thirds": (1, 3),
    "quarter": (1, 4),
    "quarters": (1, 4),
    "fifth": (1, 5),
}


def numbered(scene: Scene, parties: list[Who]) -> list[Row]:
    """Rows with sums, percents, shares or fractions beside the party."""
    if len(parties) > _MOST_NAMED:
        return []
    if found := _ratio(scene, parties) or _units(scene) or _summing(scene, parties):
        return found
    rows: list[Row] = []
    sums = list(scene.money)
    total = sums[0].amount if sums else None
    used: set[Place] = set()
    for who in parties:
        row = _beside(scene, who, used, total) or _alike(scene, who, rows)
        if row:
            rows.append({"party": us_or(who), **row})
    return _complete(scene, rows, parties)


_SUM_BEFORE = re.compile(r"(?<![\d.,])(\d+(?:[.,]\d{1,2})?)(?:\.[–-])?\W*(?:[^\W\d]+\W+){0,3}$")


def _summing(scene: Scene, parties: list[Who]) -> list[Row]:
    """ "of this 22 concern the Mosers and 74.55 us": the sums before the parties, when they make up the whole."""
    total = Decimal(scene.money[0].amount) if scene.money else None
    rows: list[Row] = []
    last = 0
    for who in parties:
        told = _SUM_BEFORE.search(scene.text[last : who.at[0]])
        if told is None:
            return []
        rows.append({"party": us_or(who), "amount": told[1].replace(",", ".")})
        last = who.at[1]
    exact = len(rows) > 1 and sum(Decimal(str(row["amount"])) for row in rows) == total
    return rows if exact and len({row["party"] for row in rows}) == len(rows) else []


_EVEN = re.compile(r"\b(?:50 ?[/-] ?50|fifty[ -]fifty|half(?: and |[ -])half)\b", re.I)


def _ratio(scene: Scene, parties: list[Who]) -> list[Row]:
    """ "70/30", "ratio 3:4 between us and them": the first part is the first party's."""
    if not parties and len(scene.context.families) == 2 and _EVEN.search(scene.text):
        return [{"party": f"family:{family.name}", "percent": "50"} for family in scene.context.families]
    said = re.search(r"\b(\d{1,2})\s*(?:[/:-]|to)\s*(\d{1,2})\b(?!\s*(?:am|pm))", scene.text)
    if said is None:
        return []
    parts = [int(said[1]), int(said[2])]
    if len(parties) == 1 and re.match(r"\s*(?:with|w/)\s", scene.text[said.end() :]):  # "60/40 with the Lees"
        other = us_or(parties[0])
        own = "my_family" if other.startswith("family:") else "me"
        if other not in ("me", "my_family") and (
            sum(parts) == 100 or re.search(r"\bspli?t\w*\W+$", scene.text[: said.start()], re.I)
        ):
            return [{"party": own, "shares": parts[0]}, {"party": other, "shares": parts[1]}]
    if len(parties) != 2:
        return []
    if sum(parts) == 100:
        return [{"party": us_or(w), "percent": str(n)} for w, n in zip(parties, parts, strict=True)]
    if re.search(
        rf"\bratio\b|\bproportion|\bspli?t\w* (?:it |that |this )?{re.escape(said[0])}", scene.text, re.I
    ):
        return [{"party": us_or(w), "shares": n} for w, n in zip(parties, parts, strict=True)]
    return []


_TAKES = re.compile(
    r"\b(?P<who>we|us|they|them)(?:'ve|'re)?\s+(?:only |just |each )?(?:take|have|had|use[d]?|get|got|need(?:ed)?|are|were|count as)\s+(?:only |just )?(?P<n>\d{1,2}|one|two|three|four|five|six)\b",
    re.I,
)


def _units(scene: Scene) -> list[Row]:
    """ "by rooms, we take 2 and they take 1": shares by how many each uses, between two families."""
    others = [f.name for f in scene.context.families if f.name != own_family(scene)]
    told = {m["who"].lower() in ("we", "us"): numbers.whole(m["n"]) or 1 for m in _TAKES.finditer(scene.text)}
    if len(told) != 2 or len(others) != 1:
        return []
    return [
        {"party": "my_family", "shares": told[True]},
        {"party": f"family:{others[0]}", "shares": told[False]},
    ]


def _beside(scene: Scene, who: Who, used: set[Place], total: str | None) -> Row | None:
    text = scene.text
    before, after = text[max(0, who.at[0] - 60) : who.at[0]], text[who.at[1] : who.at[1] + 30]
    if _HALF_OF.search(before):
        return {"shares": 30}
    before = before[-30:]
    return _before(scene, before, total) or _after(scene, who, after, used, total)


_LINK = r"(?:each |for |to |on |is |are |of it |of it is |on it )*(?:the |them |those )?$"


def _alike(scene: Scene, who: Who, rows: Sequence[Row]) -> Row | None:
    """ "1 part each for us and the Lees": as much as whoever stands before the "and"."""
    before = scene.text[: who.at[0]]
    if not rows or not re.search(r"\beach (?:for|to|on) (?:the )?[\w'’]+,? and (?:the )?$", before):
        return None
    return {key: value for key, value in rows[-1].items() if key != "party"}


_HALF_OF = re.compile(
    r"\bhalf (?:of )?(?:the|that|it|this)\b[^,.;]{0,40}\b(?:is|goes|are)\s+(?:on |to |for )?(?:the )?$", re.I
)


_MOST_PARTS = 20
_MOST_NAMED = 30  # parties of one bill; more is no bill anybody writes
_IN_SHARES = re.compile(
    r"\b(?:\d{1,2}|one|an?|two|three|four|five) (?:shares?|parts?)\b|\b(?:by|in|as) (?:shares|parts)\b|\bshares?:",
    re.IGNORECASE,
)


def _before(scene: Scene, before: str, total: str | None) -> Row | None:
    if m := re.search(rf"(\d+(?:\.\d+)?)\s*(?:%|percent|per cent)\s*{_LINK}", before, re.I):
        return {"percent": m[1]}
    if m := re.search(
        rf"(\d+|two|three|one|a|an)?\s*\b(half|thirds?|quarters?|fifth)\s+{_LINK}", before, re.I
    ):
        return _fraction(m)
    if _IN_SHARES.search(scene.text) and (
        m := re.search(
            rf"(?<![\d.,$€£])\b(\d{{1,2}}|one|two|three|four)\s+(?:shares?|parts?)?\s*{_LINK}", before, re.I
        )
    ):
        return {"shares": numbers.whole(m[1]) or 1}
    if m := re.search(rf"(?<![\d.,$])(\d+(?:\.\d+)?)\s+{_LINK}", before):
        if _slash(scene):
            return {"percent": m[1]}
        if " is " in before[m.start() :] or "are" in before[m.start() :]:
            return {"amount": m[1]} if _money_row(scene, m[1], total) else None
    return None


def _after(scene: Scene, who: Who, after: str, used: set[Place], total: str | None) -> Row | None:
    if m := re.match(r"\W{0,3}(?:pay |take |get |do |owe )?(\d+)\s*(?:%|percent)", after, re.I):
        return {"percent": m[1]}
    if m := re.match(
        r"\W{0,3}(?:(?:only )?pays? )?(?:(?:a|one|two) )?(?:half|third|quarter)(?! (?:us|the))\b", after, re.I
    ):
        return _fraction(m)
    if m := re.match(r"\W{0,3}(\d+|one|two|three)\s+shares?", after, re.I):
        return {"shares": numbers.whole(m[1]) or 1}
    if re.match(r"\s+(?:counting|count|counts|pay(?:s|ing)?) double", after, re.I):
        return {"shares": 2}
    m = re.match(
        r"\W{0,3}(?:owe |owes |take the other |take |pay |takes |pays |eat |do )?\$?(\d+(?:\.\d+)?)(?!\d|\s*(?:%|shares?|percent|ways|families))",
        after,
    )
    if m is None or m[1] == total or (place := (who.at[1] + m.start(1), who.at[1] + m.end(1))) in used:
        return None
    used.add(place)
    if _IN_SHARES.search(scene.text) and m[1].isdigit() and int(m[1]) <= _MOST_PARTS:
        return {"shares": int(m[1])}
    if _slash(scene):
        return {"percent": m[1]}
    return {"amount": m[1]} if _money_row(scene, m[1], total) else None


def _slash(scene: Scene) -> bool:
    found = {int(n) for n in re.findall(r"(?<![\d.,$])(\d{1,2})(?![\d.,:])", scene.text)}
    return any(100 - part in found for part in found)


def _money_row(scene: Scene, amount: str, total: str | None) -> bool:
    return total is not None and not _slash(scene) and float(amount) < float(total)


def _fraction(match: re.Match[str]) -> Row:
    said = match[0].lower()
    word = next((w for w in _WORD_PARTS if re.search(rf"\b{w}\b", said)), "half")
    top, bottom = _WORD_PARTS[word]
    count = 2 if "two" in said or "2" in said else top
    return {"shares": count * 60 // bottom}


def _complete(scene: Scene, rows: list[Row], parties: list[Who]) -> list[Row]:
    """ "half is on the Farrells, rest is ours"; percents and shares mixed."""
    if not rows:
        return []
    if any("shares" in r for r in rows) and any("amount" in r for r in rows):  # "landry 2 shares, haskell 1"
        rows = [{"party": r["party"], "shares": r.get("shares") or r.get("amount")} for r in rows]
    if any("percent" in r for r in rows):
        rows = [
            {"party": r["party"], "percent": r.get("percent") or int(str(r.get("shares", 0))) * 100 // 60}
            for r in rows
        ]
    named = {r["party"] for r in rows}
    if len(rows) == 1 and "percent" not in rows[0]:
        if "shares" in rows[0] and re.search(r"\b(?:half|third|quarter)", scene.text, re.I):
            rest = 60 - int(str(rows[0]["shares"]))
            other = next((us_or(w) for w in parties if us_or(w) not in named), "my_family")
            return [*rows, {"party": other, "shares": rest}] if rest and other not in named else rows
        if "amount" in rows[0] and re.search(r"\brest\b|\bother\b", scene.text, re.I) and scene.money:
            rest_sum = Decimal(scene.money[0].amount) - Decimal(str(rows[0]["amount"]))
            other = next((us_or(w) for w in parties if us_or(w) not in named), "my_family")
            return [*rows, {"party": other, "amount": str(rest_sum)}] if other not in named else rows
        if "shares" in rows[0]:
            others = [f"family:{f.name}" for f in scene.context.families]
            own = own_family(scene)
            return [
                *rows,
                *[
                    {"party": o, "shares": 1}
                    for o in others
                    if o not in named and not ("my_family" in named and own and o == f"family:{own}")
                ],
            ]
        return []
    return rows
