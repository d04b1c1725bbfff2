"""How a chat looks in a terminal; plain lines where the output is no terminal."""

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from rich.console import Console, ConsoleOptions, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.text import Text

BOT = "Pathfinder"
COLOURS = ("cyan", "magenta", "yellow", "bright_blue", "bright_red", "bright_magenta", "bright_cyan")
# What would move the cursor, ring, or recolour somebody's terminal.
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def safe(text: str) -> str:
    """Return a text that can do nothing to a terminal but be read."""
    return _UNSAFE.sub("", text.replace("\r\n", "\n").encode("utf-8", "replace").decode())


@dataclass(frozen=True)
class ChatLine:
    """A line of a chat as rich shows it; `who` is None for the bot."""

    who: str | None
    text: str
    at: datetime | None = None
    buttons: Sequence[str] = ()
    files: Sequence[str] = ()
    private: bool = False

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        """Show it."""
        return self._drawn() if console.is_terminal else self._plain()

    @property
    def _name(self) -> str:
        return BOT if self.who is None else safe(self.who)

    def _plain(self) -> Iterator[RenderableType]:
        private = " (private)" if self.private else ""
        yield Text(f"{self._name}{private}: {safe(self.text)}")
        for file in self.files:
            yield Text(f"  [file] {safe(file)}", overflow="fold")
        if self.buttons:
            yield Text("  " + "  ".join(f"[{n}] {safe(b)}" for n, b in enumerate(self.buttons, 1)))

    def _drawn(self) -> Iterator[RenderableType]:
        yield self._head()
        body = Text(safe(self.text))
        body.highlight_regex(r"(?i)@pathfinder\b", "bold green")
        if self.who is None:
            yield Panel(body, border_style="green", expand=False, padding=(0, 1))
        elif self.text:
            yield Padding(body, (0, 0, 0, 2))
        for file in self.files:
            yield Text(f"  📎 {safe(file)}", style="bold", overflow="fold")
        if self.buttons:
            yield Padding(self._choices(), (0, 0, 0, 2))
        yield Text("")

    def _head(self) -> Text:
        head = Text(self._name, style=f"bold {colour(self.who)}")
        if self.at is not None:
            head.append(f"  {self.at.astimezone():%H:%M}", style="dim not bold")
        if self.private:
            head.append("  only you two", style="dim italic not bold")
        return head

    def _choices(self) -> Text:
        parts = Text()
        for number, label in enumerate(self.buttons, 1):
            parts.append(f" {number} ", style="reverse green").append(f" {safe(label)}   ")
        return parts


def render_line(
    who: str | None,
    text: str,
    *,
    at: datetime | None = None,
    buttons: Sequence[str] = (),
    files: Sequence[str] = (),
    private: bool = False,
) -> ChatLine:
    """Return a line to give to rich's `Console.print`; `who` is None for the bot."""
    return ChatLine(who, text, at, buttons, files, private)


def colour(who: str | None) -> str:
    """Return the colour of a person's name, the same each time."""
    return "green" if who is None else COLOURS[zlib.crc32(who.casefold().encode()) % len(COLOURS)]
