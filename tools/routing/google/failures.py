"""Why Google did not answer, in words for the person who asked."""

from collections.abc import Iterator
from contextlib import contextmanager


class Unanswered(Exception):  # noqa: N818  # somebody else answers in its place
    """Google gave no usable answer; `words` is what people read about it."""

    words = "Google Maps does not answer just now"


class OverLimit(Unanswered):
    """The project's quota at Google is used up for the moment."""

    words = "Google Maps is over its limit for now"


class Denied(Unanswered):
    """The key is wrong, or this API is not enabled for it."""

    words = "Google Maps refuses our key"


class UsedUp(Unanswered):
    """The day's own allowance of calls is used up."""

    words = "today's allowance for Google Maps is used up"


class Resting(Unanswered):
    """It failed a moment ago and is left alone for a while."""


class NoWay(Exception):  # noqa: N818  # an answer, not a fault
    """Google knows no road between two places."""


@contextmanager
def read() -> Iterator[None]:
    """Take an answer of an unexpected shape for no answer."""
    try:
        yield
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, OverflowError) as odd:
        raise Unanswered from odd
