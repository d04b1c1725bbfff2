# ruff: noqa: E501  # a pattern reads best on one line
"""The offline engine: a message and the trip's state in; calls, a question, or silence out."""

import re
from collections.abc import Sequence

from agents.context import Call, Context, Understanding
from agents.offline.asking import offer, question
from agents.offline.bare_words import bare
from agents.offline.beside import OF_WHO, knowing
from agents.offline.finishing import finished
from agents.offline.heads import Heads, shipped
from agents.offline.heard import heard
from agents.offline.intent import Judge, Reading, assign, choose, likely, reads_all
from agents.offline.introductions import Introduction, introduced, introduces, introduction
from agents.offline.leaving import off_the_trip
from agents.offline.moving import moved
from agents.offline.overheard import votes
from agents.offline.plain_money import money_told
from agents.offline.quoted import meant, own_words
from agents.offline.roster.listed import Listed, listed
from agents.offline.roster.presenting import introduces_own
from agents.offline.scene import Scene
from agents.offline.sensible import sensible
from agents.offline.slots.amending import (
    amends,
    corrected,
    likened,
    payer_anew,
    shared_anew,
    sum_anew,
    told_anew,
)
from agents.offline.slots.beds_told import bed_told
from agents.offline.slots.bill_parts import whole_sentences
from agents.offline.slots.booked_costs import booked_cost
from agents.offline.slots.books import asked
from agents.offline.slots.car_drivers import without_driver
from agents.offline.slots.families import new_families
from agents.offline.slots.members import number_told
from agents.offline.slots.pasted import forwarded, own_words_above, pasted
from agents.offline.slots.questions import opened
from agents.offline.slots.rankings import ballot
from agents.offline.slots.readers import READERS
from agents.offline.slots.record_questions import about_a_booking, about_spending, in_a_word
from agents.offline.slots.replaced import replaces, with_both
from agents.offline.slots.reshared import carved_out, reshared
from agents.offline.slots.route_lists import route_list
from agents.offline.text import fold
from agents.offline.told import driving, plainly
from agents.offline.tongues.reading import in_english, restored
from tools.values.impossible import impossible_day

_LONGEST = 4000
# Score a tool must pass: addressed, and said to the group (where acting on chatter is the worse mistake).
ADDRESSED, OVERHEARD = 0.0, 0.2
# Of messages to the bot the likeliest tool is called above FLOOR, and offered for confirmation above MAYBE.
FLOOR, MAYBE = -1.5, -2.0
# Overheard, what calls for anything less than this is talk, however much money is named in it.
_TALK = 0.0


_NO_ROSTER = frozenset(
    "create_poll vote add_reservation add_expense record_payment report_status void_expense".split()
)


class OfflineEngine:
    """Understands messages without any service; pure, thread-safe, the same words give the same answer."""

    def __init__(self, heads: Heads | None = None) -> None:
        self._judge = Judge(heads or shipped())

    def understand(
        self, text: str, mention: bool, context: Context, *, direct: bool = False, tool: str | None = None
    ) -> Understanding:
        """Calls for what was said; `direct` chats count as addressed; `tool` forces one tool (slash commands)."""
        told = in_english(own_words(text[:_LONGEST]), context)
        found = self._understood(told.text, text, mention or direct or tool is not None, context, tool)
        return found.model_copy(update={"calls": tuple(restored(found.calls, told.things))})

    def _understood(
        self, said: str, text: str, addressed: bool, context: Context, tool: str | None
    ) -> Understanding:
        """What is meant by the words `said` in English, of the message `text`."""
        scene = Scene(heard(said), addressed, context, commanded=tool is not None)
        if not addressed and (introduces_own(scene) or introduces(scene)):  # meant for the record
            scene = Scene(scene.whole, True, context)
        if tool is not None:
            named = introduction(scene) if tool == "add_family" else None
            return Understanding(calls=named.calls if named else tuple(READERS[tool](scene)), confidence=1.0)
        if scene.mention and (wrong := impossible_day(scene.whole)):
            return Understanding(ask=f"{wrong} Please say it again with the right day.")
        if not scene.words:
            return Understanding(calls=tuple(finished(scene, votes(scene))))  # pictures alone may be a vote
        if structured := _in_set_phrases(scene, text):
            return Understanding(calls=tuple(structured), confidence=1.0)
        reading = self._judge.read(scene)
        tools = choose(reading, scene.mention, ADDRESSED if scene.mention else OVERHEARD, FLOOR)
        tools = plainly(scene, meant(scene.whole, tools) or number_told(scene))
        if scene.mention or reading.acts > _TALK:
            tools = tools or (["add_expense"] if amends(scene) else money_told(scene))
        tools = tools or (["add_reservation"] if bed_told(scene) else [])
        tools = with_both(scene, tools)
        if "add_vehicle" in tools and "add_member" in tools:
            tools = without_driver(scene, tools, READERS["add_member"](scene))
        calls = sensible(scene, driving(scene, finished(scene, read(scene, reading, tools))))
        if not calls:
            silent = round(1 - max(map(reading.chance, reading.tools)), 3)
            unsure = _unsure(scene, reading) if not tools else []
            return (
                offer(unsure, silent) if unsure else question(tools if scene.mention else (), context, silent)
            )
        return Understanding(
            calls=tuple(calls), confidence=round(min(map(reading.chance, tools), default=1.0), 3)
        )


def _in_set_phrases(scene: Scene, text: str) -> list[Call]:
    """What needs no judging: machine text, files and budgets, a vote opened or cast, who does not come, who moved."""
    if (shown := bare(scene)) is not None:
        return [shown]
    said = pasted(scene) or forwarded(scene, text) or asked(scene) or opened(scene)
    said = said or booked_cost(scene) or carved_out(scene) or reshared(scene)
    said = said or ballot(scene) or off_the_trip(scene) or moved(scene) or route_list(scene)
    return said or about_a_booking(scene) or about_spending(scene) or in_a_word(scene)


def _unsure(scene: Scene, reading: Reading) -> list[Call]:
    """What a message to the bot might mean, one call a reading; nothing of a text that is only passed on."""
    if not scene.mention:
        return []
    tools = meant(scene.whole, likely(reading, MAYBE))
    return [call for tool in tools for call in READERS[tool](scene)[:1]]


def read(scene: Scene, reading: Reading, tools: Sequence[str]) -> list[Call]:
    """The arguments of the tools, each from its own clauses."""
    told = _introduction(scene, tools) if scene.mention and not _NO_ROSTER & set(tools) else None
    if "add_family" in tools and (families := _of_list(scene, told)):
        rest = [t for t in tools if t not in ("add_family", "add_member")]
        return [*families, *(call for tool in rest for call in READERS[tool](scene))]
    if told is not None:
        return introduced(scene, tools, told)
    if set(tools) == {"void_expense", "add_expense"} and not told_anew(scene):
        tools = ["add_expense"]  # a new cost strikes none out
    if _puts_right(scene, set(tools)):
        return corrected(scene)
    if "create_trip" in tools and not new_families(scene):  # a trip's own name is no family's
        tools = [t for t in tools if t != "add_family"]
    coded = bool(scene.money) and any(code.named for code in scene.codes)
    if coded and _STOPS & set(tools):
        tools = [*dict.fromkeys([*tools, "add_reservation"])]  # what has a code and a price is a booking
    if "create_poll" in tools:  # the vote on it is read along with its options
        tools = [t for t in tools if t != "vote"]
    spans = assign(reading, scene.clauses, tools) if len(tools) > 1 else {}
    if bills := spans.get("add_expense"):
        spans["add_expense"] = whole_sentences(scene, bills, tools)
    own = own_words_above(scene)
    replaced = set(tools) >= _OF_PASTED and replaces(scene)
    calls: list[Call] = []
    for tool in sorted(tools, key=lambda t: t not in OF_WHO):
        if own is not None and tool not in _OF_PASTED:
            calls += READERS[tool](scene.part([own]))
            continue
        whole = (
            len(tools) == 1
            or (coded and tool == "add_reservation")
            or (tool == "add_expense" and set(tools) == {"add_expense", "report_status"})
            or reads_all(tool, tools)
            or (replaced and tool in _OF_PASTED)
            or not spans[tool]
        )
        seen = scene if whole else scene.part(spans[tool])
        calls += READERS[tool](knowing(seen, calls) if tool in _OF_KNOWN else seen)
    return [
        c
        for c in calls
        if (c.args or c.name in _BARE_TOOLS)
        and not (coded and _of_a_booking(scene, c, calls))
        and not (c.name == "add_reservation" and "add_expense" in tools and _bare(scene, c))
        and not (c.name == "add_reservation" and "cancel_reservation" in tools and not _NEW_ONE & set(c.args))
    ]


# What a pasted confirmation may tell: everything else is read from the words above it alone.
_OF_PASTED = frozenset({"add_reservation", "cancel_reservation"})


# What is read with the newcomers of the same message known.
_OF_KNOWN = frozenset({"record_preference", "forget_preference", "set_presence"})
_STOPS = frozenset({"add_stop", "remove_stop"})
_ONLY_PLACES = re.compile(
    r"\b(?:stops?|musts?|must[- ]sees?|places?|sights?|towns?|see|visit|add)\b[^.!?\n]*?(?:,[^,.!?\n]+){2,}",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"\b(?:famil\w+|from|adults?|kids?|child\w*|aged?|coming|joins?|joining|bring\w*|with us|we'?re|my|our|his|her)\b|\(\d",
    re.IGNORECASE,
)


def _of_a_booking(scene: Scene, call: Call, calls: Sequence[Call]) -> bool:
    """Is a stop told only as the name or town of what is booked: "put us in the YHA Keswick, £310, ref YH99"."""
    place = fold(str(call.args.get("place", "")))
    if call.name not in _STOPS or fold(scene.whole).count(place) > 1:
        return False
    booked = (c.args for c in calls if c.name == "add_reservation")
    return any(place in fold(f"{args['name']} {args.get('place', '')}") for args in booked)


def _puts_right(scene: Scene, tools: set[str]) -> bool:
    """Is a recorded cost told anew: with another sum, payer or sharing."""
    if not tools or not tools <= {"void_expense", "add_expense"}:
        return False
    return (
        len(tools) > 1
        or amends(scene)
        or likened(scene)
        or (tools == {"void_expense"} and (shared_anew(scene) or payer_anew(scene) or sum_anew(scene)))
    )


def _of_list(scene: Scene, told: Introduction | None) -> list[Call]:
    """The families of a list, where it names more than were read otherwise."""
    rows = listed(scene.whole)
    read = sum(c.name == "add_family" for c in told.calls) if told else 0
    if len(rows) <= read or (told and any("age" in c.args for c in told.calls)):
        return []
    return [Call(name="add_family", args=_told(row)) for row in rows]


def _told(row: Listed) -> dict[str, object]:
    said = {"name": row.name, "home": row.home, "adults": row.adults, "children": row.children}
    return {key: value for key, value in said.items() if value is not None}


def _introduction(scene: Scene, tools: Sequence[str]) -> Introduction | None:
    """Whoever is introduced; one more person of a known family is read more closely by `add_member` alone."""
    if set(tools) <= _STOPS and _ONLY_PLACES.search(scene.whole) and not _PEOPLE.search(scene.whole):
        return None  # "musts: Arches, Bryce Canyon, Zion" lists nobody
    told = introduction(scene, "create_trip" in tools)
    if told is None or "add_member" not in tools or any(c.name == "add_family" for c in told.calls):
        return told
    read = {c.args["name"] for c in READERS["add_member"](scene)}
    return None if {c.args["name"] for c in told.calls} <= read else told


# Tools that mean something without any argument; of the others an empty call tells nothing.
_BARE_TOOLS = frozenset(
    "undo export_trip accept_itinerary show_help make_pdf show_balance show_trip show_itinerary show_reservations show_poll "
    "close_poll plan_itinerary".split()
)
# What tells a booking that takes another's place from the words about the one that is off.
_NEW_ONE = frozenset({"start", "end", "confirmation", "price", "units"})


def _bare(scene: Scene, call: Call) -> bool:
    """A cost that only sounds like a booking: no day, no code, and no booking of that name."""
    return (
        not {"start", "confirmation"} & set(call.args) and call.args["name"] not in scene.context.reservations
    )
