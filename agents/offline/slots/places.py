# ruff: noqa: E501  # a pattern reads best on one line
"""Places people say: the trip's stops by any clear part of the name, others by capitals or by where they stand."""

import re
from collections.abc import Sequence

from agents.offline.casing import cased
from agents.offline.known import everyday, region, town
from agents.offline.lexicon import CLASS_OF
from agents.offline.matching import Found
from agents.offline.phrases import LIST_JOINT, capitals, trim
from agents.offline.scene import Place, Scene, overlaps, placed
from agents.offline.text import fold, singular

_NOT_PLACES = frozenset(
    "if adding adds since had because discharge admit secured obviously unless wheels rendezvous point i ok okay new trip please name dates date route stops stop families our call long weekend right alright make set start put the and also can could could "
    "kindly good morning warm regards dear pathfinder bot hubby nye money currency from to us we it's its it hi hello yes no so set january february march april may june july august "
    "september october november december monday tuesday wednesday thursday friday saturday sunday labor day memorial day thanksgiving christmas easter canadian "
    "mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec sept spring summer fall winter break trip: what oh let let's open depart leave money half term "
    "usd cad eur gbp nok sek dkk mxn aud nzd chf isk inr zar kronor krónur kroner rand rupees pesos dollars pounds pfingsten semana santa boxing day diwali anzac canada new year years "
    "hei holaaa bonjour c'est bon fwd must poll add drop skip no not a an in at on for he she they this that there vamos how where is when what who why while away whole mum mom dad grandma grandpa have has had need needs love loves want wants hate hates tbd asap all just then svp plz first last everything one two three four five six seven eight nine ten respected waypoints milestones accounting euro indian swiss norwegian danish canadian designation headin heading outta change request item number chuck throw stick bung pop slot toss whack swap sneak pencil plug queries query questions question distance eta duration everyone euros euro kickoff setup stops overnight base nights people cars".split()
)
_DAYS_AND_MONTHS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february april june july august september "
    "october november december".split()
)
_LEAD_LOWER = re.compile(
    r"\b(?:to|through|thru|via|from|in|at|see|visit|for|do(?:ing)?|add|include|by|into|trip:?|set up|create|add in|for:|start|hit|wants?(?: to see| to visit| to go to| to do)?|wanted|wanna see|call at|swing by|(?:point|place|base|stop) (?:is|will be|should be|=|:)|chuck in|throw in|stick in)\s+(?:the\s+)?(?P<p>[a-z][a-z'. -]{2,60}?)"
    r"(?=\s*(?:[,.;:!?\n(]|$|\d|\bfor\b|\bfrom\b|\bon\b|\bthis\b|\bnext\b|\bin\b|\bplease\b|\bpls\b|\bstarting\b|\bleaving\b|\bto\b|\band then\b|\bnights?\b|\bits\b|\bit's\b|\bis\b|\bbc\b|\bcuz\b|\btho\b|\bif\b|\bat\b|\bwith\b))"
)
FILL = re.compile(
    r"^(?:going |the |a |our |and then |and |then |maybe |we |lets? |go |us )+|\s+(?:and i think|lets go+|pls|please|i think|going|instead|again)\b.*$",
    re.I,
)


_LEFT_ALONE = re.compile(r"\b(?:leave|keep)\s+(?:the\s+)?$", re.IGNORECASE)
_ALONE = re.compile(r"\s+(?:one |trip |thing )?(?:alone|as (?:it|they)|exactly|like it)\b", re.IGNORECASE)


def _usable(scene: Scene, name: str, at: Place) -> bool:
    said = [w.strip(".,'!") for w in name.lower().split()]
    if all(w in _NOT_PLACES or CLASS_OF.get(singular(fold(w))) == "<car>" for w in said):
        return False
    if (
        STARTS.search(scene.text[: at[0]])
        and all(map(everyday, said))
        and not (town(name) or _a_stop(scene, name))
    ):
        return False  # "Departure Saturday", "Which distance": a capital only because a sentence starts
    before, after = scene.text[max(0, at[0] - 14) : at[0]], scene.text[at[1] : at[1] + 24]
    if _LEFT_ALONE.search(before) and _ALONE.match(after):
        return False
    if any(overlaps(at, w.at) and w.at[1] - w.at[0] >= (at[1] - at[0]) - 2 for w in scene.people):
        return _a_stop(scene, name)
    return not any(overlaps(at, d.at) and d.at[0] <= at[0] for d in placed(scene.dates, scene.codes))


def _a_stop(scene: Scene, name: str) -> bool:
    return any(fold(name) == fold(stop) for stop in scene.context.stops)


# A capital after these starts a sentence rather than a name.
STARTS = re.compile(r"(?:^|[.!?\n:])[\s\W]*$")
_NAME_STARTS = frozenset(
    "grand canadian santa new fall spring summer point long two three seven four".split()
)


def _strip(name: str, at: Place) -> tuple[str, Place]:
    parts = name.split()
    while len(parts) > 1 and _no_name(parts[0].lower().strip(".,'!:")) and not town(" ".join(parts)):
        parts.pop(0)
    tail = len(" ".join(parts))
    while len(parts) > 1 and _no_tail(parts[-1]):
        parts.pop()
    kept = " ".join(parts)
    return kept, (at[1] - tail, at[1] - tail + len(kept))


def _no_name(word: str) -> bool:
    """Is it a word no place's name begins with."""
    return word not in _NAME_STARTS and word in _NOT_PLACES


def _no_tail(word: str) -> bool:
    """Does a word only follow a name: one that is shouted ("Ava HAS"), a weekday or a month."""
    low = word.lower().strip(".,")
    return low in _DAYS_AND_MONTHS or (word.isupper() and low in _NOT_PLACES)


def named(scene: Scene) -> list[tuple[str, Place]]:
    """Capitalised names that can be places, in order; "Portland OR" becomes "Portland, OR"."""
    found = []
    for name, at in capitals(cased(scene.text)):
        said, there = _strip(name, at)
        for piece, where in _pieces(said, there):
            if _usable(scene, piece, where):
                found.append((_with_state(piece), where))
    return found


def _pieces(name: str, at: Place) -> list[tuple[str, Place]]:
    parts, start = [], at[0]
    for piece in re.split(r"(\s+(?:and|&|y|et)\s+)", name):
        if piece.strip() and not re.fullmatch(r"\s+(?:and|&|y|et)\s+", piece):
            parts.append((piece, (start, start + len(piece))))
        start += len(piece)
    return parts


def _with_state(name: str) -> str:
    m = re.fullmatch(r"(.+?),? ([A-Z]{2})", name)
    return f"{m[1]}, {m[2]}" if m and not m[1].isupper() else name


def lowered(scene: Scene) -> list[str]:
    """Places written small: what follows to, in, see, add..."""
    found: list[str] = []
    text = scene.text
    for at in scene.taken():
        text = text[: at[0]] + "," * (at[1] - at[0]) + text[at[1] :]
    for match in _LEAD_LOWER.finditer(text):
        for piece in LIST_JOINT.split(match["p"]):
            said = trim(FILL.sub("", piece.strip()))
            words = said.lower().split()
            if (
                said
                and len(words) <= 4
                and not all(w in _NOT_PLACES for w in words)
                and not plain_words(words)
            ):
                found.append(said.title())
    return found or _alone(text)


def _alone(text: str) -> list[str]:
    """Short chunks that say nothing but a name ("new trip. florida keys. feb 13 to 20")."""
    found = []
    for chunk in re.split(r"[.,;:!?\n]+|\s-\s", text):
        said = trim(FILL.sub("", chunk.strip()))
        words = said.lower().split()
        if (
            1 <= len(words) <= 3
            and not all(map(everyday, words))
            and not any(w in _NOT_PLACES or plain_words([w]) for w in words)
            and said.replace(" ", "").isalpha()
        ):
            found.append(said.title())
    return found[:4]


def plain_words(words: Sequence[str]) -> bool:
    common = frozenset(
        "work school trip plan home road car kids family families everyone everybody us me them him her it this that one vote poll route list going start place days day week "
        "weekend end leave order nights night time hours before after work course year summer first last money pesos euros dollars sure name start life kitty set there here head".split()
    )
    return all(w in common for w in words) or any(
        w in ("i", "we", "you", "it", "my", "his", "her") for w in words
    )


_HELD = re.compile(
    r"\b(?:keep|leave in|hang on to|hold on to)\s+(?:the )?(?:(?!\b(?:but|and|skip|drop|then)\b)[^,.;!?])*",
    re.I,
)
_SENT_OFF = re.compile(
    r"\b(?:skip|drop|remove|delete|scrap|cut|bin|ditch|lose|axe|nix|cancel|forget|scratch|take out|cross out|strike|leave out|give up|dispense with|do without|no more|oublie)\s+(?:also )?(?:the |out )?$",
    re.I,
)


def _within(scene: Scene, at: Place) -> list[Found]:
    return scene.root.part([at]).things(scene.context.stops, 0.5)


_INTO = re.compile(r"\b(?:instead of|rather than|replace|swap(?: out)?|not)\s+(?:the\s+)?$", re.I)


def stop_said(scene: Scene) -> list[str]:
    """Stops of the trip that are to go; else the name said."""
    kept = (
        re.sub(r"\b(?:keep|leave|not)\s+(?=[A-Z])[A-Z]\w+", lambda m: " " * len(m[0]), scene.text)
        if re.search(r"\bkeep\b", scene.text)
        else scene.text
    )
    part = Scene(kept, scene.mention, scene.context)
    held = [
        scene.context.stops[h.index] for m in _HELD.finditer(scene.text) for h in _within(scene, m.span())
    ]
    hits = [h for h in part.things(scene.context.stops, 0.5) if scene.context.stops[h.index] not in held]
    sent = [h for h in hits if _SENT_OFF.search(kept[: h.at[0]])]
    top = sent or [h for h in hits if h.score >= 0.9] or hits[:1]
    if top:
        return list(dict.fromkeys(scene.context.stops[h.index] for h in top[:1]))
    names = [n for n, _ in named(scene)]
    if names:
        return names[:1]
    m = re.search(
        r"\b(?:skip|drop|remove|scrap|cut|bin|forget|delete|take|lose)\s+(?:the\s+)?([a-z][a-z ]{2,24}?)(?=\s*(?:[,.!?]|$|out\b|off\b|please|pls|it\b|nobody|airbnb))",
        scene.text,
        re.I,
    )
    return [m[1].strip().title()] if m else []


_JOINED = re.compile(
    r"\s*(?:,|;|&|\+|\band\b|\bplus\b|\n\s*[-•*–]|\n)+(?:\s*(?:and|also|the|then))*\s*", re.IGNORECASE
)


def listed_places(scene: Scene) -> list[str]:
    """The places of one list: "must see: Zion, Bryce and Capitol Reef"; none when only one stands alone."""
    spots = _on_their_way_in(scene)
    run = spots[:1]
    for spot in spots[1:]:
        if run and _JOINED.fullmatch(scene.text[run[-1][1][1] : spot[1][0]]):
            run.append(spot)
        elif len(run) < 2:
            run = [spot]
        else:
            break
    return list(dict.fromkeys(name for name, _ in run)) if len(run) > 1 else []


def _on_their_way_in(scene: Scene) -> list[tuple[str, Place]]:
    """Names with their places that are not stops on their way out, nor only told for where another lies."""
    found: list[tuple[str, Place]] = []
    spots = named(scene)
    for name, at in spots:
        before = scene.text[max(0, at[0] - 20) : at[0]]
        aside = re.search(
            r"\bbetween\s+(?:\w+ and )?$|\b(?:to|near|after|before|from|on the way to)\s+$", before
        )
        leaves = re.search(r"\b(?:skip|drop|remove|scrap|take out|lose)\s+(?:the\s+)?$", before, re.I)
        if found and region(name) and scene.text[found[-1][1][1] : at[0]].strip() == ",":
            found[-1] = (f"{found[-1][0]}, {name}", (found[-1][1][0], at[1]))  # "Portland, Maine"
        elif not (_INTO.search(before) or leaves or (aside and len(spots) > 1)):
            found.append((name, at))
    return found


def new_place(scene: Scene) -> list[str]:
    """Places to add: names that are not stops on their way out."""
    found = [name for name, _ in _on_their_way_in(scene)]
    if found:
        return list(dict.fromkeys(found))[
            : 2 if re.search(r"\bstart\b.*\b(?:finish|end)\b", scene.text) else 1
        ]
    loose = lowered(scene)
    if loose:
        return loose[:1]
    head = trim(re.split(r"[.!?,]", scene.text.strip())[0])
    return [head.title()] if head and len(head.split()) <= 4 else []
