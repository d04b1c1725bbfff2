"""Proposals through the whole house: asked, answered on several channels, carried out, taken back."""

from datetime import timedelta

from bot.identity import somebody
from storage.journal import SqlAuditTrail
from storage.unit_of_work import Author, unit_of_work
from tests.dialog import Dialog
from tools.families.model import Family, Member
from tools.kernel.act import Act, Speaker
from tools.kernel.party import Party
from tools.kernel.reply import Press
from tools.proposals.model import Difference
from tools.proposals.service import propose
from tools.trips.model import Stop

_ZION = Press("add_stop", {"place": "Zion", "role": "must"})


async def three_families(dialog: Dialog) -> None:
    for who, said in (
        ("Ann", "@pathfinder new trip: Canyon Loop, june 18 to june 22. Durango, then Moab"),
        ("Ann", "@pathfinder we're the Okafors from Denver: me and Tunde"),
        ("Bob", "@pathfinder we're the Lees from Denver: me and Su"),
        ("Cy", "@pathfinder we're the Cruzes from Durango: me and Di"),
        ("Ann", "@pathfinder Di Cruz's phone is 602-555-0142"),
    ):
        assert await dialog.say(who, said)


async def trip_of(dialog: Dialog) -> str:
    async with dialog.house.database.system() as connection:
        found = await connection.exec_driver_sql("SELECT id FROM trips")
        return str(found.scalar_one())


async def ask(dialog: Dialog, *calls: Press, silence_accepts: bool = False) -> None:
    """Have Ann propose to the others; the question itself is not sent."""
    trip_id = await trip_of(dialog)
    async with unit_of_work(dialog.house.database, trip_id, Author(10**6, dialog.clock.now())) as unit:
        ann = next(m for m in await unit.of(Member).all() if m.name == "Ann")
        stranger = Act(unit, Speaker("", ""), dialog.clock.now(), ports=dialog.house.ports)
        act = Act(unit, await somebody(stranger, ann.account_id or "", "Ann"), dialog.clock.now())
        families = tuple(Party("family", f.id) for f in await unit.of(Family).all())
        change = Difference("one more stop", families, 90, 120.0)
        await propose(act, "add Zion", change, calls or (_ZION,), silence_accepts=silence_accepts)
        await unit.commit()


async def stops(dialog: Dialog) -> list[str]:
    async with unit_of_work(
        dialog.house.database, await trip_of(dialog), Author(0, dialog.clock.now())
    ) as unit:
        return [stop.name for stop in await unit.of(Stop).all()]


async def signed(dialog: Dialog) -> list[tuple[str, str]]:
    trip_id = await trip_of(dialog)
    async with unit_of_work(dialog.house.database, trip_id, Author(0, dialog.clock.now())) as unit:
        return [(e.actor, e.action) for e in await SqlAuditTrail(unit).entries(trip_id)]


async def test_accepted_on_two_channels_and_done_in_the_proposers_name(dialog: Dialog) -> None:
    await three_families(dialog)
    await ask(dialog)
    assert "Still asked: the Cruzes" in (await dialog.say("Bob", "fine by us"))[0].text
    answers = await dialog.say("+16025550142", "ok")
    assert any("accepted by the Lees and the Cruzes" in a.text for a in answers)
    assert {a.channel for a in answers} == {"sms", "telegram"}
    assert "Zion" in await stops(dialog)
    assert ("Ann (agreed by the Lees and the Cruzes)", "add_stop") in await signed(dialog)


async def test_its_proposer_can_take_it_back_but_those_who_agreed_can_not(dialog: Dialog) -> None:
    await three_families(dialog)
    await ask(dialog)
    await dialog.say("Bob", "/agree 1")
    await dialog.say("Cy", "/agree 1")
    assert "changed it since" in (await dialog.say("Cy", "/undo"))[0].text
    assert "Zion" in await stops(dialog)
    assert "Zion" in (await dialog.say("Ann", "/undo"))[0].text
    assert "Zion" not in await stops(dialog)
    assert "not in force" in (await dialog.say("Bob", "/proposals"))[0].text


async def test_all_of_it_or_none(dialog: Dialog) -> None:
    await three_families(dialog)
    await ask(dialog, _ZION, Press("remove_stop", {"place": "Atlantis"}))
    await dialog.say("Bob", "/agree 1")
    answers = await dialog.say("Cy", "/agree 1")
    assert "could not be done" in answers[0].text
    assert "Zion" not in await stops(dialog)


async def test_a_change_of_the_accepted_plan_waits_for_the_others(dialog: Dialog) -> None:
    await three_families(dialog)
    await dialog.say("Ann", "@pathfinder make us a plan")
    await dialog.say("Ann", "@pathfinder looks good, lock it in")
    asked = (await dialog.say("Ann", "@pathfinder start an hour later on june 19"))[0]
    assert "Proposal 1 by Ann: start an hour later" in asked.text
    assert "Asked: the Lees and the Cruzes" in asked.text
    await dialog.say("Bob", press="OK with us")
    done = await dialog.say("Cy", "ok")
    assert "Changed (version 2)" in done[0].text
    assert "wait" not in (await dialog.say("Bob", "/proposals"))[0].text


async def test_an_objection_in_words(dialog: Dialog) -> None:
    await three_families(dialog)
    await ask(dialog)
    answers = await dialog.say("Cy", "no way, Di gets carsick")
    assert "Proposal 1 is off: the Cruzes object: “Di gets carsick”" in answers[0].text
    assert "Zion" not in await stops(dialog)


async def test_silence_until_the_deadline_is_a_yes_where_that_was_said(dialog: Dialog) -> None:
    await three_families(dialog)
    await ask(dialog, silence_accepts=True)
    dialog.clock.set(dialog.clock.now() + timedelta(days=2, minutes=1))
    before = len(dialog.sent)
    await dialog.house.alerts.send_due()
    await dialog.house.courier.idle()
    words = " ".join(message.text for message in dialog.sent[before:])
    assert "accepted by the Lees (silent) and the Cruzes (silent)" in words
    assert "Zion" in await stops(dialog)
    await dialog.house.alerts.send_due()
    assert (await stops(dialog)).count("Zion") == 1
