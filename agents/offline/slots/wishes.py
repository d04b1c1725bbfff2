# ruff: noqa: E501  # a pattern reads best on one line
"""Likes, dislikes, musts, diets, pace, lodging and access wishes; taking them back."""

import re
from collections.abc import Sequence

from agents.context import Call
from agents.offline.people import Who
from agents.offline.phrases import capitals, trim
from agents.offline.scene import Place, Scene, overlaps
from agents.offline.slots.members import diets, persons
from agents.offline.slots.wish_people import KIN_SAID, all_but

_STRONG = re.compile(
    r"\b(?:LOVES?|loves?|hates?|HATES?|loathes?|adores?|adoooore\w*|obsessed|OBSESSED|terrified|must|MUST|non.?negotiable|can'?t stand|cannot stand|heavy as|at all|AT ALL|hard no|absolutely|NOT a|zero|never|crazy about|need|not optional|deal[- ]?breaker|no ifs|can'?t live without|unable to (?:stay|sleep|eat))\b"
)
_FOOD = r"(?:onions?|garlic|(?:red )?meat|eggs?|dairy|milk|pork|beef|lamb|fish|seafood|sugar|gluten|wheat|(?:pea)?nuts?|shellfish|prawns?|alcohol|caffeine|chicken|bread|mushrooms?|spicy food)\b"
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("diet", r"\bvegan|\bvegetarian|\bpescatarian|\bceliac|\bcoeliac|\bhalal|\bkosher|\ballerg|\bgluten|\blactose|\bdairy|\bdiabet|\b(?:no|zero|gave up|given up) (?:pork|meat|beef|fish|sushi|shellfish|nuts?|eggs?|seafood|salt|dairy|gluten|sugar|milk)\b|\b(?:low|no)[ -](?:sodium|carb|sugar|fat)\b|\bnut[- ]free\b|\btree nuts?\b|\bpeanuts?\b|\b(?:not|n'?t|never) eat\b|\blow salt\b|\bdiet\b|\bcan'?t eat\b|\bnothing spicy\b|\beats? (?:only|no)\b|\bveg(?:gie)?\b|\b(?:gone|is|are|am|'s|'re|'m) off (?:red )?(?:meat|dairy|gluten|fish|bread|sugar)\b|\bjain\b|\bintoleran|(?:\b(?:not|never|no longer|stopped|cant|can no longer)|n't) (?:do|tak\w+|ha(?:ve|ving)|touch\w*|eat\w*|drink\w*|digest) (?:any )?" + _FOOD + r"|\b(?:no|without) (?:more )?" + _FOOD),
        ("access", r"\bwheelchair|\bstairs?\b|\bwalker\b|\bground floor|\belevator|\blift\b(?! ticket)|\bstep.?free|\bramp\b|\bbad (?:knee|hip|back)|\bknees?\b|\bcan'?t walk|\bcane\b|\bbathroom\b|\bno long (?:hikes?|walks?)|\bcan'?t do long|\bflat walks?|\bcannot manage|\bcrutch|\bmobility|\bhard of hearing|\bpregnant"),
        ("pace", r"\bslow (?:morning|tempo|pace|days?)|\bslow\b|\bpace\b|\bnot too packed|\brelaxed|\bearly birds?|\beasy days|\bpacked\b|\bmorning people|\blong breakfast|\bnot? (?:in a )?rush|\blie.?ins?\b|\bsleep in\b(?! (?:a|an|the|our|my|his|her|their|one|two|tents?|cabins?)\b)"),
        ("lodging", r"\bhotels?\b|\brooms?\b(?! service)|\bbedrooms?|\bbeds?\b|\bpool\b|\bkitchen\b|\bcabins?\b|\btents?\b|\bapartments?\b|\bairbnb|\blodging|\bbalcony|\bquiet room|\bhostels?\b"),
        ("avoid", r"\bavoid|\bkeep .{2,20} away from|\bafraid|\bscared|\bterrified|\bheights?\b|\bno (?!one\b|more\b|longer\b|problem|worries|idea\b|need\b|rush\b|way\b|doubt\b|thanks\b)\w+|\bnot? into\b(?!)|\bwon'?t\b|\bwont\b|\bhard (?:no|never|pass)\b|\b(?:gets?|getting) (?:in a |a )?panic|\bpanics|\b(?:car|sea|motion|travel|altitude)[ -]?sick|\bgets? (?:sick|queasy|nauseous)\b|\bthrows? up\b|\bskip\b|\bclaustro|\bdon'?t want|\bset foot|\brefuses?\b|\bpetrified\b|\bhas panic\b|\b(?:steer|keep|stay)(?: \w+)? (?:clear|away)\b"),
        ("dislike", r"\bhates?\b|\bdislikes?\b|\bcan'?t stand|\bcannot stand|\bloathes?|\b(?:don'?t|doesn'?t|do not|does not|didn'?t) (?:really )?like|\bnot into\b|\bnot a fan|\bnot fond|\bbored by|\bsick of|\bdetests?\b|\bhorror of\b|\bwould rather \w+ (?:\w+ )?than\b|\ballergic to the idea"),
        ("must", r"\bmust\b|\bnon.?negotiable|\bneeds?\b|\bhas to\b|\bhave to\b|\bHAVE\b"),
        ("like", r"(?:\b(?:i|we|they|you|myself|ourselves|kids|would|and|also|really|does|do|family|to|both|'d|all|\w+s) |^\W*|> )like\b(?! (?:actually|really|seriously|literally|for real|totally|honestly|this time|that time|always|normal|usual|last|i said|before)\b)|\blikes\b|\bloves?\b|\badore|\bobsessed|\binto\b|\bprefers?\b|\bwould (?:really |very much |also )*(?:love|like)|\b'?d (?:really |very much |also )*(?:love|like|sooner)|\benjoys?|\bfan of|\bwants?\b|\bcrazy about|\bdreams? of|\bkeen|\bglad about\b|\bhappy (?:with|about)\b|\bwild about\b|\bmad (?:about|for|on)\b|\bnuts about\b|\bpartial to\b|\bsoft spot for\b|\b(?:die|dying|kill|live) for\b"),
    )
)  # fmt: skip
_LEAD = re.compile(
    r"^.*?\b(?:hates?|dislikes?|can'?t stand|cannot stand|loathes?|(?:don'?t|doesn'?t|do not|does not) (?:really )?(?:like|eat|want to (?:do|see)|want)|not into|not a fan of|not fond of|loves?|likes?(?: to)?|adores?|obsessed with|into|prefers?|would (?:really |very much )?(?:love|like)(?: to)?|enjoys?|"
    r"allergic to|avoid|scared of|afraid of|terrified of|petrified of|panics? (?:to|of|in|at|on|about)|refuses?|detests?|glad about|partial to|wild about|mad about|would rather \w+ (?:\w+ )?than|keep (?:in mind|on file)(?: that)?|needs?(?: a| an)?|wants?(?: to)?|is|are|i'm|im|am|sick of|(?:die|dying|kill|live) for|away from|sooner|keep|has a|have a|has|have|take my|for me|for us|down as)\b\s*",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*\b(?:so (?!long)|or (?:else|i|i'll|we|he|she|they|it)\b|because|since|if it'?s|please|pls|for (?:him|her|me|us|them)\b|is (?:a )?must\b|a must|obviously|apparently|pls keep|put that|save it|keep that|write that|if possible|says|and thats|(?:is|,|-)? ?non.?negotiable|are fine|on file|lol|haha|whatever).*$",
    re.I,
)


_RATHER_NOT = re.compile(
    r"\b(?:would|'d|d|had) (?:much )?rather (?:not(?: (?:do|go to|go|see|visit|have|eat|stay in|be in|be at))?|skip|avoid|miss|pass on)\s+(?:the |any |a |an )?(?P<x>[^.;!?]+)",
    re.IGNORECASE,
)


def kind_of(text: str) -> str:
    """The catalogue's kind of a wish."""
    if _RATHER_NOT.search(text):
        return "avoid"
    if re.search(
        r"\b(?:to|please|rather) avoid\b|\b(?:don'?t|dont|do not|doesn'?t|doesnt) want to (?:go|do|see|visit)\b",
        text,
        re.I,
    ):
        return "avoid"
    found = [k for k, rx in _KINDS if rx.search(text)]
    if (
        "must" in found
        and re.search(r"\bmust\b|\bMUST\b", text)
        and "lodging" not in found
        and "access" not in found
        and "diet" not in found
    ):
        return "must"
    if "dislike" in found:
        return (
            "dislike"
            if re.search(
                r"\bhate|dislike|loath|can'?t stand|cannot stand|n'?t (?:really )?like|do(?:es)? not like|not into|sick of",
                text,
                re.I,
            )
            else found[0]
        )
    if (
        "like" in found
        and re.search(r"\blov|\blik|\bobsess|\bador|\binto\b", text, re.I)
        and not {"diet", "access", "pace"} & set(found)
    ):
        return "like"
    if (
        "avoid" in found
        and "lodging" in found
        and "access" not in found
        and re.search(r"\bavoid|\bset foot|\bno \w+|\bwon'?t\b|\bnever\b", text, re.I)
    ):
        return "avoid"
    return found[0] if found else "like"


def _who(scene: Scene, clause: Place, last: str | None) -> str | None:
    part = scene.root.part([clause])
    if re.match(r"\W*(?:(?:oh|and|also|but|so|btw)\s+)*(?:i|i'm|im|i've|i'd)\b", part.text.strip(), re.I):
        return "me"
    if _OF_THEM.match(part.text.strip()) and (told := _told_of(scene, clause)):
        return told
    named: list[Who] = [w for w in part.people if w.how in ("name", "family", "all")]
    meant = [w for w in named if w.how != "all" and re.search(r"\bfor (?:the )?$", part.text[: w.at[0]])]
    if len(meant) == 1 and meant[0].how == "family":
        return _form(scene, meant[0].party)
    if named:
        chosen = named[0]
        for who in named:
            if re.match(
                r"(?:'s)?\s*(?:is|has|hates|loves|likes|can|needs|wants|does|won|keeps|gets|adores|eats|doesn|isn)",
                part.text[who.at[1] : who.at[1] + 14],
            ):
                chosen = who
                break
        return _form(scene, chosen.party)
    if any(w.how == "us" for w in part.people) or re.search(
        r"\b(?:the |both |my |our )?(?:kids|children|boys|girls|twins|two)\b|\b(?:we|us|our|both)\b",
        part.text,
        re.I,
    ):
        return "my_family"
    if last and _SUBJECTLESS.match(part.text.strip()):
        return last
    if re.search(r"\b(?:i|me|my|i'm|im|i'd|i've|myself)\b", part.text, re.I) and not re.search(
        r"\b(?:my (?:husband|wife|mum|mom|dad|son|daughter|mother|father))\b", part.text, re.I
    ):
        return "me"
    return last


# What goes on about whoever was named: "so no tents for Cathal, a real bed or I'll never hear the end of it".
_SUBJECTLESS = re.compile(
    r"(?:and |or |but |just |only )*(?:a|an|the|no|just|only) (?!one\b)\w", re.IGNORECASE
)
_OF_THEM = re.compile(r"\W*(?:(?:and|but|so|also|who)\s+)*(?:he|she|his|her)(?:'s|s)?\b", re.IGNORECASE)


def _told_of(scene: Scene, clause: Place) -> str | None:
    """Whoever was named last before a clause about him or her, a newcomer too: "my mother Ruth comes, she needs..."."""
    known = [(w.at, w.party) for w in scene.root.people if w.how == "name"]
    new = [(at, f"member:{name}") for name, at in persons(scene.root)]
    before = sorted(entry for entry in [*known, *new] if entry[0][1] <= clause[0])
    return _form(scene, before[-1][1]) if before else None


def _form(scene: Scene, party: str) -> str:
    if party == f"member:{scene.context.speaker}":
        return "me"
    own = scene.context.speaker_family
    return "my_family" if own and party == f"family:{own}" else party


_JUDGED = re.compile(
    r"^(?P<x>.+?)(?:\s+(?:is|are|'s|has to be|would be)|['’]s)\s+(?:really |absolutely |also )?(?:a |an )?(?:must\b|hard (?:no|never|pass)\b|out\b|non.?negotiable|no.?go|important|essential|off the table|a dealbreaker)",
    re.IGNORECASE,
)
_UNABLE = re.compile(
    r"\b(?:cannot|can'?t|can not|doesn'?t|does not|don'?t|do not|won'?t|wont|never|not)\s+(?:really |even )?(?:manage|do|doing|eat|eats|eating|drink|drinking|take|taking|touch|touching|climb|use|have|having|handle|walk|set foot in)\s+(?:any |a |an |the )?(?P<x>.+)$",
    re.IGNORECASE,
)
_MORE_LEAD = re.compile(
    r"^(?:really|very much|absolutely|literally|terrified of|afraid of|scared of|away from|obsessed with|crazy about|into|not into|a fan of|doing|go(?:ing)? to|visit(?:ing)?|avoid(?:ing)?|allowed|to see|to|see|seeing|every kind of|anything|any)\s+",
    re.IGNORECASE,
)


def _content(text: str, people: list[Who], offset: int) -> str:
    said = list(text)
    for who in people:
        if who.how in ("name", "family"):
            s, e = who.at[0] - offset, who.at[1] - offset
            if 0 <= s < len(said):
                said[s:e] = " " * (e - s)
    plain = _telling(re.sub(r"\s+", " ", "".join(said)).strip())
    plain = re.sub(r"^\W*(?:and )?(?:for )?(?:me|us)\s*[-–—:=]\s+", "", plain, flags=re.I)
    plain = re.sub(r"^\W*(?:and )?(?:we|they|you)(?:['’]re| are)\s+(?=\w)", "", plain, flags=re.I)
    plain = re.sub(r"\s+for\s*(?:,.*)?$", "", re.sub(r"^\W*(?:'s|s)\s+", "", plain))
    plain = re.sub(r"^(?:for|of) us\s+", "", re.sub(r"^[^:]{3,30}:\s+(?=\w)", "", plain), flags=re.I)
    plain = re.sub(
        r"(?:^|\b(?:and )?(?:we|they|you)|\s)\s?['’]?(?:re|are)\s+(?:all|both)\s+(?=\w)", " ", plain
    ).strip()
    plain = re.sub(
        r"^(?:must|have to|need to|got to|gotta) (?:do|see|have|visit|try|go to|go on) (?:the |a |an )?",
        "",
        plain,
        flags=re.I,
    )
    plain = re.sub(r",? (?:the |our |both )?\w+ insists?\W*$", "", plain, flags=re.I)
    if m := re.search(
        r"\b(?:sick|queasy|nauseous|throws? up)\b (?:on|in|from|at|with|when) (?P<x>.+)$", plain, re.I
    ):
        return trim(_TAIL.sub("", m["x"])) or trim(plain)
    if m := _RATHER_NOT.search(plain):
        return trim(_TAIL.sub("", m["x"])) or trim(plain)
    if m := _JUDGED.match(plain):
        return trim(_plainer(m["x"])) or trim(plain)
    if m := re.search(r"\bso (?P<x>(?:no|only|flat|just) .+)$", plain, re.I):
        plain = m["x"]
    if m := re.search(r"\beats? (?P<x>no \w+(?:(?: or|,) \w+)*)", plain, re.I):
        return trim(m["x"])
    if m := _UNABLE.search(plain):
        return "no " + trim(_TAIL.sub("", m["x"]))
    m = _LEAD.match(plain)
    rest = plain[m.end() :] if m and re.search(r"\w", plain[m.end() :]) else plain
    return trim(_plainer(_TAIL.sub("", rest) or rest)) or trim(plain)


def _telling(text: str) -> str:
    """The sentences that tell a wish; the rest is talk."""
    parts = [p for p in re.split(r"(?<=[a-z)])[.!?]+\s+", text) if re.search(r"\w", p)]
    told = [p for p in parts if _sure_kind(p)]
    return ", ".join(told) if len(parts) > 1 and told else text


def _plainer(rest: str) -> str:
    last = None
    while last != rest:
        last = rest
        rest = _MORE_LEAD.sub("", re.sub(r"^(?:a |an |the |that |do )+", "", rest.strip(" ,.!"), flags=re.I))
    return rest


_FRESH = re.compile(
    r"\W*(?:(?:and |but )?(?:both |the |my |our )*(?:kids|boys|girls|children|twins)|hates?|loves?|likes?|no|not|never)\b",
    re.IGNORECASE,
)


def _pieces(scene: Scene) -> list[Place]:
    """Clauses that carry a wish of their own; a clause without one joins the clause before."""
    out: list[Place] = []
    for start, end in _merged(scene):
        text = scene.text[start:end]
        telling = _is_wish(text)
        fresh = bool(
            [w for w in scene.root.part([(start, end)]).people if w.how in ("name", "family", "us", "me")]
        ) or _FRESH.match(text.strip())
        apart = telling and (fresh or _new_kind(text, scene.text[slice(*out[-1])] if out else ""))
        if out and fresh and _same(scene, out[-1], (start, end)):
            out[-1] = (out[-1][0], end)
        elif not out or (apart and _is_wish(scene.text[slice(*out[-1])])):
            out.append((start, end))
        elif telling and not _is_wish(scene.text[slice(*out[-1])]):
            out[-1] = (start if fresh else out[-1][0], end)
        else:
            out[-1] = (out[-1][0], end) if len(text.split()) < 7 else out[-1]
    return out


_NO_WISH = re.compile(
    r"\W*(?:zero|none|please|pls)\W*|(?:\W*\b(?:allerg\w+|diet\w*|food|preferences?|wish(?:es)?|likes?|dislikes|needs?|requirements?|update|list|and|our|the|all)\b)+\W*",
    re.IGNORECASE,
)


def _is_wish(text: str) -> bool:
    """Does a stretch tell a wish, and is no mere heading of some ("Allergies & diets")."""
    return any(rx.search(text) for _, rx in _KINDS) and not _NO_WISH.fullmatch(text.strip())


def _new_kind(text: str, before: str) -> bool:
    """Does a clause tell a wish of a plainly other kind ("noodle soup, and slow tempo")."""
    kind = _sure_kind(text)
    return kind in ("diet", "access", "pace", "lodging") and kind != _sure_kind(before)


def _same(scene: Scene, before: Place, after: Place) -> bool:
    """Do two stretches tell the same pace, access or lodging wish of the same people."""
    kinds = {_sure_kind(scene.text[slice(*place)]) for place in (before, after)}
    if len(kinds) > 1 or not kinds & {"pace", "access"}:
        return False
    who = _who(scene, before, None)
    return _who(scene, after, who) == who


def _merged(scene: Scene) -> list[Place]:
    """Clauses, with one that only adds to the same kind of wish ("vegetarian, no egg") joined to the one before."""
    found: list[Place] = []
    for start, end in scene.clauses:
        place = (_after_heading(scene, start, end), end)
        text = scene.text[slice(*place)]
        people = scene.root.part([place]).people
        kind = _sure_kind(text)
        alike = kind in ("diet", "pace", "access") and not people
        if found and (
            _named_alone(scene, found[-1]) or (alike and _sure_kind(scene.text[slice(*found[-1])]) == kind)
        ):
            found[-1] = (found[-1][0], place[1])
        else:
            found.append(place)
    return found


_HEADING = re.compile(r"\W*(?!for\b)[^:\n]{3,60}:\s+(?=\w)", re.IGNORECASE)


def _after_heading(scene: Scene, start: int, end: int) -> int:
    """Where a clause begins behind its heading ("allergies, please all read: ..."); a person is no heading."""
    heading = _HEADING.match(scene.text, start, end)
    if heading is None:
        return start
    people = scene.root.part([(start, heading.end())]).people
    return start if any(w.how in ("name", "family", "me", "us") for w in people) else heading.end()


# "Kemi - tree nuts. Russ: low sodium. Me - no dairy": who it is stands before the dash.
_NAME_ALONE = re.compile(r"\W*(?:and |the )?\w[\w'’]*(?: [A-ZÀ-Þ][\w'’]*)?\W*")


def _named_alone(scene: Scene, place: Place) -> bool:
    people = scene.root.part([place]).people
    alone = _NAME_ALONE.fullmatch(scene.text[slice(*place)])
    return alone is not None and any(w.how in ("name", "family", "me", "us") for w in people)


def _sure_kind(text: str) -> str | None:
    return next((k for k, rx in _KINDS if rx.search(text)), None)


_ONLY_MUST = re.compile(r"\bmust\b|\bnon.?negotiable\b", re.IGNORECASE)


def _thing(scene: Scene, place: Place) -> str | None:
    """The thing named in the same breath as "a hard must": the longest name that is nobody's."""
    start, end = max(0, place[0] - 160), place[1]
    names = [
        (name, at)
        for name, at in capitals(scene.whole)
        if start <= at[0] < end and not any(overlaps(at, w.at) for w in scene.root.people)
    ]
    several = [name for name, _ in names if " " in name]
    return max(several, key=len, default=None)


_WORDY = 4  # words; a longer diet is cut to what it is
_NO_THING = re.compile(
    r"^\W*(?:(?:and|also|but|oh|btw|please)\s+)*no (?P<x>[\w'’ -]{3,40}?)\s*(?:whatsoever|please|pls|tho(?:ugh)?|at all|for (?:me|us|him|her|[A-Z]\w+)|,|\.|!|$)",
    re.IGNORECASE,
)


def record_preference(scene: Scene) -> list[Call]:
    """One call per wish and person."""
    if told := all_but(scene):
        return told
    calls: list[Call] = []
    last: str | None = None
    for place in _pieces(scene):
        text = scene.text[place[0] : place[1]]
        if not any(rx.search(text) for _, rx in _KINDS) and calls:
            continue
        kin = KIN_SAID.search(text)
        who = _who(scene, place, last) or ("my_family" if kin else "me")
        last = who
        part = scene.root.part([place])
        args: dict[str, object] = {
            "party": who,
            "kind": kind_of(text),
            "what": _content(text, part.people, place[0]),
        }
        if (
            args["kind"] == "diet"
            and (eaten := diets(text))
            and (_beside(eaten, str(args["what"])) or _LEFT_OFF.match(str(args["what"])))
        ):
            args["what"] = ", ".join(dict.fromkeys(d.lower() for d in eaten))
        if (
            args["kind"] == "must"
            and _ONLY_MUST.search(str(args["what"]))
            and (thing := _thing(scene, place))
        ):
            args["what"] = thing
        if args["kind"] in ("avoid", "dislike") and (plain := _NO_THING.match(text.strip())):
            args["what"] = trim(plain["x"]) or args["what"]
        if args["kind"] == "avoid":  # "so no twisty roads please"
            args["what"] = re.sub(r"^(?:no|skip) (?=\w)", "", str(args["what"]))
        if kin and who == "my_family" and kin["kin"].lower() not in str(args["what"]).lower():
            args["what"] = f"{args['what']} ({kin['kin'].lower()})"
        if weight := _weight(text, str(args["kind"])):
            args["weight"] = weight
        if _PRONOUN.fullmatch(str(args["what"])) and any(c.args["party"] == who for c in calls):
            continue  # "tunnels panic her, avoid them for her" is one wish
        calls += _one_by_one(args)
    return _also(scene, calls)


_PRONOUN = re.compile(r"\W*(?:it|them|those|these|that|this|him|her)\W*", re.IGNORECASE)
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


_LEFT_OFF = re.compile(r"(?:no longer|gave up|given up|stopped|never)\b", re.IGNORECASE)


def _beside(eaten: Sequence[str], what: str) -> bool:
    """Was something else than the diet taken for it, or much more than it."""
    said = {word for diet in eaten for word in diet.lower().split()}
    return len(what.split()) > _WORDY or not said & {
        w.strip(".,").removesuffix("s") for w in what.lower().split()
    } | said & set(what.lower().split())


def _also(scene: Scene, calls: list[Call]) -> list[Call]:
    """ "Yusuf and I keep halal, and Amina too": the same wish for each person."""
    if len(calls) != 1 or calls[0].args["kind"] != "diet":
        return calls
    told = [s for s in scene.sentences if _sure_kind(scene.text[slice(*s)]) == "diet"]
    people = [
        w
        for w in (scene.root.part(told).people if told else scene.people)
        if w.how in ("name",) or (w.how == "me" and re.search(r"\band I\b", scene.text))
    ]
    parties = list(dict.fromkeys(_form(scene, w.party) for w in people))
    return (
        [Call(name="record_preference", args={**calls[0].args, "party": p}) for p in parties]
        if len(parties) > 1
        else calls
    )


def _weight(text: str, kind: str) -> int | None:
    if kind in ("diet", "pace"):
        return None
    if not _STRONG.search(text) or (
        kind in ("access", "lodging")
        and not re.search(
            r"\bmust\b|non.?negotiable|not optional|deal[- ]?breaker|no ifs|essential|can'?t live without|unable to",
            text,
            re.I,
        )
    ):
        return None
    if re.search(r"\bneed\b", text) and kind != "must":
        return None
    return -2 if kind in ("dislike", "avoid") else 2


_DROP = re.compile(
    r"\b(?:please|pls|forget|scrap|delete|remove|ignore|drop|erase|scratch|strike|take|off|out|the|thing|bit|where|note|preference|list|that|about|what|i|said|you|can|is|was|any ?more|no longer|over it|shes|hes|now|my|never ?mind|we|one|it|wish(?:es)?|since|for|rule|isn'?t|not|aren'?t|doesn'?t mind|wanted|wants|hat(?:ing|es?)|point|likes?|off my|bot|hey|again|gone|a|an|so|too|wish|entry|and|her|his|their|sorted|any longer|don'?t need|because|put|apparently)\b|'s\b",
    re.IGNORECASE,
)


_THAT_THING = re.compile(
    r"\b(?:the|that|this|my|our|\w+'s) (?P<x>(?!whole\b|same\b|other\b|last\b)\w[\w' -]{2,30}?) (?:thing|note|wish|bit|entry|preference|rule|request|stuff)\b",
    re.IGNORECASE,
)
_SAID_ABOUT = re.compile(
    r"\b(?:what (?:i|we|\w+) said|the (?:thing|bit|note|stuff)) about (?P<x>\w.*)", re.IGNORECASE
)


def forget_preference(scene: Scene) -> list[Call]:
    """Whose wish, and which, is taken back."""
    first = scene.sentences[0] if scene.sentences else scene.spans[0]
    trigger = re.search(
        r"\b(?:forget|scrap|delete|remove|ignore|drop|erase|take|never ?mind|not|no longer|n'?t)\b",
        scene.text,
        re.I,
    )
    chosen = next((s for s in scene.sentences if trigger and s[0] <= trigger.start() < s[1]), first)
    part = scene.root.part([chosen])
    who = _who(scene, chosen, None) or _who(scene, scene.spans[0], None) or "me"
    text = part.text[chosen[0] : chosen[1]]
    if said := _SAID_ABOUT.search(text):
        about = scene.root.part([(chosen[0] + said.start("x"), chosen[1])])
        who = _who(scene, about.spans[0], None) or who
        text = " " * said.start("x") + text[said.start("x") :]
    if thing := _THAT_THING.search(text):
        text = thing["x"]
    cut = re.split(
        r"\b(?:since|because|she'?s|shes|he'?s|hes|vegetarian now|, (?:it|he|she|they|was|theres)|it is|put|i had|it'?s)\b",
        text,
        flags=re.I,
    )[0]
    what = (
        _left(cut, part.people, chosen[0])
        or _left(text, part.people, chosen[0])
        or _left(scene.text, scene.people, 0)
    )
    return [Call(name="forget_preference", args={"party": who, "what": what})]


def _left(text: str, people: list[Who], offset: int) -> str:
    said = list(text)
    for who in people:
        s, e = who.at[0] - offset, who.at[1] - offset
        if who.how in ("name", "family") and 0 <= s < len(said):
            said[s:e] = " " * (e - s)
    return trim(re.sub(r"[^\w\s-]", " ", _DROP.sub(" ", "".join(said))))[:40]
