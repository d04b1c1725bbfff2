"""Questions to the record in set phrases: "what did I miss?", "who wanted sushi?"."""

import re

from tools.kernel.reply import Press

_MISSED = re.compile(
    r"(?:what (?:did|have) (?:i|we) miss(?:ed)?|catch (?:me|us) up|what happened)"
    r"(?: (?:since|from) (?P<since>[\w ,]{3,30}))?",
    re.IGNORECASE,
)
_DECIDED = re.compile(
    r"what(?: have| did|'ve)? we (?:decided?|agreed?)(?: on| to)?(?: so far)?", re.IGNORECASE
)
_WHO = re.compile(
    r"who (?:said|wanted|wants|suggested|mentioned|asked for|voted for|brought up) (?P<what>.{2,60}?)"
    r"(?:,? and when)?",
    re.IGNORECASE,
)
_WHAT = re.compile(
    r"(?:(?:what|when) (?:did|has|have|does) (?:[\w'-]+ ){1,3}?(?:say|said|write|written|think|want|tell us)"
    r"(?: anything| something)? about"
    r"|did (?:any(?:one|body)|some(?:one|body)|[\w'-]+) (?:say|mention|write|ask for|suggest)"
    r"(?: (?:anything|something))?(?: about)?)"
    r" (?P<what>.{2,60}?)(?:,? and when)?",
    re.IGNORECASE,
)


def read_question(text: str) -> Press | None:
    """Return the call a whole message is that asks the record; None when it is anything else."""
    said = re.sub(r"@\w+", " ", text).replace("’", "'").strip(" \n\t?!.,")
    if found := _MISSED.fullmatch(said):
        return Press("catch_up", {"since": found["since"]} if found["since"] else {})
    if _DECIDED.fullmatch(said):
        return Press("show_decisions")
    if found := _WHO.fullmatch(said) or _WHAT.fullmatch(said):
        return Press("who_said", {"what": found["what"]})
    return None


def asks_the_record(text: str) -> bool:
    """Whether a line of the chat was itself such a question, so that it is no answer to another."""
    return text.lstrip().startswith("/") or read_question(text) is not None
