"""What the Bot API answers when it won't."""

from collections.abc import Mapping
from typing import Any


class ApiError(Exception):
    """An answer with ok = false."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code, self.description = code, description
        self.parameters: Mapping[str, Any] = parameters


def bad_request(what: str) -> ApiError:
    """Return the 400 that says `what`."""
    return ApiError(400, f"Bad Request: {what}")
