# ruff: noqa: E501  # a pattern reads best on one line
"""Facts said so plainly that they are read even where the heads heard nothing of the kind."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from agents.context import Call
from agents.offline.asks import asks
from agents.offline.casing import cased
from agents.offline.plain_stops import stop_asked
from agents.offline.roster.makes import cars
from agents.offline.roster.wheel import wheel
from agents.offline.scene import Scene
from agents.offline.slots.nights import nights_of_stops
from agents.offline.slots.payers import payer_of
from agents.offline.slots.road_heard import heard
from agents.offline.slots.sums import amounts

_CUES: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "set_presence": re.compile(
            r"\b(?:we|they|she|he|i)(?:'d|'ll| will| would)? (?:can )?(?:only )?(?:join|meet|leave|arrive|come|have to leave)\b",
            re.IGNORECASE,
        ),
        "set_limits": re.compile(
            r"\b(?:hours?|hrs?|h|minutes|min)\b[^.]{0,40}\b(?:day|drive|driving|stop|leg|stretch|limit)"
            r"|\b(?:leave|start|drive)[^.]{0,20}\b(?:before|after)\b",
            re.IGNORECASE,
        ),
    }
)
_ENERGY = re.compile(r"\b(?:ev|electric|hybrid|gas|petrol|diesel|seats|phev|battery)\b", re.IGNORECASE)


def also_told(scene: Scene) -> list[str]:
    """Return the tools whose cue stands in (this part of) an introduction: the car, when they join, limits."""
    found = ["add_vehicle"] if _ENERGY.search(scene.text) or cars(cased(scene.text)) else []
    return found + [tool for tool, cue in _CUES.items() if cue.search(scene.text)]


_LIMITED = re.compile(
    r"\b(?:max(?:imum|\.)?|(?:no|not|never|nothing|cant do|can't do|don't want|dont do|doesn't do|won't do)\b[^.;!?\n]{0,30}\b(?:more than|longer than|over|above|past|after|before)|at most|"
    r"limit(?:ed)?|tops|only (?:do|manage|handle|sit)|no legs?|under|up to|cap(?:ped)?|below|off the roads?|budget)\b",
    re.IGNORECASE,
)
_PER = re.compile(
    r"(?:\b(?:a|per|each|in one|in a|the|every|for)|/) ?(?:day|leg|night|stretch|time|go|morning|evening)\b|\bdriv\w+|\bstop\b|\bcar\b|\broad\b|\bhotels?\b|\bstart\w*\b|\bstraight\b|\bnight\b",
    re.IGNORECASE,
)
_WISHED = re.compile(
    r"\b(?:hates?|allergic|vegan|vegetarian|pescatarian|coeliac|celiac|halal|kosher|lactose|gluten[- ]free|scared of|terrified of|afraid of|"
    r"can'?t stand|(?:doesn'?t|don'?t|does not|do not) (?:really )?like|not into|not a fan|(?:eats?|eat) no|(?:can'?t|cannot|cant|won'?t|doesn'?t|don'?t|never) eat|(?:no longer|stopped) eat(?:s|ing)?|(?:don'?t|dont|do not|doesn'?t|doesnt|would rather not|rather not) want to (?:go|do|see|visit)|like to avoid)\b"
    r"|\bno (?:[\w-]+ ){1,3}?(?:for (?:me|us|him|her)|whatsoever|please|pls|tho|at all)\b",
    re.IGNORECASE,
)
_ALWAYS = re.compile(r"\b(?:any|every|each) (?:morning|day|evening|night)\b", re.IGNORECASE)
_OTHERWISE = frozenset(
    "change_itinerary plan_itinerary report_status add_expense add_reservation ask_route create_poll vote show_itinerary "
    "record_payment void_expense forget_preference show_trip show_reservations show_help undo create_trip update_trip".split()
)


_JOINS = re.compile(
    r"\b(?:can'?t|cant|cannot|won'?t|wont) (?:\w+ )?(?:come|get there|make it|join|be there)\b|\b(?:we|i|they|he|she|[A-Z]\w+)(?:'ll|'d|'re|re)?(?: will| can| would| both| only| all)? (?:come|comes|coming|arrive|arrives|join|joins|get there|get in|fly in|flies in|can make|make it)\b"
    r"|\b(?:joining|arriving|getting in|flying in)\b",
    re.IGNORECASE,
)
_LEAVES = re.compile(
    r"\b(?:head(?:ing|s)? (?:home|back|off)|go(?:ing|es)? home|(?:fly|flying|flies|drive|driving) home|leav(?:e|es|ing)(?! (?:at|it|that|out|them))|only stay(?:ing)?|stay(?:ing)? (?:un)?till?|drop(?:ping)? out|have to be (?:back|home))\b",
    re.IGNORECASE,
)
_RANGE = re.compile(
    r"\b(?:range|on a (?:full )?charge|per charge|a tank|full battery|real life|in reality)\b", re.IGNORECASE
)
_WHOLE_TRIP = re.compile(r"\b(?:trip|everyone|everybody|all of us|whole)\b", re.IGNORECASE)
_DAYS_CHANGED = frozenset({"change_itinerary", "update_trip", "remove_stop"})


def _comes_or_goes(scene: Scene, tools: Sequence[str]) -> bool:
    """Whether a day of joining or leaving is told, and no other plan of that day."""
    if (
        not scene.dates
        or scene.times
        or _WHOLE_TRIP.search(scene.whole)
        or "?" in scene.whole
        or asks(scene.whole)
    ):
        return False
    own = scene.context.speaker_family is not None or any(w.how == "family" for w in scene.people)
    told = _JOINS.search(scene.whole) or _LEAVES.search(scene.whole)
    return own and told is not None and set(tools) <= _DAYS_CHANGED | {"record_preference", "set_limits"}


_WHO = re.compile(
    r"(?:(?:hi|hello|hey)\b[\s,!.]*)?(?:(?:sorry|so|um|excuse me)\b[\s,]*)?(?:(?:but )?(?:what|who)(?: exactly)?(?:'?s| is| are) (?:this|that|you|pathfinder)|what do you do)(?: (?:number|bot|thing|please|then))*\W*",
    re.IGNORECASE,
)


_TAKEN_BACK = re.compile(
    r"\W*(?:(?:no|nope|oops|sorry|wait|ok|hey|hang on|hold on|my bad|whoops|please|pls|bot|wrong (?:chat|group|person|one|window))\W+)*"
    r"(?:scratch|strike|ignore|disregard|forget|delete|cancel) (?:that|this|what (?:i|we) (?:just )?(?:said|told|wrote|sent|typed)(?: you| here)?|(?:my|that|the) last(?: one| message| bit| thing)?)"
    r"(?:\W*$|\W+(?:please|pls|sorry|thanks|i was|i meant|it was|that was|it'?s|was|wrong|not for|meant|bot|lol|haha|my bad)\b)",
    re.IGNORECASE,
)


_PLAN_AGAIN = re.compile(
    r"\W*(?:(?:please|pls|ok|now|can you|could you|and)\W+)*re-?plan(?:\W+(?:it|this|that|the trip|everything|all|again|now|please|pls))*\W*",
    re.IGNORECASE,
)
# Another hour of the same day is the plan's matter; nobody joins or leaves the trip by it.
_OTHER_HOUR = re.compile(
    r"\b(?:leave|start|set off|depart|go|get going)(?: (?:a bit|a little|an hour|half an hour|much|way|even|\d+ \w+))? (?:later|earlier)\b(?! than|,)",
    re.IGNORECASE,
)
# A place where all meet is a stop of the trip, not a day on which one family joins.
_ALL_MEET = re.compile(
    r"\b(?:let'?s|lets|let us|shall we|we (?:should|could|can|will)|we'?ll|we) all (?:meet|gather|start|rendezvous)\b"
    r"|\b(?:everyone|everybody|all of us|we all|all families|all the families) (?:meets?|gathers?|will meet|should meet)\b|\blet'?s (?:all )?meet (?:up )?in\b|\bwe(?:'re| are|'ll be) all (?:meeting|gathering|starting)\b",
    re.IGNORECASE,
)


def plainly(scene: Scene, tools: Sequence[str]) -> list[str]:
    """The tools with those added whose kind of fact is plainly told to the bot and that the heads did not hear."""
    if not tools and scene.mention and _WHO.fullmatch(scene.whole.strip()):
        return ["show_help"]
    if not tools and scene.mention and _PLAN_AGAIN.fullmatch(scene.whole):
        return ["plan_itinerary"]
    if "set_presence" in tools and _OTHER_HOUR.search(scene.whole):
        tools = [t if t != "set_presence" else "change_itinerary" for t in tools]
    tools = stop_asked(scene, tools)
    if "set_presence" in tools and _ALL_MEET.search(scene.whole):
        tools = [*(t for t in tools if t != "set_presence"), *(["add_stop"] if scene.mention else [])]
    if list(tools) == ["add_expense"] and _LODGED.search(scene.whole):
        return ["add_reservation"]
    if list(tools) == ["set_limits"] and _HELD.search(scene.whole):
        return ["add_reservation"]
    if list(tools) == ["add_stop"] and _PUT_UP.search(scene.whole):
        return ["add_reservation"]
    if list(tools) == ["remove_stop"] and nights_of_stops(scene) and not _TAKES_OFF.search(scene.whole):
        return ["add_stop"]
    if set(tools) <= {"add_expense"} and not scene.commanded and heard(scene):
        tools = ["report_status", *tools]
    if list(tools) == ["report_status"] and paid_for(scene):
        return [*tools, "add_expense"]
    if not tools and scene.mention and _TAKEN_BACK.match(scene.whole) and not scene.taken():
        return ["undo"]
    if list(tools) == ["change_itinerary"] and not scene.dates and _ALWAYS.search(scene.whole):
        tools = []
    hour = _OTHER_HOUR.search(scene.whole)
    if scene.mention and not scene.commanded and not hour and _comes_or_goes(scene, tools):
        tools = [*(t for t in tools if t not in _DAYS_CHANGED), "set_presence"]
    if (
        not scene.mention
        or scene.commanded
        or _OTHERWISE & set(tools)
        or "?" in scene.whole
        or asks(scene.whole)
    ):
        return list(tools)
    found = list(tools)
    text = scene.whole
    valued = (
        scene.durations or scene.times or (scene.money and re.search(r"\bnight\b|\bhotels?\b", text, re.I))
    )
    if (
        "set_limits" not in tools
        and valued
        and not scene.dates
        and _LIMITED.search(text)
        and _PER.search(text)
    ):
        found.append("set_limits")
    if not tools and (scene.distances or re.search(r"\b\d{2,4}\b", text)) and _RANGE.search(text):
        found.append("add_vehicle")
    if not {"add_stop", "create_trip", "remove_stop"} & set(tools) and nights_of_stops(scene):
        found.append("add_stop")
    if not {"record_preference", "add_stop", "remove_stop"} & set(tools) and _WISHED.search(text):
        found.append("record_preference")
    return found


# A bed with its nightly price is booked, not yet paid: "got a campsite, Fruita campground, $25 a night".
_LODGED = re.compile(
    r"\b(?:got|booked|reserved|snagged|grabbed|found|have|scored)\b[^.;!?\n]{0,40}\b(?:campsites?|sites?|cabins?|rooms?|hotel|motel|airbnb|vrbo|lodge|inn|campground|condo|cottage|yurt|suite)\b(?=.*(?:\ba|per|/)\s?night\b)",
    re.IGNORECASE | re.DOTALL,
)
_HELD = re.compile(
    r"\b(?:hold|holding|book|reserve|get) (?:us |me )?(?:a|an|the|one|two|three|\d) (?:\w+ )?(?:rooms?|sites?|cabins?|tables?|suites?|beds?)\b",
    re.IGNORECASE,
)
# "put us in the Valhalla, $210", "put us up at the Best Western instead"
# Without one of these, a stop named with nights is not taken off.
_TAKES_OFF = re.compile(
    r"\b(?:remove|drop|skip|cut|cross|take|delete|scrap|ditch|lose|leave out|without|no more|not|don'?t|cancel|forget|off|out|instead|kill|axe|bin|chuck|nix|strike|too)\b",
    re.IGNORECASE,
)
_PUT_UP = re.compile(
    r"\b(?:put|book|stick|get) us (?:up |down |all )?(?:in|at|into)\b(?=.*(?:[$€£]\s?\d|\bnights?\b|\binstead\b|\brooms?\b|\b(?:inn|hotel|motel|lodge|hostel|suites|resort)\b|\b(?:best western|holiday inn|hampton|super 8|motel 6|marriott|hilton|la quinta|comfort inn|days inn)\b))",
    re.IGNORECASE | re.DOTALL,
)


def paid_for(scene: Scene) -> bool:
    """Whether somebody is said to have paid a sum: "pulled over for gas, 48.10, I paid"."""
    return (
        bool(scene.money)
        and "?" not in scene.whole
        and payer_of(scene, scene) is not None
        and bool(amounts(scene))
    )


def driving(scene: Scene, calls: Sequence[Call]) -> list[Call]:
    """The calls with who drives, where that is told of people the trip knows."""
    if not scene.mention or scene.commanded or "?" in scene.whole or "driv" not in scene.whole.lower():
        return list(calls)
    text = cased(scene.whole)
    new = [str(call.args["name"]) for call in calls if call.name == "add_member"]
    named = _named(scene, text, new)
    for name, at in named:
        text = text[:at] + name + text[at + len(name) :]
    told = wheel(text, scene.context.speaker, named)
    out = []
    for call in calls:
        name = str(call.args.get("name", ""))
        drives = told.pop(name, None) if call.name == "add_member" else None
        out.append(call if drives is None else Call(name=call.name, args={**call.args, "driver": drives}))
        told.pop(str(call.args.get("driver")), None)
    if any(c.name in ("add_vehicle", "add_family") for c in calls):
        told = {name: drives for name, drives in told.items() if not drives}
    return out + [
        Call(name="add_member", args={"name": name, "driver": drives}) for name, drives in told.items()
    ]


def _named(scene: Scene, text: str, new: Sequence[str]) -> list[tuple[str, int]]:
    """The members of the trip named in the text, and those just told of, each with where."""
    names = [m for f in scene.context.families for m in f.members]
    found = []
    for name in dict.fromkeys([*names, *new]):
        hit = re.search(rf"(?<!\w){re.escape(name.split()[0])}(?!\w)", text, re.IGNORECASE)
        if hit:
            found.append((name.split()[0], hit.start()))
    return sorted(found, key=lambda f: f[1])
