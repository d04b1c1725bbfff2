# ruff: noqa: E501  # a pattern reads best on one line
"""Likes, dislikes, musts, diets, pace, lodging and access wishes."""

import re
from dataclasses import replace

from agents.context import Call
from agents.offline.people import Who
from agents.offline.phrases import trim
from agents.offline.scene import Place, Scene
from agents.offline.slots.wish_holders import as_party, holder_of, told_of
from agents.offline.slots.wish_kinds import Wish, said_of, wish_in
from agents.offline.slots.wish_people import KIN_SAID, all_but
from agents.offline.slots.wish_pieces import Piece, pieces
from agents.offline.slots.wish_words import plainly

_NEAR = 40  # characters behind a wish within which somebody may join in


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
        wish = _wish(scene, piece)
        who = last = _holder(scene, piece, last, wish.kind)
        if _PRONOUN.fullmatch(wish.what):
            if same := [c for c in calls if c.args["party"] == who]:
                calls = [_shunned(c, wish) if c is same[-1] else c for c in calls]
                continue  # "tunnels panic her, avoid them for her" is one wish
            wish = replace(wish, what=_antecedent(scene, piece.core, calls) or wish.what)
        for party in _parties(scene, piece, who):
            args: dict[str, object] = {"party": party, "kind": wish.kind, "what": wish.what}
            if wish.weight is not None:
                args["weight"] = wish.weight
            calls += _one_by_one(args)
    return calls


def _shunned(call: Call, wish: Wish) -> Call:
    """ "can't stand boats. keep him off them" is to be avoided."""
    shuns = call.args["kind"] == "dislike" and wish.kind == "avoid"
    return Call(name=call.name, args={**call.args, "kind": "avoid"}) if shuns else call


def _wish(scene: Scene, piece: Piece) -> Wish:
    whole, core = wish_in(said_of(scene, piece.place)), wish_in(said_of(scene, piece.core))
    wish = whole or core
    if wish is None:
        raise ValueError("a piece without a wish")
    if core is not None and core.kind != wish.kind:
        wish = replace(core, weight=core.weight if core.weight is not None else wish.weight)
    kin = KIN_SAID.search(scene.root.whole[slice(*piece.core)])
    if (
        kin
        and _holder(scene, piece, None, wish.kind) == "my_family"
        and kin["kin"].lower() not in wish.what.lower()
    ):
        return replace(wish, what=f"{wish.what} ({kin['kin'].lower()})")
    return wish


def _holder(scene: Scene, piece: Piece, last: str | None, kind: str) -> str:
    """Whose wish a piece tells."""
    kin = KIN_SAID.search(scene.root.whole[slice(*piece.core)])
    names = list(dict.fromkeys(as_party(scene, w.party) for w in scene.root.people if w.how == "name"))
    who = holder_of(scene, piece.core, None if kin else last)
    if kin and who in (None, "my_family") and len(names) == 1:
        return names[0]  # "Gramps needs ..., can you factor that in for Walt"
    if who is None and kind == "diet":
        who = told_of(scene, piece.core) or (names[0] if len(names) == 1 else None)
    who = who or _of_sentence(scene, piece)
    return who or ("my_family" if kin else holder_of(scene, piece.place, last) or "me")


def _of_sentence(scene: Scene, piece: Piece) -> str | None:
    """Whoever the same sentence is about: "Mia has a thing about clowns, no circus"."""
    start = max((s for s, _ in scene.root.sentences if s <= piece.core[0]), default=0)
    before = scene.root.part([(start, piece.core[0])]).people if start < piece.core[0] else []
    named = [w for w in before if w.how in ("name", "family", "us", "me")]
    return as_party(scene, named[0].party) if named else None


_JOINED = re.compile(r"\s*(?:,|and|&|\+|,? and)\s*(?:the )?", re.IGNORECASE)
_TOO = re.compile(r",? (?:too|also|as well|ditto|same)\b", re.IGNORECASE)
_SO_IS = re.compile(r"\bso (?:is|does|do|are|am) (?:the )?$", re.IGNORECASE)


def _parties(scene: Scene, piece: Piece, who: str) -> list[str]:
    """Everyone a wish is told of: "Yusuf and I keep halal, and Amina too"."""
    text, run = scene.root.whole, list[Who]()
    people = [w for w in scene.root.people if w.how in ("name", "family", "me")]
    for person in people:
        within = piece.core[0] <= person.at[0] < piece.core[1]
        if within and (not run or _JOINED.fullmatch(text, run[-1].at[1], person.at[0])):
            run.append(person)
    joined = [as_party(scene, w.party) for w in run]
    said = joined if len(run) > 1 and who in joined else [who]
    for person in people:
        near = piece.core[1] <= person.at[0] < piece.place[1] + _NEAR
        if near and (_TOO.match(text, person.at[1]) or _SO_IS.search(text[: person.at[0]])):
            said.append(as_party(scene, person.party))
    return list(dict.fromkeys(said))


def _whatever(scene: Scene) -> list[Call]:
    """What is told as a wish in no words we know: all of it, liked."""
    place = scene.spans[0]
    what = plainly(said_of(scene, place)) or trim(scene.whole)
    who = holder_of(scene, place, None) or "me"
    return [Call(name="record_preference", args={"party": who, "kind": "like", "what": what})]


_PRONOUN = re.compile(
    r"\W*(?:it|them|those|these|that|this|him|her|one)(?: (?:all|too|both|ones))?\W*", re.IGNORECASE
)


def _antecedent(scene: Scene, place: Place, calls: list[Call]) -> str | None:
    """What "it" or "them" is: what was wished for just before, or named in the clause before."""
    if calls:
        return str(calls[-1].args["what"])
    if heading := re.search(r"(?:^|[.!?\n])\W*(?P<x>[^:.!?\n]{3,40}):\s*$", scene.root.whole[: place[0]]):
        return trim(heading["x"])  # "dogs: Ada is frightened of them"
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
