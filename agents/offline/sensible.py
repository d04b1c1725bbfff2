# ruff: noqa: E501  # a pattern reads best on one line
"""A last look for what no reader of one tool can see: calls that the rest of the message speaks against."""

import re
from collections.abc import Callable
from decimal import Decimal

from agents.context import Call, Calls
from agents.offline.scene import Scene
from agents.offline.sensible_bills import named_as_booked
from agents.offline.sensible_money import (
    BOOKED,
    afforded,
    chipped_in,
    counted,
    only_not_paying,
    only_paid,
    paid_the_rest,
    part_of_one,
)
from agents.offline.sensible_people import no_family, of_kin, surprise

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
    if scene.mention or BOOKED.search(scene.whole):
        return calls
    told = {"start", "confirmation", "price"}
    return [c for c in calls if c.name != "add_reservation" or told & set(c.args)]


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


def _own_musts(scene: Scene, calls: Calls) -> Calls:
    """ "Moab must, Bryce Canyon must, Page": of a new trip's stops those are musts that are called so."""
    stops = [str(s) for c in calls if c.name == "create_trip" for s in c.args.get("stops", ())]
    called = [
        s
        for s in stops
        if re.search(rf"\b{re.escape(s)}\W{{0,2}}(?:is |= ?)?(?:a )?must\b", scene.whole, re.I)
    ]
    if not called:
        return calls
    rest = [
        c
        for c in calls
        if not (c.name == "add_stop" and c.args.get("role") == "must" and c.args["place"] in stops)
    ]
    return [*rest, *(Call(name="add_stop", args={"place": s, "role": "must"}) for s in called)]


_LOOKS: tuple[Callable[[Scene, Calls], Calls], ...] = (
    afforded,
    only_not_paying,
    _only_heard_of,
    only_paid,
    _not_gone_yet,
    _no_limit,
    _no_twice,
    of_kin,
    no_family,
    counted,
    paid_the_rest,
    chipped_in,
    named_as_booked,
    part_of_one,
    _whose_bed,
    surprise,
    _own_musts,
)
