# ruff: noqa: E501  # a pattern reads best on one line
"""Likes, dislikes, musts, diets, pace, lodging and access wishes."""

import re
from dataclasses import replace

from agents.context import Call
from agents.offline.phrases import trim
from agents.offline.scene import Place, Scene
from agents.offline.slots.wish_holders import as_party, holder_of
from agents.offline.slots.wish_kinds import Wish, said_of, sure_kind, wish_in
from agents.offline.slots.wish_people import KIN_SAID, all_but
from agents.offline.slots.wish_pieces import Piece, pieces
from agents.offline.slots.wish_words import plainly


def record_preference(scene: Scene) -> list[Call]:
    """One call per wish and person; of a part of a message only what plainly is a wish."""
    if told := all_but(scene):
        return told
    found = pieces(scene)
    if not found:
        return [] if scene is not scene.root else _whatever(scene)
    calls: list[Call] = []
    last: str | None = None
    for piece in found:
        wish, who = _wish(scene, piece), _holder(scene, piece, last)
        last = who
        if _PRONOUN.fullmatch(wish.what):
            if any(c.args["party"] == who for c in calls):
                continue  # "tunnels panic her, avoid them for her" is one wish
            wish = replace(wish, what=_antecedent(scene, piece.core, calls) or wish.what)
        args: dict[str, object] = {"party": who, "kind": wish.kind, "what": wish.what}
        if wish.weight is not None:
            args["weight"] = wish.weight
        calls += _one_by_one(args)
    return _also(scene, calls)


def _wish(scene: Scene, piece: Piece) -> Wish:
    whole, core = wish_in(said_of(scene, piece.place)), wish_in(said_of(scene, piece.core))
    wish = whole or core
    if wish is None:
        raise ValueError("a piece without a wish")
    if core is not None and core.kind != wish.kind:
        wish = replace(core, weight=core.weight if core.weight is not None else wish.weight)
    kin = KIN_SAID.search(scene.root.whole[slice(*piece.core)])
    if kin and _holder(scene, piece, None) == "my_family" and kin["kin"].lower() not in wish.what.lower():
        return replace(wish, what=f"{wish.what} ({kin['kin'].lower()})")
    return wish


def _holder(scene: Scene, piece: Piece, last: str | None) -> str:
    kin = KIN_SAID.search(scene.root.whole[slice(*piece.core)])
    who = holder_of(scene, piece.core, None if kin else last)
    return who or ("my_family" if kin else holder_of(scene, piece.place, last) or "me")


def _whatever(scene: Scene) -> list[Call]:
    """What is told as a wish in no words we know: all of it, liked."""
    place = scene.spans[0]
    what = plainly(said_of(scene, place)) or trim(scene.whole)
    who = holder_of(scene, place, None) or "me"
    return [Call(name="record_preference", args={"party": who, "kind": "like", "what": what})]


_PRONOUN = re.compile(r"\W*(?:it|them|those|these|that|this|him|her|one)(?: (?:all|too|both|ones))?\W*", re.IGNORECASE)


def _antecedent(scene: Scene, place: Place, calls: list[Call]) -> str | None:
    """What "it" or "them" is: what was wished for just before, or named in the clause before."""
    if calls:
        return str(calls[-1].args["what"])
    before = [at for at in scene.root.clauses if at[1] <= place[0]]
    return trim(plainly(said_of(scene, before[-1]))) if before else None


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


def _also(scene: Scene, calls: list[Call]) -> list[Call]:
    """ "Yusuf and I keep halal, and Amina too": the same wish for each person."""
    if len(calls) != 1 or calls[0].args["kind"] != "diet":
        return calls
    told = [s for s in scene.sentences if sure_kind(said_of(scene, s)) == "diet"]
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
