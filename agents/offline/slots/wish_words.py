# ruff: noqa: E501  # a pattern reads best on one line
"""The words of a wish: without asking to note it, without who says it, without the reasons."""

import re

from agents.offline.phrases import trim
from agents.offline.slots.wish_frames import NAME

_PREAMBLE = re.compile(
    r"^.*?\b(?:(?:please|kindly|can|could|would|pls|may|might|will|i(?:'d| would)? (?:like|ask)|also|to|just|hey|bot|u|you|be so good as to|make sure to|it)\s+)*"
    r"(?:note(?: down)?|put(?: it)? down|write(?: it| this| that)? down|remember|mark(?: down)?|register|be advised|be aware|take note|make a note|(?:would like it|put(?: it)?|have it|goes|is) on (?:the )?record|for the (?:record|file)|keep in mind|bear in mind|record|enter|add(?= that)|fyi|save|noted|don['’]?t forget|know|reminder|in the notes)\b"
    r"(?: for (?:us|me|our family)\b)?[\s:,-]*(?:also )?(?:that |is |of )?\s*",
    re.IGNORECASE,
)
_TAIL = re.compile(
    rf"\s*(?:\b(?:so (?!long|much|many)|or (?:else|i|i['’]ll|we|he|she|they|it)\b|because|cos|coz|cause|since|as (?:he|she|i|we|they|it)\b|if |please|pls|plz|for (?:{NAME}|him|her|me|us|them|the \w+ (?:guy|one|man))\b|with (?:him|her|me|us|them)\b|"
    r"obviously|apparently|if possible|says|and that['’]?s|on file|lol|haha|whatever|though\b|tho\b|at all|whatsoever|any ?more|these days|at the moment|right now|now\b(?=\s*(?:$|,))|like (?:actually|really|literally|seriously|proper)|honestly|tbh|ngl|thanks|thank you|ever since|where (?:we|they|he|she|i) (?:all )?(?:stay|sleep)|"
    r"and (?:i|we|he|she|they|it|that|then|please)\b|but (?:i|we|he|she|they|it|that|not)\b|who |unless|until|when(?:ever)? |while|you know|ok\b|okay|yeah|i swear|i (?:mean|guess|think)|on this trip|on the trip|this time|wherever)|"
    rf"[.!?;]+(?:\s|$)|\s[–—-]\s|\(|,\s*(?:and |but |so |like )?(?:i|we|he|she|they|it|him|her|it['’]s|that|that['’]s|this|which|{NAME}|do|don['’]?t|not|please|keep|no (?:matter|exceptions)|even|especially|like|any|all kinds|otherwise|none|zero|the \w+ (?:one|kind)|ok|thanks|carr\w+|must|a must|hard|whatever|just|properly|promise|mind you|sorry|non)\b).*$",
    re.IGNORECASE | re.DOTALL,
)
_LEAD = re.compile(
    rf"^(?:\W|(?:{NAME}(?:['’]s?)?|a|an|the|that|do|my|our|any|every kind of|anything|going to|going on|going|to see|to visit|seeing|visiting|doing|really|just|all|some|kinds? of|sorts? of|and|or|so|but|also|for (?:me|us|him|her)|too|needs?|requires?|must have|has to have)\s+)+",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    rf"^\W*(?:(?:and|but|so|also|oh|btw|because|for|please|could you|can you|can we|could we|just|have|the|mum|mom|dad|gran\w*)\s+)*(?:{NAME}(?:['’]?s)?(?:\s+(?:and|&)\s+{NAME})?|i|we|he|she|they|it|me|us|my (?:lot|family|crew|gang|husband|wife|two)|our (?:family|lot|side)|the (?:kids|boys|girls|children|twins|three of us|two of us|four of us))?"
    r"(?:['’](?:s|re|m|ve|ll)|\s*[:=–—-])?\s+(?:(?:is|are|am|was|has|have|had|got|takes?|will|would|both|all|also|now|just|really|a|an|be|very|could)\s+)*",
    re.IGNORECASE,
)


def without_preamble(said: str) -> str:
    """A wish without asking to have it noted: "would like it on the record that ...", "please note ..."."""
    found = _PREAMBLE.match(said)
    rest = said[found.end() :] if found else said
    # "put down that ..." asks; "I have a note" or "put that down" at the end does not
    asks = found is not None and len(found[0].split()) < 12 and len(rest.split()) > 1
    return rest if asks and (not found or not _tells(found[0])) else said


def _tells(before: str) -> bool:
    """Whether words before the asking tell something themselves: "Mia is vegan, please note"."""
    return (
        re.search(
            rf"[,.;!]\s*(?:please |kindly |pls )?\w+\W*$|{NAME}.*\b(?:is|has|hates|loves|likes|can)\b(?! on)",
            before,
        )
        is not None
    )


def cleaned(x: str) -> str:
    """What is wished for, without articles before and reasons behind."""
    head = re.split(r"[;=]\s*|(?<=[a-z)])[.!?]+\s+", x)[0] or x
    told = _LEAD.sub("", _TAIL.sub("", " " + head).strip() or head)
    return trim(re.sub(rf"\s*{NAME}(?:['’]s?)?\s*", " ", told))


def plainly(said: str) -> str:
    """What a stretch says that names no feeling: "walks with a cane, no stairs"."""
    rest = _SUBJECT.sub("", said, count=1)
    told = _TAIL.sub("", " " + rest).strip() or rest
    return trim(re.sub(rf"\s*{NAME}(?:['’]s?)?\s*", " ", told)) or trim(said.replace(NAME, " "))
