# ruff: noqa: E501  # a pattern reads best on one line
"""What is told of somebody after the name: how old, whether they drive."""

import re

from agents.offline.roster.ages import NOT_AGE, NUMBER, number

_WRONG = re.compile(
    r"\b(?:not|was|still says|says|down as|doon as|wrong as|before|used to be|n['’]t)\s+(?:still |a )?$",
    re.IGNORECASE,
)
_PRONOUN = r"(?:he|she|they|who|that one|hes|shes)"
# How an age is told, the surest first.
_AGES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:is|['’]s|be|has|have) (?:only |just |now |already |nearly |almost )?(?:turned |turning )(?P<n>{NUMBER})\b{NOT_AGE}",
        rf"\b(?:turned|turns|turning|has completed|have turned|just hit) (?:only |just )?(?P<n>{NUMBER})\b{NOT_AGE}",
        rf"\baged? (?:of )?:?\s*(?P<n>{NUMBER})\b{NOT_AGE}",
        rf"\b(?P<n>{NUMBER})[- ](?:years?(?:[- ]olds?)?|yrs?(?: old)?|yo|y/o)\b",
        rf"\b(?:{_PRONOUN}(?:['’]s|['’]ll be| is| are| was| will be| has)?|is|['’]s) (?:only |just |now |already |about |nearly |NOW )*(?P<n>{NUMBER})\b{NOT_AGE}(?=\s*(?:$|[,.;:!?)(–—-]|and\b|but\b|so\b|now\b|not\b|years?|yrs?|next\b|this\b|who\b|coming\b|with\b|put\b|in\b))",
        rf"^(?:['’]s)?\s*[,:(-]?\s*(?P<n>{NUMBER})\b{NOT_AGE}(?=\s*(?:$|[,.;!?)&+–—-]|and\b|not\b|now\b|who\b|but\b))",
        rf"[,.;:(]\s*(?:just |only )?(?P<n>{NUMBER})\b{NOT_AGE}(?=\s*(?:$|[,.;!?)–—]|and\b|but\b|no\b))",
    )
)
_OLDEST = 109
_STAYS = re.compile(
    r"\bno (?:driv\w+|(?:driving |driver['’]?s )?licen[cs]e)\b|\b(?:does ?n[o'’]?t|do ?n[o'’]?t|doesnt|dont|does not|do not|can['’]?t|cannot|cant|can no longer|won['’]?t|wont|will not|never|no longer|not (?:to|allowed to|going to|able to)?|must not|shouldn['’]?t|isn['’]?t|is not|stopped|gave up|given up|non)[- ]*(?:\w+ ){0,1}?(?:driv\w+)\b|\b(?:lost|without|handed in|lacks?|has n[o'’]?t got|does ?n[o'’]?t have) (?:\w+ ){0,2}licen[cs]e\b|\b(?:don['’]?t|never|not|do not) let (?:\w+ ){1,2}(?:driv\w+|(?:near|at|behind|touch) (?:the |a )?(?:wheel|car))\b|\bnot a driver\b|\bpassenger only\b",
    re.IGNORECASE,
)
_DRIVES = re.compile(
    r"\b(?:has|holds?|have|got|with) (?:a |an |his |her |their )?(?:full |clean |valid |driving |driver['’]?s )*licen[cs]e\b|\b(?:happy|willing|glad|able|allowed|going|likes|loves) to (?:also )?(?:drive|take the wheel|share the driving)\b|\b(?:can|could|will|also|may|shall)(?: also| be| help)? driv(?:e|ing)\b|\b(?:he|she|who|also|and)?\s*\bdrives\b(?! (?:me|us|him|her|you|everyone) (?:mad|crazy|nuts|up))|\b(?:does|do|doing|will do|shares?) (?:the|their|our|all the|some of the|most of the) driving\b|\bis (?:a |our |the |their )?(?:\w+ )?driver\b|\bpassed (?:his|her|the|their) (?:driving )?test\b|(?:^|[,.;]\s*)driver\b",
    re.IGNORECASE,
)


def age_in(told: str) -> int | None:
    """The age told in the words behind a name; what is called wrong is none."""
    for way in _AGES:
        for found in way.finditer(told):
            years = number(found["n"])
            if not _WRONG.search(told[: found.start("n")]) and 0 < years <= _OLDEST:
                return years
    return None


def drives_in(told: str) -> bool | None:
    """Whether somebody is said to drive (True) or not to (False)."""
    if _STAYS.search(told):
        return False
    return True if _DRIVES.search(told) else None
