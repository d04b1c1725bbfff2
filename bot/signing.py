"""Whose name stands in the journal under what others agreed to."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime

from storage.unit_of_work import Author, SqlUnitOfWork
from tools.kernel.reply import Then


def signing(unit: SqlUnitOfWork, at: datetime) -> Callable[[Then], AbstractContextManager[None]]:
    """Return how agreed calls are journalled: as a turn of its own, by who proposed them."""
    return lambda then: unit.signed(Author(then.turn, at, then.by, then.name))
