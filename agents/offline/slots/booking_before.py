# ruff: noqa: E501  # a pattern reads best on one line
"""Bookings told in two lines: asked about first, then "booked! conf 88213"."""

import re

from agents.context import Call
from agents.offline.scene import Scene

_ASKED = re.compile(
    r"\b(?:should|shall|can|do you want me to|want me to|ok (?:if|for) (?:i|me)|do (?:i|we)|(?:is|would) (?:it|that) (?:be )?ok|okay) (?:i |we |to )?(?:just )?(?:book|reserve|grab|get|take|snag|go for|go ahead)\b[^.!\n]{0,30}\?"
    r"|\b(?:book|reserve|grab|take|get) (?:it|this|that|them|one)\?|\b(?:thoughts|opinions|ok with everyone|sound good|what do (?:you|we|y'?all) think|yay or nay|anyone object\w*|any objections)\b[^.!\n]{0,20}\?",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"^\W*(?:(?:ok|okay|yay|alright|great|all|cool|and|just|i|we|it'?s|its|that'?s|is|now|finally)\W+)*(?:booked|reserved|confirmed|done|got it|paid|it'?s booked|grabbed|snagged)\b(?:\s+(?:it|that|this|them|us|in|everything|all))*\W*$",
    re.IGNORECASE,
)
_MOST_LINES = 6


def only_asked(scene: Scene) -> bool:
    """Whether something found is only put to the others: "found Zion Lodge, $289 a night. should I book?"."""
    return _ASKED.search(scene.whole) is not None


def says_done(name: object) -> bool:
    """Whether what was taken for a booking's name only says that it is done."""
    return _DONE.match(str(name)) is not None


def lines_before(scene: Scene) -> list[Scene]:
    """The speaker's own last lines, newest first, each to be read by itself."""
    context = scene.context.model_copy(update={"recent": (), "own": ()})
    own = [text for who, text in scene.context.recent if who == scene.context.speaker] or list(
        scene.context.own
    )
    return [Scene(text, False, context) for text in reversed(own[-_MOST_LINES:]) if text != scene.root.text]


def with_line_before(call: Call, earlier: list[Call]) -> Call | None:
    """A booking said to be done, with the name, days and price of what was asked about before."""
    meant = next((one for one in earlier if not says_done(one.args["name"]) and "start" in one.args), None)
    if meant is None:
        return None
    told = {key: value for key, value in call.args.items() if key not in ("name", "kind")}
    return Call(name="add_reservation", args={**meant.args, **told})
