"""Reports from the road that are heard without being weighed, and the talk of people in cars that is none."""

import pytest

from agents.context import Context
from agents.offline.scene import Scene
from agents.offline.slots.road_heard import heard
from tests.unit.agents.offline.slots.alps import ALPS


def _heard(text: str, *, mention: bool, travelling: bool = True) -> bool:
    return heard(Scene(text, mention, Context.model_validate({**ALPS, "travelling": travelling})))


@pytest.mark.parametrize(
    "text",
    [
        "pulled over in Beaune like 15 min for potty. Jana got the gas, 61.40",
        "The Novak car is away from Annecy",
        "cruising past Valence",
        "Coffee pause at Beaune",
        "Made it to Lyon",
        "broke down near Chambéry",
        "we have left Annecy just now",
    ],
)
def test_a_report(text: str) -> None:
    assert _heard(text, mention=True)
    assert _heard(text, mention=False)
    assert not _heard(text, mention=True, travelling=False)


@pytest.mark.parametrize(
    "text",
    [
        "we had a flat near Valence once, worst day",
        "leaving Lyon is a great movie",
        "they parked by a dumpster in Lyon lmao",
        "I left my heart in Annecy haha",
        "just got a text from Grandma in Denver, she says hi",
        "we are in love with Annecy",
        "are we past Valence?",
        "let's stop in Beaune for lunch",
        "tomorrow we leave Lyon at nine",
    ],
)
def test_only_talk(text: str) -> None:
    assert not _heard(text, mention=False)
