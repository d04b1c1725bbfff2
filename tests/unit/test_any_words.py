"""Whatever a language engine hands over, the rooms answer in words or refuse in words."""

import asyncio
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.families.test_families import group
from tests.unit.group import Group
from tools.families import service as families
from tools.kernel.errors import Refusal
from tools.preferences import service as preferences
from tools.travel_day import service as travel_day
from tools.trips import service as trips

WORDS = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [
            "me",
            "my_family",
            "all",
            "family:Baker",
            "member:Milo",
            "the Bakers",
            "Moab",
            "Page",
            "2027-07-11",
            "2020-01-01",
            "18:00",
            "99:99",
            "-5",
            "1e9",
            "NaN",
            "220",
            "must",
            "like",
            "ev",
            "admin",
            "late",
            "’",
            "\u0301",
            "s",
        ]
    ),
)
NUMBERS = st.one_of(st.none(), st.integers(-(10**9), 10**9), st.sampled_from([0, 1, 7, 80]))
MAYBE = st.one_of(st.none(), WORDS)
LISTS = st.lists(WORDS, max_size=3)
TOOLS: dict[Any, dict[str, st.SearchStrategy[Any]]] = {
    trips.create_trip: {"name": MAYBE, "start_date": MAYBE, "end_date": MAYBE, "nights": NUMBERS,
                        "stops": LISTS, "currency": MAYBE},
    trips.update_trip: {"name": MAYBE, "start_date": MAYBE, "end_date": MAYBE, "nights": NUMBERS,
                        "currency": MAYBE, "status": MAYBE},
    trips.add_stop: {"place": WORDS, "role": MAYBE, "nights": NUMBERS, "date": MAYBE, "wanted_by": LISTS},
    trips.remove_stop: {"place": WORDS},
    trips.show_trip: {"what": MAYBE},
    families.add_family: {"name": WORDS, "home": MAYBE, "adults": NUMBERS, "children": NUMBERS},
    families.add_member: {"name": WORDS, "family": MAYBE, "age": NUMBERS, "role": MAYBE, "diet": LISTS,
                          "driver": st.sampled_from([None, True, False]), "phone": MAYBE},
    families.add_vehicle: {"family": MAYBE, "name": MAYBE, "energy": MAYBE, "range_km": NUMBERS,
                           "battery_kwh": NUMBERS, "seats": NUMBERS, "driver": MAYBE},
    families.set_presence: {"family": WORDS, "joins_date": MAYBE, "joins_place": MAYBE, "leaves_date": MAYBE,
                            "leaves_place": MAYBE},
    families.set_limits: {"family": WORDS, "drive_minutes_per_day": NUMBERS, "drive_minutes_per_leg": NUMBERS,
                          "lodging_per_night": MAYBE, "not_before": MAYBE, "not_after": MAYBE},
    preferences.record_preference: {"party": WORDS, "kind": WORDS, "what": WORDS, "weight": NUMBERS},
    preferences.forget_preference: {"party": WORDS, "what": WORDS},
    preferences.set_quiet_hours: {"party": MAYBE, "start": MAYBE, "end": MAYBE},
    travel_day.report_status: {"kind": WORDS, "minutes": NUMBERS, "place": MAYBE, "percent": NUMBERS,
                               "note": MAYBE},
}  # fmt: skip
CALLS = st.sampled_from(list(TOOLS)).flatmap(
    lambda tool: st.tuples(st.just(tool), st.fixed_dictionaries(TOOLS[tool]))
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(CALLS, max_size=6), st.text(max_size=60))
def test_only_words_come_back(calls: list[tuple[Any, dict[str, Any]]], said: str) -> None:
    async def talk() -> list[str]:
        chat = await group()
        said_back = [await answer(chat, tool, arguments) for tool, arguments in calls]
        for export in (trips.export, families.export, preferences.export, travel_day.export):
            await export(await chat.act("Jess"))
        return said_back

    async def answer(chat: Group, tool: Any, arguments: dict[str, Any]) -> str:
        try:
            reply = await tool(await chat.act("Jess", said), **arguments)
        except Refusal as refusal:
            return str(refusal)
        return str(reply.text)

    assert all(text.strip() for text in asyncio.run(talk()))
