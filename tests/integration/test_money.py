"""Money in people's own words, by command and by button, in the group and in private."""

import re

from channels.envelope import InAttachment, Outgoing
from tests.dialog import Dialog, verify_dialog

_START = (
    ("Ann", "@pathfinder new trip: Canyon Loop, april 10 to april 15. Durango, then Moab", "Canyon Loop"),
    ("Ann", "@pathfinder we're the Okafors from Denver: me, Tunde and Zuri who is 6", "Okafor"),
    ("Bo", "@pathfinder we're the Lees from Tucson: me and Kit", "Lee"),
)


def _all(answers: list[Outgoing]) -> str:
    return "\n".join(answer.text for answer in answers)


async def test_an_expense_is_looked_into_changed_and_objected_to_by_button(dialog: Dialog) -> None:
    await verify_dialog(dialog, _START)
    first = await dialog.say("Ann", "groceries 84.20, I paid")
    assert "Dispute" in first[0].buttons
    assert "Split:" in _all(await dialog.say("Bo", press="Details"))
    assert "Lee objects to groceries $84.20" in _all(await dialog.say("Bo", press="Dispute"))
    await verify_dialog(
        dialog,
        [
            ("Bo", "/edit groceries 1", "can be taken out by|change"),
            ("Ann", "/balance", "In question: groceries"),
            ("Ann", "/edit groceries 90", r"\$90.00 \(was \$84.20\)"),
            ("Bo", "/details groceries", r"Ann: \$90.00 \(was"),
            ("Bo", "/dispute groceries: we ate out", "we ate out"),
            ("Bo", "/undispute groceries", "agrees to groceries"),
            ("Ann", "/edit groceries -5", "."),
            ("Ann", "/details groceries", r"groceries \$90.00"),
        ],
    )


async def test_what_comes_again_counts_from_its_day_on(dialog: Dialog) -> None:
    await verify_dialog(
        dialog,
        [
            *_START,
            ("Ann", "@pathfinder site fee 30 every night, I paid", r"site fee \$30.00 each night.*1 of 5"),
            ("Ann", "/void site fee", "Taken out: site fee"),
            ("Ann", "/balance", "nobody owes"),
            ("Bo", "/unrepeat site fee", "can be ended by"),
            ("Ann", "/unrepeat site fee", "Ended|Taken out"),
            ("Ann", "/repeat 6 tolls every day, april 12 to april 10", "."),
        ],
    )


async def test_refunds_items_budgets_and_how_to_be_paid(dialog: Dialog) -> None:
    await verify_dialog(
        dialog,
        [
            *_START,
            ("Ann", "/budget 100", r"Budget of the trip: \$100.00, spent \$0.00"),
            ("Ann", "/items 60 dinner | steak 30 Okafor | soup 10 Lee | bread 5", "over|dinner"),
            ("Ann", "/details dinner", "steak"),
            ("Ann", "/items 20 lunch | a 15 Lee | b 9 Okafor", "more than"),
            ("Ann", "kayaks 90, I paid", r"Budget of the trip.*over"),
            ("Ann", "/refund 30 kayaks", r"\$30.00 of kayaks \$90.00 came back to Ann"),
            ("Ann", "/refund 70 kayaks", r"only \$60.00"),
            ("Ann", "/budget", r"(?s)spent \$120.00.*Spent in all"),
            ("Ann", "/payme venmo @ann-o", "venmo.com/ann-o"),
            ("Bo", "/settle", r"(?s)To settle up \(1 transfer\).*venmo.com/ann-o\?txn=pay&amount="),
        ],
    )
    settled = await dialog.say("Bo", "/settle")
    paid = next(label for label in settled[0].buttons if label.startswith("Paid: "))
    assert "Lee is square now" in _all(await dialog.say("Bo", press=paid))
    await verify_dialog(dialog, [("Bo", "/settle", "All square")])


async def test_a_family_keeps_its_budget_to_itself(dialog: Dialog) -> None:
    await verify_dialog(dialog, _START)
    assert "between us" in _all(await dialog.say("Bo", "/budget 40 us", direct=True))
    told = await dialog.say("Ann", "groceries 200, I paid")
    assert "40.00" not in _all([answer for answer in told if answer.chat == dialog.chat])
    assert ["$40.00 over" in answer.text for answer in told if answer.chat == "Bo"] == [True]
    assert "Lees" not in _all(await dialog.say("Ann", "/budget"))
    assert re.search(r"Lees: \$40.00.*over", _all(await dialog.say("Bo", "/budget", direct=True)))


async def test_files_by_command(dialog: Dialog) -> None:
    await verify_dialog(dialog, [*_START, ("Ann", "gas 50, I paid", "gas")])
    for command, name in (("/csv", "expenses.csv"), ("/beancount", ".beancount"), ("/bars", "balances.png")):
        files = (await dialog.say("Ann", command))[0].attachments
        assert files[0].name.endswith(name), command
    table = "Date,Description,Category,Cost,Currency,Ann,Bo\n2027-04-09,Ice,General,10.00,USD,5.00,-5.00"
    assert "Taken over: 1 of 1" in _all(await dialog.say("Ann", f"/import {table}"))
    assert "0 of 1" in _all(await dialog.say("Ann", "/import", files=(_csv(table),)))


def _csv(table: str) -> InAttachment:
    return InAttachment("export.csv", "text/csv", table.encode())


async def test_a_photo_is_kept_with_its_expense_and_the_same_one_twice_is_asked_about(dialog: Dialog) -> None:
    await verify_dialog(dialog, _START)
    photo = (InAttachment("receipt.jpg", "image/jpeg", b"\xff\xd8 a photo"),)
    await dialog.say("Ann", "groceries 84.20, I paid", files=photo)
    shown = await dialog.say("Ann", "/details groceries")
    assert [file.name for file in shown[0].attachments] == ["receipt.jpg"]
    again = await dialog.say("Ann", "@pathfinder lunch 84.20, I paid", files=photo)
    assert "That receipt is with groceries" in _all(again)
    assert "lunch" not in _all(await dialog.say("Ann", "/balance Okafor"))


async def test_bad_sums_are_said_plainly_and_nothing_is_kept_by_half(dialog: Dialog) -> None:
    await verify_dialog(
        dialog,
        [
            *_START,
            ("Ann", "/expense -20 gas", "negative"),
            ("Ann", "/expense 99999999999 gas", "more than I keep books for|more than a road trip"),
            ("Ann", "@pathfinder gas 20, split Okafor 15 and Lee 10", "too much of"),
            ("Ann", "/refund opera", "no such expense|no expenses"),
            ("Ann", "/receipt", "Where is the receipt"),
            ("Ann", "/budget -5", "negative|what is spent|No budget"),
            ("Ann", "/balance", "nobody owes anything"),
        ],
    )
