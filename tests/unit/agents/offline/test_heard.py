# ruff: noqa: E501  # a row of a table reads best on one line
"""Dictated messages: codes spelt aloud, fillers, and the stops nobody says."""

import pytest

from agents.offline.heard import heard


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("the reference is SW four four one", "the reference is SW441"),
        ("booking number B two two oh nine", "booking number B2209"),
        ("erm we're away from Newcastle erm about twenty minutes behind", "we're away from Newcastle, about 20 minutes behind"),
        ("put down two adults and umm one kid", "put down two adults and one kid"),
        (
            "it's booked the thirtieth of May two nights three rooms four hundred and eighty six pound reference CL9411",
            "it's booked the thirtieth of May, two nights, three rooms, 486 pound, reference CL9411",
        ),
        (
            "we are taking the Silverado period it runs on gas six seats and I drive",
            "we are taking the Silverado. it runs on gas, six seats and I drive",
        ),
        ("vote on Saturday dinner the pub the chippy or the curry house", "vote on Saturday dinner: the pub, the chippy or the curry house"),
        ("call it the Dutch Run hang on pass us that wrench", "call it the Dutch Run, hang on pass us that wrench"),
    ],
)  # fmt: skip
def test_a_voice_is_written_down(said: str, written: str) -> None:
    assert heard(said) == written


@pytest.mark.parametrize(
    "typed",
    [
        "um 7 Uhr los",
        "Abfahrt um 9",
        "what's the confirmation for our campsite tomorrow night",
        "in our village wedding we fed 600 people and nobody made a poll",
        "Sent 85 euros to Dieter on PayPal for the apartment",
        "we had a grace period of two days there I think",
        "two rooms, three nights, then home",
    ],
)
def test_what_was_typed_stays(typed: str) -> None:
    assert heard(typed) == typed
