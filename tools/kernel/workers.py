"""Work that would block the event loop, as a port."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar

A = ParamSpec("A")
R = TypeVar("R")


class Workers:
    """Runs pure functions away from the event loop."""

    async def run(self, work: Callable[A, R], *args: A.args, **kwargs: A.kwargs) -> R:
        """Return `work(*args, **kwargs)`; function, arguments and result must pickle."""
        raise NotImplementedError


class InLine(Workers):
    """Runs the work where it is: for tests and for the command line."""

    async def run(self, work: Callable[A, R], *args: A.args, **kwargs: A.kwargs) -> R:
        """Return `work(*args, **kwargs)`."""
        return work(*args, **kwargs)
