"""Transcripts: what a line must hold, and that a broken one is named."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.transcript import BrokenTranscript, read

_LINE: dict[str, Any] = {
    "at": "2027-04-04T16:12:00-05:00",
    "channel": "telegram",
    "chat": "-1",
    "kind": "group",
    "sender": {"id": "5", "name": "Priya"},
    "text": "hello",
}


def line(**changes: Any) -> str:
    """A good line with changes; a None takes the field out."""
    merged = {**_LINE, **changes}
    return json.dumps({key: value for key, value in merged.items() if value is not None})


@pytest.mark.parametrize(
    ("changes", "mentioned"),
    [
        ({}, False),
        ({"text": "hey @Pathfinder, plan"}, True),
        ({"text": "/plan"}, True),
        ({"kind": "direct"}, True),
        ({"text": "hello", "mention": True}, True),
        ({"text": "@pathfinder hi", "mention": False}, False),
    ],
)
def test_who_is_addressed_follows_the_contract(changes: dict[str, Any], mentioned: bool) -> None:
    [(number, event)] = read([line(**changes)])
    assert (number, event.envelope(number).mention) == (1, mentioned)


def test_the_envelope_keeps_the_senders_own_clock_and_the_line_number() -> None:
    [_, (number, event)] = read(["", line(), line(text=None, location={"lat": 1, "lon": 2})])
    envelope = event.envelope(number)
    assert envelope.message_id == "3"
    assert envelope.at.isoformat() == "2027-04-04T16:12:00-05:00"
    assert envelope.location == (1.0, 2.0)


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        ("{", "not JSON"),
        ("[]", "event"),
        (line(text=None), "exactly one of"),
        (line(press="yes"), "exactly one of"),
        (line(at="2027-04-04T16:12:00"), "at"),
        (line(at="yesterday"), "at"),
        (line(channel="carrier pigeon"), "channel"),
        (line(channel="sms"), "direct"),
        (line(sender=None), "sender"),
        (line(text=None, location={"lat": 91, "lon": 0}), "lat"),
    ],
)
def test_a_broken_line_is_named_with_what_is_wrong(broken: str, says: str) -> None:
    with pytest.raises(BrokenTranscript, match=rf"line 2: .*{says}"):
        list(read([line(), broken]))


@given(st.text())
def test_no_line_raises_anything_else(text: str) -> None:
    try:
        list(read([text]))
    except BrokenTranscript as problem:
        assert str(problem).startswith("line 1: ")  # noqa: PT017
