# ruff: noqa: E501  # a pattern reads best on one line
"""How the heads of a bill count: only the grown-ups, children half, by the nights people stay."""

import re

_GROWN = r"(?:adults|grown-?ups|grown ups)"
_KIDS = r"(?:the )?(?:kids|children|little ones)"
_FREE = re.compile(
    rf"\b(?:only|just)\s+(?:for\s+|between\s+)?(?:us\s+|the\s+)*{_GROWN}\b|\b{_GROWN}\s+only\b"
    rf"|\b(?:take|leave|keep|count)\s+(?:our |all |all the )?{_KIDS}\s+(?:off|out of)\b"
    rf"|\b{_KIDS}\s+(?:didn'?t|did not|weren'?t|aren'?t) (?:have|eat|drink|get|join|go|come|in|part)\b|\b{_KIDS}\s+(?:shouldn'?t|don'?t|do not|should not|needn'?t) (?:be (?:counted|charged|included|on)|count|pay|have to pay|share|chip in)\b|\bno kids (?:on|in|for) (?:that|this|it)\b"
    rf"|\b{_KIDS}\s+(?:(?:are|were|is|was|go|went|eat|ate|get in|got in)\s+)?(?:for\s+)?free\b"
    rf"|\b(?:not|without|excluding|don'?t (?:count|charge))\s+(?:counting\s+)?{_KIDS}\b(?!\w)",
    re.IGNORECASE,
)
_HALF = re.compile(
    rf"\b{_KIDS}\s+(?:(?:count|pay|are|were|at|as|for|a)\s+)*half\b|\bhalf (?:price )?for {_KIDS}\b",
    re.IGNORECASE,
)
_NIGHTS = re.compile(
    r"\bby (?:the )?nights?\b|\bper night (?:stayed|there|present)\b|\bby nights? (?:stayed|present|there)\b",
    re.IGNORECASE,
)


def counting(text: str) -> dict[str, object]:
    """Return `child` (what a child counts of a grown-up) and `by`, in the arguments of add_expense."""
    told: dict[str, object] = {}
    if _FREE.search(text):
        told["child"] = "0"
    elif _HALF.search(text):
        told["child"] = "0.5"
    if _NIGHTS.search(text):
        told["by"] = "night"
    return told
