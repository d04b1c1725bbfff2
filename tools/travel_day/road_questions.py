# ruff: noqa: E501  # a pattern is read best whole
"""What people on the road ask in a few words: where everybody is, and what comes next for themselves."""

import re
from typing import Any

_CALLED = re.compile(r"^@\w+[\s,:]*|[\s,]*@\w+$")
_OPENING = r"(?:(?:hey|hi|ok|so|and|um|uh|quick question|any idea|do you know|can you tell (?:me|us)|tell (?:me|us)|pathfinder|bot)\W+)*"
_CLOSING = r"(?:\W+(?:now|rn|right now|at|please|pls|today|so far|yet|already|doing|going|getting on|atm|at the moment|btw|again))*\W*"
_ALL = r"(?:every ?one|everybody|every1|all of (?:us|you|them)|you all|y'?all|(?:all )?the (?:others?|rest|gang|group|other (?:cars?|families))|they(?: all)?|others)"
_WHERE = re.compile(
    rf"{_OPENING}(?:where(?:'?s|'?re| is| are| r|s)? {_ALL}(?: (?:at|is|are))?"
    rf"|how(?:'?s|'?re| is| are| r|s)? (?:is |are )?{_ALL}|how far (?:away |out |along )?(?:is|are) {_ALL}"
    r"|who(?:'?s| is| are|s)? (?:late|behind|there|here|where|still (?:driving|on the road|coming|missing)|on the road|arrived|missing)"
    rf"|(?:any )?(?:news|updates?|word)(?: (?:from|on|of) {_ALL})?|when (?:do|will|are) {_ALL} (?:get|be|arrive|come|getting|coming)(?: there| here)?"
    rf"|is {_ALL} (?:ok|okay|there|here|on time)|status(?: update)?){_CLOSING}",
    re.IGNORECASE,
)
_NEXT = re.compile(
    rf"{_OPENING}(?:(?:what(?:'?s| is|s) )?(?:our |my |the |ur )?e\.?t\.?a"
    r"|what(?:'?s| is|s)? (?:comes? )?(?:up )?next(?: stop| for us)?|next(?: stop)?|where (?:to |do we (?:go|stop|charge|meet) )?next"
    r"|(?:when|where)(?:'?s| is|s) (?:our|my|the) next (?:stop|charge|charger|break|meeting)"
    r"|when (?:do|will|are|should) (?:we|i) (?:get|be|arrive|getting|arriving)(?: there| in)?"
    r"|how (?:far|long|much (?:longer|further|farther|more))(?: (?:is it|is left|left|to go|still|now|do (?:we|i) have|have (?:we|i) (?:got )?(?:left|to go)))*"
    rf"|are (?:we|i) (?:on time|late|ok|okay|on schedule|nearly there|there yet)|how (?:late|much late) are (?:we|i)){_CLOSING}",
    re.IGNORECASE,
)
_CALL = re.compile(
    rf"{_OPENING}(?:(?:please|pls|plz|can|could|would|someone|somebody|anyone|anybody|you|u|one of you|i need (?:some|any)one to|need a)\W+)*"
    rf"(?:call|ring|phone|give (?:me|us) a (?:call|ring))(?: (?:me|us|back))*(?: (?:please|pls|plz|asap|now|back|when you can|urgent(?:ly)?))*{_CLOSING}",
    re.IGNORECASE,
)

_BOAT = re.compile(
    rf"{_OPENING}(?:(?:what time|when)(?:'?s| is| does|s)? (?:the|our|my) (?:ferry|boat)(?: (?:go|leave|sail|depart|again))?"
    r"|(?:will|are|do) (?:we|i|they) (?:still )?(?:going to |gonna )?(?:make|catch|get|miss) (?:the|our) (?:ferry|boat)"
    rf"|(?:which|what) (?:ferry|boat)(?: (?:are we on|is it|do we take))?){_CLOSING}",
    re.IGNORECASE,
)
_CLOSE = re.compile(
    rf"{_OPENING}(?:(?:we(?:'?re| are)?|i'?m|i am) )?(?:(?:almost|nearly|just about|practically|basically) (?:there|here|at [a-z' ]{{3,30}})|(?:getting |very |so |pretty )?close(?: now)?|(?:right )?(?:a?round the corner)){_CLOSING}",
    re.IGNORECASE,
)


def asked(text: str) -> tuple[str, dict[str, Any]] | None:
    """Return the call (tool, arguments) that a question of the road means; None for everything else."""
    plain = _CALLED.sub("", " ".join(text.replace("’", "'").split()))
    if not plain:
        return None
    if _WHERE.fullmatch(plain):
        return "show_trip", {"what": "where"}
    if _NEXT.fullmatch(plain):
        return "show_trip", {"what": "next"}
    if _BOAT.fullmatch(plain):
        return "show_reservations", {"kind": "ferry"}
    if _CLOSE.fullmatch(plain):
        return "report_status", {"kind": "close"}
    return ("report_status", {"kind": "call"}) if _CALL.fullmatch(plain) else None
