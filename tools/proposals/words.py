"""Answers to a proposal as people write them: "ok", "fine by us", "no way, the kids need their nap"."""

import re
from dataclasses import dataclass

_YES = re.compile(
    r"(?:we(?:'re| are)? |i(?:'m| am)? )?(?:ok|okay|k|yes|yep|yeah|yup|sure|fine|agreed?|"
    r"accept(?:ed)?|approved?|(?:all |sounds )?good|go ahead|go for it|do it|no objections?|"
    r"no problem|works|in|happy|👍|✅)"
    r"(?: (?:for|with|by) (?:us|me|that|it|this))?(?: (?:please|then|thanks|thank you))?"
)
_PLAIN_YES = re.compile(r"(?:ok|okay|k|yes|yep|yeah|yup|sure|fine|good|works|in|happy|do it|👍|✅)")
_NO = re.compile(
    r"(?:(?:we|i) )?(?:no way|no thanks|no thank you|object(?:ion)?|reject(?:ed)?|disagree|"
    r"veto|not ok(?:ay)?|not fine|not good|not happy|rather not|(?:would|'d) rather not|"
    r"(?:does not|doesn'?t|won'?t) work|can'?t do that|against it|not for us|no|nope|nah|👎|❌)"
    r"(?: (?:for|with|by|to) (?:us|me|that|it|this))?"
)
_PLAIN_NO = re.compile(r"(?:no|nope|nah|👎|❌)")
_NUMBER = re.compile(r"\s*(?:\b(?:to|number|no\.?|proposal)\s*)?#?(\d{1,3})\b")
_REASON = re.compile(r"\s*(?:[,;:.!–—-]+|\bbecause\b|\bas\b|\bsince\b)\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Word:
    """An answer as it was read. `sure` is False for words that people also say about other things."""

    accepts: bool
    number: int | None = None
    reason: str = ""
    sure: bool = True


def read_answer(text: str) -> Word | None:
    """Return the answer a whole message is; None when it is anything else.

    A reason may follow a no ("no way, we need the nap"), a proposal's number either ("ok 2").
    """
    said = re.sub(r"@\w+", " ", text).replace("’", "'").strip()
    for accepts, pattern, plain in ((False, _NO, _PLAIN_NO), (True, _YES, _PLAIN_YES)):
        found = re.match(pattern.pattern + r"(?![\w'])", said, re.IGNORECASE)
        if found is None:
            continue
        rest = said[found.end() :]
        number = _NUMBER.match(rest)
        rest = rest[number.end() :] if number else rest
        tail = _REASON.match(rest)
        reason = rest[tail.end() :].strip() if tail else ""
        sure = number is not None or not plain.fullmatch(found[0].casefold())
        doubtful = not sure and reason and tail is not None and not tail[0].strip().isalpha()
        if (rest.strip() and tail is None) or (accepts and reason) or doubtful:
            return None  # "no, I meant the gas" answers something else
        return Word(accepts, int(number[1]) if number else None, reason, sure)
    return None
