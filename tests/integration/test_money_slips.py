"""Money said oddly, in private, or while the trip is locked."""

from tests.dialog import Dialog, verify_dialog
from tests.integration.test_money import _START


async def test_an_unknown_currency_is_refused_and_nothing_kept(dialog: Dialog) -> None:
    await verify_dialog(
        dialog,
        [
            *_START,
            ("Ann", "@pathfinder 20 ZZZ gas, I paid", "I don't know the currency “ZZZ”"),
            ("Ann", "/balance", "nobody owes"),
            ("Ann", "@pathfinder 32 KOA fee, I paid", r"KOA fee \$32.00"),
        ],
    )


async def test_a_bill_told_in_private_reaches_those_whose_money_it_is(dialog: Dialog) -> None:
    await verify_dialog(dialog, _START)
    await dialog.say("Bo", "hello", direct=True)
    said = await dialog.say("Ann", "dinner 90, I paid", direct=True)
    (told,) = [m for m in said if m.chat == "Bo"]
    assert "dinner $90.00" in told.text
    assert "Dispute" in told.buttons
    assert any(m.chat == dialog.chat for m in said)
    said = await dialog.say("Ann", "/paid 20 to the Lees", direct=True)
    assert any("paid Lee $20.00" in m.text for m in said if m.chat == "Bo"), said


async def test_three_ways_between_the_families_goes_by_family(dialog: Dialog) -> None:
    await verify_dialog(
        dialog,
        [*_START, ("Ann", "deposit 300 I paid, split two ways between the families", r"Okafor \$150.00")],
    )


async def test_a_locked_trip_keeps_its_bookings(dialog: Dialog) -> None:
    await verify_dialog(
        dialog,
        [
            *_START,
            ("Ann", "booked Pine Inn Durango april 10-12, 2 rooms", "Pine Inn"),
            ("Ann", "/lock", "locked"),
            ("Bo", "booked Rock Motel Moab april 12-13, 1 room", "locked"),
            ("Bo", "@pathfinder cancel the Pine Inn booking", "locked"),
            ("Ann", "/bookings", "(?s)Pine Inn"),
        ],
    )
