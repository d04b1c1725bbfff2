# ruff: noqa: E501  # a table reads best on one line
"""A route told as a list is all of its stops, in order, with the nights of each; other talk of places is none."""

from datetime import date, datetime

import pytest

from agents.context import Context, TripContext
from agents.offline.engine import OfflineEngine

_CONTEXT = Context(
    now=datetime(2027, 2, 14, 19),  # noqa: DTZ001  # local by contract
    speaker="Hazel",
    trip=TripContext(name="Lochs", start_date=date(2027, 5, 29), end_date=date(2027, 6, 5), currency="GBP"),
)


def _stops(text: str) -> list[tuple[str, int | None]]:
    calls = OfflineEngine().understand(text, True, _CONTEXT).calls
    return [(c.args["place"], c.args.get("nights")) for c in calls if c.name == "add_stop"]


@pytest.mark.parametrize(
    ("text", "stops"),
    [
        ("stops: Keswick 2 nights, Glencoe 2 nights, then one night in Pitlochry on the way home", [("Keswick", 2), ("Glencoe", 2), ("Pitlochry", 1)]),
        ("Stops: Keswick (2 nights), Fort William (2), Pitlochry (1)", [("Keswick", 2), ("Fort William", 2), ("Pitlochry", 1)]),
        ("keswick 2n, fort william 2n, pitlochry 1n", [("Keswick", 2), ("Fort William", 2), ("Pitlochry", 1)]),
        ("2 nights Keswick, 2 nights Fort William and 1 night Pitlochry please", [("Keswick", 2), ("Fort William", 2), ("Pitlochry", 1)]),
        ("first Keswick for two nights, then Fort William for 3, last night in Pitlochry", [("Keswick", 2), ("Fort William", 3), ("Pitlochry", 1)]),
        ("we stay in Innsbruck 3 nights and after this in Bozen 2 nights and in the end Verona one night", [("Innsbruck", 3), ("Bozen", 2), ("Verona", 1)]),
        ("Keswick > Oban > Inverness > Pitlochry", [("Keswick", None), ("Oban", None), ("Inverness", None), ("Pitlochry", None)]),
        ("stops are Lyon, Avignon then Barcelona, 2 nights each", [("Lyon", 2), ("Avignon", 2), ("Barcelona", 2)]),
        ("Keswick 29-31 may, Fort William 31 may to 2 june, Pitlochry 2-4 june", [("Keswick", 2), ("Fort William", 2), ("Pitlochry", 2)]),
        ("add Keswick, Fort William and Pitlochry to the stops", [("Keswick", None), ("Fort William", None), ("Pitlochry", None)]),
        ("can you put Keswick x2 nights, Oban x3 nights, Perth x1", [("Keswick", 2), ("Oban", 3), ("Perth", 1)]),
    ],
)  # fmt: skip
def test_every_stop_with_its_nights(text: str, stops: list[tuple[str, int | None]]) -> None:
    assert _stops(text) == stops


@pytest.mark.parametrize(
    "text",
    [
        "we stayed in Keswick 2 nights and Oban 3 nights once and it was lovely",
        "we join you in Keswick on the 29th and leave from Oban on the 2nd",
        "Keswick or Oban?",
        "how far is Keswick from Oban",
        "booked Keswick 2 nights and Oban 1 night at Premier Inn",
    ],
)
def test_other_talk_of_places_is_no_list(text: str) -> None:
    assert len(_stops(text)) < 2
