# ruff: noqa: E501  # a pattern reads best on one line
"""How a cost is shared: only us, with them, halves, shares, percents, sums, everyone but."""

import re

from agents.offline.people import Who
from agents.offline.phrases import own_family
from agents.offline.scene import Scene
from agents.offline.slots.apportioned import Row, apportioned
from agents.offline.slots.lone_payers import beside_the_bill
from agents.offline.slots.paying import paying
from agents.offline.slots.portions import numbered
from agents.offline.slots.rest_between import rest_between
from agents.offline.slots.sharers import alone_said, sharers, us_or
from agents.offline.slots.sharing_lists import shared_by

_ONLY = re.compile(
    r"\b(?:just|only)(?: (?:for|between|among|on|to|by|with|the|of|all|split|shared?|it|counts?|concerns?|burdens?|both|\w+s and|\w+ and))*\s+(?:us|ours|our|we|my family|me|mine|between|for)\b|\b(?:entirely|solely|exclusively|wholly|purely) (?:to|on|for|by|ours|mine|us|our|my)\b|\b(?:ours|mine|us) (?:alone|only)\b|\bon (?:us(?!-)|theirs)\b|\bjust (?:the )?\w+s\b|\bnobody else\b|\bno need to split\b|"
    r"\bmy family only\b|\bthat'?s on us\b|\b(?:is|it'?s|are) (?:just )?(?:ours|theirs)\b|\b\w+s? only(?=\W*(?:$|[.,;!?)(]|please|pls|on|for|so|and)\b|\W*$|\s*[.,;!?)(])|\bjust (?:her|his|our|my) lot\b|(?<!ing )\bfor us\b(?! all)|\bour own\b|\bon (?:the )?\w+ alone\b|\bjust an? \w+ thing\b|\bthat'?s an? \w+ (?:problem|matter|expense)\b",
    re.IGNORECASE,
)


_WITH = re.compile(
    r"\bspli?t|\bshar(?:e|ed|ing)\b|\bbetween\b|\bways?\b|\bhalf\b|\bhalves\b|\beach half\b|\bhalf half\b|\bequal|\beven(?:ly)?\b|\bdivide|\bspitting\b|\bowes?\b|\bone third\b|\bthird\b|\bper family\b|\bby family\b|\bcounting double\b",
    re.IGNORECASE,
)


_BY_FAMILY = re.compile(
    r"\b(?:per family|by family|by families|each family|all (?:three|two|four|the|our) families|\d families|(?:two|three|four|both) families|family by family|by household|(?:between|among|across|over) (?:(?:all|the|our|us|both|\w+) )?families|ways? (?:by|per) family)\b",
    re.I,
)


_TWO_PARTS = re.compile(r"(?<![\d/])\d{2} ?/ ?\d{2}(?![\d/])")
_HEADS = re.compile(r"\b(?:by|per) heads?\b", re.I)


_US_AND_THEM = re.compile(r"\bus and them\b|\bthem and us\b", re.IGNORECASE)


_SPLIT_WITH = re.compile(r"\b(?:split|shared?|halves|half) (?:it |that |this )?with\b", re.IGNORECASE)


def split(scene: Scene, payer: str | None) -> list[Row]:
    """The rows of the split; empty means everyone, by head. Beside another family "me" is the speaker's own."""
    rows = _rows(scene, payer)
    named = [str(row["party"]) for row in rows]
    if len(rows) == 2 and "me" in named and any(party.startswith("family:") for party in named):
        return [{**row, "party": "my_family"} if row["party"] == "me" else row for row in rows]
    return rows


def _rows(scene: Scene, payer: str | None) -> list[Row]:
    parties = sharers(scene, payer)
    if _TWO_PARTS.search(scene.text) and (rows := numbered(scene, parties)):
        return rows
    if _US_AND_THEM.search(scene.text) and (theirs := [w for w in parties if w.how == "family"]):
        return [{"party": "my_family"}, {"party": theirs[-1].party}]
    if rows := rest_between(scene):
        return rows
    if shared := apportioned(scene):
        return shared.rows
    each = re.search(r"\b(?:half|third|quarter|fifth|sixth) each\b", scene.text, re.I)
    if not each and (rows := numbered(scene, parties)):
        return rows
    if (
        (by := _BY_FAMILY.search(scene.text))
        and not _fewer(scene, by[0])
        and not re.search(r"\bnot (?:by|per) family\b", scene.text, re.I)
    ):
        return [{"party": f"family:{f.name}"} for f in scene.context.families]
    if len(told := _told_for(scene)) > 1:
        return [{"party": party} for party in told]
    if pair := _two_of_three(scene):
        return [{"party": party} for party in pair]
    if _NOTHING_BACK.search(scene.text):
        return [{"party": "me"}]
    if listed := shared_by(scene, [*(one.at for one in paying(scene)), *beside_the_bill(scene)]):
        return [{"party": party} for party in listed]
    sharing, only = _WITH.search(scene.text), _ONLY.search(scene.text) or _just(scene, parties)
    if (not sharing and not only) or _HEADS.search(scene.text):
        return []
    return _plain(scene, parties, bool(sharing), only)


def _fewer(scene: Scene, said: str) -> bool:
    """Whether fewer families are counted than there are: "just us two families" of three."""
    counted = re.search(r"\b(?:two|2|both)\b", said, re.IGNORECASE)
    return counted is not None and len(scene.context.families) > 2


_NOTHING_BACK = re.compile(
    r"\b(?:want|need|expect)(?:s|ing)? (?:nothing|no money|not a penny|none of it) back\b|\b(?:don'?t|do not) (?:want|need|expect) (?:anything|it|any of it|any) back\b|\b(?:nobody|no one) owes me (?:anything|for)\b|\bno need to pay me back\b",
    re.IGNORECASE,
)
_TWO = re.compile(r"\b(?:us|both|the) (?:two|2|both|other two)? ?families\b", re.IGNORECASE)


def _two_of_three(scene: Scene) -> list[str]:
    """ "the Lees are veggie so just us two families": of three families the two that are not the one named, or those named."""
    named = dict.fromkeys(w.party for w in scene.people if w.how == "family")
    families = [f"family:{f.name}" for f in scene.context.families]
    if len(families) != 3 or not _TWO.search(scene.text) or not named:
        return []
    return [p for p in families if (p in named) == (len(named) == 2)] if len(named) < 3 else []


def _told_for(scene: Scene) -> list[str]:
    """The families of "for the Lees and the Cruzes", "for us and the Lees"; fewer than two tell nothing."""
    found: list[str] = []
    end = -1
    for who in [w for w in scene.people if w.how in ("family", "us")]:
        before = scene.text[: who.at[0]]
        begins = re.search(r"\bfor (?:both )?(?:the )?$", before) is not None
        follows = end >= 0 and re.fullmatch(
            r"s?,? (?:and|&|plus) (?:the |for )?", scene.text[end : who.at[0]]
        )
        if begins or follows:
            found = [*found, us_or(who)] if follows else [us_or(who)]
            end = who.at[1]
    own = own_family(scene)
    return list(dict.fromkeys("my_family" if party == f"family:{own}" else party for party in found))


def _just(scene: Scene, parties: list[Who]) -> re.Match[str] | None:
    """ "just Elise, Remy and me": the word just or only right before a person."""
    for who in parties:
        name = re.escape(scene.text[slice(*who.at)])
        if found := re.search(rf"\b(?:just|only)\s+(?:the\s+)?{name}", scene.text):
            return found
    return None


def _plain(scene: Scene, parties: list[Who], sharing: bool, only: re.Match[str] | None) -> list[Row]:
    if alone := alone_said(scene):
        with_us = _SPLIT_WITH.search(scene.text) and not {"me", "my_family"} & set(alone)
        return [{"party": p} for p in (["my_family"] if with_us else []) + alone]
    region = _region(scene, only)
    said = [us_or(w) for w in parties if w.at[0] >= region - 30]
    said = list(dict.fromkeys(said))
    if (
        re.search(
            r"\b(?:everyone|everybody|all of us|whole group)\b|\b(?:for|by|between|among|amongst|across|with|ways?)\W{1,3}all\b",
            scene.text,
            re.I,
        )
        and not only
    ):
        return []
    if {"me", "my_family"} <= set(said):  # "(me, only us)": the one who paid, and who bears it
        said.remove("me")
    if only and not said:
        said = ["my_family"] if own_family(scene) else ["me"]
    if sharing and len(said) == 1 and said[0] not in ("my_family", "me"):
        said.insert(0, "my_family" if said[0].startswith("family:") else "me")
    if said == ["me"] and sharing:
        return []
    return [{"party": p} for p in said]


def _region(scene: Scene, only: re.Match[str] | None) -> int:
    match = _WITH.search(scene.text)
    starts = [m.start() for m in (match, only) if m]
    return min(starts) if starts else 0
