"""The one error a person can cause; its words are shown to them as they stand."""


class Refusal(Exception):  # noqa: N818  # it is a kind answer, not a fault
    """What was asked cannot be done; `str(refusal)` says why in a sentence for the person who asked."""


class NotAllowed(Refusal):
    """The speaker may not do this in this trip."""


class Unclear(Refusal):
    """A question back: several readings are possible. `choices` are button labels, likeliest first."""

    def __init__(self, question: str, choices: tuple[str, ...] = ()) -> None:
        super().__init__(question)
        self.choices = choices
