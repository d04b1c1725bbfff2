"""Where typed lines come from: a person at a terminal, or a pipe."""

import asyncio
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import BinaryIO

from prompt_toolkit import PromptSession
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.patch_stdout import patch_stdout

LONGEST_LINE = 1_000_000


class Keyboard:
    """Gives typed lines one after the other."""

    waits = False  # whether each line is answered before the next is read

    def aside(self) -> AbstractContextManager[None]:
        """Return a context in which printing does not disturb what is being typed."""
        return nullcontext()

    async def line(self, who: str, state: Callable[[], str]) -> str | None:
        """Return the next line, None at the end. `who` is speaking; `state` is what to show beside."""
        raise NotImplementedError


class TerminalKeyboard(Keyboard):
    """A person who types: with history, and what others say appearing above the line."""

    def __init__(self) -> None:
        self._session: PromptSession[str] = PromptSession(erase_when_done=True)

    def aside(self) -> AbstractContextManager[None]:
        """Return a context in which printing goes above the line being typed."""
        return patch_stdout(raw=True)

    async def line(self, who: str, state: Callable[[], str]) -> str | None:
        """Ask for a line; None on Ctrl-D and Ctrl-C."""
        try:
            return await self._session.prompt_async(
                FormattedText([("bold", who), ("", " › ")]), bottom_toolbar=state, refresh_interval=0.5
            )
        except (EOFError, KeyboardInterrupt):
            return None


class PipeKeyboard(Keyboard):
    """Lines from a pipe or file, UTF-8; what is none is shown as such and not lost."""

    waits = True

    def __init__(self, stream: BinaryIO | None = None) -> None:
        self._stream = stream or sys.stdin.buffer

    async def line(self, who: str, state: Callable[[], str]) -> str | None:
        """Return the next line."""
        raw = await asyncio.to_thread(self._stream.readline, LONGEST_LINE)
        return raw.decode("utf-8", "replace").rstrip("\r\n") if raw else None


def keyboard() -> Keyboard:
    """Return what fits to the standard input."""
    return TerminalKeyboard() if sys.stdin.isatty() and sys.stdout.isatty() else PipeKeyboard()
