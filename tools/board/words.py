"""The board asked for in set phrases: "board", "show me the live board"."""

import re

_BOARD = re.compile(
    r"(?:(?:show|give|send|open)(?: me| us)? )?(?:the |my |our )?(?:live )?board(?: link)?(?:,? please)?",
    re.IGNORECASE,
)


def is_board(text: str) -> bool:
    """Whether a whole message asks for the board."""
    said = " ".join(re.sub(r"@\w+", " ", text).split()).strip(" !?.,")
    return _BOARD.fullmatch(said) is not None
