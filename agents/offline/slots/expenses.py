"""Costs: who paid what for what, and how it is shared; costs taken back or corrected."""

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
_CARD = re.compile(r"\b(?:on|with|from) (?:my|me)\b|\bmy (?:card|visa|amex|treat|account|mastercard)\b|(?:^|[,;:(–-])\s*(?:all |both )?(?:on |by )?me\s*(?:$|[,.;!)(])|\b(?:both|all) (?:me|mine)\b|\bby me\b|\bmine\b(?! is)|\bon us\b$|\bme!\s", re.I | re.M)
_BARE_VERB = re.compile(rf"(?:^|[.!,;\n]\s*|\band\s+|\bjust\s+|\bok\s+|\bso\s+|\boops\s+){_PAID}\b", re.I)
_FILLER = re.compile(
    rf"\b(?:{_PAID}|i|we|i've|we've|have|has|had|was|were|is|came to|cost(?:s)?(?: (?:me|us))?|total(?:led)?|for|on my (?:card|visa|amex|mastercard|account)|with (?:my )?card|my card|paid by|by me|"
    r"please|record(?: that)?|trip expense|expense|add|log|put down|put|forgot to (?:say|write|mention)|even|in cash|cash|with tip|the tab|everyone(?:'s)? in|everybody(?:'s)? in(?: on (?:both|it))?|"
    r"spent|on|all me|both me|me|the|a|an|just|some|yesterday|last night|today|this morning|tonight|hi|hello|this is|thank you|thanks|each|a head|total|all in|so|yes|ok|okay|oh|right|and|also|"
    r"my family|split|share[ds]?|equally|evenly|even|half|per family|by family|by head|everyone|everybody|all of us|for all|only|no need|receipts?|from|damage|bill|it|of|at|in|again|already)\b",
    re.IGNORECASE,
)
_CUT = re.compile(r"[,.;:!?\n\u0001()–—]+|\s-\s")
_CATEGORY = re.compile(r"\b(?:put it |file(?:d)? |book it )?(?:under|category:?|as category)\s+(?P<c>(?!the name|my name|his|her|[A-Z])[a-z]+)", re.I)


def amounts(scene: Scene) -> list[MoneyMatch]:
    """The sums that are costs: still standing, and not a party's part of another."""
    found = standing(scene.text, scene.money)
    signed = [m for m in found if not m.bare]
    loose = [m for m in found if m.bare and not re.search(r"\b(?:conf|code|nr|ref|in|at|on|route|highway|hwy|exit)\s*$", scene.text[: m.at[0]], re.I)]
    found = sorted({*signed, *(loose if not signed or any("." in m.amount for m in loose) or len(signed) == len(loose) else loose)}, key=lambda m: m.at)
    return _without_parts(scene, found)


def _without_parts(scene: Scene, found: Sequence[MoneyMatch]) -> list[MoneyMatch]:
    if len(found) < 2:
        return list(found)
    values = [float(m.amount) for m in found]
    if len(found) >= 3 and abs(values[0] - sum(values[1:])) < 0.02:
        return [found[0]]
    kept = [found[0]]
    for one in found[1:]:
        around = scene.text[max(0, one.at[0] - 24) : one.at[1] + 18].lower()
        if re.search(r"\bowes?\b|\bof it\b|%|\bshares?\b|\bwe take\b|\bis ours\b|\bi put in\b|\bthe other\b|\bpercent\b|\b\d+ us\b", around):
            continue
        kept.append(one)
    return kept


def _payer(scene: Scene, part: Scene) -> str | None:
    text = part.text
    if m := re.search(r"\bpaid (?:by|for by)\s+", text, re.I):
        after = [w for w in part.people if w.at[0] >= m.end() - 1]
        if after:
            return _party(scene, after[0].party)
    for who in part.people:
        after = text[who.at[1] : who.at[1] + 32]
        raw = text[who.at[0] : who.at[1]]
        if re.match(rf"\s*(?:'ve|'s|have|has|had|both|already|also|just|went and|ended up|finally|did|\(aka \w+\)|put)?\s*(?:just |already )?{_PAID}\b(?! back)", after, re.I) and raw.lower() not in ("us", "our", "my", "me"):
            return "all" if who.party == "all" else _party(scene, who.party)
        if re.match(r"(?:'s)? (?:card|amex|visa|mastercard|account)", after, re.I) and who.how == "name":
            return _party(scene, who.party)
        if re.match(r"\)", after) and text[who.at[0] - 1 : who.at[0]] == "(":
            return _party(scene, who.party)
    if m := re.search(r"\bwho (?:paid|got)\b", text):
        before = [w for w in part.people if w.at[0] < m.start()]
        if before:
            return _party(scene, before[-1].party)
    if _CARD.search(text):
        return "me"
    return None


def _party(scene: Scene, party: str) -> str:
    return "me" if party == f"member:{scene.context.speaker}" else party


def what_for(scene: Scene, money: MoneyMatch, part: Scene) -> str:
    """The thing paid for: after "for", before "was", else the nearest words left over."""
    start, end = (min(s for s, _ in part.spans), max(e for _, e in part.spans))
    hidden: list[Place] = [p for p in part.taken() if p != money.at and not (p[0] <= money.at[0] < p[1])]
    hidden += [w.at for w in part.people if w.how in ("name", "family", "us", "me", "all")]
    text = blank(part.text, [money.at, *hidden])
    after, before = text[money.at[1] : end], text[start : money.at[0]]
    if m := re.match(r"\s*(?:\w+ )?(?:even |total |in total |all in |cash |worth )?(?:for|on|of|in|to)\s+(?!\u0001)", after, re.I):
        if found := _tidy(_CUT.split(after[m.end() :])[0]):
            return found
    chunks = [c for c in _CUT.split(before)]
    near = _tidy(chunks[-1]) if chunks else ""
    if near and re.search(r"(?:was|were|is|are|cost|came|costs|for|,|:)?\s*$", before):
        return near
    ahead = [t for c in _CUT.split(after)[:2] if (t := _tidy(c))]
    behind = [t for c in reversed(chunks[:-1]) if (t := _tidy(c))]
    if ahead and re.match(r"\s*\w", after):
        return ahead[0]
    return (behind or ahead or [""])[0]


def _tidy(chunk: str) -> str:
    chunk = re.sub(r"\u0001+('s|s')?", " ", chunk)
    chunk = re.split(r"\b(?:i paid|we paid|paid by|split|between|half|because|but|who|which|so that|before|after|except|so|just us|only)\b", chunk, flags=re.I)[0] or chunk
    chunk = re.sub(r"\s+", " ", _FILLER.sub(" ", chunk))
    return trim(chunk)[:60]


def _regions(scene: Scene, found: Sequence[MoneyMatch]) -> list[Place]:
    """The stretch of text that belongs to each sum."""
    if len(found) == 1:
        return [(min(s for s, _ in scene.spans), max(e for _, e in scene.spans))]
    ends: list[int] = []
    for one, following in zip(found, found[1:], strict=False):
        joints = [m for m in re.finditer(r"[.;\n]\s|,\s|\band\b|\bthen\b|\bplus\b", scene.text[one.at[1] : following.at[0]], re.I)]
        gap = scene.text[one.at[1] : following.at[0]]
        strong = [m for m in joints if re.match(r"and|[.;\n]|then|plus", m[0], re.I)]
        cut = (strong or joints)[-1 if not strong else 0] if joints else None
        ends.append(one.at[1] + (cut.start() if cut else len(gap) // 2))
    first, last = min(s for s, _ in scene.spans), max(e for _, e in scene.spans)
    starts = [first, *ends]
    return list(zip(starts, [*ends, last], strict=True))


def add_expense(scene: Scene) -> list[Call]:
    """One call per sum paid."""
    found = amounts(scene)
    if not found:
        return []
    regions = _regions(scene, found)
    parts = [scene.root.part([r]) for r in regions]
    payers = [_payer(scene, p) for p in parts]
    common = _payer(scene, scene) or ("me" if _BARE_VERB.search(scene.text.strip()) else None)
    shared_rows = split(scene, common) if len(found) > 1 else []
    calls = []
    for money, part, payer in zip(found, parts, payers, strict=True):
        who = payer or common
        calls.append(_expense(scene, money, part, who, split(part, who) or (shared_rows if len(found) == 1 else [])))
    return calls


def _expense(scene: Scene, money: MoneyMatch, part: Scene, payer: str | None, rows: list[dict[str, object]]) -> Call:
    args: dict[str, object] = {"what": what_for(scene, money, part) or "expense", "amount": _total(part, money)}
    if money.currency:
        args["currency"] = money.currency
    if payer:
        args["paid_by"] = payer
    if day := _day(part) or _day(scene):
        args["date"] = day
    out = exceptions(part)
    if rows and not out:
        args["split"] = rows
    if out:
        args["except"] = out
    if m := _CATEGORY.search(part.text):
        args["category"] = m["c"]
    return Call(name="add_expense", args=args)


def _total(part: Scene, money: MoneyMatch) -> str:
    """A price a head times the heads, when both were said."""
    after = part.text[money.at[1] : money.at[1] + 40]
    if re.match(r"\s*(?:a head|each|per person|p\.?p\.?)\b", after, re.I):
        m = re.search(r"\b(\d{1,2})\s+of us\b", part.text) or re.search(r"\b(two|three|four|five|six|seven|eight|nine|\d{1,2})\s+[a-z]+s\b", part.text[: money.at[0]], re.I)
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
    if day and re.fullmatch(r"(?:on |last |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:'s)?", day.text.strip(), re.I):
        return (day.start - timedelta(days=7)).isoformat()
    return None


def void_expense(scene: Scene) -> list[Call]:
    """Each recorded expense that was named, or the words said when none is known."""
    known = scene.context.expenses
    if not known:
        what = trim(re.sub(r"\b(?:scratch|delete|remove|void|drop|forget|cancel|take off|undo|expense|charge|entry|one)\b", " ", scene.text, flags=re.I))
        return [Call(name="void_expense", args={"what": what[:40]})] if what else []
    chosen = _recorded(scene, known)
    return [Call(name="void_expense", args={"what": e.what, "amount": e.amount}) for e in chosen]


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
    old = denied(scene.text, scene.money)
    right = [c for c in added if not any(o.amount == c.args["amount"] for o in old)] or added
    if not known:
        voided = Call(name="void_expense", args={"what": right[0].args["what"]} if right else {})
        return [voided, *right[:1]]
    args: dict[str, object] = {"what": known[0].what, "amount": known[0].amount}
    again = dict(right[0].args) if right else {"amount": known[0].amount}
    again["what"] = known[0].what
    payer = _payer(scene, scene)
    if payer:
        again["paid_by"] = payer
    return [Call(name="void_expense", args=args), Call(name="add_expense", args=again)]
