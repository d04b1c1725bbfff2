"""The one error a person can cause; its words are shown to them as they stand."""

from collections.abc import Mapping


class Refusal(Exception):  # noqa: N818  # it is a kind answer, not a fault
    """What was asked cannot be done; `str(refusal)` says why in a sentence for the person who asked."""


class NotAllowed(Refusal):
    """The speaker may not do this in this trip."""


class Unclear(Refusal):
    """A question back: several readings are possible. `choices` are button labels, likeliest first.

    `answers` tells, for a choice, which arguments the same call is to be made again with; a choice without
    one stands where the doubtful argument was.
    """

    def __init__(
        self,
        question: str,
        choices: tuple[str, ...] = (),
        answers: Mapping[str, Mapping[str, object]] | None = None,
    ) -> None:
        super().__init__(question)
        self.choices = choices
        self.answers = answers or {}
