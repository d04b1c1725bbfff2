# ruff: noqa: E501  # a pattern reads best on one line
"""A last look for what no reader of one tool can see: calls that the rest of the message speaks against."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from agents.context import Call
from agents.offline.roster.people import KIN
from agents.offline.scene import Scene
from agents.offline.text import fold

Calls = Sequence[Call]

_BOOKED = re.compile(
    r"\b(?:book\w*|reserv\w*|held|hold\w*|confirm\w*|conf|ref|code|secured|got us|on hold|paid (?:the )?deposit|for tomorrow|for next)\b",
    re.IGNORECASE,
)
_ALREADY_PAID = re.compile(
    r"\b(?:was|were|cost|costed|came to|set (?:us|me) back|paid|payed|spent|shelled out|forked out)\b",
    re.IGNORECASE,
)
_SOON = re.compile(
    r"\b(?:leav\w+|set\w* off|go\w*|depart\w*|head\w*)\b[^.!?]{0,20}\bin (?:about |like |around )?(?:a |an |\d+ ?|half |ten |twenty )(?:min\w*|hours?|hrs?|h\b|bit|sec|mo|few)",
    re.IGNORECASE,
)
_BY_HOUR = re.compile(
    r"\bby (?:about |around |like )?\d{1,2}(?:[:.]\d\d)?(?: ?ish| ?pm| ?am| o'?clock)?\b", re.IGNORECASE
)
_ARRIVED = re.compile(
    r"\b(?:arrived|got (?:here|in|there)|made it|reached|we'?re here|checked in|landed)\b", re.IGNORECASE
)
_ALL_IN = re.compile(
    r"\ball[- ]in\b(?! all)|\ball up\b|\baltogether\b|\bin total\b|\bin all\b|\boverall\b|\bfor (?:everything|the lot|the (?:whole |entire )?(?:trip|week|holiday|fortnight|thing|tour|journey|vacation))\b|\b(?:total|whole|entire|trip|holiday) budget\b",
    re.IGNORECASE,
)
_PUT_RIGHT = re.compile(
    r"^\W*(?:(?:oh|ah|no|nope|sorry|wait|oops|correction|actually|hang on|hold on|i mean|edit)\W+)+",
    re.IGNORECASE,
)
_IT_WAS = re.compile(
    r"\b(?:it|that|they|this|the \w+)(?:'s| is| was| were|'re| are)\b|\bmake (?:it|that)\b", re.IGNORECASE
)
_OTHER_BED = re.compile(
    r"\b(?:the|our|my) (?!night|price|total|sum|cost)[\w'-]+ (?:is|was|are|were)\b", re.IGNORECASE
)
_CHIPPED_IN = re.compile(
    r"\b(?:(?:has |have |had |also |then |just )?(?:put in|chipped in|threw in|contributed|gave (?:me|us)|handed (?:me|us)|added|chucked in|bunged in))\W{0,3}$",
    re.IGNORECASE,
)
_OF_KIN = re.compile(
    rf"\b(?:my |our )?(?P<kin>{KIN})(?:'s| is|s)\s+(?:a |an )?(?:strictly |type \d |severely |very )?(?:diabetic|allergic|coeliac|celiac|vegan|vegetarian|veggie|lactose|gluten|halal|kosher|pescatarian|intolerant)",
    re.IGNORECASE,
)


def sensible(scene: Scene, calls: Calls) -> list[Call]:
    """Return the calls without what the message speaks against, and with what it plainly means instead."""
    found = list(calls)
    if scene.commanded:
        return found
    for look in _LOOKS:
        found = list(look(scene, found))
    return found


def _only_heard_of(scene: Scene, calls: Calls) -> Calls:
    """Overheard, a place to sleep without a day, a price, a code or a word of booking is no booking."""
    if scene.mention or _BOOKED.search(scene.whole):
        return calls
    told = {"start", "confirmation", "price"}
    return [c for c in calls if c.name != "add_reservation" or told & set(c.args)]


def _only_paid(scene: Scene, calls: Calls) -> Calls:
    """Tickets that are paid and past are a cost, and no booking to keep: "steamer tickets were £71 on sunday"."""
    paid = {str(c.args.get("amount")) for c in calls if c.name == "add_expense"}
    if not paid or _BOOKED.search(scene.whole) or not _ALREADY_PAID.search(scene.whole):
        return calls
    return [
        c
        for c in calls
        if c.name != "add_reservation"
        or c.args.get("kind") not in ("ticket", "activity", "restaurant")
        or "confirmation" in c.args
        or c.args["name"] in scene.context.reservations
    ]


def _not_gone_yet(scene: Scene, calls: Calls) -> Calls:
    """ "leaving in 20 mins" is no departure yet."""
    kinds = {"departed"} if _SOON.search(scene.whole) else set()
    kinds |= {"arrived"} if _BY_HOUR.search(scene.whole) and not _ARRIVED.search(scene.whole) else set()
    return [c for c in calls if c.name != "report_status" or c.args.get("kind") not in kinds]


def _no_limit(scene: Scene, calls: Calls) -> Calls:
    """A sum for everything is a budget, no price of a night; "actually it was £98 a night" is a booking's price."""
    out: list[Call] = []
    for call in calls:
        nightly = call.args.get("lodging_per_night") if call.name == "set_limits" else None
        if nightly is None:
            out.append(call)
        elif _ALL_IN.search(scene.whole) and not _PUT_RIGHT.match(scene.whole):
            rest = {
                k: v for k, v in call.args.items() if k not in ("lodging_per_night", "family", "currency")
            }
            out.append(Call(name="set_budget", args={"amount": str(nightly), "party": "my_family"}))
            out += [Call(name="set_limits", args={**call.args, **rest})] if rest else []
        elif scene.context.reservations and _PUT_RIGHT.match(scene.whole) and _IT_WAS.search(scene.whole):
            named = scene.things(scene.context.reservations, 0.3)
            if not named and _OTHER_BED.search(scene.whole):
                continue  # a bed that is not on record
            which = scene.context.reservations[named[0].index if named else -1]
            price = max((m.amount for m in scene.money), key=Decimal, default=str(nightly))
            out.append(Call(name="add_reservation", args={"name": which, "price": price}))
        else:
            out.append(call)
    return out


def _no_twice(scene: Scene, calls: Calls) -> Calls:
    """What is to be avoided says "hotels", not "no hotels"."""
    return [
        Call(name=c.name, args={**c.args, "what": re.sub(r"^no (?=\w)", "", str(c.args["what"]), flags=re.I)})
        if c.name == "record_preference" and c.args.get("kind") in ("avoid", "dislike")
        else c
        for c in calls
    ]


def _of_kin(scene: Scene, calls: Calls) -> Calls:
    """ "my mum is diabetic" is not the speaker's own diet: told of the family, with who it is."""
    kin = _OF_KIN.search(scene.whole)
    if kin is None:
        return calls
    return [
        Call(
            name=c.name,
            args={**c.args, "party": "my_family", "what": f"{c.args['what']} ({fold(kin['kin'])})"},
        )
        if c.name == "record_preference" and (c.args.get("kind"), c.args.get("party")) == ("diet", "me")
        else c
        for c in calls
    ]


def _chipped_in(scene: Scene, calls: Calls) -> Calls:
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
    same = [c for c in bills if c is not bill and str(c.args["amount"]) == chip.amount]
    return [whole if c is bill else c for c in calls if c not in same]


_PAYS_A_PART = re.compile(
    r"\b(?:they|he|she|we|[A-Z][\w'’ ]{1,24})\b(?:'d| should| will| would| just| only| can|'ll)* pays?(?: only| just| about)?\W{1,3}$"
)


def _part_of_one(scene: Scene, calls: Calls) -> Calls:
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


_WHOSE = re.compile(
    r"\bours\b|\bus lot\b|\b(?:for )?(?:just|only) us\b|\bfor us (?:only|alone)\b|\bour own (?:pitch|room|tent|cabin|van)\b",
    re.IGNORECASE,
)
_WE_ARE_IN = re.compile(
    r"\bwe(?:'re| are) (?:in|at|staying)\b|\bwe(?:'ve| have) got (?:a|our)\b", re.IGNORECASE
)


def _whose_bed(scene: Scene, calls: Calls) -> Calls:
    """A bed told as "ours", or paid for by two families alone, is theirs and not everybody's."""
    beds = [c for c in calls if c.name == "add_reservation" and c.args.get("kind") in ("lodging", "campsite")]
    if len(beds) != 1 or "party" in beds[0].args or len(scene.context.families) < 2:
        return calls
    bills = [c.args for c in calls if c.name == "add_expense" and c.args.get("split")]
    parties = [str(row["party"]) for row in bills[0]["split"]] if len(bills) == 1 else []
    several = int(str(beds[0].args.get("units", 1))) > 1  # so many rooms are for more than one family
    ours = _WHOSE.search(scene.whole) or (not several and _WE_ARE_IN.search(scene.whole))
    if not parties and scene.context.speaker_family and ours:
        parties = ["my_family"]
    if not parties or any(p.startswith("member:") for p in parties):
        return calls
    return [Call(name=c.name, args={**c.args, "party": parties}) if c is beds[0] else c for c in calls]


_SURPRISE = re.compile(r"\bsurpris\w+|\b(?:keep|kept) it (?:quiet|secret)\b|\bsecret\b", re.IGNORECASE)
_LONGEST_WISH = 120


def _surprise(scene: Scene, calls: Calls) -> Calls:
    """A surprise is a wish to keep (in private, where it was said so), and no change of the plan for all to see."""
    if not _SURPRISE.search(scene.whole):
        return calls
    wish = " ".join(scene.whole.split())[:_LONGEST_WISH]
    kept = Call(name="record_preference", args={"party": "my_family", "kind": "like", "what": wish})
    return [kept if c.name == "change_itinerary" else c for c in calls]


_THE_REST = re.compile(
    r"\b(?:i|we) (?:pa(?:id|yed|y)|put(?: in)?|gave) \W{0,2}(?P<n>\d+(?:[.,]\d\d)?)[^.;!?]{0,12}?(?:,| and|&) (?:and )?(?P<who>[A-ZÀ-Þ][\w'’-]+)(?: pa(?:id|yed|ys)| put in| gave| did)? the (?:rest|other|remain\w+)\b",
    re.IGNORECASE,
)


def _paid_the_rest(scene: Scene, calls: Calls) -> Calls:
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


def _counted(scene: Scene, calls: Calls) -> Calls:
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


_COMES = re.compile(
    r"\b(?:famil\w+|the|us|we'?re|we are|here|from|clan|lot|coming|join\w*|with)\W+$", re.IGNORECASE
)


def _no_family(scene: Scene, calls: Calls) -> Calls:
    """A name between commas in a new trip's list of places is one of them: "San Sebastián, Potes, Llanes"."""
    trip = next((c for c in calls if c.name == "create_trip" and c.args.get("stops")), None)
    if trip is None:
        return calls
    stops, gone = list(trip.args["stops"]), []
    for call in calls:
        said = _listed_as(scene, str(call.args.get("name", ""))) if call.name == "add_family" else None
        if said is not None and set(call.args) == {"name"}:
            gone.append(call)
            stops = sorted({*stops, said}, key=lambda stop: scene.whole.find(stop))
    if not gone:
        return calls
    return [
        Call(name=c.name, args={**c.args, "stops": stops}) if c is trip else c for c in calls if c not in gone
    ]


def _listed_as(scene: Scene, name: str) -> str | None:
    """The word of a list that was taken for a family's name; None where it may be one."""
    found = re.search(
        rf"(?:[,.:]|^)\s*(?P<n>{re.escape(name)}\w{{0,2}})\s*(?=,|\band\b|\bthen\b)", scene.whole
    )
    return None if not name or found is None or _COMES.search(scene.whole[: found.start("n")]) else found["n"]


_AFFORD = re.compile(
    r"\b(?:i|we)(?: really)?(?: can| could|'ll| will)?(?: only| just)* (?:can|can only|do|spend|afford|manage|stretch to)\b[^.;!?\d]{0,24}[€£$]?\d|\b(?:i|we) (?:can|could)(?: only| just)* (?:do|spend|afford|manage|stretch to|go (?:up )?to)\b",
    re.IGNORECASE,
)
_BETWEEN_US = re.compile(
    r"\bkeep (?:that|this|it) (?:to yourself|between us|private|quiet|secret)\b|\bbetween (?:us|you and me)\b|\b(?:don'?t|dont|do not|not|without) (?:tell|say|telling|saying|mention)\b|\bmax(?:imum)?\b|\ball[- ]in\b|\bin total\b|\btops\b",
    re.IGNORECASE,
)


def _afforded(scene: Scene, calls: Calls) -> Calls:
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


def _only_not_paying(scene: Scene, calls: Calls) -> Calls:
    """ "Grandad doesn't pay for the farmhouse" cancels no farmhouse."""
    if not _NOT_PAYING.search(scene.whole) or _CALLED_OFF.search(scene.whole):
        return calls
    return [c for c in calls if c.name != "cancel_reservation"]


_LOOKS: tuple[Callable[[Scene, Calls], Calls], ...] = (
    _afforded,
    _only_not_paying,
    _only_heard_of,
    _only_paid,
    _not_gone_yet,
    _no_limit,
    _no_twice,
    _of_kin,
    _no_family,
    _counted,
    _paid_the_rest,
    _chipped_in,
    _part_of_one,
    _whose_bed,
    _surprise,
)
