# ruff: noqa: E501  # a pattern reads best on one line
"""Likes, dislikes, musts, diets, pace, lodging and access wishes."""

import re
from collections.abc import Sequence

from agents.context import Call
from agents.offline.phrases import capitals, trim
from agents.offline.scene import Place, Scene, overlaps
from agents.offline.slots.members import diets
from agents.offline.slots.wish_holders import as_party, holder_of
from agents.offline.slots.wish_kinds import KINDS, kind_of, sure_kind, weight_of
from agents.offline.slots.wish_people import KIN_SAID, all_but
from agents.offline.slots.wish_pieces import pieces
from agents.offline.slots.wish_words import content_of

_ONLY_MUST = re.compile(r"\bmust\b|\bnon.?negotiable\b", re.IGNORECASE)


def _thing(scene: Scene, place: Place) -> str | None:
    """The thing named in the same breath as "a hard must": the longest name that is nobody's."""
    start, end = max(0, place[0] - 160), place[1]
    names = [
        (name, at)
        for name, at in capitals(scene.whole)
        if start <= at[0] < end and not any(overlaps(at, w.at) for w in scene.root.people)
    ]
    several = [name for name, _ in names if " " in name]
    return max(several, key=len, default=None)


_WORDY = 4  # words; a longer diet is cut to what it is
_NO_THING = re.compile(
    r"^\W*(?:(?:and|also|but|oh|btw|please)\s+)*no (?P<x>[\w'’ -]{3,40}?)\s*(?:whatsoever|please|pls|tho(?:ugh)?|at all|for (?:me|us|him|her|[A-Z]\w+)|,|\.|!|$)",
    re.IGNORECASE,
)


def record_preference(scene: Scene) -> list[Call]:
    """One call per wish and person."""
    if told := all_but(scene):
        return told
    calls: list[Call] = []
    last: str | None = None
    for place in pieces(scene):
        text = scene.text[place[0] : place[1]]
        if not any(rx.search(text) for _, rx in KINDS) and calls:
            continue
        kin = KIN_SAID.search(text)
        who = holder_of(scene, place, last) or ("my_family" if kin else "me")
        last = who
        part = scene.root.part([place])
        args: dict[str, object] = {
            "party": who,
            "kind": kind_of(text),
            "what": content_of(text, part.people, place[0]),
        }
        if (
            args["kind"] == "diet"
            and (eaten := diets(text))
            and (_beside(eaten, str(args["what"])) or _LEFT_OFF.match(str(args["what"])))
        ):
            args["what"] = ", ".join(dict.fromkeys(d.lower() for d in eaten))
        if (
            args["kind"] == "must"
            and _ONLY_MUST.search(str(args["what"]))
            and (thing := _thing(scene, place))
        ):
            args["what"] = thing
        if args["kind"] in ("avoid", "dislike") and (plain := _NO_THING.match(text.strip())):
            args["what"] = trim(plain["x"]) or args["what"]
        if args["kind"] == "avoid":  # "so no twisty roads please"
            args["what"] = re.sub(r"^(?:no|skip) (?=\w)", "", str(args["what"]))
        if kin and who == "my_family" and kin["kin"].lower() not in str(args["what"]).lower():
            args["what"] = f"{args['what']} ({kin['kin'].lower()})"
        if weight := weight_of(text, str(args["kind"])):
            args["weight"] = weight
        if _PRONOUN.fullmatch(str(args["what"])) and any(c.args["party"] == who for c in calls):
            continue  # "tunnels panic her, avoid them for her" is one wish
        calls += _one_by_one(args)
    return _also(scene, calls)


_PRONOUN = re.compile(r"\W*(?:it|them|those|these|that|this|him|her)\W*", re.IGNORECASE)
_PAIR = re.compile(r"(?P<a>(?:[\w'’-]+ ){0,2}[\w'’-]+?),? (?:and|&) (?P<b>(?:[\w'’-]+ ){0,2}[\w'’-]+)")
_ONE_THING = re.compile(
    r"\b(?:is|are|to|with|for|of|in|on|at|not|no)\b|\bfish and chips\b|\bmac and cheese\b|\bbed and breakfast\b|\barts and crafts\b|\bpeace and quiet\b|\brock and roll\b",
    re.IGNORECASE,
)


def _one_by_one(args: dict[str, object]) -> list[Call]:
    """A wish for two things as two wishes: "tide pools and sea glass"."""
    pair = _PAIR.fullmatch(str(args["what"])) if args["kind"] in ("like", "dislike") else None
    if pair is None or _ONE_THING.search(pair[0]):
        return [Call(name="record_preference", args=args)]
    return [Call(name="record_preference", args={**args, "what": pair[part]}) for part in ("a", "b")]


_LEFT_OFF = re.compile(r"(?:no longer|gave up|given up|stopped|never)\b", re.IGNORECASE)


def _beside(eaten: Sequence[str], what: str) -> bool:
    """Was something else than the diet taken for it, or much more than it."""
    said = {word for diet in eaten for word in diet.lower().split()}
    return len(what.split()) > _WORDY or not said & {
        w.strip(".,").removesuffix("s") for w in what.lower().split()
    } | said & set(what.lower().split())


def _also(scene: Scene, calls: list[Call]) -> list[Call]:
    """ "Yusuf and I keep halal, and Amina too": the same wish for each person."""
    if len(calls) != 1 or calls[0].args["kind"] != "diet":
        return calls
    told = [s for s in scene.sentences if sure_kind(scene.text[slice(*s)]) == "diet"]
    people = [
        w
        for w in (scene.root.part(told).people if told else scene.people)
        if w.how in ("name",) or (w.how == "me" and re.search(r"\band I\b", scene.text))
    ]
    parties = list(dict.fromkeys(as_party(scene, w.party) for w in people))
    return (
        [Call(name="record_preference", args={**calls[0].args, "party": p}) for p in parties]
        if len(parties) > 1
        else calls
    )
