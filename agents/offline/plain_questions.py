# ruff: noqa: E501  # a pattern reads best on one line
"""Questions asked so plainly that they are answered even where the heads heard something else."""

import re
from collections.abc import Sequence

from agents.context import Call
from agents.offline.scene import Scene
from agents.offline.slots.routes import ask_route
from agents.offline.text import fold
from tools.values.currencies import code

_SETTLE = re.compile(
    r"\b(?:settle (?:us |it |this |things |everything )?up|final tally|who owes|square (?:us )?up|even (?:us )?up)\b",
    re.IGNORECASE,
)
_LIMITS = re.compile(
    r"\b(?:which|what|whats|what's|show|list)\b[^.!]{0,60}\b(?:limits?|budgets?|max(?:imum)?)\b",
    re.IGNORECASE,
)
_WHERE = re.compile(
    r"^\W*(?:\w+ )?where (?:do|are|will|r) (?:we|us|u|you) (?:all |actually |even )?(?:go|going|headed|heading|stopping|travel\w*)\b[^.!?]{0,24}\??\W*$",
    re.IGNORECASE,
)
_PLAN = re.compile(
    r"^\W*(?:(?:please|pls|can|could|you|i|we|hey|ok|want to|let'?s|let me)\W+)*(?:show|see|view|open|give|read|get)\W+(?:(?:me|us|out)\W+)*(?:our|the|my)\W+(?:(?:whole|current|full|latest)\W+)?(?:plan|itinerary|schedule|programme|program)\W*(?:(?:please|pls|again|so far|now|for (?:me|us))\W*)*$",
    re.IGNORECASE,
)
# "At which hour must we start on the 17th?": the plan of that day.
_SET_OFF = re.compile(
    r"\b(?:what time|when|how early|(?:at )?which (?:hour|time)|at what (?:hour|time))\b[^.!?]{0,40}\b(?:set(?:ting)? (?:off|out)|leav(?:e|ing)|start(?:ing)?|depart\w*|head(?:ing)? (?:off|out)|get(?:ting)? going|go(?:ing)?)\b",
    re.IGNORECASE,
)
# "How long do we drive on the 20th?": a question about a day of the plan, not about a road.
_DRIVEN = re.compile(
    r"\bhow much driving\b|\bhow (?:long|much|far|many (?:hours|miles|km|kilomet\w+)) (?:do|will|are|is|would|have) (?:we|i|it|the drive|our drive)\b[^.!?]{0,30}\b(?:driv\w+|road|wheel|car)?",
    re.IGNORECASE,
)
_WHO_DRIVES = re.compile(
    r"^\W*(?:and |so )?who(?:'?s| is|se turn is it)? (?:driving|drives|to drive|at the wheel)\b",
    re.IGNORECASE,
)
_MADE_OTHERWISE = re.compile(
    r"^\W*(?:(?:can|could|please|pls|you|we|ok|hey)\W+)*(?:make|keep) (?:it|the plan|this|that|things|the days?)(?: all)?(?: a (?:bit|little)| much| somewhat| way)? (?:less|more|slower|shorter|longer|calmer|quieter|easier|lighter)\b[^.?!]{0,30}\W*$",
    re.IGNORECASE,
)
_LAST_COST = re.compile(
    r"^\W*(?:(?:can|could|please|pls|you|ok|hey|sorry)\W+)*(?:scratch|delete|remove|void|cancel|take (?:out|back|off)|undo|drop|strike) (?:my|the|our|that) (?:last|latest) (?:expense|cost|bill)\W*$",
    re.IGNORECASE,
)
_WHO_IS_LATE = re.compile(
    r"^\W*(?:who(?:'?s| is| are)|is any(?:one|body)|are they|anybody|anyone) (?:running )?(?:late|delayed|there(?: yet)?|missing)\b",
    re.IGNORECASE,
)
_WHEREABOUTS = re.compile(
    r"^\W*(?:(?:and|so|hey|ok)\W+)*(?:where (?:are|is|r)\b|when (?:will|do|does|are|is|should)\b[^.?!]{0,40}\b(?:be|arrive|get|come|coming|there|reach)\b|how far (?:are|is)\b[^.?!]{0,30}\W*$|any (?:news|word) (?:from|of)\b|how are\b[^.?!]{0,30}\bdoing\b)",
    re.IGNORECASE,
)
_IN_CURRENCY = re.compile(
    r"^\W*(?:(?:please|pls|can|could|you|we|ok)\W+)*(?:make|switch|change|set|count|keep|put|do) (?:it|everything|that|this|all|the (?:trip|currency|money|kitty|expenses))(?: all)?(?: (?:in|to|into|be))?(?: the)? (?P<c>[a-z]{3,12})\W*(?:please|pls|from now on|instead)?\W*$",
    re.IGNORECASE,
)
_CHARGED = re.compile(
    r"^\W*(?:(?:and|so|ok|btw)\W+)?where (?:do|can|will|should|could|are|shall) (?:we|i) (?:\w+ ){0,2}charg\w+\W*(?:the car|our car|it|next|up)?\W*$",
    re.IGNORECASE,
)
# "when do we arrive in Page", "what time are we home on sunday": what the plan says of a place.
_WHEN = re.compile(
    r"^\W*(?:(?:and|so|ok|hey|btw|um)\W+)*(?:when(?:'?s| is)?|what time|what day|which day|how (?:late|early))\b[^.?!]{0,30}?\b(?:do|are|will|should|would|is|does|r|can|have|gonna)\b[^.?!]{0,40}?"
    r"\b(?:arriv\w*|get|be|reach|pull in\w*|roll in\w*|hit|land|make it|check(?:ing)? in|leav\w*|depart\w*|head\w* (?:out|off)|set\w* off|are|in|at|to|back)\b",
    re.IGNORECASE,
)
_IF = re.compile(r"\bif\b|\b(?:leaving|starting|departing|say|suppose|assuming)\b", re.IGNORECASE)
_HOMEWARD = re.compile(r"\b(?:get|be|arrive|back|are|reach)\b[^.?!]{0,12}\bhome\b", re.IGNORECASE)
_SETS_OFF = re.compile(
    r"\b(?:leav\w*|start\w*|depart\w*|head\w* (?:out|off)|set\w* off|get up|be up|on the road|get going)\b",
    re.IGNORECASE,
)
_AGREED = re.compile("(?:👍|✅|👌|💯|🆗)+[🏻🏼🏽🏾🏿️]*")
_PLACED = re.compile(r"\b(?:to|from|between|into|via|reach|get to)\s+(?:the\s+)?[A-Za-z]", re.IGNORECASE)
# A question beside other things in a message stays one call among them.
_VAGUE = frozenset({"show_trip"})
_ABOUT_WISHES = frozenset({"show_trip", "record_preference"})
_WHO_EATS = re.compile(
    r"^\W*(?:(?:and|so|hey|ok)\W+)*(?:who(?:'?s| is| are|se)? (?:all )?(?:a |the )?(?:vegetarian|vegan|veggie|allerg\w+|coeliac|celiac|gluten|halal|kosher|lactose|diabetic|pescatarian|diets?)|(?:any|what|which)(?: food)? (?:allerg\w+|diets?|dietary \w+)|is any(?:one|body) (?:vegetarian|vegan|allerg\w+|coeliac|celiac))\b",
    re.IGNORECASE,
)
_ABOUT_NOW = frozenset({"ask_route", "report_status", "show_itinerary", "show_poll", "show_trip"})
_ABOUT_DAYS = frozenset({"ask_route", "show_itinerary"})
_ABOUT_PLACES = frozenset(
    "ask_route show_itinerary set_presence set_limits show_trip show_reservations report_status change_itinerary add_stop".split()
)


def asked_for(scene: Scene, calls: Sequence[Call]) -> Call | None:
    """Return what is plainly asked for, when the reading found nothing, or only something near it."""
    if not scene.mention:
        return None
    names = {c.name for c in calls}
    if not scene.dates and _LIMITS.search(scene.text) and names <= {"show_reservations"}:
        return Call(name="show_trip", args={"what": "families"})
    if not calls and _WHERE.search(scene.text):
        return Call(name="show_trip", args={"what": "stops"})
    if _PLAN.search(scene.text) and names <= {"plan_itinerary", "show_trip", "show_itinerary"}:
        return Call(name="show_itinerary")
    if names <= _ABOUT_PLACES and (there := _when_there(scene)):
        return there
    road = "ask_route" in names and (
        scene.times or _IF.search(scene.text)
    )  # "when are we there if we leave at 9?"
    if (
        names <= _ABOUT_DAYS | {"show_reservations"}
        and not road
        and len(scene.dates) == 1
        and _SET_OFF.search(scene.text)
    ):
        return Call(name="show_itinerary", args={"date": scene.dates[0].start.isoformat()})
    if names <= _ABOUT_DAYS and (day := _day_driven(scene)):
        return Call(name="show_itinerary", args={"date": day})
    if names <= {"plan_itinerary"} and _MADE_OTHERWISE.search(scene.text) and scene.context.trip:
        return Call(name="change_itinerary", args={"wishes": scene.whole.strip(" .!")})
    if names <= {"undo"} and _LAST_COST.search(scene.text) and scene.context.expenses:
        return Call(name="void_expense", args={"what": scene.context.expenses[-1].what})
    if names <= _ABOUT_WISHES and _WHO_EATS.search(scene.text):
        return Call(name="show_trip", args={"what": "preferences"})
    if scene.context.travelling and names <= _ABOUT_NOW and _how_others_do(scene):
        day = scene.context.now.date().isoformat()
        return Call(name="show_itinerary", args={"date": day, **_one_family(scene)})
    if names <= _ABOUT_DAYS and (arrival := _our_arrival(scene)):
        return arrival
    if not calls and (kept_in := _counted_in(scene)):
        return Call(name="update_trip", args={"currency": kept_in})
    if not calls and _CHARGED.search(scene.text):
        return Call(name="ask_route", args={"about": "charging"})
    if not calls and _AGREED.fullmatch(scene.whole.strip()) and not scene.context.polls:
        return Call(name="accept_itinerary")
    if _WHO_DRIVES.search(scene.text) and len(scene.dates) == 1 and names <= _ABOUT_DAYS:
        return Call(name="show_itinerary", args={"date": scene.dates[0].start.isoformat()})
    vague = _VAGUE if scene.context.polls else _VAGUE | {"show_poll"}
    if not names <= vague:
        return None
    if _SETTLE.search(scene.text):
        return Call(name="show_balance")
    return Call(name="show_trip", args={"what": "families"}) if _LIMITS.search(scene.text) else None


_WE_ARRIVE = re.compile(
    r"^\W*(?:(?:and|so|ok|hey|btw|um)\W+)*(?:when|what time|how soon|how long (?:till|until|before|to))\b[^.?!]{0,12}?\b(?:we|we'll|i|i'll)\b[^.?!]{0,20}?\b(?:be|get|arrive|reach|hit|make it)\b",
    re.IGNORECASE,
)


def _our_arrival(scene: Scene) -> Call | None:
    """On the road, when we reach a place is told by the road, not by the plan."""
    if not scene.context.travelling or scene.dates or not _WE_ARRIVE.search(scene.text):
        return None
    roads = ask_route(scene)
    return roads[0] if len(roads) == 1 and "destination" in roads[0].args else None


def _when_there(scene: Scene) -> Call | None:
    """What the plan says of coming to a place of it or home, or of setting off on a day; None: nothing of that is asked."""
    if not _WHEN.search(scene.text) or _IF.search(scene.text) or scene.times or scene.context.travelling:
        return None
    family = [w.party.partition(":")[2] for w in scene.people if w.how == "family"][:1]
    whose = {"family": family[0]} if family else {}
    if places := scene.things(scene.context.stops):
        return Call(name="show_itinerary", args={"place": scene.context.stops[places[0].index], **whose})
    if _HOMEWARD.search(scene.text):
        return Call(name="show_itinerary", args={"place": "home", **whose})
    if len(scene.dates) == 1 and _SETS_OFF.search(scene.text):
        return Call(name="show_itinerary", args={"date": scene.dates[0].start.isoformat(), **whose})
    return None


def _how_others_do(scene: Scene) -> bool:
    """Is it asked how others on the road are doing ("when will the Lees be in Moab?", "who is late?")."""
    if _WHO_IS_LATE.search(scene.text):
        return True
    own = scene.context.speaker_family
    others = [w for w in scene.people if w.how in ("name", "family", "all") and w.party != f"family:{own}"]
    return bool(others) and _WHEREABOUTS.search(scene.text) is not None


def _one_family(scene: Scene) -> dict[str, str]:
    """The one other family that is asked for: "when will the Shahs get here?"."""
    own = scene.context.speaker_family
    meant = {w.party.partition(":")[2] for w in scene.people if w.how == "family"} - {own}
    return {"family": meant.pop()} if len(meant) == 1 else {}


def _counted_in(scene: Scene) -> str | None:
    """The currency that everything shall be kept in ("make it euros")."""
    said = _IN_CURRENCY.match(scene.text)
    trip = scene.context.trip
    return code(fold(said["c"]), trip.currency) if said and trip else None


def _day_driven(scene: Scene) -> str | None:
    """The one day whose drive is asked about, without any place."""
    asked = _DRIVEN.search(scene.text) and re.search(r"\bdriv|\broad\b|\bwheel\b|\bcar\b", scene.text, re.I)
    told = asked and len(scene.dates) == 1 and not _PLACED.search(scene.text)
    return scene.dates[0].start.isoformat() if told and not scene.things(scene.context.stops) else None
