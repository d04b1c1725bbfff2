"""Taking back, as a port."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Undone:
    """What was taken back: the tool that did it and the names of what it had changed."""

    action: str
    what: tuple[str, ...]


class History:
    """The trip's past, as far as it can be taken back."""

    async def undo_last(self, actor: str) -> Undone:
        """Take back the newest turn of `actor` (an account id) that still stands.

        Raises Refusal when there is none, or when somebody has built on it since.
        """
        raise NotImplementedError
