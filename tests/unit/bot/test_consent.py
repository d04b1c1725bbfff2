"""A replayed text message means for consent what it means on a live SMS channel."""

import pytest

from bot.transcript import read
from channels.sms.inbound import _CONSENT
from channels.sms.keywords import keyword

_LINE = (
    '{"at": "2027-07-10T09:00:00-06:00", "channel": "%s", "chat": "c", "kind": "direct", '
    '"sender": {"id": "+16045550142"}, "text": "%s"}'
)


@pytest.mark.parametrize("text", ["STOP", "Unsubscribe", "START", "unstop", "LATE 40", "stop at Moab"])
def test_sms_as_the_channel_reads_it(text: str) -> None:
    ((number, event),) = read([_LINE % ("sms", text)])
    assert event.envelope(number).consent == _CONSENT[keyword(text)]


def test_elsewhere_stop_is_a_word_like_any_other() -> None:
    ((number, event),) = read([_LINE % ("telegram", "STOP")])
    assert event.envelope(number).consent == ""
