# ruff: noqa: E501  # a pattern reads best on one line
"""Facts told beside one another: who is new is known to the rest, and nothing is noted twice."""

import re
from collections.abc import Iterable, Sequence

from agents.context import Call, Calls
from agents.offline.roster.facts import age_in, drives_in
from agents.offline.scene import Scene
from agents.offline.slots.diets import diets
from agents.offline.text import fold

# Who comes or who is who must be read before what is told of them.
OF_WHO = ("add_family", "add_member")


def knowing(scene: Scene, calls: Calls) -> Scene:
    """The scene with those known of whom the calls tell as new."""
    new: dict[str, list[str]] = {}
    own = scene.context.speaker_family
    for call in calls:
        if call.name == "add_family":
            new.setdefault(str(call.args["name"]), [])
        if call.name == "add_member" and (family := call.args.get("family", own)):
            new.setdefault(str(family), []).append(str(call.args["name"]))
    return scene.knowing(new) if new else scene


def told_once(scene: Scene, calls: Calls) -> list[Call]:
    """The calls without wishes that only tell again what another of them says."""
    return _places(scene, _not_again(scene, _eaten(_who_is_told(scene, _facts(scene, calls)))))


_OF_FAMILY = r"\b(?:to|under|in with|into|in|with|for|among) (?:the )?$"
_RESTS = 160  # characters behind a name within which it is still told of


def _facts(scene: Scene, calls: Calls) -> list[Call]:
    """People with the age and the driving told behind their names, where a reader of names did not hear them."""
    names = [str(c.args["name"]).split()[0] for c in calls if c.name == "add_member"]
    if not scene.mention or scene.commanded or not names:
        return list(calls)
    said = {
        n: [m.start() for m in re.finditer(rf"(?<!\w){re.escape(n)}(?!\w)", scene.whole, re.IGNORECASE)]
        for n in names
    }
    ends = [w.at[0] for w in scene.root.people if w.how in ("name", "family")]
    ends += [at for places in said.values() for at in places]
    ends += [m.start() for m in re.finditer(r"\bI\b", scene.whole)]
    told = []
    for call in calls:
        places = said.get(str(call.args["name"]).split()[0]) if call.name == "add_member" else None
        told.append(_told_of(scene, call, places[0], ends) if places else call)
    return told


def _told_of(scene: Scene, call: Call, at: int, names: Sequence[int]) -> Call:
    first = at + len(str(call.args["name"]).split()[0])
    end = min([n for n in names if n > at] + [len(scene.whole), first + _RESTS])
    words, args = scene.whole[first:end], dict(call.args)
    if "age" not in args and (age := age_in(words)) is not None:
        args["age"] = age
    if "driver" not in args and (drives := drives_in(words)) is not None:
        args["driver"] = drives
    if family := _named_family(scene, str(args["name"])):
        args["family"] = family
    elif scene.context.speaker_family and re.search(r"\b(?:my|our) $", scene.whole[:at], re.IGNORECASE):
        args["family"] = scene.context.speaker_family
    return Call(name=call.name, args=args)


def _named_family(scene: Scene, name: str) -> str | None:
    """The one family somebody new is put into by name: "add Uncle Ravi to the Trivedis"."""
    known = {fold(m) for family in scene.context.families for m in family.members}
    into = {
        w.party.partition(":")[2]
        for w in scene.root.people
        if w.how == "family" and re.search(_OF_FAMILY, scene.whole[: w.at[0]], re.IGNORECASE)
    }
    return into.pop() if len(into) == 1 and fold(name) not in known else None


def _who_is_told(scene: Scene, calls: Calls) -> Calls:
    """The calls without people of the trip of whom nothing is told: "Vaishali confirmed her father is coming"."""
    known = {fold(m) for family in scene.context.families for m in family.members}

    def bare(call: Call) -> bool:
        named = call.name == "add_member" and fold(str(call.args["name"])) in known
        return named and set(call.args) <= {"name", "family"}

    kept = [c for c in calls if not bare(c)]
    return kept or calls


_PLACE = re.compile(r"(?:[A-ZÀ-Þ][\w'’-]+)(?: (?:(?:of|the|de|la) )?[A-ZÀ-Þ][\w'’-]+)+")


def _places(scene: Scene, calls: list[Call]) -> list[Call]:
    """A place by its name that somebody must see is a stop: "Cango Caves is an absolute must for Keagan"."""
    if not scene.mention or any(c.name in ("add_stop", "create_trip") for c in calls):
        return calls
    return [
        Call(
            name="add_stop",
            args={"place": c.args["what"], "role": "must", "wanted_by": [c.args["party"]]},
        )
        if c.name == "record_preference"
        and c.args["kind"] == "must"
        and _PLACE.fullmatch(str(c.args["what"]))
        else c
        for c in calls
    ]


def _eaten(calls: Calls) -> list[Call]:
    """A diet of somebody who is told of otherwise too is part of who they are: "Ryan is 11 and allergic to prawns"."""
    members = {fold(str(c.args["name"])): c for c in calls if c.name == "add_member"}
    diet: dict[str, list[str]] = {who: list(c.args.get("diet") or ()) for who, c in members.items()}
    kept = []
    for call in calls:
        who = fold(str(call.args.get("party", "")).removeprefix("member:"))
        if call.name == "record_preference" and call.args["kind"] == "diet" and who in members:
            what = str(call.args["what"])
            diet[who] += [d for d in diets(what) or [what] if d not in diet[who]]
        elif call.args.get("kind") != "diet" or not _had(call, members.values()):
            kept.append(call)
    return [
        Call(name=c.name, args={**c.args, "diet": diet[fold(str(c.args["name"]))]})
        if c.name == "add_member" and diet[fold(str(c.args["name"]))]
        else c
        for c in kept
    ]


def _had(wish: Call, members: Iterable[Call]) -> bool:
    """Whether a diet told of nobody else is one of those told of: "(Théo, 9, lactose intolerant)"."""
    eaten = {diet for c in members for diet in c.args.get("diet") or ()}
    return (
        wish.args["party"] in ("me", "my_family")
        and set(diets(str(wish.args["what"]))) <= eaten
        and bool(eaten)
    )


_ROAD = re.compile(
    r"\bdriv\w*|\bhours?\b|\bcar[ -]?sick|\bon the road\b|\bmotion sick|\bmax\b|\bbudget\b|\bnights?\b.*\d",
    re.IGNORECASE,
)
_MOVES = re.compile(
    r"\b(?:leav\w*|join\w*|meet\w*|arriv\w*|drop out|go home|catch up|peel off)\b", re.IGNORECASE
)
# What takes wishes of its own along, and what a wish beside it would only say again.
_WISHED_FOR = frozenset({"plan_itinerary", "change_itinerary"})


_HOURS = re.compile(r"\b(?:early|late|owls?|mornings?|birds?|risers?)\b", re.IGNORECASE)


def _words(call: Call) -> list[str]:
    return [w for w in fold(str(call.args.get("what", ""))).split() if w not in ("no", "not", "the", "a")]


def _lost(scene: Scene, wish: Call, lost: set[tuple[object, str]]) -> bool:
    """Whether a wish is the one that is taken back in the same message."""
    return any((wish.args["party"], word) in lost for word in _words(wish))


def _anew(scene: Scene, what: str, wishes: int) -> bool:
    """Whether a thing is said once more after it was taken back: "take off Joey hating boats, he LOVES boats"."""
    return wishes > 1 or fold(scene.whole).count(fold(what)) > 1


def _not_again(scene: Scene, calls: Calls) -> list[Call]:
    told = {c.name for c in calls}
    cars = [fold(str(c.args["name"])) for c in calls if c.name == "add_vehicle" and "name" in c.args]
    wishes = [c for c in calls if c.name == "record_preference"]
    stops = {fold(str(c.args["place"])) for c in calls if c.name in ("add_stop", "remove_stop")}

    lost = {(c.args.get("party"), w) for c in calls if c.name == "forget_preference" for w in _words(c)}

    def again(wish: Call) -> bool:
        what, diet = str(wish.args.get("what", "")), wish.args.get("kind") == "diet"
        return (
            any(car in fold(what) for car in cars)
            or fold(what) in stops
            or ("set_limits" in told and not diet and _ROAD.search(what) is not None)
            or ("set_presence" in told and _MOVES.search(what) is not None)
            or ("set_limits" in told and wish.args.get("kind") == "pace" and _HOURS.search(what) is not None)
            or (_lost(scene, wish, lost) and wish is not wishes[-1])
            or (_lost(scene, wish, lost) and not _anew(scene, what, len(wishes)))
            or bool(told & _WISHED_FOR)
        )

    return [c for c in calls if c.name != "record_preference" or not again(c)]
