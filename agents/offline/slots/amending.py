# ruff: noqa: E501  # a pattern reads best on one line
"""A recorded cost put right: another sum, payer or sharing."""

import re
from collections.abc import Sequence
from decimal import Decimal
from math import gcd

from agents.context import Call, ExpenseContext
from agents.offline.corrections import denied
from agents.offline.matching import find
from agents.offline.scene import Scene
from agents.offline.slots.absent import exceptions
from agents.offline.slots.cost_words import THING
from agents.offline.slots.expenses import add_expense
from agents.offline.slots.payers import payer_of
from agents.offline.slots.shares import split
from agents.offline.slots.slotted import phrase, told
from agents.offline.slots.sums import amounts
from agents.offline.slots.taken_back import recorded, void_args
from agents.offline.values.money import find_money

_AMENDING = re.compile(
    r"\b(?:hold on|hang on|actually|sorry|oops|wait|wrong|backwards|typo|misread|correct(?:ion|ed)?|should (?:be|say|have been)|"
    r"meant|mistake|really|in fact|i see now|fix|change|make (?:that|it))\b",
    re.IGNORECASE,
)
# Words of a new cost that only looks at another: "lunch 40, same split as the dinner".
_LIKE = re.compile(
    r"\b(?:same|like|as) (?:split|shares?|way|people|ones?|as)\b|\bsplit (?:like|as)\b", re.IGNORECASE
)
_REMOVES = re.compile(
    r"\b(?:scratch|delet\w+|remov\w+|void\w*|drop\w*|forget|cancel\w*|tak(?:e|en|ing) (?:\w+ ){0,4}(?:off|out|back|down)|undo|ignore|strike|scrap\w*|kill|axe|bin|dump|lose|"
    r"refund\w*|twice|doubled?|duplicate|erase|get rid|(?:must|should|can|has to) (?:go|come) (?:out|off)|never (?:happened|mind|paid)|shouldn'?t|isn'?t (?:ours|a)|not (?:ours|a (?:trip|group|shared)))\b",
    re.IGNORECASE,
)
_FEW = 8  # words: a line that only gives another sum for what was told right before


def corrected(scene: Scene) -> list[Call]:
    """A recorded expense put right: voided and added again with what was said now."""
    known = _meant(scene)
    added = add_expense(scene)
    if known is None:  # there is nothing to take back
        return added[:1]
    if likened(scene):
        like = {"split": _alike(scene, known)} if known.split else {}
        return [Call(name="add_expense", args={**like, **one.args}) for one in added[:1]]
    if (new := _another_thing(scene, known, added)) is not None:
        return [Call(name="void_expense", args=void_args(scene, known)), new]
    old = {o.amount for o in denied(scene.text, scene.money)} | {known.amount}
    right = [c for c in added if c.args["amount"] not in old]
    right = right or [c for c in added if c.args["amount"] != known.amount] or added
    args = {"what": known.what, "amount": known.amount} if scene.money else void_args(scene, known)
    again = dict(right[0].args) if right else {"amount": known.amount, **_sharing(scene)}
    again["what"] = known.what
    if payer := _payer_told(scene):
        again["paid_by"] = payer
    void = Call(name="void_expense", args=args)
    same = again["amount"] == known.amount and not {"paid_by", "payers", "split", "except"} & set(again)
    return [void] if same and _REMOVES.search(scene.text) else [void, Call(name="add_expense", args=again)]


def _another_thing(scene: Scene, known: ExpenseContext, added: Sequence[Call]) -> Call | None:
    """A new cost told in a sentence of its own beside the one that is struck out: "bin the jerky. Ice was 17, me"."""
    if not _REMOVES.search(scene.text):
        return None
    for call in added:
        at = next((m.at[0] for m in scene.money if m.amount == str(call.args["amount"])), None)
        place = next((s for s in scene.sentences if at is not None and s[0] <= at < s[1]), None)
        if place is None or float(str(call.args["amount"])) == float(known.amount):
            continue
        own = scene.root.part([place])
        if not find(own.words, [known.what]) and THING.search(str(call.args["what"])):
            return next(iter(add_expense(own)), None)
    return None


def _alike(scene: Scene, known: ExpenseContext) -> list[dict[str, object]]:
    """Who shares it as they share another cost: by head where that one went by head, else in its proportions."""
    heads = {f"family:{f.name}": max(1, len(f.members)) for f in scene.context.families}
    parts = {str(row["party"]): round(Decimal(str(row["amount"])) * 100) for row in known.split}
    each = [Decimal(part) / heads.get(party, 1) for party, part in parts.items()]
    if max(each) - min(each) <= 1:
        return [{"party": party} for party in parts]
    whole = gcd(*parts.values()) or 1
    return [{"party": party, "shares": part // whole} for party, part in parts.items()]


def _sharing(scene: Scene) -> dict[str, object]:
    """Who shares it now, when only that was said."""
    rows, out = split(scene, payer_of(scene, scene)), exceptions(scene)
    return {"split": rows} if rows else {"except": out} if out else {}


def _meant(scene: Scene) -> ExpenseContext | None:
    """The recorded expense that is spoken of, or told by the speaker right before."""
    known = recorded(scene, scene.context.expenses)[:1]
    return known[0] if known else just_told(scene)


def just_told(scene: Scene, longest: int = _FEW) -> ExpenseContext | None:
    """The last expense, when the speaker's own lines right before told its sum and this one is short."""
    if not scene.context.expenses or len(scene.words) > longest:
        return None
    own = [text for who, text in scene.context.recent[-4:] if who == scene.context.speaker]
    last = scene.context.expenses[-1]
    sums = {float(m.amount) for text in own for m in find_money(text, None)}
    return last if float(last.amount) in sums else None


# "parking was actually 38", "boat hire should be 104"
_SURELY = re.compile(
    r"\s+(?:(?:was|is|were|came to|cost) (?:actually|really|in fact)|should (?:be|have been|say|read)|wasn'?t|isn'?t|was wrong)\b",
    re.IGNORECASE,
)


def amends(scene: Scene) -> bool:
    """Is a recorded cost, spoken of as known, told with another sum than we have ("hold on, the lunch was 72.10")."""
    known = _meant(scene)
    sums = [m for m in amounts(scene) if known and float(m.amount) != float(known.amount)]
    if known is None or len(sums) != 1 or _LIKE.search(scene.text):
        return False
    if any(float(m.amount) == float(known.amount) for m in scene.money):
        return _was_wrong(scene, known)
    hit = find(scene.words, [known.what])
    if not hit:
        return just_told(scene) is not None and _only_amends(scene)
    if not re.search(r"\b(?:the|that|this|our)\s+(?:\w+\s+)?$", scene.text[: hit[0].at[0]], re.I):
        return _SURELY.match(scene.text, hit[0].at[1]) is not None
    return bool(_AMENDING.search(scene.text)) or _look_alike(sums[0].amount, known.amount)


_WRONG_BEFORE = re.compile(
    r"\b(?:not|isn'?t|wasn'?t|instead of|rather than|from)\s+(?:the\s+)?\W?$", re.IGNORECASE
)
_WRONG_AFTER = re.compile(
    r"\s*(?:should (?:be|have been|say)|(?:is|was) (?:wrong|a typo|a mistake)|→|->)", re.IGNORECASE
)


def _was_wrong(scene: Scene, known: ExpenseContext) -> bool:
    """Is the sum we have said to be the wrong one: "94.20, not 84.20", "84.20 should have been 94.20"."""
    return any(
        _WRONG_BEFORE.search(scene.text[max(0, m.at[0] - 24) : m.at[0]])
        or _WRONG_AFTER.match(scene.text, m.at[1])
        for m in scene.money
        if float(m.amount) == float(known.amount)
    )


_EMPTY = re.compile(r"\b(?:expense|make|that|it|no|i|was|were|just|only|be|been)\b|\W", re.IGNORECASE)


def _only_amends(scene: Scene) -> bool:
    """Does a line tell another sum and name no new thing: "oops 94.20", but not "oops, also parking 12"."""
    added = add_expense(scene)
    what = _AMENDING.sub(" ", str(added[0].args["what"])) if added else ""
    return _AMENDING.search(scene.text) is not None and not _EMPTY.sub("", what)


def likened(scene: Scene) -> bool:
    """Is a new cost told that is shared like one we have ("lunch 40, same split as the dinner")."""
    known = recorded(scene, scene.context.expenses)
    return _LIKE.search(scene.text) is not None and bool(known) and len(amounts(scene)) == 1


def told_anew(scene: Scene) -> bool:
    """Does anything say that a recorded cost is meant: its sum, words of amending or of striking out."""
    sums = {float(m.amount) for m in scene.money}
    said = any(float(cost.amount) in sums for cost in scene.context.expenses)
    return said or any(rx.search(scene.text) for rx in (_AMENDING, _REMOVES, _WAS))


_WAS = re.compile(r"\b(?:was|were|is|it'?s|only|also|too|forgot|put right)\b", re.IGNORECASE)


# "boat hire was Chidi not me", "change the parking to 63": told anew of a recorded cost, when it is not struck out.
_NOT_STRUCK = re.compile(
    r"\b(?:scratch|delet\w+|remov\w+|void\w*|bin|scrap|kill|axe|refund\w*)\b", re.IGNORECASE
)
_PUTS_RIGHT = re.compile(
    r"\b(?:change|make|set|correct|amend|update|edit|should (?:be|have been|say|read)|actually|not \w+|instead of|rather than|wrong|typo|meant|fix|switch|swap|it was|was \w+ who|who paid|money|card)\b",
    re.IGNORECASE,
)


def payer_anew(scene: Scene) -> bool:
    """Is only another payer told of a recorded cost: "boat hire was Chidi, not me"."""
    if scene.money or _NOT_STRUCK.search(scene.text) or not _PUTS_RIGHT.search(scene.text):
        return False
    return len(recorded(scene, scene.context.expenses)) == 1 and _payer_told(scene) is not None


def _payer_told(scene: Scene) -> str | None:
    """Who paid after all, in words that need no sum beside them."""
    if payer := payer_of(scene, scene):
        return payer
    return next((one.party for one in told(scene, _IT_WAS)), None)


_IT_WAS = tuple(
    phrase(template)
    for template in (
        r"\b(?:was|were|is|to|under|by) (?:on |actually |really |in fact )*{whom}(?:['’]s)?(?=\s*(?:$|[,.;!(]|not\b|who\b|that\b|and not\b|instead\b|rather\b))",
        r"^\W*(?:(?:no|wait|sorry|actually|oops)\W+)*{name} (?:paid|covered|got) ",
        r"{whose} (?:money|card|treat|cash)\b",
        r"\b(?:as|under) {whose}",
    )
)


def sum_anew(scene: Scene) -> bool:
    """Is another sum told of a recorded cost, where it is asked to be changed: "change parking to 63"."""
    known = recorded(scene, scene.context.expenses)
    sums = [m for m in amounts(scene) if not known or float(m.amount) != float(known[0].amount)]
    return len(known) == 1 and len(sums) == 1 and _PUTS_RIGHT.search(scene.text) is not None


def shared_anew(scene: Scene) -> bool:
    """Is a recorded cost only shared otherwise than we have it ("the gas is only for us")."""
    sharing = _sharing(scene)
    struck = (_NOT_STRUCK if "except" in sharing else _REMOVES).search(scene.text)
    told = bool(sharing) and not scene.money and not struck
    return told and bool(recorded(scene, scene.context.expenses))


def _look_alike(a: str, b: str) -> bool:
    """Whether two sums differ by a digit misread or two swapped: 71.20 and 72.10, 118.40 and 108.40."""
    a, b = f"{float(a):.2f}", f"{float(b):.2f}"
    return len(a) == len(b) and (
        sorted(a) == sorted(b) or sum(x != y for x, y in zip(a, b, strict=True)) == 1
    )
