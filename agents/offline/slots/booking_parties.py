# ruff: noqa: E501  # a pattern reads best on one line
"""Whom a booking is for."""

import re

from agents.offline.phrases import own_family
from agents.offline.scene import Scene

_BEARS = re.compile(r"\b(?:split|halves|half|bears?|deposit|on us|alone|owes?|a third)\b", re.IGNORECASE)


def party_told(part: Scene, whole: Scene) -> list[str]:
    """Who is to sleep, eat or ride there; words on who bears the cost name nobody."""
    kept = [c for c in part.clauses if not _BEARS.search(part.text[slice(*c)])]
    if not kept:
        return []
    part = part if len(kept) == len(part.clauses) else part.root.part(kept)
    text = part.text
    if re.search(
        r"\b(?:for (?:everybody|everyone|all of us|us all|all (?:three |two |four )?(?:the )?families)|all of us|whole group)\b",
        text,
        re.I,
    ):
        return ["all"]
    found: list[str] = []
    own = own_family(part)
    for who in part.people:
        before = text[max(0, who.at[0] - 26) : who.at[0]]
        after = text[who.at[1] : who.at[1] + 12]
        if re.search(
            r"\bnot (?:for |the )?(?:the )?$|\bunder (?:the name )?$|\bname (?:of )?$|\bunder the name of $",
            before,
            re.I,
        ):
            continue
        said = re.search(
            r"\b(?:for|just|only|one for|with|both|and|ours|us|:|,|,? our|rooms?:)\W*(?:the )?$", before, re.I
        ) and who.how in ("family", "us")
        joint = (
            who.how == "name"
            and re.search(r"\b(?:for|and|n|&)\s*$", before, re.I)
            and not re.match(r"\s*(?:paid|booked|said|told)", after)
        )
        if who.how == "us" and re.search(r"\b(?:got|booked|getting|get|found)\s+$", before, re.I):
            continue
        if who.how in ("us",) and part.text[who.at[0] : who.at[1]].lower() in (
            "we",
            "our",
            "we've",
            "we're",
            "weve",
            "were",
        ):
            continue
        if (
            said
            or (joint and not re.match(r"\s*(?:for|and) ", before))
            or (
                who.how == "me"
                and part.text[who.at[0] : who.at[1]].lower() == "me"
                and re.search(r"\bfor $|, $|room $", before)
            )
        ):
            party = "my_family" if who.how == "us" or (own and who.party == f"family:{own}") else who.party
            found.append(party)
    found = list(dict.fromkeys(found))
    if whole.context.families and found == ["all"]:
        return ["all"]
    return found
