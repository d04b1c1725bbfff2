# ruff: noqa: E501  # a pattern reads best on one line
"""Plans and days: ask for one, show one, change one."""

import re
from datetime import date

from agents.context import Call
from agents.offline.phrases import family_of, other_family, own_family, trim
from agents.offline.scene import Place, Scene
from agents.offline.text import fold

_LEAD = re.compile(
    r"^.*?\b(?:(?:make|build|draw|draft|come|put|give|create|do|plan|redo|design|propose|prepare|cook)\b[^,.:;!?]*?\b(?:plan|itinerary|schedule|days?|it|"
    r"programme|program|route|again|out|afresh)\b(?: (?:up|for us|again|afresh|out|please|pls|now|together|off it|from that|the days|without it))*)",
    re.IGNORECASE | re.DOTALL,
)
_JOIN = re.compile(
    r"^\W*(?:with|w|and|but|,|:|please|pls|now|again|this time|for us|without it|which|that|has|having|us)\b\W*",
    re.I,
)
_CHAT = re.compile(
    r"\b(?:you have everything|i think you have|porfa|thank you|thanks|ya esta todo|can you do the days now)\b",
    re.I,
)


_WANTED = re.compile(
    r"^\W*(?:requirements?|conditions?|boundary conditions?|wishes|must|musts|note|notes|rules?)\s*:\s*",
    re.IGNORECASE,
)


def _later(scene: Scene) -> list[Place]:
    """The sentences after the one that asks for a plan, as offsets in the stripped text."""
    lead = len(scene.text) - len(scene.text.lstrip())
    return [(s - lead, e - lead) for s, e in scene.sentences[1:]]


def plan_itinerary(scene: Scene) -> list[Call]:
    """A plan, with the wishes said along."""
    text = scene.text.strip()
    match = _LEAD.match(text)
    rest = text[match.end() :] if match else ""
    last = None
    while last != rest:
        last = rest
        rest = _JOIN.sub("", rest)
    rest = rest if len(rest.split()) > 1 else _WANTED.sub("", " ".join(text[s:e] for s, e in _later(scene)))
    wishes = trim(_CHAT.sub("", rest))
    return [Call(name="plan_itinerary", args={"wishes": wishes} if len(wishes.split()) > 1 else {})]


def _day(scene: Scene) -> date | None:
    if scene.dates:
        return scene.dates[0].start
    ordinal = re.search(
        r"\bday (one|two|three|four|five|six|seven|\d+)\b|\b(first|last) day\b", scene.text, re.I
    )
    start, end = scene.trip_days
    if ordinal is None or start is None:
        return None
    if ordinal[2]:
        return start if ordinal[2].lower() == "first" else end
    words = ["one", "two", "three", "four", "five", "six", "seven"]
    said = ordinal[1].lower()
    count = int(said) if said.isdigit() else words.index(said) + 1
    return date.fromordinal(start.toordinal() + count - 1)


def _family(scene: Scene) -> str | None:
    if re.search(r"\b(?:just|only) (?:for )?us\b|\bfor us only\b|\bwe only\b", scene.text, re.I):
        return own_family(scene)
    named = [w.party.partition(":")[2] for w in scene.people if w.how == "family"]
    if named:
        return named[0]
    if re.search(r"\bfor us\b(?! all)|\bour family\b", scene.text, re.I):
        return own_family(scene)
    return other_family(scene)


_THAT_DAY = re.compile(r"\b(?:that day|the day again|after|afterwards)\b", re.IGNORECASE)


def show_itinerary(scene: Scene) -> list[Call]:
    """What a day looks like; today when travelling and no day was said."""
    args: dict[str, object] = {}
    day = _day(scene)
    if day is None and scene.root is not scene and _THAT_DAY.search(scene.text):
        told = {d.start for d in scene.root.dates}
        day = told.pop() if len(told) == 1 else None
    if day is None and re.search(r"\b(?:today|left|next|now|tonight)\b", scene.text, re.I):
        day = scene.context.now.date()
    if day:
        args["date"] = day.isoformat()
    if family := _family(scene):
        args["family"] = family
    return [Call(name="show_itinerary", args=args)]


_ASK = re.compile(
    r"^\W*(?:(?:can|could|would|will) (?:we|you|u|i)(?: please)?|please|pls|ok|so|hey|bot|also|and|we would|we'd|let's|lets|i want to|for us|we want|i said|i (?:should|would|'d) (?:be (?:obliged|grateful|happy|glad)|appreciate it|like it|love it) if (?:you|we) (?:would|could|can)|(?:would|could) you (?:please )?(?:be so kind as to|mind)|is it possible to|any chance (?:we|you) (?:can|could)|kindly|maybe|actually)\b\W*",
    re.I,
)


_MOVED_TO = re.compile(
    r"\b(?:move|shift|push|bring|swap|switch|put)\b[^.!?]*\b(?:to|onto|till|until)\s+(?:the\s+)?$", re.I
)
# A sentence, or what stands behind a comma, that only tells why: "Camilla does not do mornings".
_WHY = re.compile(
    r",?\s+(?:because|cos|cuz|since|as it'?s|so that|it'?s gonna|its gonna)\b[^.!?]*|,\s*[A-ZÀ-Þ]\w+ (?:has|is|was|hates|needs|says|can'?t|does|doesn'?t|wants)\b[^.!?]*$"
)
_ASKS_FOR = re.compile(
    r"\b(?:move|shift|push|start|leave|skip|drop|add|put|swap|switch|cut|make|have|do|go|squeeze|keep|begin|bring|take|give|later|earlier|instead|before|after|longer|shorter|more|less|no|without|want)\b",
    re.I,
)


def _without_reasons(scene: Scene) -> str:
    """What is asked for, without the sentences that only tell why."""
    said = [scene.text[start:end] for start, end in scene.sentences]
    asked = [s for s in said if _ASKS_FOR.search(s) and not _PLAIN_FACT.match(s)] or said
    return _WHY.sub("", " ".join(asked)).strip()


_PLAIN_FACT = re.compile(r"\W*[A-ZÀ-Þ]\w+ (?:has|is|was|hates|says|does not|doesn'?t|can'?t|cannot)\b")


def change_itinerary(scene: Scene) -> list[Call]:
    """One change a day named; the wish is what was said, without the asking."""
    wishes = _without_reasons(scene)
    for date_said in scene.dates[:1]:
        if len(scene.dates) == 1:
            wishes = wishes.replace(date_said.text, " ", 1)
    wishes = re.sub(r"^\s*(?:on|for)\s+(?=[,\s])", " ", wishes.strip(), flags=re.I)
    last = None
    while last != wishes:
        last = wishes
        wishes = _ASK.sub("", wishes).strip(" ,.:;!?-")
    wishes = re.sub(r"\b(?:on|the)\s*$|\s+(?:on|for)\s+(?=[,.]|$)", "", wishes).strip(" ,.")
    args: dict[str, object] = {"wishes": re.sub(r"\s+", " ", wishes) or scene.text.strip()}
    day = _day(scene)
    swapped = len(scene.dates) > 1 or (
        scene.dates and _MOVED_TO.search(scene.text[: scene.dates[0].at[0]]) is not None and not scene.times
    )
    if day and not swapped:
        args["date"] = day.isoformat()
    if family := _family(scene):
        args["family"] = family
    return [Call(name="change_itinerary", args=args)]


_BOOKED = (
    ("lodging", r"\bsleep|\bhotels?\b|\blodg|\bstay|\broom|\bcrash|\bbed\b|\bairbnb|\baccommodation"),
    ("campsite", r"\bcamp"),
    ("restaurant", r"\brestaurant|\btable\b|\beat\b|\bdinner\b|\blunch\b|\bbrunch\b"),
    ("ferry", r"\bferry|\bboat\b"),
    ("ticket", r"\bticket"),
    ("rental", r"\brental|\bhire car"),
    ("activity", r"\bactivit|\btours?\b"),
)


def show_reservations(scene: Scene) -> list[Call]:
    """Bookings of a day, family or kind; two sentences that each name some are two questions."""
    asked = [_reservations(scene.part([at])) for at in scene.sentences]
    told = list({repr(c.args): c for c in asked if c.args}.values())
    kinds = [c.args.get("kind") for c in told]
    return told if len(told) > 1 and len(set(kinds)) == len(told) else [_reservations(scene)]


def _reservations(scene: Scene) -> Call:
    args: dict[str, object] = {}
    day = _day(scene)
    if day is None and re.search(r"\btonight\b", scene.text, re.I):
        day = scene.context.now.date()
    if day:
        args["date"] = day.isoformat()
    kind = next((k for k, rx in _BOOKED if re.search(rx, scene.text, re.I)), None)
    if kind:
        args["kind"] = kind
    named = [f for w in scene.people if w.how == "family" and (f := family_of(scene, w.party))]
    if named:
        args["family"] = named[0]
    elif re.search(r"\b(?:not the group|just us|for us only|only us|WE)\b", scene.text) and own_family(scene):
        args["family"] = own_family(scene)
    if "apart from" in fold(scene.text):
        args.pop("kind", None)
    return Call(name="show_reservations", args=args)
