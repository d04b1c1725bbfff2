# ruff: noqa: E501  # a pattern reads best on one line
"""Costs: who paid what for what, and how it is shared; costs taken back or corrected."""

import itertools
import re
from collections.abc import Sequence
from datetime import timedelta

from agents.context import Call, ExpenseContext
from agents.offline.corrections import denied, standing
from agents.offline.matching import find
from agents.offline.phrases import blank, trim
from agents.offline.scene import Place, Scene
from agents.offline.slots.shares import exceptions, split
from agents.offline.values.money import MoneyMatch

_PAID = r"(?:paid|payed|pays|covered|got|bought|put|picked up|fronted|settled|spotted|grabbed|footed|took care of|treated|pay|filled|advanced|shelled out|spent|did)"
_CARD = re.compile(
    r"\b(?:on|with|from) (?:my|me)\b|\bmy (?:card|visa|amex|treat|account|mastercard)\b|(?:^|[,;:(–-])\s*(?:all |both )?(?:on |by )?me\s*(?:$|[,.;!)(])|\b(?:both|all) (?:me|mine)\b|\bby me\b|\bmine\b(?! is)|\bme!\s|\d\S*\s+me\b(?! and| for)",
    re.I | re.M,
)
_BARE_VERB = re.compile(rf"(?:^|[.!,;\n]\s*|\band\s+|\bjust\s+|\bok\s+|\bso\s+|\boops\s+){_PAID}\b", re.I)
_FILLER = re.compile(
    rf"\b(?:{_PAID}|i|we|i've|we've|have|has|had|was|were|is|it's|came to|cost(?:s)?(?: (?:me|us))?|total(?:led)?|on my (?:card|visa|amex|mastercard|account)|with (?:my )?card|my card|paid by|by me|"
    r"please|record(?: that)?|trip expense|expense|add|log|put down|put|forgot to (?:say|write|mention)|even|in cash|cash|with tip|the tab|everyone(?:'s)? in|everybody(?:'s)? in(?: on (?:both|it))?|"
    r"spent|all me|both me|me|the|a|an|just|some|yesterday|last night|today|this morning|tonight|hi|hello|this is|thank you|thanks|each|a head|total|all in|so|yes|ok|okay|oh|right|also|"
    r"my family|split|share[ds]?|equally|evenly|even|half|per family|by family|by head|everyone|everybody|all of us|for all|only|no need|receipts?|from|damage|bill|plus|same|card|as yesterday|bob|quid|it|again|already|no|nope|sorry|wait|hang|hold|actually|oops|together|even|damage|then|later|two things|today's|yesterday's)\b",
    re.IGNORECASE,
)
_CUT = re.compile(r"[,.;:!?\n\u0001()–—]+|\s-\s")
_CATEGORY = re.compile(
    r"\b(?:put it |file(?:d)? |book it )?(?:under|category:?|as category)\s+(?P<c>(?!the\b|my\b|his\b|her\b|(?-i:[A-Z]))[a-z]+)",
    re.I,
)


def amounts(scene: Scene) -> list[MoneyMatch]:
    """The sums that are costs: still standing, and not a party's part of another."""
    found = standing(scene.text, scene.money)
    signed = [m for m in found if not m.bare]
    loose = [
        m
        for m in found
        if m.bare
        and not re.search(
            r"\b(?:conf|code|nr|ref|in|at|on|route|highway|hwy|exit)\s*$", scene.text[: m.at[0]], re.I
        )
    ]
    loose = [m for m in loose if not _measure(scene.text, m)]
    clear = [m for m in found if not m.bare or "." in m.amount]
    if clear or len(loose) > 1:
        loose = [m for m in loose if "." in m.amount or not _counts_something(scene.text, m)]
    found = sorted({*signed, *loose}, key=lambda m: m.at)
    return _without_parts(scene, found)


_AFTER_SUM = re.compile(
    r"\s*(?:(?:for|on|from|and|at|in|of|to|total|paid|by|me|i|split|with|each|a head|even|all|cash|was|is|it|too|but|both|the)\b|$)",
    re.I,
)


_MEASURED = re.compile(
    r"\s*(?:l|litres?|liters?|gal|gallons?|shares?|parts?|kg|kwh|of (?:them|us))\b", re.IGNORECASE
)


def _measure(text: str, money: MoneyMatch) -> bool:
    """ "64 l at 1.789", "2 shares us, 1 Petits": an amount of something, a price a litre, a number of shares."""
    if _MEASURED.match(text[money.at[1] : money.at[1] + 12]):
        return True
    part_of = re.search(r"\bshares?\b", text, re.IGNORECASE) and "." not in money.amount
    return bool(part_of and float(money.amount) <= 12) or len(money.amount.partition(".")[2]) == 3


def _counts_something(text: str, money: MoneyMatch) -> bool:
    """ "3 pizzas", "2 shares", "they are 2": a number that is no sum beside clearer ones."""
    after, before = text[money.at[1] : money.at[1] + 16], text[max(0, money.at[0] - 12) : money.at[0]]
    return (not re.match(r"\s*(?:$|\W)", after) and not _AFTER_SUM.match(after)) or bool(
        re.search(r"\b(?:are|have|of)\s+$", before)
    )


def _without_parts(scene: Scene, found: Sequence[MoneyMatch]) -> list[MoneyMatch]:
    if len(found) < 2:
        return list(found)
    values = [float(m.amount) for m in found]
    if len(found) >= 3 and (abs(values[0] - sum(values[1:])) < 0.02 or _shared_out(scene, found)):
        return [found[0]]
    kept = [found[0]]
    for one in found[1:]:
        around = scene.text[max(0, one.at[0] - 24) : one.at[1] + 18].lower()
        if re.search(
            r"\bowes?\b|\bof it\b|%|\bshares?\b|\bwe take\b|\bis ours\b|\bi put in\b|\bthe other\b|\bpercent\b|\b\d+ us\b",
            around,
        ):
            continue
        kept.append(one)
    return kept


def _shared_out(scene: Scene, found: Sequence[MoneyMatch]) -> bool:
    """ "gas 20, split Okafor 15 and Lee 10": parts behind "split", each after a name, whatever they add up to."""
    if not re.search(r"\bsplit\b", scene.text[found[0].at[1] : found[1].at[0]], re.I):
        return False
    ends = [who.at[1] for who in scene.people]
    return all(any(0 <= part.at[0] - end <= 4 for end in ends) for part in found[1:])


_PAID_BY_THEM = re.compile(
    r"\bpaid by (?:her|him)\b|\b(?:he|she) (?:has |just )?(?:paid|covered|got it)\b", re.I
)


def _payer(scene: Scene, part: Scene) -> str | None:
    text = part.text
    if m := re.search(r"\bpaid (?:by|for by)\s+", text, re.I):
        named = [w for w in part.people if w.at[0] >= m.end() - 1]
        if named:
            return _party(scene, named[0].party)
    for who in part.people:
        after = text[who.at[1] : who.at[1] + 32]
        raw = text[who.at[0] : who.at[1]]
        if re.match(
            rf"\s*(?:'ve|'s|have|has|had|both|already|also|just|went and|ended up|finally|did|\(aka \w+\)|put)?\s*(?:just |already )?{_PAID}\b(?! back)",
            after,
            re.I,
        ) and raw.lower() not in ("us", "our", "my", "me"):
            return "all" if who.party == "all" else _party(scene, who.party)
        if re.match(r"(?:'s)? (?:card|amex|visa|mastercard|account)", after, re.I) and who.how == "name":
            return _party(scene, who.party)
        if re.match(r"\)", after) and text[who.at[0] - 1 : who.at[0]] == "(":
            return _party(scene, who.party)
    if _PAID_BY_THEM.search(text) and (before := [w for w in part.root.people if w.how == "name"]):
        return _party(scene, before[0].party)
    if m := re.search(r"\bwho (?:paid|got)\b", text):
        before = [w for w in part.people if w.at[0] < m.start()]
        if before:
            return _party(scene, before[-1].party)
    if re.search(r"\b(?:from|on) our (?:account|card)\b|\bon us\b", text, re.I):
        return "my_family"
    return "me" if _CARD.search(text) else None


def _party(scene: Scene, party: str) -> str:
    return "me" if party == f"member:{scene.context.speaker}" else party


def what_for(scene: Scene, money: MoneyMatch, part: Scene) -> str:
    """The thing paid for: the words before the sum, after "for", else the nearest words left over."""
    start, end = (min(s for s, _ in part.spans), max(e for _, e in part.spans))
    hidden: list[Place] = [p for p in part.taken() if p != money.at and not (p[0] <= money.at[0] < p[1])]
    hidden += [w.at for w in part.people if w.how in ("name", "family", "us", "me", "all")]
    text = blank(part.text, [money.at, *hidden])
    after, before = text[money.at[1] : end], text[start : money.at[0]]
    chunks = _CUT.split(before)
    if near := _tidy(chunks[-1]):
        return near
    if (m := re.search(r"\bfor\s+(?!\u0001|both|all|every|just|only)(?P<w>[^,.;:!?\n]+)", after, re.I)) and (
        found := _tidy(m["w"])
    ):
        return found
    if (m := re.match(r"\s*(?:of|on|in|to|at)\s+(?P<w>[^,.;:!?\n]+)", after, re.I)) and (
        found := _tidy(m["w"])
    ):
        return found
    behind = [t for c in reversed(chunks[:-1]) if (t := _tidy(c))]
    ahead = [t for c in _CUT.split(after)[:2] if (t := _tidy(c))]
    direct = ahead[:1] if re.match(r"\s*[a-z]", after, re.I) and not behind else []
    return (direct or behind[-1:] or ahead or [""])[0]


_PREPOSITION = re.compile(
    r"\s+(?:at|in|on|with|before|after|to|near|from|for|because|by|that|which|who|so)\b\s+", re.I
)


def _tidy(chunk: str) -> str:
    chunk = re.sub(r"(?:\u0001+|^|\s)'?s\b|\u0001+", " ", chunk)
    chunk = (
        re.split(r"\b(?:split|between|half|because|except|so just|just us|only)\b", chunk, flags=re.I)[0]
        or chunk
    )
    cleaned = re.sub(r"\s+", " ", _FILLER.sub(" ", chunk))
    pieces = [t for c in _PREPOSITION.split(f" {cleaned} ") if (t := trim(c)) and len(t) > 1]
    return pieces[0][:60] if pieces else ""


def _regions(scene: Scene, found: Sequence[MoneyMatch]) -> list[Place]:
    """The stretch of text that belongs to each sum."""
    if len(found) == 1:
        return [(min(s for s, _ in scene.spans), max(e for _, e in scene.spans))]
    ends: list[int] = []
    for one, following in itertools.pairwise(found):
        joints = list(
            re.finditer(
                r"[.;]\s|\n|,\s|\band\b|\bthen\b|\bplus\b", scene.text[one.at[1] : following.at[0]], re.I
            )
        )
        gap = scene.text[one.at[1] : following.at[0]]
        strong = [m for m in joints if re.match(r"and|[.;\n]|then|plus", m[0], re.I)]
        cut = (strong or joints)[-1 if not strong else 0] if joints else None
        middle = gap.find(" ")
        ends.append(one.at[1] + (cut.start() if cut else max(middle, 0)))
    first, last = min(s for s, _ in scene.spans), max(e for _, e in scene.spans)
    starts = [first, *ends]
    return list(zip(starts, [*ends, last], strict=True))


def add_expense(scene: Scene) -> list[Call]:
    """One call per sum paid."""
    found = amounts(scene)
    if not found:
        return _below_zero(scene)
    regions = _regions(scene, found)
    parts = [scene.root.part([r]) for r in regions]
    payers = [_payer(scene, p) for p in parts]
    common = _payer(scene, scene) or ("me" if _BARE_VERB.search(scene.text.strip()) else None)
    shared_rows = split(scene, common) if len(found) > 1 else []
    calls = []
    for money, part, payer in zip(found, parts, payers, strict=True):
        who = payer or common
        calls.append(
            _expense(scene, money, part, who, split(part, who) or (shared_rows if len(found) == 1 else []))
        )
    return calls


def _below_zero(scene: Scene) -> list[Call]:
    """A sum with a minus, so that it can be said what is wrong with it."""
    sum_ = re.search(r"(?:^|\s)[-−]\s?[$€£]?(\d+(?:[.,]\d{1,2})?)\b", scene.text)
    if sum_ is None or not scene.mention:
        return []
    return [Call(name="add_expense", args={"what": "expense", "amount": f"-{sum_[1]}"})]


def _expense(
    scene: Scene, money: MoneyMatch, part: Scene, payer: str | None, rows: list[dict[str, object]]
) -> Call:
    args: dict[str, object] = {
        "what": what_for(scene, money, part) or "expense",
        "amount": _total(part, money),
    }
    if money.currency:
        args["currency"] = money.currency
    if payer:
        args["paid_by"] = payer
    if payers := _payers(scene, money):
        args["payers"] = payers
    if day := _day(part) or _day(scene):
        args["date"] = day
    out = exceptions(part)
    if rows:
        args["split"] = rows
    elif out:
        args["except"] = out
    if m := _CATEGORY.search(part.text):
        args["category"] = m["c"]
    return Call(name="add_expense", args=args)


def _payers(scene: Scene, total: MoneyMatch) -> list[dict[str, object]]:
    """ "I paid 164 of it and Chidi paid 100": each payer with his sum, when they add up to the total."""
    found: list[dict[str, object]] = []
    for who in scene.people:
        m = re.match(
            r"\s+(?:paid|put in|covered|gave)\s+[^\d\s]{0,2}(\d[\d.,]*\d|\d)", scene.text[who.at[1] :], re.I
        )
        if m and who.how in ("name", "family", "me", "us"):
            party = "my_family" if who.how == "us" else _party(scene, who.party)
            found.append({"party": party, "amount": m[1].replace(",", "")})
    given = sum(float(str(r["amount"])) for r in found)
    return found if len(found) > 1 and abs(given - float(total.amount)) < 0.02 else []


def _total(part: Scene, money: MoneyMatch) -> str:
    """A price a head times the heads, when both were said."""
    after = part.text[money.at[1] : money.at[1] + 40]
    if re.match(r"\s*(?:a head|each|per person|p\.?p\.?)\b", after, re.I):
        m = re.search(r"\b(\d{1,2})\s+of us\b", part.text) or re.search(
            r"\b(two|three|four|five|six|seven|eight|nine|\d{1,2})\s+[a-z]+s\b",
            part.text[: money.at[0]],
            re.I,
        )
        words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
        if m:
            count = int(m[1]) if m[1].isdigit() else words.index(m[1].lower())
            return f"{float(money.amount) * count:.2f}"
    return money.amount


def _day(scene: Scene) -> str | None:
    now = scene.context.now.date()
    if re.search(r"\blast night\b", scene.text, re.I):
        return (now - timedelta(days=1)).isoformat()
    past = [d for d in scene.dates if d.start <= now and d.grain == "day"]
    if past:
        return past[0].start.isoformat()
    day = next((d for d in scene.dates if d.grain == "day" and d.end is None and d.start > now), None)
    if day and re.fullmatch(
        r"(?:on |last |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:'s)?", day.text.strip(), re.I
    ):
        return (day.start - timedelta(days=7)).isoformat()
    return None


def void_expense(scene: Scene) -> list[Call]:
    """Each recorded expense that was named, or the words said when none is known."""
    known = scene.context.expenses
    if not known:
        what = trim(
            re.sub(
                r"\b(?:scratch|delete|remove|void|drop|forget|cancel|take off|undo|expense|charge|entry|one)\b",
                " ",
                scene.text,
                flags=re.I,
            )
        )
        return [Call(name="void_expense", args={"what": what[:40]})] if what else []
    chosen = _recorded(scene, known)
    return [Call(name="void_expense", args=_void_args(scene, e)) for e in chosen]


def _void_args(scene: Scene, expense: ExpenseContext) -> dict[str, object]:
    """The sum only when it was said or another expense has the name too."""
    said = any(float(m.amount) == float(expense.amount) for m in scene.root.money)
    twins = [e for e in scene.context.expenses if find(scene.words, [e.what])]
    return {"what": expense.what, **({"amount": expense.amount} if said or len(twins) > 1 else {})}


def _recorded(scene: Scene, known: Sequence[ExpenseContext]) -> list[ExpenseContext]:
    said = {m.amount for m in scene.root.money}
    by_sum = [e for e in known if any(float(e.amount) == float(a) for a in said)]
    hits = find(scene.words, [e.what for e in known])
    named = [known[h.index] for h in hits if h.score >= 0.45]
    both = [e for e in by_sum if e in named]
    if both or by_sum:
        return (both or by_sum)[:1]
    if len(named) > 1 and not re.search(r"\b(?:and|both)\b", scene.text, re.I):
        return named[:1] if not re.search(r"\b(?:second|last|2nd)\b", scene.text, re.I) else named[-1:]
    if not named and re.search(r"\b(?:that|last|it)\b", scene.text, re.I):
        return list(known[-1:])
    return named


def corrected(scene: Scene) -> list[Call]:
    """A recorded expense put right: voided and added again with what was said now."""
    known = _recorded(scene, scene.context.expenses)[:1]
    added = add_expense(scene)
    old = {o.amount for o in denied(scene.text, scene.money)} | {e.amount for e in known}
    right = [c for c in added if c.args["amount"] not in old] or added
    if not known:  # nothing of the kind is recorded, so there is nothing to take back
        return right[:1]
    args = _void_args(scene, known[0])
    again = dict(right[0].args) if right else {"amount": known[0].amount}
    again["what"] = known[0].what
    payer = _payer(scene, scene)
    if payer:
        again["paid_by"] = payer
    return [Call(name="void_expense", args=args), Call(name="add_expense", args=again)]
