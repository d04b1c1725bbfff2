"""Every way to split, by command; slips said plainly; a cancelled booking frees its place."""

from tests.dialog import Dialog, verify_dialog
from tests.integration.test_money import _START


async def test_every_way_to_split_by_command_and_what_cannot_be(dialog: Dialog) -> None:
    await verify_dialog(
        dialog,
        [
            *_START,
            (
                "Ann",
                "/expense 90 boat | Lees x2, Okafor x1 | paid by Bo",
                r"(?s)by Bo.*Lee \$60.00.*Okafor \$30.00",
            ),
            ("Ann", "/expense 100 kayak | Okafor 50%, Lee 40%", "add up to 90, 10 % short"),
            (
                "Ann",
                "/expense 60 EUR wine | Okafor 20, Lee 40 | on april 11",
                r"(?s)€60.00.*Apr 11.*Lee €40.00",
            ),
            (
                "Ann",
                "/expense 100 tickets | paid Bo 60, Ann 40 | not Zuri",
                r"(?s)Bo \(\$60.00\).*\(2 heads\).*\(2 heads\)",
            ),
            (
                "Ann",
                "/expense 300 cabin | by nights april 12 to april 15",
                r"(?s)by night.*\(9 nights\).*\(6 nights\)",
            ),
            ("Ann", "/expense 20.555 gas", "more decimals"),
            ("Ann", "/expense 5 ice | Martians", "don't know who “Martians”"),
            ("Ann", "/repeat 20 site fee every night, april 12 to april 15", r"\$60.00 in all"),
            ("Ann", "/repeat 6 tolls every day, april 12 to april 10", "days are right|before it starts"),
            ("Ann", "/paid -5 to the Lees", "negative"),
            ("Ann", "/paid 5 to the Martians", "don't know who"),
            ("Ann", "/refund 500 gas", "no such expense"),
            ("Bo", "/balance Okafor", r"(?s)boat .*share \$30.00.*Okafor: paid"),
            ("Ann", "/void the boat one", "Taken out: boat"),
            (
                "Ann",
                "/book Best Western Moab, april 18 2027 to april 14 2027",
                r"ends \(Wed Apr 14\) before it starts",
            ),
            ("Ann", "booked dinner at El Moro april 14 19:00 to 18:00", r"ends \(18:00\) before it starts"),
            ("Ann", "/book -3 rooms Pine Inn Durango april 12-14", "-3 can't be right"),
            ("Ann", "/book Pine Inn Durango april 12-14 $-50", "negative"),
            ("Ann", "/bookings", "Nothing is booked"),
            ("Ann", "booked Rock Inn Moab - april 14-15 - $412", r"\$412.00"),
        ],
    )


async def test_a_cancelled_booking_frees_its_place_and_codes_are_told_alone(dialog: Dialog) -> None:
    await verify_dialog(
        dialog,
        [
            *_START,
            ("Ann", "booked dinner at El Moro in Durango april 11 19:00 for us, conf EM-77", "El Moro"),
        ],
    )
    await dialog.say("Ann", "hello", direct=True)
    asked = await dialog.say("Ann", "@pathfinder what's our confirmation code for El Moro?")
    assert {m.chat for m in asked if "EM-77" in m.text} == {"Ann"}
    asked = await dialog.say("Bo", "@pathfinder what's the confirmation code for El Moro?")
    assert [m.text for m in asked] == ["The code of El Moro is shown only to those it is for: the Okafors."]
    await dialog.say("Ann", "@pathfinder make us a plan")
    await verify_dialog(
        dialog,
        [
            ("Ann", "/itinerary april 11", "19:00 El Moro"),
            (
                "Ann",
                "@pathfinder cancel the El Moro booking",
                "Its place in the plan is free now",
            ),
            ("Ann", "/itinerary april 11", "(?s)^(?!.*El Moro)"),
            ("Ann", "/undo", "Taken back"),
            ("Ann", "/itinerary april 11", "19:00 El Moro"),
        ],
    )


async def test_what_had_no_command_has_one(dialog: Dialog) -> None:
    await verify_dialog(
        dialog,
        [
            *_START,
            ("Ann", "/rate", "example: “1 EUR = 1.10 USD”"),
            ("Ann", "/rate 1 EUR = 1.20 USD", "1 EUR = 1.20 USD .as told"),
            ("Ann", "/rate EUR 1.5", "1 EUR = 1.5 USD"),
            ("Ann", "/expense 30 EUR gas", "Noted: gas €30.00"),
            ("Ann", "/balance", r"Spent in all: \$45.00"),
            ("Ann", "/export csv", "the books: 1 expense, 0 payments"),
            ("Ann", "/export beancount", "the books"),
            ("Ann", "/polls", "no vote yet"),
            ("Ann", "/poll a? | b | c", "Poll: a"),
            ("Ann", "/polls", "“a.” is open"),
            ("Ann", "/prefer we love museums", "likes museums"),
            ("Ann", "/unwish museums", "Forgotten: museums"),
            ("Ann", "/book Pine Inn Moab april 12 to 14 $300", r"Apr 12 → .*Apr 14, \$300.00"),
            ("Ann", "/book 2 rooms Rock Inn Moab apr 14-15 $300", r"Apr 14 → .*Apr 15, 2 rooms, \$300.00"),
            ("Ann", "/unbook Foo", "no such booking"),
            ("Ann", "/unbook Pine Inn", "Cancelled: Pine Inn"),
            ("Ann", "/undo", "Taken back"),
        ],
    )


async def test_a_booking_that_ends_before_it_starts_is_refused_however_it_is_said(dialog: Dialog) -> None:
    await verify_dialog(
        dialog,
        [
            *_START,
            (
                "Ann",
                "/book Ferry to Alcatraz april 12 10:00 to april 12 09:00",
                "ends .09:00. before it starts",
            ),
            ("Ann", "/book Rental Jeep april 12 10:00 to 09:00", "ends .09:00. before it starts"),
            ("Ann", "/book Kayak tour april 12 10:00 to april 11 09:00", "before it starts"),
            ("Ann", "/book Hotel Backwards april 14 to april 12", "before it starts"),
            ("Ann", "/bookings", "Nothing is booked yet"),
            ("Ann", "/book Kayak tour april 12 10:00 to 12:30", "10:00 → .*12:30|10:00.*12:30"),
            ("Ann", "/book Night walk april 12 22:00 to 01:00", "Night walk"),
        ],
    )


async def test_what_had_no_words_has_some(dialog: Dialog) -> None:
    await verify_dialog(
        dialog,
        [
            *_START,
            ("Ann", "@pathfinder groceries 84.20, I paid", "groceries"),
            (
                "Bo",
                "@pathfinder that's not right, we weren't there for the groceries",
                "Lee objects to groceries",
            ),
            ("Bo", "@pathfinder 1 euro = 1.5 dollars", "1 EUR = 1.5 USD"),
            ("Bo", "@pathfinder pay us by venmo @bolee", "venmo.com/bolee"),
            ("Bo", "@pathfinder our paypal is paypal.me/bolee", "paypal.me/bolee"),
            ("Bo", "@pathfinder how do we settle up?", r"(?s)Lee → Okafor .*In question: groceries"),
            ("Ann", "i paid 60 for gas, split 60/40 with the Lees", r"Okafor \$36.00 · Lee \$24.00"),
            ("Ann", "@pathfinder food budget 400", r"food: \$400.00, spent \$84.20"),
            ("Ann", "@pathfinder booked Pine Inn Moab april 12 to 14, 3 rooms", "Pine Inn"),
            (
                "Ann",
                "@pathfinder the Lees sleep in the loft and the Okafors in the twin room at Pine Inn",
                "Pine Inn: loft: Lee; twin room: Okafor",
            ),
            ("Ann", "@pathfinder undo everything from the last hour", "Taken back: .*; .*the expense .gas"),
        ],
    )
