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


async def test_a_huge_sum_is_asked_back_wherever_it_is_said(dialog: Dialog) -> None:
    await verify_dialog(dialog, _START)
    asked = await dialog.say("Ann", "/expense 100000 boat")
    assert "$100,000.00 is a lot. Is that right? I kept nothing yet." in asked[0].text
    await verify_dialog(dialog, [("Ann", "/balance", "nobody owes"), ("Ann", "/expense 1000 boat", "boat")])
    await verify_dialog(
        dialog,
        [
            ("Ann", "/edit boat 150000", "is a lot"),
            ("Ann", "/details boat", r"\$1,000.00"),
            ("Bo", "/paid 99999 to the Okafors", "is a lot"),
            ("Ann", "/repeat 88000 site fee every night, april 10 to april 12", "is a lot"),
            ("Ann", "/expense 900000 JPY sushi", "Noted: sushi 900,000 JPY"),
            ("Ann", "/expense 9000000 JPY sushi bar", "is a lot"),
            ("Ann", "/expense 30000000 VND hostel", "Noted: hostel 30,000,000 VND"),
            ("Ann", "/expense 1000000000000 moon", "more than"),
        ],
    )
    again = await dialog.say("Ann", "/expense 30000 charter flight")
    pressed = await dialog.say("Ann", press=again[0].buttons[0])
    assert "Noted: charter flight $30,000.00" in pressed[0].text
    twice = await dialog.say("Ann", "/expense 30000 charter flight")
    twin = await dialog.say("Ann", press=twice[0].buttons[0])
    assert "another one" in twin[0].text
    assert "Noted: charter flight" in (await dialog.say("Ann", press=twin[0].buttons[0]))[0].text
