# ruff: noqa: E501  # a pattern reads best on one line
"""Last looks at a reading: what only shows when the calls stand side by side."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from agents.context import Call
from agents.offline.asks import without_facts
from agents.offline.beside import told_once
from agents.offline.overheard import votes
from agents.offline.plain_questions import asked_for
from agents.offline.roster.whose import with_whose_family
from agents.offline.scene import Scene
from agents.offline.slots.booking_before import only_asked
from agents.offline.slots.wish_people import of_the_dark
from agents.offline.text import fold, singular
from agents.offline.values.money import MoneyMatch

_MOST_SHARES = 20
_QUIET = re.compile(r"\bquiet (?:hours|time)\b|\bno (?:messages|pings|texts)\b", re.IGNORECASE)


def finished(scene: Scene, calls: Sequence[Call]) -> list[Call]:
    """Return the calls as they were meant."""
    calls = with_whose_family(scene, _guests(scene, calls))
    if (asked := asked_for(scene, calls)) is not None:
        return [asked]
    calls = without_facts(scene, calls)
    calls = [c for c in calls if c.name != "add_member" or not _named_booking(scene, str(c.args["name"]))]
    if not scene.mention:
        calls = [c for c in calls if c.name != "add_reservation" or _told_enough(scene, c)]
    if _ANYTHING_BUT.search(scene.text):
        calls = [c for c in calls if c.name != "vote"]
    if only_asked(scene):
        calls = [c for c in calls if c.name not in ("add_reservation", "add_expense")]
    if any(c.name == "add_expense" for c in calls):  # "stopped for lunch, $62 on me" is the lunch
        calls = [c for c in calls if c.name != "report_status" or c.args.get("kind") != "stopped"]
    if any(c.name == "set_presence" for c in calls) and _OF_THE_NIGHTS.search(scene.text):
        calls = [c for c in calls if c.name != "add_stop"]  # "we stay two of the three nights at Zion"
    if (not calls or _only_an_option(scene, calls)) and (cast := votes(scene)):
        return cast
    calls = _named_as_booked(_billed_once(scene, calls))
    told = _meetings(scene, [_shared(call) for call in _quiet(scene, calls)])
    return told_once(scene, of_the_dark(scene, _by_lender(scene, _passed_by(scene, told))))


def _named_as_booked(calls: Sequence[Call]) -> Sequence[Call]:
    """A bill that is only called "booked ..." is the booking told beside it."""
    names = [str(c.args["name"]) for c in calls if c.name == "add_reservation"]
    if len(names) != 1:
        return calls
    return [
        Call(name=c.name, args={**c.args, "what": names[0]})
        if c.name == "add_expense" and str(c.args["what"]).lower().startswith(("booked", "reserved"))
        else c
        for c in calls
    ]


_LIKED = re.compile(r"\b(?:lov|lik|hat|want|wish|into|enjoy|prefer|fan|need|must)", re.IGNORECASE)


def _only_an_option(scene: Scene, calls: Sequence[Call]) -> bool:
    """Was an open vote's option taken for a wish: "the railway please" says nothing of liking."""
    options = [{singular(w) for w in fold(o).split()} for poll in scene.context.polls for o in poll.options]
    if not options or {c.name for c in calls} != {"record_preference"} or _LIKED.search(scene.text):
        return False
    said = [{singular(w) for w in fold(str(c.args["what"])).split()} for c in calls]
    return all(any(what and what <= option for option in options) for what in said)


def _billed_once(scene: Scene, calls: Sequence[Call]) -> Sequence[Call]:
    """Without bills that only tell a booking again (its price, how many), or a count: "just one (1) stroller"."""
    bills = [c for c in calls if c.name == "add_expense"]
    booked = [c.args for c in calls if c.name == "add_reservation"]
    counts = {str(args["units"]) for args in booked if "units" in args}
    prices = {str(args["price"]) for args in booked if "price" in args}
    machine = scene.whole.count("\n") > 1 and any("confirmation" in args for args in booked)
    told = counts | prices if machine or len(bills) > 1 else set()
    if not machine:  # a pasted "paid: $412" is the booking's own price
        told -= {m.amount for m in scene.money if _laid_out(scene, m)} & prices
    told |= {m.amount for m in scene.money if booked and _a_night(scene, m)}
    return [
        c
        for c in calls
        if c.name != "add_expense"
        or (
            c.args["amount"] not in told
            and f"({c.args['amount']})" not in scene.whole
            and not (len(bills) > 1 and _heads(scene, str(c.args["amount"])))
        )
    ]


def _a_night(scene: Scene, price: MoneyMatch) -> bool:
    """Whether a sum is a bed's nightly price, and nobody laid it out: "Fruita campground, $25 a night"."""
    nightly = re.match(r"\s*(?:a|per|/|each)\s?nights?\b", scene.whole[price.at[1] :], re.IGNORECASE)
    return nightly is not None and not _laid_out(scene, price)


def _heads(scene: Scene, amount: str) -> bool:
    """Whether a number only counts people: "2 Mosers came"."""
    families = [scene.whole[slice(*who.at)] for who in scene.people if who.how == "family"]
    return amount.isdigit() and any(
        re.search(rf"(?<![\d.,$€£]){amount} {re.escape(name)}\b", scene.whole) for name in families
    )


_OUTLAY = re.compile(
    r"\b(?:paid|payed|fronted|covered|put down|laid (?:out|down)|advanced|on (?:my|our) card)\b[^.;!?]*$",
    re.IGNORECASE,
)


_PAID_BEHIND = re.compile(
    r"[^.;!?\n]{0,40}\b(?:I|we)(?:'ve| have)? (?:already |just )?(?:paid|covered|fronted)\b", re.IGNORECASE
)


def _laid_out(scene: Scene, paid: MoneyMatch) -> bool:
    """Whether somebody is said to have paid the sum: "I paid their $130 deposit"."""
    behind = scene.whole[paid.at[1] :]
    return _OUTLAY.search(scene.whole[: paid.at[0]]) is not None or _PAID_BEHIND.match(behind) is not None


def _passed_by(scene: Scene, calls: list[Call]) -> list[Call]:
    """ "no Idaho Falls for us": a stop of the trip that one family leaves out."""
    if not scene.mention:
        return calls
    new = [call.args.get("name") for call in calls if call.name == "add_family"]
    party = f"family:{new[0]}" if len(new) == 1 else "my_family"
    missed = [stop for stop in scene.context.stops if _leaves_out(scene.text, stop)]
    kept = [
        call
        for call in calls
        if call.name != "remove_stop" or not _only_theirs(scene.text, str(call.args["place"]), missed)
    ]
    return kept + [
        Call(name="record_preference", args={"party": party, "kind": "avoid", "what": stop})
        for stop in missed
    ]


def _leaves_out(text: str, stop: str) -> bool:
    """Whether "we" (not everybody) leave a stop out: "no Moab for us", "straight to Page for us so no Moab"."""
    name = rf"(?:the )?{re.escape(stop)}"
    told = rf"\b(?:no|skip(?:ping)?|without|not) {name} for us\b|\b(?:straight|direct(?:ly)?) to\b[^.;!?]*\b(?:no|skip(?:ping)?|without|not) {name}\b"
    return re.search(told, text, re.IGNORECASE) is not None


def _only_theirs(text: str, stop: str, missed: Sequence[str]) -> bool:
    """Whether a stop stays for the others: one family goes straight there, or leaves it out, or it is kept after all."""
    straight = re.search(
        rf"\b(?:straight|direct(?:ly)?) to (?:the )?{re.escape(stop)}\b", text, re.IGNORECASE
    )
    kept = re.search(r"\b(?:no|actually|wait)\W+keep (?:it|that)\b|\bskip nothing\b", text, re.IGNORECASE)
    return stop in missed or straight is not None or kept is not None


_LENT = re.compile(
    r"^\W*(?:(?:hi|hey|hello)\b[\s,!]+(?:all,?\s+)?)?(?:it'?s |this is )?(?P<name>[A-ZÀ-Þ]\w+)(?: here)?,? (?:on|using|from|with|via) "
    r"[A-ZÀ-Þ]\w+?'?s? (?:phone|mobile|cell|account)\b"
)


def _by_lender(scene: Scene, calls: list[Call]) -> list[Call]:
    """ "Peter here on Wanjiru's phone, I paid": the one who writes is Peter."""
    found = _LENT.match(scene.text)
    members = {fold(m): m for family in scene.context.families for m in family.members}
    name = members.get(fold(found["name"])) if found else None
    if name is None:
        return calls

    def meant(value: Any) -> Any:
        return f"member:{name}" if value == "me" else value

    return [Call(name=c.name, args={k: meant(v) for k, v in c.args.items()}) for c in calls]


def _named_booking(scene: Scene, name: str) -> bool:
    """Whether somebody's name is only the beginning of a booking's: "Super" of "our Super 8"."""
    low = fold(scene.whole)
    known = (fold(booked) for booked in scene.context.reservations)
    return any(booked.startswith(f"{fold(name)} ") and booked in low for booked in known)


_ANYTHING_BUT = re.compile(r"\b(?:any(?:thing|where)|everything|all) but\b", re.IGNORECASE)
_UNBOOKED = re.compile(
    r"\bno (?:booking|reservations?)\b|\bfirst come\b|\bcan'?t (?:book|reserve)\b|\b(?:don'?t|doesn'?t|do not) (?:need to |have to |take )(?:book|reserv)",
    re.IGNORECASE,
)


def _told_enough(scene: Scene, call: Call) -> bool:
    """Whether what is overheard is a booking: of a day or with a code, or one we know; not "first come, first served"."""
    known = {"start", "confirmation"} & set(call.args) or call.args["name"] in scene.context.reservations
    return bool(known) and _UNBOOKED.search(scene.whole) is None


_OF_THE_NIGHTS = re.compile(r"\b(?:of|out of) (?:the |our )?(?:\w+) nights?\b", re.IGNORECASE)
_THEY = re.compile(r"\b(?:they|them|their)\b", re.IGNORECASE)
_WE = re.compile(r"\b(?:we|our|i|my)\b", re.IGNORECASE)


def _guests(scene: Scene, calls: Sequence[Call]) -> Sequence[Call]:
    """Families named as joining are no stops, nor are their homes; "they join on the 6th" is told of them."""
    new = [call.args for call in calls if call.name == "add_family"]
    if not new:
        return calls
    hidden = {fold(str(args.get(key, ""))) for args in new for key in ("name", "home")}
    told = []
    for call in calls:
        args = dict(call.args)
        if call.name == "create_trip" and "stops" in args:
            args["stops"] = [s for s in args["stops"] if not {fold(s), singular(fold(s))} & hidden]
            args = {key: value for key, value in args.items() if value != []}
        if call.name in ("set_presence", "set_limits") and len(new) == 1 and _THEY.search(scene.text):
            own = scene.context.speaker_family
            args["family"] = args["family"] if own and _WE.search(_presence(scene)) else new[0]["name"]
        told.append(Call(name=call.name, args=args))
    return told


def _presence(scene: Scene) -> str:
    """The clauses that say "they" with what comes before them in the sentence."""
    return " ".join(m[0] for m in re.finditer(r"[^.;!?\n]*\bthey\b[^,.;!?\n]*", scene.text, re.IGNORECASE))


def _meetings(scene: Scene, calls: list[Call]) -> list[Call]:
    """Make the places of a new trip where people said they meet what they are: rendezvous, not plain stops."""
    told: list[Call] = []
    for call in calls:
        stops = call.args.get("stops") if call.name == "create_trip" else None
        met = [stop for stop in stops or () if _met_at(scene, stop)]
        if not met or len(met) == len(stops or ()):
            told.append(call)
            continue
        kept = [stop for stop in stops or () if stop not in met]
        told.append(Call(name="create_trip", args={**call.args, "stops": kept}))
        told += [
            Call(name="add_stop", args={"place": stop, "role": "meet", **_met_on(scene, stop)})
            for stop in met
        ]
    return told


def _met_on(scene: Scene, stop: str) -> dict[str, str]:
    """The day of a meeting, when its own sentence says just one: "on the 12th we meet in Idaho Falls"."""
    at = scene.whole.find(stop)
    begin = max(scene.whole.rfind(mark, 0, at) for mark in (". ", "; ", "! ", "\n"))
    days = {
        d.start
        for d in scene.dates
        if begin < d.at[0] and not re.search(r"[.;!]\s", scene.whole[at : d.at[0]])
    }
    return {"date": days.pop().isoformat()} if len(days) == 1 else {}


def _met_at(scene: Scene, stop: str) -> bool:
    pattern = rf"\bmeet(?:ing|up)?\b[^.;!?]{{0,40}}\b(?:in|at) (?:the )?{re.escape(stop)}\b"
    return re.search(pattern, scene.text, re.IGNORECASE) is not None


def _quiet(scene: Scene, calls: Sequence[Call]) -> list[Call]:
    """Read hours of quiet as such: they limit messages, not driving."""
    times = scene.times
    if not scene.mention or len(times) < 2 or not _QUIET.search(scene.text):
        return list(calls)
    start, end = (f"{time.hour:02}:{time.minute:02}" for time in times[:2])
    kept = [call for call in calls if call.name not in ("set_limits", "set_quiet_hours")]
    return [*kept, Call(name="set_quiet_hours", args={"start": start, "end": end})]


def _shared(call: Call) -> Call:
    """A bill with its rows of one kind."""
    if call.name != "add_expense" or not call.args.get("split"):
        return call
    return Call(name=call.name, args={**call.args, "split": _of_one_kind(call.args["split"])})


def _of_one_kind(rows: Any) -> Any:
    """Read "landry 2 shares, haskell 1" as shares throughout: a small bare number follows its neighbours."""
    if not isinstance(rows, list) or not any("shares" in row for row in rows):
        return rows
    return [
        {"party": row["party"], "shares": int(Decimal(row["amount"]))} if _small(row.get("amount")) else row
        for row in rows
    ]


def _small(amount: Any) -> bool:
    return amount is not None and Decimal(str(amount)) in range(1, _MOST_SHARES + 1)
