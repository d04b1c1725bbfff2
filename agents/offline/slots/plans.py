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
    named = [w.party.partition(":")[2] for w in scene.people if w.how == "family"]
    if named:
        return named[0]
    if re.search(
        r"\b(?:just|only) (?:for )?us\b|\bfor us only\b|\bfor our family\b|\bwe only\b", scene.text, re.I
    ):
        return own_family(scene)
    return other_family(scene)


def show_itinerary(scene: Scene) -> list[Call]:
    """What a day looks like; today when travelling and no day was said."""
    args: dict[str, object] = {}
    day = _day(scene)
    if day is None and re.search(r"\b(?:today|left|next|now|tonight)\b", scene.text, re.I):
        day = scene.context.now.date()
    if day:
        args["date"] = day.isoformat()
    if family := _family(scene):
        args["family"] = family
    return [Call(name="show_itinerary", args=args)]


_ASK = re.compile(
    r"^\W*(?:(?:can|could|would|will) (?:we|you|u|i)(?: please)?|please|pls|ok|so|hey|bot|also|and|we would|we'd|let's|lets|i want to|for us|we want|i said)\b\W*",
    re.I,
)


def change_itinerary(scene: Scene) -> list[Call]:
    """One change a day named; the wish is what was said, without the asking."""
    wishes = scene.text.strip()
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
    swapped = len(scene.dates) > 1 or (re.search(r"\bmove\b.*\bto\b", scene.text, re.I) and not scene.times)
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
