# ruff: noqa: E501  # a pattern reads best on one line
"""Money handed from one party to another."""

import itertools
import re
from collections.abc import Sequence

from agents.context import Call
from agents.offline.corrections import standing
from agents.offline.people import Who
from agents.offline.scene import Place, Scene
from agents.offline.slots.handed import handed
from agents.offline.values.money import MoneyMatch

_TAKE = re.compile(r"\b(?:received|got)\b.*\bfrom\b|\bback from\b", re.I)

_MOVED = r"(?:(?:'ve|have|had|just|already|now) )*(?:sent|gave|given|paid|transferred|venmoed|zelled|wired|returned|handed|repaid|payed)"
_YOU = re.compile(
    rf"\b(?P<gave>(?P<mine>I)|we) ?{_MOVED} you\b|\byou ?{_MOVED} (?:(?P<mine2>me)|us)\b", re.IGNORECASE
)


def record_payment(scene: Scene) -> list[Call]:
    """From, to and the sum; one call a sum that has its own people beside it."""
    sums = standing(scene.text, list(scene.money))
    told = [_payment(part, money) for part, money in _by_sums(scene, sums) or _apart(scene, sums)]
    if len(told) > 1:
        return list({repr(call.args): call for call in told}.values())
    own = [money for money in sums[:_MOST] if handed(_clause(scene, money))]
    return [_payment(scene, money) for money in [*own, *sums][:1]]


def _payment(scene: Scene, money: MoneyMatch) -> Call:
    giver, taker = (
        handed(_clause(scene, money)) or handed(_sentence(scene, money)) or handed(scene) or _sides(scene)
    )
    args: dict[str, object] = {"from": giver, "to": taker, "amount": money.amount}
    if money.currency:
        args["currency"] = money.currency
    return Call(name="record_payment", args={k: v for k, v in args.items() if v})


_MOST = 12  # sums of one message that are looked at one by one


def _clause(scene: Scene, money: MoneyMatch) -> Scene:
    """The clause a sum stands in."""
    return scene.part([s for s in scene.clauses if s[0] <= money.at[0] < s[1]] or scene.spans)


def _sentence(scene: Scene, money: MoneyMatch) -> Scene:
    """The sentence a sum stands in."""
    return scene.part([s for s in scene.sentences if s[0] <= money.at[0] < s[1]] or scene.spans)


_JOINT = re.compile(
    r"[.;!\n]\s+|,?\s+(?:and|n|&|plus|then|also|while|whereas|but)\s+|,\s+|\s[–—-]\s", re.IGNORECASE
)


def _by_sums(scene: Scene, sums: Sequence[MoneyMatch]) -> list[tuple[Scene, MoneyMatch]]:
    """The words round each of several sums, when each tells from whom to whom it passed."""
    cuts = [scene.spans[0][0]]
    for one, following in itertools.pairwise(sums):
        joint = _JOINT.search(scene.text, one.at[1], following.at[0])
        if joint is None:
            return []
        cuts.append(joint.start())
    ends = [*cuts[1:], max(end for _, end in scene.spans)]
    parts = [scene.root.part([place]) for place in zip(cuts, ends, strict=True)]
    told = len(parts) > 1 and all(handed(part) for part in parts)
    return list(zip(parts, sums, strict=True)) if told else []


def _apart(scene: Scene, sums: Sequence[MoneyMatch]) -> list[tuple[Scene, MoneyMatch]]:
    """The stretches that tell of one payment each, with its sum: "I sent Jo 20, and Beat gave me 45"."""
    found: list[tuple[list[Place], MoneyMatch]] = []
    waiting: list[Place] = []
    for start, end in scene.clauses:
        money = next((m for m in sums if start <= m.at[0] < end), None)
        if money is not None and _complete(scene.part([*waiting, (start, end)])):
            found.append(([*waiting, (start, end)], money))
            waiting = []
        elif found and money is None:
            found[-1][0].append((start, end))
        else:
            waiting.append((start, end))
    return [(scene.part(spans), money) for spans, money in found]


def _complete(scene: Scene) -> bool:
    """Whether a stretch names whom money passed to or from, besides the speaker."""
    return any(w.how in ("name", "family") for w in scene.people)


def _form(scene: Scene, who: Who) -> str:
    if who.how == "us":
        return "my_family"
    return "me" if who.party == f"member:{scene.context.speaker}" else who.party


def _sides(scene: Scene) -> tuple[str | None, str | None]:
    skip = ("our", "my", "mine")
    people = [w for w in scene.people if scene.text[w.at[0] : w.at[1]].lower() not in skip and w.how != "all"]
    named = [w for w in people if w.how in ("name", "family")]
    speakers = [w for w in people if w.how in ("me", "us")]
    if not named:
        return (None, None)
    if len(named) >= 2 and (
        not speakers or named[1].at[0] < speakers[0].at[0] or named[0].at[0] < speakers[0].at[0]
    ):
        return _form(scene, named[0]), _form(scene, named[1])
    other = named[0]
    if said := _YOU.search(scene.text):  # "Doris, I sent you 32": the one spoken to
        own = "me" if said["mine"] or said["mine2"] else "my_family"
        return (own, _form(scene, other)) if said["gave"] else (_form(scene, other), own)
    own = _form(scene, speakers[0]) if speakers else ("my_family" if other.how == "family" else "me")
    mine = bool(re.search(r"\bour\b|\bus\b|\bwe\b", scene.text, re.I)) and not any(
        w.how == "me" for w in speakers
    )
    own = "my_family" if mine else own
    if _TAKE.search(scene.text) or (speakers and other.at[0] < speakers[0].at[0]) or _gives(scene, other):
        return _form(scene, other), own
    return own, _form(scene, other)


def _gives(scene: Scene, other: Who) -> bool:
    """The named one does the paying: the name stands before the verb and the speaker nowhere."""
    after = scene.text[other.at[1] : other.at[1] + 30]
    return bool(
        re.match(
            r"\s*(?:'ve|'s|have|has|had|just|already)*\s*(?:sent|gave|paid|payed|venmo|zelled|transferred|repaid|handed|squared|paypal|settled|bizum|wired)",
            after,
            re.I,
        )
    )
