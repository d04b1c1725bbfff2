"""Who is forgotten stands in no row of any table; the money stays."""

import re
from decimal import Decimal

from sqlalchemy import text

from storage.erasing import erase_asked
from tests.dialog import Dialog

_GONE = ("Zebulon", "+13035550177", "xylophone", "id-Zebulon Lee")


async def found(dialog: Dialog) -> list[str]:
    """Return "table: row" for each row that still holds one of the words."""
    hits = []
    async with dialog.house.database.system() as connection:
        listed = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
        for table in list((await connection.execute(text(listed))).scalars()):
            rows = await connection.execute(text(f'SELECT t::text FROM "{table}" t'))
            hits += [f"{table}: {row}" for row in rows.scalars() if any(word in row for word in _GONE)]
    return hits


async def _live(dialog: Dialog) -> None:
    await dialog.say(
        "Dana Okafor", "@pathfinder new trip: Canyon Loop, june 18 to 22 2027. Durango, then Moab"
    )
    await dialog.say("Dana Okafor", "@pathfinder we're the Okafors from Denver: me, Tunde and Zuri (6)")
    await dialog.say("Zebulon Lee", "@pathfinder we're the Lees from Boise: me and Kim")
    await dialog.say("Dana Okafor", "@pathfinder Zebulon Lee's phone number is +13035550177")
    await dialog.say("Zebulon Lee", "@pathfinder I'd love a xylophone museum")
    await dialog.say("Zebulon Lee", "groceries 84.20, I paid, split with the Okafors")
    await dialog.say("Zebulon Lee", "/edit groceries 90")
    await dialog.say("Dana Okafor", "/poll Where to eat? | Pizza | Tacos")
    await dialog.say("Zebulon Lee", "/vote Tacos")
    await dialog.say("Zebulon Lee", "/dispute groceries: no xylophone")
    await dialog.say("Zebulon Lee", "/undispute groceries")
    await dialog.say("Dana Okafor", "/setadmin Zebulon")
    await dialog.say("Zebulon Lee", "hello, play the xylophone", direct=True)
    await dialog.say("Zebulon Lee", "/expense 30 xylophone strings, split with the Okafors")
    await dialog.say("Zebulon Lee", "/poll Shall we hear the xylophone? | Hall | Park, with my xylophone")
    await dialog.say("Dana Okafor", "/vote Hall")
    await dialog.say("Zebulon Lee", "/poll Whose is the xylophone? | mine | theirs")
    await dialog.say("Zebulon Lee", "/broadcast the xylophone is packed")
    for asked in ("/families", "/results", "/wishes", "/history", "/balance", "/details strings"):
        await dialog.say("Dana Okafor", asked)
    told = [message.text for message in dialog.sent if message.chat == "-100"]
    assert sum("likes xylophone museum" in text or "Shall we hear" in text for text in told) > 2
    await _model_rows(dialog)


async def _model_rows(dialog: Dialog) -> None:
    """A kept answer of a model that names them, and what their question cost."""
    answer = (
        "INSERT INTO answers (trip_id, key, answer) SELECT trip_id, 'k', 'Zebulon said' FROM members LIMIT 1"
    )
    cost = (
        "INSERT INTO usage (trip_id, account_id, model, at, read, cached, written) "
        "SELECT trip_id, account_id, 'm', now(), 1, 0, 1 FROM members WHERE name LIKE 'Zebulon%'"
    )
    async with dialog.house.database.system() as connection:
        await connection.execute(text(answer))
        await connection.execute(text(cost))


async def test_no_row_of_any_table_names_who_is_forgotten(dialog: Dialog) -> None:
    await _live(dialog)
    kept = {hit.split(":")[0] for hit in await found(dialog)}
    assert kept >= {"inbox", "outbox", "journal", "members", "answers", "expenses"}
    await dialog.say("Zebulon Lee", "/forget", direct=True)
    await dialog.say("Zebulon Lee", press="Yes, erase me", direct=True)
    await erase_asked(dialog.house.database)
    left = await found(dialog)
    assert not left, "\n".join(map(str, left))
    await _money_stays(dialog)


async def _money_stays(dialog: Dialog) -> None:
    balance = "\n".join(answer.text for answer in await dialog.say("Dana Okafor", "/balance"))
    signed = re.findall(r"(owes|is owed) \$([\d.]+)", balance)
    assert {way for way, _ in signed} == {"owes", "is owed"}
    assert sum(Decimal(sum_) * (1 if way == "owes" else -1) for way, sum_ in signed) == 0
    assert "Lee: paid $120.00" in balance
    assert "Okafor: share $60.00" in balance
    results = "\n".join(answer.text for answer in await dialog.say("Dana Okafor", "/results"))
    assert "“a question” is open:\n• Hall 1: Okafor\n• option 2 0" in results
    assert "theirs" not in results, "nobody else had voted in that one"
    details = "\n".join(answer.text for answer in await dialog.say("Dana Okafor", "/details an expense"))
    assert "an expense $30.00" in details
