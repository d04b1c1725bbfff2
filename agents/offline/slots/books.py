# ruff: noqa: E501  # a pattern reads best on one line
"""Money beyond the plain bill, and files: what comes again or comes back, budgets, objections, receipts."""

import re
from typing import Any

from agents.context import Call
from agents.offline.quoted import passed_on
from agents.offline.scene import Scene
from agents.offline.slots.expenses import add_expense
from agents.offline.slots.rooming import assign_rooms
from tools.kernel.currency import currency_code
from tools.kernel.errors import Refusal

_EVERY = re.compile(
    r"\b(?:every|each) (?P<every>night|day|week)\b|\b(?P<adverb>nightly|daily|weekly)\b", re.IGNORECASE
)
_STEPS = {"nightly": "night", "daily": "day", "weekly": "week"}
_NO_BILL = re.compile(
    r"\?|\b(?:max|limit|at most|no more|up to|budget|itinerary|before|hours?|drive|wake|under|over|call)\b",
    re.IGNORECASE,
)
_REFUND = re.compile(
    r"\brefund(?:ed)?\b|\bgot\b[^.?!]{0,30}\b(?:money|deposit)\b[^.?!]{0,12}\bback\b|\b(?:got|get|came|back)\b[^.?!]{0,30}\bback (?:for|from|on) (?:the|our)\b",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    r"\b(?:i|we) (?:object|disagree|dispute)\b|\b(?:don't|do not) agree (?:with|to) the\b"
    r"|\b(?:we|i) (?:weren't|wasn't|were not|was not|had no part|didn't (?:eat|have|go|use|drink|do|get))\b"
    r"|\b(?:that's|that is|it's|is) (?:not right|wrong|not fair)\b",
    re.IGNORECASE,
)
_BILL = re.compile(r"\b(?:bill|expense|cost|charge|share|split|sum)\b", re.IGNORECASE)
_RATE = re.compile(
    r"^\W*(?:@\w+\W+)?(?:(?:the )?(?:exchange )?rate(?: is)?:?\s+)?(?P<a>[\d.,]+)?\s*(?P<ac>[A-Za-z€£¥$]+)\s*(?:=|is|are|equals?|makes?)\s*"
    r"(?P<b>[\d.,]+)\s*(?P<bc>[A-Za-z€£¥$]+)\W*$",
    re.IGNORECASE,
)
_PAY_ME = re.compile(
    r"\b(?:pay (?:me|us)|(?:my|our) (?:venmo|paypal|revolut|cash ?app|iban)|send (?:it|money) to (?:my|our))\b(?: (?:by|with|via|on|through|at|is))*:?\s*"
    r"(?P<how>.+)$",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"@\w|paypal\.me|venmo|revolut|cash ?app|\b[A-Z]{2}\d{2}[ \d]{8,}", re.IGNORECASE)
_SETTLE = re.compile(
    r"\b(?:how (?:do|can|shall|should) we settle(?: up)?|let'?s settle up|time to settle up|who (?:has to )?pays? whom?|settle (?:everything|all|it all) up)\b",
    re.IGNORECASE,
)
_HISTORY = re.compile(
    r"\b(?:history|details|breakdown|items?) (?:of|for|on)\b|\bwho (?:changed|edited)\b", re.IGNORECASE
)
_RECEIPT = re.compile(r"\breceipt (?:for|of)\b", re.IGNORECASE)
_BUDGET = re.compile(r"\bbudget\b", re.IGNORECASE)
_NIGHTLY = re.compile(
    r"\b(?:a|per|each|every) night\b|\bnightly\b|\blodging\b|\bhotels?\b|\brooms?\b", re.IGNORECASE
)
_SET_BUDGET = re.compile(
    r"\b(?:trip|total|whole|overall|food|groceries|fuel|gas|activities|family)\b", re.IGNORECASE
)
_SORTS = ("food", "groceries", "fuel", "gas", "activities", "transport")
_FILES: tuple[tuple[str, re.Pattern[str], dict[str, str]], ...] = (
    ("show_fairness", re.compile(r"\bfair(?:ness)?\b[^.!]*\?|\bwhose wishes\b|\bfairness\b", re.IGNORECASE), {}),
    ("make_track", re.compile(r"\bgpx\b", re.IGNORECASE), {}),
    ("revoke_calendar_feed", re.compile(r"\b(?:end|revoke|stop|kill)\b[^.?!]*\bcalendar (?:feed|link|address|subscription)s?\b", re.IGNORECASE), {}),
    ("show_calendar_feed", re.compile(r"\bcalendar (?:feed|link|address|subscription|url)\b|\bsubscribe\b[^.?!]*\bcalendar\b|\b(?:ics|ical) (?:feed|link|url)\b", re.IGNORECASE), {}),
    ("make_calendar", re.compile(r"^\W*(?:@\w+\W+)?(?:the|our|a|my) calendar\b\W*(?:please|pls)?\W*$", re.IGNORECASE), {}),
    ("make_calendar", re.compile(r"\b(?:ics|ical|calendar)\b[^.?!]*\bfile\b|\b(?:send|give|export|want|make)\b[^.?!]*\b(?:ics|ical|calendar)\b", re.IGNORECASE), {}),
    ("make_map", re.compile(r"\b(?:send|show|draw|make|give)\b[^.?!]{0,20}\b(?:a|the|us a|our) (?:route )?map\b", re.IGNORECASE), {}),
    ("draw_balance", re.compile(r"\b(?:picture|chart|bars?|graph)\b[^.?!]*\b(?:owes?|balances?)\b", re.IGNORECASE), {}),
    ("export_expenses", re.compile(r"\bcsv\b|\bspreadsheet\b[^.?!]*\bexpenses?\b|\bexpenses?\b[^.?!]*\bspreadsheet\b", re.IGNORECASE), {"form": "csv"}),
    ("export_expenses", re.compile(r"\bbeancount\b", re.IGNORECASE), {"form": "beancount"}),
)  # fmt: skip


def asked(scene: Scene) -> list[Call]:
    """Return the calls of what is said plainly of these things; none when it is about something else."""
    if passed_on(scene.whole):
        return []
    if _EVERY.search(scene.text) and scene.money and not _NO_BILL.search(scene.text):
        return repeat_expense(scene)
    if _REFUND.search(scene.text) and "?" not in scene.text and scene.context.expenses:
        return refund_expense(scene)
    return _addressed(scene) if scene.mention else []


def _addressed(scene: Scene) -> list[Call]:
    if _objects(scene):
        return object_expense(scene)
    if said := _rate(scene) or _pay_me(scene):
        return [said]
    if rooms := assign_rooms(scene) if scene.context.reservations else []:
        return rooms
    if _SETTLE.search(scene.text):
        return [Call(name="settle_up")]
    if _HISTORY.search(scene.text) and (what := _which(scene)):
        return [Call(name="show_expense", args={"what": what})]
    if _RECEIPT.search(scene.text) and (what := _which(scene)):
        return [Call(name="attach_receipt", args={"what": what, "text": scene.text})]
    if _BUDGET.search(scene.text) and not _NIGHTLY.search(scene.text):
        return set_budget(scene)
    return next((_file(scene, tool, args) for tool, said, args in _FILES if said.search(scene.text)), [])


def _objects(scene: Scene) -> bool:
    """Whether a bill is disputed: in so many words, or as wrong where a bill is named and no other sum is."""
    said = _OBJECT.search(scene.text)
    if said is None or not scene.context.expenses:
        return False
    plain = re.search(r"object|disagree|dispute|agree", said[0], re.IGNORECASE)
    named = _which(scene) is not None or _BILL.search(scene.text)
    return bool(plain or (named and not scene.money))


def _rate(scene: Scene) -> Call | None:
    """A rate people agreed on: "1 euro = 1.5 dollars"."""
    said = _RATE.match(scene.text.strip())
    codes = [_currency(said[group]) for group in ("ac", "bc")] if said else []
    if said is None or None in codes or codes[0] == codes[1]:
        return None
    sides = {"amount": said["a"] or "1", "currency": codes[0], "equals": said["b"], "other": codes[1]}
    return Call(name="set_rate", args=sides)


def _currency(word: str) -> str | None:
    try:
        return currency_code(word, "")
    except Refusal:
        return None


def _pay_me(scene: Scene) -> Call | None:
    """How the speaker's family wants to be paid: "our paypal is paypal.me/jess"."""
    said = _PAY_ME.search(re.sub(r"(?i)@pathfinder\w*", " ", scene.root.raw))
    if said is None or "?" in scene.text or not _HANDLE.search(said[0]):
        return None
    service = re.search(r"venmo|paypal|revolut|cash ?app", said[0], re.IGNORECASE)
    how = said["how"].strip(" .!")
    named = service is None or service[0].casefold() in how.casefold()
    return Call(name="set_pay_link", args={"how": how if named or service is None else f"{service[0]} {how}"})


def _file(scene: Scene, tool: str, args: dict[str, str]) -> list[Call]:
    return [Call(name=tool, args=dict(args))]


def _which(scene: Scene) -> str | None:
    """Return the known expense a message names."""
    names = [expense.what for expense in scene.context.expenses]
    found = scene.things(names)
    return names[found[0].index] if found else None


def repeat_expense(scene: Scene) -> list[Call]:
    """A bill with how often it comes and from when to when."""
    bills = add_expense(scene)
    found = _EVERY.search(scene.text)
    if not bills:
        return []
    step = (found["every"] or _STEPS[found["adverb"].casefold()]).casefold() if found else "night"
    args: dict[str, Any] = {k: v for k, v in bills[0].args.items() if k not in ("date", "until", "by")}
    args["what"] = re.sub(rf"\W*(?:{_EVERY.pattern})\W*", " ", str(args["what"]), flags=re.IGNORECASE).strip()
    return [Call(name="repeat_expense", args={**args, "every": step, **_days(scene)})]


def _days(scene: Scene) -> dict[str, str]:
    """Return the first and the last day that were said."""
    spans = [(d.start, d.end) for d in scene.dates]
    if not spans:
        return {}
    first, last = spans[0][0], spans[-1][1] or spans[-1][0]
    told = {"date": first.isoformat()} if first else {}
    return {**told, "until": last.isoformat()} if last and last != first else told


def refund_expense(scene: Scene) -> list[Call]:
    """What came back, and for what."""
    args: dict[str, str] = {"what": what} if (what := _which(scene)) else {}
    if scene.money:
        args["amount"] = scene.money[0].amount
    return [Call(name="refund_expense", args=args)]


def object_expense(scene: Scene) -> list[Call]:
    """Which expense is not agreed with, and why."""
    args: dict[str, str] = {"what": what} if (what := _which(scene)) else {}
    why = re.search(
        r"\b(?:because|since|as)\b\s*(?P<why>.+)|[:,–—-]\s+(?P<rest>[^,:]+)$", scene.text, re.IGNORECASE
    )
    if why:
        args["why"] = (why["why"] or why["rest"]).strip()
    return [Call(name="object_expense", args=args)]


def set_budget(scene: Scene) -> list[Call]:
    """A budget that is set (a sum, and of what), else the question how it stands."""
    if not scene.money:
        return [Call(name="show_budget")]
    if not _SET_BUDGET.search(scene.text):
        return []
    args: dict[str, str] = {"amount": scene.money[0].amount}
    if sort := next((s for s in _SORTS if re.search(rf"\b{s}\b", scene.text, re.IGNORECASE)), None):
        args["category"] = sort
    elif re.search(r"\b(?:our|my) family\b", scene.text, re.IGNORECASE):
        args["party"] = "my_family"
    return [Call(name="set_budget", args=args)]
