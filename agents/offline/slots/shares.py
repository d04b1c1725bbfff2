# ruff: noqa: E501  # a pattern reads best on one line
"""How a cost is shared: only us, with them, halves, shares, percents, sums, everyone but."""

import re
from decimal import Decimal

from agents.offline.people import Who
from agents.offline.phrases import own_family
from agents.offline.scene import Place, Scene
from agents.offline.slots.payers import bare_payer
from tools.values import numbers

Row = dict[str, object]
_EXCEPT = re.compile(
    r"\b(?:except(?: for| that)?|but not(?: for)?|so not(?: for)?|not for|not (?=the )|excluding|exclude|without|leave(?: out)?|don'?t (?:charge|count|include)|do not charge|minus|apart from)\b(?P<after>[^.;!?]*?)(?=\bwho\b|\bpaid\b|\bthey\b|[.;!?]|$)",
    re.IGNORECASE,
)
_ABSENT = re.compile(
    r"(?:wasn'?t|weren'?t|werent|wasnt|isn'?t|aren'?t|did ?n[o']?t|didnt|don'?t|fasted|had their own|brought their own|was sick|got none|napped|was (?:asleep|napping|away|ill|not there)|stayed (?:home|behind|in|at)|opted out|didn'?t (?:go|come|eat|join)|had none|sat (?:it|this) out|skipped|has (?:her|his) own)\b",
    re.IGNORECASE,
)
_ONLY = re.compile(
    r"\b(?:just|only)\b[^.;,!?]{0,18}\b(?:us|ours|our|we|my family|me|mine|between|for)\b|\b(?:ours|mine|us) (?:alone|only)\b|\bon (?:us|theirs)\b|\bjust (?:the )?\w+s\b|\bnobody else\b|\bno need to split\b|"
    r"\bmy family only\b|\bthat'?s on us\b|\b(?:is|it'?s|are) (?:just )?(?:ours|theirs)\b|\b\w+s? only\b|\bjust (?:her|his|our|my) lot\b|\bfor us\b(?! all)|\bour own\b",
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
_HEADS = re.compile(r"\b(?:by|per) heads?\b", re.I)
_WORD_PARTS = {
    "half": (1, 2),
    "third": (1, 3),
    "thirds": (1, 3),
    "quarter": (1, 4),
    "quarters": (1, 4),
    "fifth": (1, 5),
}


def exceptions(scene: Scene) -> list[str]:
    """Parties who do not pay."""
    found: list[str] = []
    for match in _EXCEPT.finditer(scene.text):
        part = scene.root.part([(match.start("after"), match.end("after"))])
        found += [w.party for w in part.people if w.how in ("name", "family")]
        if not part.people and re.match(r"\s*(?:him|her|them)\b", match["after"], re.I):
            found += [
                w.party for w in scene.people if w.how in ("name", "family") and w.at[1] <= match.start()
            ][-1:]
    for clause in scene.sentences:
        part = scene.root.part([clause])
        if absent := _ABSENT.search(part.text):
            found += _before_absent(part, absent.start())
    return list(dict.fromkeys(found))


def _before_absent(part: Scene, start: int) -> list[str]:
    """Whoever stands right before "wasn't there", with those joined to them by "and"."""
    near = [w for w in part.people if w.how in ("name", "family") and 0 <= start - w.at[1] <= 28]
    kept = near[-1:]
    for who in reversed(near[:-1]):
        if not re.fullmatch(r"\s*(?:,|and|&|\+|or)\s*", part.text[who.at[1] : kept[0].at[0]]):
            break
        kept.insert(0, who)
    return [w.party for w in kept]


_US_AND_THEM = re.compile(r"\bus and them\b|\bthem and us\b", re.IGNORECASE)


def _us_or(who: Who) -> str:
    return "my_family" if who.how == "us" else who.party


def split(scene: Scene, payer: str | None) -> list[Row]:
    """The rows of the split; empty means everyone, by head."""
    parties = _parties(scene, payer)
    if _US_AND_THEM.search(scene.text) and (theirs := [w for w in parties if w.how == "family"]):
        return [{"party": "my_family"}, {"party": theirs[-1].party}]
    each = re.search(r"\b(?:half|third|quarter|fifth|sixth) each\b", scene.text, re.I)
    if not each and (rows := _numbered(scene, parties)):
        return rows
    if _BY_FAMILY.search(scene.text) and not re.search(r"\bnot (?:by|per) family\b", scene.text, re.I):
        return [{"party": f"family:{f.name}"} for f in scene.context.families]
    sharing, only = _WITH.search(scene.text), _ONLY.search(scene.text) or _just(scene, parties)
    if (not sharing and not only) or _HEADS.search(scene.text):
        return []
    return _plain(scene, parties, bool(sharing), only)


def _just(scene: Scene, parties: list[Who]) -> re.Match[str] | None:
    """ "just Elise, Remy and me": the word just or only right before a person."""
    for who in parties:
        name = re.escape(scene.text[slice(*who.at)])
        if found := re.search(rf"\b(?:just|only)\s+(?:the\s+)?{name}", scene.text):
            return found
    return None


def _plain(scene: Scene, parties: list[Who], sharing: bool, only: re.Match[str] | None) -> list[Row]:
    if alone := _alone(scene):
        return [{"party": p} for p in alone]
    region = _region(scene, only)
    said = [_us_or(w) for w in parties if w.at[0] >= region - 30]
    said = list(dict.fromkeys(said))
    if re.search(r"\b(?:everyone|everybody|all of us|for all|whole group)\b", scene.text, re.I) and not only:
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


def _alone(scene: Scene) -> list[str]:
    """Parties in "Ben only", "(me, Anne and Léa)"."""
    if m := re.search(r"\bonly\b[^.;]{0,24}\((?P<l>[^)]+)\)", scene.text):
        inside = scene.root.part([(m.start("l"), m.end("l"))]).people
        return list(
            dict.fromkeys("me" if w.how == "me" else w.party for w in inside if w.how in ("me", "name"))
        )
    found: list[str] = []
    for who in scene.people:
        if re.match(r"\s+only\b", scene.text[who.at[1] :]) and who.how in ("name", "family", "us", "me"):
            joined = [*_joined(scene, who), who]
            found = list(dict.fromkeys("me" if w.how == "me" else _us_or(w) for w in joined))
    return found


def _joined(scene: Scene, who: Who) -> list[Who]:
    """Those listed right before somebody: "Dermot, Marcin and myself only"."""
    found: list[Who] = []
    for one in reversed([w for w in scene.people if w.at[1] <= who.at[0]]):
        gap = scene.text[one.at[1] : (found[0] if found else who).at[0]]
        if not re.fullmatch(r"\s*(?:,|,?\s*and|&|\+|,\s*&)\s*", gap, re.I):
            break
        found.insert(0, one)
    return found


def _region(scene: Scene, only: re.Match[str] | None) -> int:
    match = _WITH.search(scene.text)
    starts = [m.start() for m in (match, only) if m]
    return min(starts) if starts else 0


def _parties(scene: Scene, payer: str | None) -> list[Who]:
    """People named in the part about sharing, without who paid."""
    out = set(exceptions(scene))
    verb = re.compile(
        r"\s*(?:paid|got|covered|bought|put|picked|fronted|settled|has paid|have paid|had paid|took care)\b",
        re.I,
    )
    by = re.compile(r"\b(?:paid by|by|gave|thanks|handed)\s*$|\bon\s*$", re.I)
    kept = []
    shared = re.search(r"%|\bper ?cent\b|\bhalf\b|\bthirds?\b|\brest\b", scene.text, re.I)
    own, alone = own_family(scene), bare_payer(scene.root)
    for who in scene.people:
        after, before = scene.text[who.at[1] : who.at[1] + 14], scene.text[max(0, who.at[0] - 12) : who.at[0]]
        if (
            who.party in out
            or who == alone
            or who.how == "all"
            or verb.match(after)
            or (by.search(before) and not (shared and before.rstrip().endswith("on")))
            or re.match(r"(?:'s)?\s*(?:card|visa|amex|mastercard|account)", after)
        ):
            continue
        raw = scene.text[who.at[0] : who.at[1]].lower()
        if raw in (
            "i",
            "my",
            "mine",
            "im",
            "i'm",
            "i've",
            "our",
            "we",
            "we're",
            "we've",
            "id",
            "i'd",
        ) and not _counts(scene, who):
            continue
        if who.how == "family" and own and who.party == f"family:{own}":
            kept.append(Who("my_family", who.at, "us"))
        elif who.party == f"member:{scene.context.speaker}":
            kept.append(Who("me", who.at, "me"))
        else:
            kept.append(who)
    return kept


def _counts(scene: Scene, who: Who) -> bool:
    around = scene.text[max(0, who.at[0] - 14) : who.at[1] + 16].lower()
    return (
        bool(
            re.search(
                r"\band i\b|\bi (?:and|&)|\bwe (?:take|eat|pay)|\bours\b|\bmine\b|(?:us|me|and) our|our lot",
                around,
            )
        )
        and "i paid" not in around
    )


def _numbered(scene: Scene, parties: list[Who]) -> list[Row]:
    """Rows with sums, percents, shares or fractions beside the party."""
    if ratio := _ratio(scene, parties):
        return ratio
    rows: list[Row] = []
    sums = list(scene.money)
    total = sums[0].amount if sums else None
    used: set[Place] = set()
    for who in parties:
        row = _beside(scene, who, used, total)
        if row:
            rows.append({"party": _us_or(who), **row})
    return _complete(scene, rows, parties)


def _ratio(scene: Scene, parties: list[Who]) -> list[Row]:
    """ "70/30", "ratio 3:4 between us and them": the first part is the first party's."""
    said = re.search(r"\b(\d{1,2})\s*(?:[/:-]|to)\s*(\d{1,2})\b(?!\s*(?:am|pm))", scene.text)
    if said is None or len(parties) != 2:
        return []
    parts = [int(said[1]), int(said[2])]
    if sum(parts) == 100:
        return [{"party": _us_or(w), "percent": str(n)} for w, n in zip(parties, parts, strict=True)]
    if re.search(r"\bratio\b|\bproportion", scene.text, re.I):
        return [{"party": _us_or(w), "shares": n} for w, n in zip(parties, parts, strict=True)]
    return []


def _beside(scene: Scene, who: Who, used: set[Place], total: str | None) -> Row | None:
    text = scene.text
    before, after = text[max(0, who.at[0] - 60) : who.at[0]], text[who.at[1] : who.at[1] + 30]
    if _HALF_OF.search(before):
        return {"shares": 30}
    before = before[-30:]
    return _before(scene, before, total) or _after(scene, who, after, used, total)


_LINK = r"(?:for |to |on |is |are |of it |of it is |on it )*(?:the |them |those )?$"
_HALF_OF = re.compile(
    r"\bhalf (?:of )?(?:the|that|it|this)\b[^,.;]{0,40}\b(?:is|goes|are)\s+(?:on |to |for )?(?:the )?$", re.I
)


def _before(scene: Scene, before: str, total: str | None) -> Row | None:
    if m := re.search(rf"(\d+(?:\.\d+)?)\s*(?:%|percent|per cent)\s*{_LINK}", before, re.I):
        return {"percent": m[1]}
    if m := re.search(
        rf"(\d+|two|three|one|a|an)?\s*\b(half|thirds?|quarters?|fifth)\s+{_LINK}", before, re.I
    ):
        return _fraction(m)
    shares = "share" in scene.text.lower() or "part" in scene.text.lower()
    if shares and (
        m := re.search(rf"\b(\d+|one|two|three|four)\s+(?:shares?|parts?)?\s*{_LINK}", before, re.I)
    ):
        return {"shares": numbers.whole(m[1]) or 1}
    if m := re.search(rf"(?<![\d.,$])(\d+(?:\.\d+)?)\s+{_LINK}", before):
        if _slash(scene):
            return {"percent": m[1]}
        if " is " in before[m.start() :] or "are" in before[m.start() :]:
            return {"amount": m[1]} if _money_row(scene, m[1], total) else None
    return None


def _after(scene: Scene, who: Who, after: str, used: set[Place], total: str | None) -> Row | None:
    if m := re.match(r"\W{0,3}(?:pay |take |get |do |owe )?(\d+)\s*(?:%|percent)", after, re.I):
        return {"percent": m[1]}
    if m := re.match(
        r"\W{0,3}(?:(?:only )?pays? )?(?:(?:a|one|two) )?(?:half|third|quarter)(?! (?:us|the))\b", after, re.I
    ):
        return _fraction(m)
    if m := re.match(r"\W{0,3}(\d+|one|two|three)\s+shares?", after, re.I):
        return {"shares": numbers.whole(m[1]) or 1}
    if re.match(r"\s+(?:counting|count|counts|pay(?:s|ing)?) double", after, re.I):
        return {"shares": 2}
    m = re.match(
        r"\W{0,3}(?:owe |owes |take the other |take |pay |takes |pays |eat |do )?\$?(\d+(?:\.\d+)?)(?!\d|\s*(?:%|shares?|percent|ways|families))",
        after,
    )
    if m is None or m[1] == total or (place := (who.at[1] + m.start(1), who.at[1] + m.end(1))) in used:
        return None
    used.add(place)
    if _slash(scene):
        return {"percent": m[1]}
    return {"amount": m[1]} if _money_row(scene, m[1], total) else None


def _slash(scene: Scene) -> bool:
    found = [int(n) for n in re.findall(r"(?<![\d.,$])(\d{1,2})(?![\d.,:])", scene.text)]
    return any(a + b == 100 for a in found for b in found)


def _money_row(scene: Scene, amount: str, total: str | None) -> bool:
    return total is not None and not _slash(scene) and float(amount) < float(total)


def _fraction(match: re.Match[str]) -> Row:
    said = match[0].lower()
    word = next((w for w in _WORD_PARTS if re.search(rf"\b{w}\b", said)), "half")
    top, bottom = _WORD_PARTS[word]
    count = 2 if "two" in said or "2" in said else top
    return {"shares": count * 60 // bottom}


def _complete(scene: Scene, rows: list[Row], parties: list[Who]) -> list[Row]:
    """ "half is on the Farrells, rest is ours"; percents and shares mixed."""
    if not rows:
        return []
    if any("shares" in r for r in rows) and any("amount" in r for r in rows):  # "landry 2 shares, haskell 1"
        rows = [{"party": r["party"], "shares": r.get("shares") or r.get("amount")} for r in rows]
    if any("percent" in r for r in rows):
        rows = [
            {"party": r["party"], "percent": r.get("percent") or int(str(r.get("shares", 0))) * 100 // 60}
            for r in rows
        ]
    named = {r["party"] for r in rows}
    if len(rows) == 1 and "percent" not in rows[0]:
        if "shares" in rows[0] and re.search(r"\b(?:half|third|quarter)", scene.text, re.I):
            rest = 60 - int(str(rows[0]["shares"]))
            other = next((_us_or(w) for w in parties if _us_or(w) not in named), "my_family")
            return [*rows, {"party": other, "shares": rest}] if rest and other not in named else rows
        if "amount" in rows[0] and re.search(r"\brest\b|\bother\b", scene.text, re.I) and scene.money:
            rest_sum = Decimal(scene.money[0].amount) - Decimal(str(rows[0]["amount"]))
            other = next((_us_or(w) for w in parties if _us_or(w) not in named), "my_family")
            return [*rows, {"party": other, "amount": str(rest_sum)}] if other not in named else rows
        if "shares" in rows[0]:
            others = [f"family:{f.name}" for f in scene.context.families]
            own = own_family(scene)
            return [
                *rows,
                *[
                    {"party": o, "shares": 1}
                    for o in others
                    if o not in named and not ("my_family" in named and own and o == f"family:{own}")
                ],
            ]
        return []
    return rows
