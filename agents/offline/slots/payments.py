# a pattern reads best on one line
# a pattern reads best on one line
# a pattern reads best on one line
"""Money handed from one party to another."""

import re

from agents.context import Call
from agents.offline.corrections import standing
from agents.offline.people import Who
from agents.offline.scene import Scene

_TAKE = re.compile(r"\b(?:received|got)\b.*\bfrom\b|\bback from\b", re.I)


def record_payment(scene: Scene) -> list[Call]:
    """From, to and the sum."""
    sums = standing(scene.text, list(scene.money))
    if not sums:
        return []
    calls = []
    for money in sums[:1]:
        giver, taker = _sides(scene)
        args: dict[str, object] = {"from": giver, "to": taker, "amount": money.amount}
        if money.currency:
            args["currency"] = money.currency
        calls.append(Call(name="record_payment", args={k: v for k, v in args.items() if v}))
    return calls


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
