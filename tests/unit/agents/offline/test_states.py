"""Places with their states."""

import pytest

from agents.offline.states import lettered


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("Portland, Maine", "Portland, ME"),
        ("Ocean City Maryland", "Ocean City, MD"),
        ("Lake Tahoe California", "Lake Tahoe, CA"),
        ("Jackson, WY", "Jackson, WY"),
        *(
            (name, name)
            for name in ("West Virginia", "Lake Michigan", "Sierra Nevada", "New York", "Virginia")
        ),
    ],
)
def test_a_state_gets_its_letters_and_a_name_stays(said: str, place: str) -> None:
    assert lettered(said) == place
