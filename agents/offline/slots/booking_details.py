# ruff: noqa: E501  # a pattern reads best on one line
"""How many are booked, under which code, at which price."""

import re

from agents.offline.corrections import denied, standing
from agents.offline.scene import Scene, overlaps
from agents.offline.slots.booking_units import numbered, units_told
from agents.offline.values.money import MoneyMatch


def details(scene: Scene, kind: str) -> dict[str, object]:
    args: dict[str, object] = {}
    if units := units_told(scene, kind):
        args["units"] = units
    sums = [m.at for m in scene.money if not m.bare]
    codes = [c for c in scene.codes if c.named or not any(overlaps(c.at, at) for at in sums)]
    codes = [c for c in codes if c.named] or codes
    taken_back = denied(scene.text, codes)
    codes = [c for c in codes if c not in taken_back] or codes
    if codes and len(codes[0].code) >= 2:
        args["confirmation"] = codes[-1 if taken_back else 0].code.lstrip("#")
    if price := _price(scene, bool(codes)):
        args["price"] = price.amount
        if price.currency:
            args["currency"] = price.currency
    return args


_POSTAL = re.compile(r"\d{4,5} [A-ZÀ-Þ][a-zà-ÿ]{2,}")  # "11012 Cogne"
_COUNTED = re.compile(
    r"\s*(?:x\b|ppl|people|persons?|pax|adults?|kids|of us|guests|heads|covers|tickets?|tix|seats?|rooms?|nights?|sites?|boats?|beds?|cars?|spots?|places)\b",
    re.IGNORECASE,
)
_DEPOSIT = re.compile(r"\s*(?:as (?:a )?)?(?:deposit|down ?payment)\b", re.IGNORECASE)


def _price(scene: Scene, coded: bool) -> MoneyMatch | None:
    sums = [m for m in scene.money if not any(overlaps(m.at, c.at) for c in scene.codes if c.named or m.bare)]
    signed = [m for m in sums if not m.bare]
    sums = [
        m
        for m in sums
        if not re.search(
            r"\b(?:table|party|dinner|lunch)(?: is)? (?:for|of)\s*$", scene.text[: m.at[0]], re.I
        )
    ]
    sums = [m for m in sums if not any(overlaps(m.at, at) for at in numbered(scene.text))]
    sums = [m for m in sums if not (m.bare and _COUNTED.match(scene.text, m.at[1]))]
    sums = [m for m in sums if not (m.bare and _POSTAL.match(scene.text, m.at[0]))]
    sums = [m for m in sums if not _DEPOSIT.match(scene.text, m.at[1])]
    signed = [m for m in signed if m in sums]
    if not signed:
        signed = [
            m
            for m in sums
            if "." in m.amount
            or re.match(
                r"\s*(?:total|all in|for (?:both|all|every\w+|the (?:lot|whole)|it all)|altogether|(?:and not|instead of|not|rather than|in place of) \$?\d{2}|,?\s*(?:paid|cancel|refund))",
                scene.text[m.at[1] : m.at[1] + 20],
                re.I,
            )
            or re.search(
                r"(?:\b(?:paid(?: the)?|total|price|for|drops to|is|(?:went|goes|go|gone|down|up|dropped|drops|comes?|came|rose|fell|knocked|changed|now) (?:it )?(?:down |up )?(?:to|2)|now|costs?|it's)|[,.=])\s*$",
                scene.text[: m.at[0]],
                re.I,
            )
        ]
        signed = [m for m in signed if len(m.amount) > 1]
    total = [
        m
        for m in signed
        if re.search(
            r"(?:\b(?:total|sum|altogether|amount due)|=)\W*(?:\w+ ){0,3}$", scene.text[: m.at[0]], re.I
        )
        or re.match(r"\s*(?:total|all in)", scene.text[m.at[1] :], re.I)
    ]
    chosen = total or standing(scene.text, signed)
    return chosen[0] if chosen else None
