"""Deliveries that Teams makes again under a new time: told by who said what, where, shortly before."""

import hashlib
import json
import time
from collections.abc import Callable
from dataclasses import dataclass

from channels.teams.activity import Activity

_AT_ONCE_S = 3.0  # nobody types the same words twice as fast
_PATIENCE_S = 10.0  # after this Teams takes a delivery for lost
_RETRIES_S = 30.0  # and makes it again until then
_MOST = 20_000


@dataclass
class _Delivery:
    id: str
    began: float
    answered: float | None = None


class Repeats:
    """What this process took in within the last seconds; the same activity id is the door's own matter."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._taken: dict[str, _Delivery] = {}

    def begin(self, activity: Activity) -> bool:
        """Note a delivery; True when it is an earlier one again."""
        key, now = _key(activity), self._now()
        before = self._taken.get(key)
        if before is not None and before.id != activity.id and self._again(before, now):
            return True
        self._forget(now)
        self._taken[key] = before if before and before.id == activity.id else _Delivery(activity.id, now)
        return False

    def answered(self, activity: Activity, stored: bool) -> None:
        """Note that a delivery was acknowledged, or (not `stored`) must come again."""
        key = _key(activity)
        if not stored:
            self._taken.pop(key, None)
        elif key in self._taken:
            self._taken[key].answered = self._now()

    def _again(self, before: _Delivery, now: float) -> bool:
        late = before.answered is None or before.answered - before.began > _PATIENCE_S
        return now - before.began < (_RETRIES_S if late else _AT_ONCE_S)

    def _forget(self, now: float) -> None:
        if len(self._taken) >= _MOST:
            self._taken = {k: d for k, d in self._taken.items() if now - d.began < _RETRIES_S}


def _key(activity: Activity) -> str:
    sender = activity.sender.id if activity.sender else ""
    files = [(one.name, one.content_url) for one in activity.attachments or ()]
    said = [activity.type, activity.conversation.id, sender, activity.text, activity.value, files]
    return hashlib.sha256(json.dumps(said, default=str, sort_keys=True).encode()).hexdigest()
