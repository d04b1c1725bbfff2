# ruff: noqa: E501  # a table reads best on long lines
"""Whose vote is for what, in the ways people say it."""

from datetime import datetime

import pytest

from agents.context import Context, FamilyContext, PollContext
from agents.offline.overheard import votes
from agents.offline.scene import Scene
from agents.offline.slots.votes import vote

_DINNER = PollContext(
    question="Friday dinner", options=("Curry house", "fish and chips", "BBQ at the cottage")
)
_RAIN = PollContext(question="Rainy day plan", options=("Pencil Museum", "Cinema", "Climbing wall"))
_OUTING = PollContext(question="Saturday: boat trip or zip line?", options=("boat trip", "zip line"))
_QUIZ = PollContext(question="Which night for the pub quiz?", options=("Tuesday", "Wednesday"))
_LEAVE = PollContext(question="Leave when?", options=("7:00", "8:30", "10:00"))
_FAMILIES = (
    FamilyContext(name="Whitaker", members=("Dana", "Joe", "Mia")),
    FamilyContext(name="Okafor", members=("Chidi", "Ngozi", "Ada")),
)
_Told = dict[str, str]


def _scene(text: str, *polls: PollContext) -> Scene:
    now = datetime(2026, 6, 15, 18)  # noqa: DTZ001  # local by contract
    context = Context(now=now, speaker="Dana", speaker_family="Whitaker", families=_FAMILIES, polls=polls)
    return Scene(text, False, context)


def _cast(text: str, *polls: PollContext) -> _Told:
    return {str(c.args.get("party", "me")): str(c.args["option"]) for c in vote(_scene(text, *polls))}


_CURRY, _FISH, _BBQ = _DINNER.options


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("curry for me, chippy for Joe", {"me": _CURRY, "member:Joe": _FISH}),
        ("Joe fish me curry Mia bbq", {"member:Joe": _FISH, "me": _CURRY, "member:Mia": _BBQ}),
        ("put me down for curry please and my husband for the barbecue", {"me": _CURRY, "member:Joe": _BBQ}),
        ("we're 2 for curry (me n Joe) and 1 for chips (Mia)", {"me": _CURRY, "member:Joe": _CURRY, "member:Mia": _FISH}),
        ("the whitaker family votes curry, bar Mia who is holding out for fish", {"my_family": _CURRY, "member:Mia": _FISH}),
        ("i vote curry, so does mia", {"me": _CURRY, "member:Mia": _CURRY}),
        ("Voting fish here, Mia votes with me", {"me": _FISH, "member:Mia": _FISH}),
        ("curry, +1 from Joe", {"me": _CURRY, "member:Joe": _CURRY}),
        ("curry for me and Donna's saying nothing", {"me": _CURRY}),
        ("chips for me and Mia's saying chips as well", {"me": _FISH, "member:Mia": _FISH}),
        ("Joe had fish yesterday and the bbq is broken, curry it is", {"me": _CURRY}),
        ("curry for us and the Okafors, per Chidi", {"my_family": _CURRY, "family:Okafor": _CURRY}),
        ("rather the bbq than the curry", {"me": _BBQ}),
        ("curry yes, bbq no", {"me": _CURRY}),
        ("Me: curry. Daughter: bbq.", {"me": _CURRY, "member:Mia": _BBQ}),
    ],
)  # fmt: skip
def test_each_has_the_vote_that_is_told(text: str, told: _Told) -> None:
    assert _cast(text, _DINNER) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("zip line and wednesday from us", [("my_family", "zip line"), ("my_family", "Wednesday")]),
        ("boat for saturday, tuesday for the quiz", [("me", "boat trip"), ("me", "Tuesday")]),
        ("the first one for saturday and the second one for the quiz", [("me", "boat trip"), ("me", "Wednesday")]),
        ("my lot: boat. and for the quiz, tuesday", [("my_family", "boat trip"), ("my_family", "Tuesday")]),
        ("Mia wants the zip wire, tuesday for the quiz", [("member:Mia", "zip line"), ("me", "Tuesday")]),
    ],
)  # fmt: skip
def test_one_message_votes_in_two_polls(text: str, told: list[tuple[str, str]]) -> None:
    calls = vote(_scene(text, _OUTING, _QUIZ))
    assert [(str(c.args.get("party", "me")), str(c.args["option"])) for c in calls] == told


@pytest.mark.parametrize(
    ("text", "poll", "option"),
    [
        ("movies for me", _RAIN, "Cinema"),
        ("let's do the wall!!", _RAIN, "Climbing wall"),
        ("my lot's for the pictures", _RAIN, "Cinema"),
        ("barbie!!", _DINNER, _BBQ),
        ("the indian", _DINNER, _CURRY),
        ("half past eight please", _LEAVE, "8:30"),
    ],
)
def test_an_option_in_other_words(text: str, poll: PollContext, option: str) -> None:
    assert [c.args["option"] for c in (votes(_scene(text, poll)) or vote(_scene(text, poll)))] == [option]


@pytest.mark.parametrize(
    "text",
    [
        "that curry house in town was rubbish last year",
        "we had fish and chips yesterday",
        "anyone know when the chippy opens?",
        "Joe burnt the bbq again",
    ],
)
def test_talk_of_an_option_is_no_vote(text: str) -> None:
    assert votes(_scene(text, _DINNER)) == []
