"""The buttons a terminal has shown: the newest message's go by number, all there were by their words."""

from channels.words import Unfit


class Buttons:
    """What can be pressed in each chat."""

    def __init__(self) -> None:
        self._newest: dict[str | None, tuple[str, ...]] = {}
        self._all: dict[tuple[str | None, str], str] = {}

    def shown(self, chat: str | None, labels: tuple[str, ...]) -> None:
        """Note the buttons of a message; one without any changes nothing."""
        if labels:
            self._newest[chat] = labels
            self._all |= {(chat, label.casefold()): label for label in labels}

    def chosen(self, chat: str | None, words: str) -> str:
        """Return the label that was chosen by number or by name; raises Unfit."""
        newest = self._newest.get(chat, ())
        if not newest:
            raise Unfit("There is no button to press here.")
        if words.isdecimal() and 1 <= int(words) <= len(newest):
            return newest[int(words) - 1]
        if (label := self._all.get((chat, words.casefold()))) is not None:
            return label
        choices = ", ".join(f"{number} ({label})" for number, label in enumerate(newest, 1))
        older = [label for (where, _), label in self._all.items() if where == chat and label not in newest]
        earlier = f" One shown before goes by its words: /press {older[-1]}" if older else ""
        raise Unfit(f"Which one? There is {choices}.{earlier}")
