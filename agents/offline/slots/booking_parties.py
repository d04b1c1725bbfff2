# ruff: noqa: E501  # a pattern reads best on one line
"""Whom a booking is for: people named one after another that stand behind "for", or alone between commas."""

import re
from collections.abc import Sequence

from agents.offline.people import Who
from agents.offline.phrases import family_of, own_family
from agents.offline.scene import Scene
from agents.offline.slots.booking_sleepers import SELF, SHARED, THEIRS, are_on_it, is_put, stays

_BEARS = re.compile(
    r"\b(?:split|halves|half(?! (?:past|hour|board|\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))|bears?|deposit|on (?:us|all|everyone|me)|owes?|a third)\b",
    re.IGNORECASE,
)
_EVERYONE = re.compile(
    r"\b(?:for (?:everybody|everyone|all of us|us all|all (?=(?:at|in|on|from)\b)|all (?:the )?(?:\d+|six|seven|eight|nine|ten|eleven|twelve) of us|the (?:whole )?lot of us|the whole (?:group|gang|lot|crew)|all (?:two |three |four |five )?(?:the |of the )?families)|all of us|all (?:six|seven|eight|nine|ten|eleven|twelve|1\d|[6-9]) of us|all (?:of )?(?:the )?(?:two|three|four|five|\d) (?:of the )?families|(?:everybody|everyone)(?:'s| is)? (?:in|coming|invited|going|eats?|on)\b|(?:the )?(?:whole|entire) (?:group|gang|crew|party|lot|clan)|f[uü]r alle|pour tout le monde|pour tous|para todos|per tutti|voor iedereen)\b|(?:^|[,(;.:])\s*(?:everyone|everybody|the whole gang|the lot of us|all families)\s*(?:[,.;)!]|$)",
    re.I,
)
# "Prakash paid and it is for everybody": the cost is.
_BORNE = re.compile(
    r"\b(?:paid|pay(?:s|ing)?|pagu[eé]|bill|cost|on (?:my|his|her) card|with my card|deposit)\b[^.;!?\n]{0,40}$",
    re.I,
)
_NUMBER = r"(?:\d+|one|two|three|four|an?)"
# What joins people who are had one booking for: "Lalondes + Kurians", "1 for us, 1 for the Raos", "ours and Angela's".
_JOINT = re.compile(
    rf"[\s,'s]*(?:,|and|&|\+|n|plus|with|as well as)?[\s,]*(?:(?:{_NUMBER}|the other(?: one)?|another)(?: (?:room|site|cabin|tent|one|ticket|car|place)s?)?[\s,]+)?(?:for\s+|to\s+)?(?:the\s+|our friends\s+)?",
    re.I,
)
_JOINING = re.compile(r"\b(?:and|n|plus|with|as well as|for)\b|[,&+]", re.I)
_LEAD = re.compile(
    rf"(?:\b(?:for|f[uü]r(?: die)?|pour(?: les?)?|para(?: l[oa]s)?|with|just|only|both|one for|belongs? to|reserved to|rooms?:|sites?:|who:)|(?<!\d)\b4|[(:–—])\s*(?:(?:just|only|both|{_NUMBER})\s+)*(?:the\s+)?$",
    re.I,
)
_OUT = re.compile(
    r"\b(?:not|except|without|but not|under|name of|from|by|told|asked|called|says?|thanks to|courtesy of|offices of|because of|instead of)\s+(?:for |the |name )*$",
    re.I,
)
_DOES = re.compile(
    r"'?s?\s*(?:(?:has |have |just )?(?:paid|booked|said|told|called|found|got|made|says|are camping|is camping|join|camp)\b|is (?:not|n't)|birthday|anniversary|idea|cousin|sister|friend|folks|parents|mum|mom|dad|card|name|phone|email|treat|party\b)",
    re.I,
)
_OF_US = re.compile(r"\bthe (?P<n>two|three|four|five|six|[2-6]) of us\b", re.I)
_COUNT = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_CUT = re.compile(r"[,;:!?()\n]|(?<!\s\w)(?<!\bMrs)(?<!\bM[rs])(?<!\bDr)\.|\s[–—-]\s")
_ALONE_TAIL = re.compile(
    r"'?s?\s*(?:only|alone|sharing|share|together|both|in (?:it|there)|going|as ever|families)?\W*", re.I
)
_STANDS = re.compile(r"\s*(?:[,.;!)&+]|$|and\b|n\b)", re.I)
_SUBJECT = frozenset("we our we've we're weve were we'll i my".split())


def party_told(part: Scene, whole: Scene) -> list[str]:
    """Who is to sleep, eat or ride there; words on who bears the cost name nobody."""
    kept = [c for c in part.clauses if not _BEARS.search(part.text[slice(*c)])]
    if not kept:
        return []
    part = part if len(kept) == len(part.clauses) else part.root.part(kept)
    everyone = _EVERYONE.search(part.text)
    if everyone and not _BORNE.search(part.text[: everyone.start()]):
        return ["all"]
    found: list[str] = []
    for run in _runs(part):
        if _is_for(part, run):
            shared = SHARED.search(part.text[: run[0].at[0]])
            found += [*(["my_family"] if shared else []), *(_party(part, who) for who in run)]
    return list(dict.fromkeys(found)) or _counted(part)


def _counted(scene: Scene) -> list[str]:
    """ "Just the three of us", said by one of a family of three."""
    said = _OF_US.search(scene.text)
    own = next((f.members for f in scene.context.families if f.name == own_family(scene)), ())
    count = (_COUNT.get(said["n"].lower()) or int(said["n"])) if said else 0
    just = said and re.search(r"\b(?:for|just|only)\s+$", scene.text[: said.start()], re.I)
    return ["my_family"] if just and count == len(own) else []


def _runs(scene: Scene) -> list[list[Who]]:
    """People named one after another, without those who only act or are left out."""
    runs: list[list[Who]] = []
    for who in scene.people:
        said = scene.text[who.at[0] : who.at[1]].lower()
        if (who.how in ("us", "me") and said in _SUBJECT) or who.how == "all":
            continue
        if SELF.match(scene.text[who.at[1] :].lstrip()):
            runs.append([who])
            continue
        if _OUT.search(scene.text[: who.at[0]]) or (
            _DOES.match(scene.text, who.at[1]) and not stays(scene, who)
        ):
            continue
        gap = scene.text[runs[-1][-1].at[1] : who.at[0]] if runs else ""
        gap = THEIRS.sub("", gap, count=1) if gap.startswith(("'", "’", " ")) else gap
        gap = SELF.sub("", gap)
        if runs and _JOINT.fullmatch(gap) and _JOINING.search(gap):
            runs[-1].append(who)
        else:
            runs.append([who])
    return runs


def _is_for(scene: Scene, run: Sequence[Who]) -> bool:
    start, end = run[0].at[0], run[-1].at[1]
    if THEIRS.match(scene.text, end) and (theirs := THEIRS.match(scene.text, end)):
        end = theirs.end()
    before = scene.text[:start]
    group = any(not _party(scene, w).startswith(("member", "me")) for w in run)
    if stays(scene, run[-1]) or is_put(scene, run, group) or (group and SHARED.search(before)):
        return True
    if len(run) > 1 and are_on_it(scene, end):
        return True
    if (
        re.search(r"\b(?:got|booked|getting|get|found|gave|for the)\s+$", before, re.I)
        and run[0].how == "us"
        and len(run) == 1
    ):
        return False
    if re.search(
        r"\b(?:for|f[uü]r|pour|para)\s+(?:just |only |both )?(?:the |die |les? |l[oa]s )?$|\bfor .{3,24} and $",
        before,
        re.I,
    ):
        return group or len(run) > 1 or scene.text[slice(*run[0].at)].lower() == "me"
    if group and _LEAD.search(before):
        return True
    starts = max((m.end() for m in _CUT.finditer(scene.text, 0, start)), default=0)
    ends = next((m.start() for m in _CUT.finditer(scene.text, end)), len(scene.text))
    alone = not re.sub(
        rf"\b(?:the|just|only|both|with|(?:{_NUMBER}|\d+)|(?:room|site|cabin|tent|table|ticket|seat)s?)\b|\W",
        "",
        scene.text[starts:start],
        flags=re.I,
    )
    if alone and _ALONE_TAIL.fullmatch(scene.text[end:ends]):
        return group or (len(run) > 1)
    return False


def _party(scene: Scene, who: Who) -> str:
    """Member, family or my own; "Angela's" beside families is Angela's family."""
    own = own_family(scene)
    if who.how == "us" or (own and who.party == f"family:{own}"):
        return "my_family"
    after = scene.text[who.at[1] : who.at[1] + 14]
    raw = scene.text[slice(*who.at)]
    owning = (
        THEIRS.match(after) or (raw.endswith("'s") and _STANDS.match(after)) or re.match(r"'(?!\w)", after)
    )
    if who.how == "name" and owning and (family := family_of(scene, who.party)):
        return "my_family" if family == own else f"family:{family}"
    return who.party
