"""Plans in the unit their readers speak."""

from tests.dialog import Dialog, verify_dialog

_TRIP = (
    "Ann",
    "@pathfinder new trip: Canyon Loop, june 18 to june 22 2027. Durango, then Moab",
    "Canyon Loop",
)
_PLAN = "@pathfinder make us a plan"


async def test_families_of_the_states_read_miles_and_others_kilometres(dialog: Dialog) -> None:
    await verify_dialog(
        dialog,
        [
            _TRIP,
            ("Ann", "@pathfinder we're the Okafors from Denver: me, Tunde and Zuri who is 6", "Okafor"),
            ("Ann", _PLAN, r"Denver → Durango, 30\d mi,"),
            ("Ann", "@pathfinder what does the 20th look like?", r"drive to Moab \(\d+ mi"),
            ("Bo", "@pathfinder we're the Tremblays from Calgary: me and Kit", "Tremblay"),
            ("Ann", _PLAN, r"Denver → Durango, 30\d mi/49\d km"),
        ],
    )
    alone = await dialog.say("Bo", "what's our plan?", direct=True)
    assert " km" in alone[0].text
    assert " mi" not in alone[0].text
