# ruff: noqa: E501  # a pattern reads best on one line
"""Costs that are read for what they are not: a part of a bill, a fee told again, what somebody can afford."""

import re
from decimal import Decimal

from agents.context import Call, Calls
from agents.offline.scene import Scene

BOOKED = re.compile(
    r"\b(?:book\w*|reserv\w*|held|hold\w*|confirm\w*|conf|ref|code|secured|got us|on hold|paid (?:the )?deposit|for tomorrow|for next)\b",
    re.IGNORECASE,
)
_ALREADY_PAID = re.compile(
    r"\b(?:was|were|cost|costed|came to|set (?:us|me) back|paid|payed|spent|shelled out|forked out)\b",
    re.IGNORECASE,
)
_CHIPPED_IN = re.compile(
    r"\b(?:(?:has |have |had |also |then |just )?(?:put in|chipped in|threw in|contributed|gave (?:me|us)|handed (?:me|us)|added|chucked in|bunged in))\W{0,3}$",
    re.IGNORECASE,
)


def only_paid(scene: Scene, calls: Calls) -> Calls:
    """Tickets that are paid and past are a cost, and no booking to keep: "steamer tickets were £71 on sunday"."""
    paid = {str(c.args.get("amount")) for c in calls if c.name == "add_expense"}
    if not paid or BOOKED.search(scene.whole) or not _ALREADY_PAID.search(scene.whole):
        return calls
    return [
        c
        for c in calls
        if c.name != "add_reservation"
        or c.args.get("kind") not in ("ticket", "activity", "restaurant")
        or "confirmation" in c.args
        or c.args["name"] in scene.context.reservations
    ]


def chipped_in(scene: Scene, calls: Calls) -> Calls:
    """ "I got the pub £86.50 and Dev put in £20": one bill with two payers, not two bills."""
    chip = next((m for m in scene.money if _CHIPPED_IN.search(scene.whole[: m.at[0]])), None)
    bills = [c for c in calls if c.name == "add_expense"]
    if chip is None or not bills or any("payers" in bill.args for bill in bills):
        return calls
    who = [w.party for w in scene.people if w.at[1] <= chip.at[0]]
    bill = next((b for b in bills if str(b.args["amount"]) != chip.amount), None)
    if bill is None or not who or who[-1] in ("all", bill.args.get("paid_by", "me")):
        return calls
    rest = Decimal(str(bill.args["amount"])) - Decimal(chip.amount)
    if rest <= 0:
        return calls
    payers = [
        {"party": bill.args.get("paid_by", "me"), "amount": str(rest)},
        {"party": who[-1], "amount": chip.amount},
    ]
    args = {k: v for k, v in bill.args.items() if k != "paid_by"}
    whole = Call(name="add_expense", args={**args, "payers": payers})
    sums = {chip.amount, str(bill.args["amount"])}  # neither is told again, as another bill or as a payment
    again = [c for c in calls if c is not bill and c.name in _OF_MONEY and str(c.args.get("amount")) in sums]
    return [whole if c is bill else c for c in calls if c not in again]


_OF_MONEY = ("add_expense", "record_payment")


_PAYS_A_PART = re.compile(
    r"\b(?:they|he|she|we|[A-Z][\w'’ ]{1,24})\b(?:'d| should| will| would| just| only| can|'ll)* pays?(?: only| just| about)?\W{1,3}$"
)


def part_of_one(scene: Scene, calls: Calls) -> Calls:
    """ "restaurant 214.50. Van Dijks only had soup, so they pay 40": a part of the one bill, not another."""
    bills = [c for c in calls if c.name == "add_expense"]
    if len(bills) != 2 or bills[0].args.get("split"):
        return calls
    first, second = bills
    if Decimal(str(second.args["amount"])) >= Decimal(str(first.args["amount"])):
        return calls
    at = next((m.at for m in scene.money if m.amount == str(second.args["amount"])), None)
    families = [w.party for w in scene.people if w.how == "family" and at is not None and w.at[1] <= at[0]]
    if at is None or not families or not _PAYS_A_PART.search(scene.whole[: at[0]]):
        return calls
    others = [f"family:{f.name}" for f in scene.context.families if f"family:{f.name}" != families[-1]]
    rows = [
        {"party": families[-1], "amount": str(second.args["amount"])},
        *({"party": one} for one in others),
    ]
    return [
        Call(name=c.name, args={**c.args, "split": rows}) if c is first else c
        for c in calls
        if c is not second
    ]


_THE_REST = re.compile(
    r"\b(?:i|we) (?:pa(?:id|yed|y)|put(?: in)?|gave) \W{0,2}(?P<n>\d+(?:[.,]\d\d)?)[^.;!?]{0,12}?(?:,| and|&) (?:and )?(?P<who>[A-ZÀ-Þ][\w'’-]+)(?: pa(?:id|yed|ys)| put in| gave| did)? the (?:rest|other|remain\w+)\b",
    re.IGNORECASE,
)


def paid_the_rest(scene: Scene, calls: Calls) -> Calls:
    """ "kayak 175, I paid 100 and Paco the rest": one bill of two payers."""
    told = _THE_REST.search(scene.whole)
    bills = [c for c in calls if c.name == "add_expense"]
    if told is None or not bills or any("payers" in b.args for b in bills):
        return calls
    own = Decimal(told["n"].replace(",", "."))
    bill = max(bills, key=lambda b: Decimal(str(b.args["amount"])))
    rest = Decimal(str(bill.args["amount"])) - own
    who = next((w.party for w in scene.people if w.at[0] == told.start("who")), None)
    if rest <= 0 or who is None:
        return calls
    payers = [{"party": "me", "amount": str(own)}, {"party": who, "amount": str(rest)}]
    args = {k: v for k, v in bill.args.items() if k != "paid_by"}
    gone = [b for b in bills if b is not bill and Decimal(str(b.args["amount"])) in (own, rest)]
    return [
        Call(name=c.name, args={**args, "payers": payers}) if c is bill else c for c in calls if c not in gone
    ]


def counted(scene: Scene, calls: Calls) -> Calls:
    """ "parking 12€ + 3 coffees 5,40": three is how many, and no bill of its own."""
    bills = [c for c in calls if c.name == "add_expense"]
    counts = {
        n[1]
        for n in re.finditer(
            r"(?<![\d.,])(\d{1,2}) (?:[a-zà-ÿ]{2,14} )?[a-zà-ÿ]{3,14}s(?: of [a-zà-ÿ]{2,16})?\W{1,3}?(?:for |at )?(?:[€£$]\d|\d+[.,]\d\d\b)",
            scene.whole,
        )
    }
    if len(bills) < 2 or not counts:
        return calls
    return [c for c in calls if c.name != "add_expense" or str(c.args["amount"]) not in counts]


_AFFORD = re.compile(
    r"\b(?:i|we)(?: really)?(?: can| could|'ll| will)?(?: only| just)* (?:can|can only|do|spend|afford|manage|stretch to)\b[^.;!?\d]{0,24}[€£$]?\d|\b(?:i|we) (?:can|could)(?: only| just)* (?:do|spend|afford|manage|stretch to|go (?:up )?to)\b",
    re.IGNORECASE,
)
_BETWEEN_US = re.compile(
    r"\bkeep (?:that|this|it) (?:to yourself|between us|private|quiet|secret)\b|\bbetween (?:us|you and me)\b|\b(?:don'?t|dont|do not|not|without) (?:tell|say|telling|saying|mention)\b|\bmax(?:imum)?\b|\ball[- ]in\b|\bin total\b|\btops\b",
    re.IGNORECASE,
)


def afforded(scene: Scene, calls: Calls) -> Calls:
    """ "I can only do £150 all in, keep that to yourself" is what somebody can spend, and no bill for all to see."""
    if not (_AFFORD.search(scene.whole) and _BETWEEN_US.search(scene.whole) and scene.money):
        return calls
    if not calls or any(c.name in ("add_expense", "record_payment", "set_limits") for c in calls):
        kept = [
            c for c in calls if c.name not in ("add_expense", "record_payment", "set_limits", "set_budget")
        ]
        return [Call(name="set_budget", args={"amount": scene.money[0].amount, "party": "my_family"}), *kept]
    return calls


_CALLED_OFF = re.compile(
    r"\b(?:cancel\w*|called? off|off\b|scrap\w*|drop\w*|fell through|falls? through|gone|lost|delete\w*|remov\w*|no longer|not (?:going|staying|happening|doing|using|need\w*)|don'?t need|take (?:it|that|the \w+) (?:out|off)|bin(?:ned)?|annul\w*|storn\w*|instead|refund\w*|won'?t (?:be )?(?:need|stay|go)\w*|full|closed|changed|switch\w*|sold|give up|gave up|released?|forget|scratch|nix\w*|axe\w*)\b",
    re.IGNORECASE,
)
_NOT_PAYING = re.compile(
    r"\b(?:don'?t|doesn'?t|do not|does not|not|won'?t|shouldn'?t|needn'?t) (?:have to |need to |be )?pay\w*\b|\bpays? nothing\b|\bfor free\b",
    re.IGNORECASE,
)


def only_not_paying(scene: Scene, calls: Calls) -> Calls:
    """ "Grandad doesn't pay for the farmhouse" cancels no farmhouse."""
    if not _NOT_PAYING.search(scene.whole) or _CALLED_OFF.search(scene.whole):
        return calls
    return [c for c in calls if c.name != "cancel_reservation"]
