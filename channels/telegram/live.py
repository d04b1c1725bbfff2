"""People who share their way: Telegram tells every few seconds, the house once a minute."""

from collections import OrderedDict
from datetime import datetime, timedelta

_EVERY = timedelta(seconds=60)
_MOST = 1000


class LiveTracks:
    """When each shared way was last told of."""

    def __init__(self) -> None:
        self._told: OrderedDict[str, datetime] = OrderedDict()

    def begin(self, key: str, at: datetime) -> None:
        """Note a position that was told at `at`."""
        self._told[key] = at
        self._told.move_to_end(key)
        while len(self._told) > _MOST:
            self._told.popitem(last=False)

    def worth_telling(self, key: str, at: datetime, goes_on: bool) -> bool:
        """Whether to tell of a new position; not of the last one again, which comes when sharing ends."""
        if not goes_on:
            self._told.pop(key, None)
            return False
        before = self._told.get(key)
        if before is not None and at - before < _EVERY:
            return False
        self.begin(key, at)
        return True
