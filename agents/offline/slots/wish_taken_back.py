# ruff: noqa: E501  # a pattern reads best on one line
"""Wishes taken back."""

import re

from agents.context import Call
from agents.offline.phrases import trim
from agents.offline.scene import Place, Scene
from agents.offline.slots.wish_frames import NAME
from agents.offline.slots.wish_holders import as_party, holder_of
from agents.offline.slots.wish_kinds import said_of, wish_in
from agents.offline.slots.wish_words import cleaned

_BACK = r"(?:forget|scrap|delete|remove|ignore|disregard|drop|erase|scratch|strike|cross (?:out|off)|take (?:back|off|out|away)|takes? back|throw (?:away|out)|bin|cancel|withdraw|lose|unsave|never ?mind)"
_NOTED = (
    r"(?:thing|note|wish|bit|entry|preference|rule|request|requirement|stuff|remark|comment|business|point)s?"
)
_GONE = r"(?:any ?more|any longer|now|these days|at all now|after all)"
_WHOSE = rf"(?:the |that |this |my |our |his |her |their |{NAME}(?:['’]?s)? |about |for |a )*"
_UNTIL = rf"(?=\s*(?:$|[.,;!?()]|\b(?:off|from|for (?:me|us|him|her|{NAME})|please|pls|any ?more|out|of (?:me|{NAME})|is|was|it|he|she|i|we|that|now|because|since|so|and|as|but|you|can|the (?:list|record)|on (?:the|my|our))\b))"
# How a wish is taken back, the plainest first; `x` is the wish.
_WAYS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:the|that|this|my|our|old|{NAME}['’]?s?|about) (?:old )?(?P<x>(?!whole\b|same\b|other\b|last\b|old\b)[\w'-]+(?: [\w'-]+){{0,3}}?) {_NOTED}\b(?! (?:with|of|about)\b)",
        rf"\b(?:that|where|when|about) (?:(?:i|we|{NAME}) (?:said|wrote|told you|put) (?:that )?)?(?:i|we|he|she|{NAME}) (?:wanted|want|hates?|hated|dislikes?|disliked|likes?|liked|loves?|loved|avoids?|needs?|needed|prefers?|preferred|(?:do|did|does)(?:n['’]t| not) (?:like|want|eat)) (?:to (?:see|visit|do|go to) )?{_WHOSE}(?P<x>[\w' -]+?){_UNTIL}",
        rf"\b(?:the|that|those) (?P<x>[\w'-]+(?: [\w'-]+){{0,3}}?) (?:that )?(?:i|we|{NAME}) (?:had )?(?:asked for|wanted|requested|mentioned|wished for|brought up|insisted on)\b",
        rf"\btake (?P<x>{_WHOSE}[\w' -]+?) (?:off|out|away|back)\b",
        rf"\b(?:what (?:i|we|{NAME}) (?:said|told you|wrote|put|asked)|(?:{_NOTED}|mind|words?)) (?:about|bout|of|with|for|on) {_WHOSE}(?P<x>[\w' -]+?){_UNTIL}",
        r"\b(?:said|put|noted) (?:that )?[\w' ]*?(?:can['’]?t|cannot|doesn['’]?t|don['’]?t)(?: \w+)? (?:with )?(?:the )?(?P<x>[\w' -]+?)(?=[.,;!?]|$)",
        rf"(?:\bnot|n['’]?t|\bno longer|\bnor)\s+(?:be |really |even )?(?:an? |into |on |minds? |needs? |wants? |likes? |hates? |hating |keen on |afraid of |scared of |bothered by |eating |avoiding )*{_WHOSE}(?P<x>[\w' -]+?) {_GONE}\b",
        rf"\bno longer (?:(?:is |an? |into |minds? |needs? |wants? |likes? |hates? |keen on |afraid of |scared of |bothered by |requires? |eats? |avoids? )*){_WHOSE}(?P<x>[\w' -]+?){_UNTIL}",
        rf"\b(?:is|are|am|['’]s|['’]m|['’]re|i|we|he|she|{NAME}|got|gotten|getting|moved|gone) (?:over|past|off|cured of|done with|out of) {_WHOSE}(?:fear of |phase of |love of |hatred of )?(?P<x>[\w' -]+?){_UNTIL}",
        rf"\b(?:is|are|am|['’]s|['’]m|['’]re) (?:totally |actually |perfectly )?(?:fine|ok|okay|good|cool|happy) with (?P<x>[\w' -]+?) (?:{_GONE}|again)\b",
        rf"\bdoes(?:n['’]?t| not) mind {_WHOSE}(?P<x>[\w' -]+?){_UNTIL}",
        r"\bfond(?:ness)? (?:for|of) (?P<x>[\w' -]+?)(?=[.,;!?]|$)",
        rf"\b(?:his|her|my|our|the|{NAME}['’]?s) (?P<x>[\w' -]+?) (?:was|is|has been|turned out|['’]s) (?:an? )?(?:misdiagnos\w+|mistake|gone|better|cured|over|wrong|healed|fixed|nonsense|no more)\b",
        rf"\bnot (?P<x>(?!{NAME})[\w'-]+(?: [\w'-]+)?)(?=[,.;]| but)",
        rf"\b{_BACK}\b(?: off| out)? {_WHOSE}(?:fact that \w+ )?(?:(?:hating|liking|loving|wanting|needing|avoiding|being|wish for|fear of|request for|doesn['’]?t like|don['’]?t like|hates?|likes?|loves?) )*{_WHOSE}(?P<x>[\w' -]+?){_UNTIL}",
        r"\bfrom the (?P<x>[\w' -]+?) (?:list|note)",
    )
)  # fmt: skip
_MOST = 40  # sentences of one message that are looked at
_NOTHING = re.compile(
    r"\W*(?:(?:it|that|this|them|those|one|what|all|thing|note|i|we|said|you|the|last|wish|please|list|mind|off|out|from|record|point|again|old|same|a|so|too|them|mixed|up|don['’]?t|like|those|these|doesn['’]?t|do|bit|where|important|my|own|cousin)\b\W*)*",
    re.IGNORECASE,
)


def forget_preference(scene: Scene) -> list[Call]:
    """Whose wish, and which, is taken back."""
    place, what = _said_back(scene) or _said_back(scene.root) or _meant_back(scene)
    return [Call(name="forget_preference", args={"party": _whose(scene, place), "what": what})]


def _said_back(scene: Scene) -> tuple[Place, str] | None:
    """Where a wish is taken back in so many words, and the words of it."""
    for way in _WAYS:
        for place in scene.sentences[:_MOST]:
            said = said_of(scene, place)
            for match in way.finditer(said):
                what = cleaned(match["x"])
                if not _NOTHING.fullmatch(what):
                    return place, what
    return None


def _meant_back(scene: Scene) -> tuple[Place, str]:
    """The wish that is only pointed at: "Before I said Wei likes spicy food. Please forget this"."""
    for place in scene.root.clauses[:_MOST]:
        if wish := wish_in(said_of(scene, place)):
            whole = next((s for s in scene.root.sentences if s[0] <= place[0] < s[1]), place)
            return whole, wish.what
    first = (scene.sentences or list(scene.spans))[0]
    return first, trim(re.sub(rf"\b{_BACK}\b|{NAME}", " ", said_of(scene, first), flags=re.IGNORECASE))


def _whose(scene: Scene, place: Place) -> str:
    named = [w for w in scene.root.people if w.how in ("name", "family")]
    inside = [w for w in named if place[0] <= w.at[0] < place[1]]
    denied = [w for w in inside if re.search(r"\bnot (?:the )?$", scene.root.whole[: w.at[0]])]
    if denied:  # "it's Silke who's lactose intolerant, not Uwe"
        return as_party(scene, denied[0].party)
    parties = {as_party(scene, w.party) for w in named}
    told = holder_of(scene, place, None)
    return told or (parties.pop() if len(parties) == 1 else "me")
