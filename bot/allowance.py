"""How much one person may say in an hour: far more than anybody does, so that no script holds up a trip."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from storage.inbox import Incoming
from tools.kernel.reply import Reply

CALLS, UPLOADS = 1000, 50
_HOUR = timedelta(hours=1)
_CALLS = Reply(
    f"That was a lot: more than {CALLS:,} messages from you within an hour. I rest until the hour is over; "
    "what you send meanwhile is not read, so please say it again then."
)
_UPLOADS = Reply(
    f"That was a lot of files: more than {UPLOADS} from you within an hour. I did not open this one; "
    "please send it again in an hour."
)
_SILENCE = Reply("")


def exceeded(incoming: Incoming, calls: Sequence[datetime], uploads: Sequence[datetime]) -> Reply | None:
    """Return what is said to a message beyond the limit (nothing, once it was said); None within it.

    `calls` and `uploads`: when the person's message so many before this one came, and the one before that.
    """
    told = _beyond(incoming, calls, _CALLS)
    return _beyond(incoming, uploads, _UPLOADS) if told is None and incoming.files else told


def _beyond(incoming: Incoming, times: Sequence[datetime], words: Reply) -> Reply | None:
    lately = [at for at in times if incoming.at - at < _HOUR]
    if not lately:
        return None
    return words if len(lately) == 1 else _SILENCE
