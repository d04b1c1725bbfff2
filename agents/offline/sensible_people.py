# ruff: noqa: E501  # a pattern reads best on one line
"""Families and people read for what they are not: kin, lists, surprises."""

import re

from agents.context import Call, Calls
from agents.offline.roster.people import KIN
from agents.offline.scene import Scene
from agents.offline.text import fold

_OF_KIN = re.compile(
    rf"\b(?:my |our )?(?P<kin>{KIN})(?:'s| is|s)\s+(?:a |an )?(?:strictly |type \d |severely |very )?(?:diabetic|allergic|coeliac|celiac|vegan|vegetarian|veggie|lactose|gluten|halal|kosher|pescatarian|intolerant)",
    re.IGNORECASE,
)


def of_kin(scene: Scene, calls: Calls) -> Calls:
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


_SURPRISE = re.compile(r"\bsurpris\w+|\b(?:keep|kept) it (?:quiet|secret)\b|\bsecret\b", re.IGNORECASE)
_LONGEST_WISH = 120


def surprise(scene: Scene, calls: Calls) -> Calls:
    """A surprise is a wish to keep (in private, where it was said so), and no change of the plan for all to see."""
    if not _SURPRISE.search(scene.whole):
        return calls
    wish = " ".join(scene.whole.split())[:_LONGEST_WISH]
    kept = Call(name="record_preference", args={"party": "my_family", "kind": "like", "what": wish})
    return [kept if c.name == "change_itinerary" else c for c in calls]


_COMES = re.compile(
    r"\b(?:famil\w+|the|us|we'?re|we are|here|from|clan|lot|coming|join\w*|with)\W+$", re.IGNORECASE
)


def no_family(scene: Scene, calls: Calls) -> Calls:
    """A name between commas in a new trip's list of places is one of them: "San Sebastián, Potes, Llanes"."""
    trip = next((c for c in calls if c.name == "create_trip" and c.args.get("stops")), None)
    if trip is None:
        return calls
    stops, gone = list(trip.args["stops"]), []
    for call in calls:
        said = _listed_as(scene, str(call.args.get("name", ""))) if call.name == "add_family" else None
        if said is not None and set(call.args) <= {"name", "home"}:  # the next place is no home
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
