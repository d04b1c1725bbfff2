"""What the terminal chat is told when it is made."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class ConsoleSettings:
    """`chat` is the conversation that is taken up again; files the bot sends are put into `folder`."""

    folder: Path
    chat: str = "terminal"
    speaker: str = "Dana"
    title: str | None = None
    recall: int = 12
