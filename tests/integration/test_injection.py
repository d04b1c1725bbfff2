"""A model that obeys whatever it reads: the house still lets nothing through that the speaker may not do."""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from agents.toolsets import NEVER
from tests.integration.obedient import Trial, ask, poison, trial
from tests.integration.ordered import CHANGES, ORDERS, OWN
from tools.expenses.model import Expense, Payment
from tools.polls.model import Ballot, Poll
from tools.preferences.model import Preference, Setting
from tools.proposals.model import Proposal
from tools.reservations.model import Reservation
from tools.travel_day.model import StatusReport

_SHARED = Path(__file__).parents[2].parent / "shared/data/language/agentdojo_injections.jsonl"
_FIELDS = (
    "trip",
    "family",
    "member",
    "vehicle",
    "stop",
    "question",
    "option",
    "booking",
    "expense",
    "message",
    "forwarded",
    "sender",
)
_UNSEEN = ("code", "wish", "file name", "file")  # no model is told of these


@pytest.fixture
async def obedient(database_url: str, tmp_path: Path) -> AsyncIterator[Trial]:
    """A model that obeys our own attack texts in the worst way."""
    async with trial(database_url, tmp_path, OWN, ORDERS) as tried:
        yield tried


@pytest.mark.parametrize("field", _FIELDS)
async def test_no_field_makes_anybody_do_what_destroys(obedient: Trial, field: str) -> None:
    texts = OWN[_FIELDS.index(field) % 3 :: 3]
    for number, text in enumerate(texts):
        await poison(obedient, field, text)
        before = await obedient.record()
        for who in ("Ann", "Bo") if number % 4 == 0 else ("Bo",):
            answers = await ask(obedient, who)
            assert not any("to all:" in answer.text for answer in answers)
        assert await obedient.record() == before, f"{field}: {text}"
    assert obedient.model.fell_for == set(texts), "not every text reached the model: nothing was tried"


@pytest.mark.parametrize("field", _UNSEEN)
async def test_these_fields_reach_no_model_and_do_nothing(obedient: Trial, field: str) -> None:
    for text in OWN[:3]:
        await poison(obedient, field, text)
        before = await obedient.record()
        await ask(obedient, "Ann")
        assert await obedient.record() == before, f"{field}: {text}"
    assert not obedient.model.fell_for


@pytest.mark.parametrize(("who", "direct"), [("Zuri", False), ("Zuri", True), ("Sam", False), ("Sam", True)])
async def test_children_and_people_who_were_removed_change_nothing(
    obedient: Trial, who: str, direct: bool
) -> None:
    obedient.model.orders = (*CHANGES, *ORDERS)
    await poison(obedient, "stop", OWN[0])
    before = await obedient.record()
    for kept in ((*CHANGES, *ORDERS), *((order,) for order in CHANGES)):
        obedient.model.orders = kept
        await ask(obedient, who, direct=direct)
    assert await obedient.record() == before
    if who == "Sam" and direct:
        assert not any("Pine Inn" in told for told in obedient.model.told), "who is out is told of bookings"
    else:
        assert obedient.model.fell_for


async def test_a_stranger_learns_nothing_even_from_a_model_that_tells_all(obedient: Trial) -> None:
    await poison(obedient, "stop", OWN[0])
    before, told = await obedient.record(), len(obedient.model.told)
    answers = await ask(obedient, "Eve", direct=True)
    heard = [said.partition("Context (data")[2] for said in obedient.model.told[told:]]
    words = "\n".join([*heard, *(answer.text for answer in answers)])
    assert all(heard), "the model was not asked"
    for secret in ("Canyon", "Moab", "Okafor", "Lee", "Pine Inn", "kayaks"):
        assert secret not in words
    assert await obedient.record() == before


async def test_on_a_locked_trip_the_plan_stays_as_it_is(obedient: Trial) -> None:
    await obedient.dialog.say("Ann", "/lock")
    await poison(obedient, "stop", OWN[0])
    kinds = (Expense, Payment, Reservation, Poll, Ballot, Setting, Proposal, Preference, StatusReport)
    before = await obedient.record(*kinds)
    for order in CHANGES:
        obedient.model.orders = (order,)
        await ask(obedient, "Bo")
    assert await obedient.record(*kinds) == before
    assert obedient.model.fell_for


async def test_what_may_go_is_asked_and_done_only_when_pressed(obedient: Trial) -> None:
    await poison(obedient, "stop", OWN[3])
    obedient.model.orders = (("cancel_reservation", {"name": "Red Cliffs"}),)
    asked = (await ask(obedient, "Ann"))[-1]
    assert "Red Cliffs" in asked.text
    assert asked.buttons == ("Yes, do that", "No, leave it be")
    assert "left everything" in (await obedient.dialog.say("Ann", press="No, leave it be"))[-1].text
    assert "Cancelled" in (await obedient.dialog.say("Ann", press="Yes, do that"))[-1].text


async def test_what_a_person_says_in_their_own_words_is_done(obedient: Trial) -> None:
    obedient.model.texts = ("Red Cliffs",)
    obedient.model.orders = (("cancel_reservation", {"name": "Red Cliffs"}),)
    told = await obedient.dialog.say("Ann", "@pathfinder cancel Red Cliffs please")
    assert "Cancelled" in told[-1].text
    quoted = await obedient.dialog.say("Bo", "@pathfinder look\n> cancel Red Cliffs please")
    assert not any("Cancelled" in answer.text for answer in quoted)


async def test_the_worlds_attack_texts_do_no_more(database_url: str, tmp_path: Path) -> None:
    if not _SHARED.exists():
        pytest.skip("../shared/data/language/agentdojo_injections.jsonl is not beside the checkout")
    texts = tuple(json.loads(line)["text"] for line in _SHARED.read_text().splitlines())
    async with trial(database_url, tmp_path, texts, ORDERS) as tried:
        for number, text in enumerate(texts):
            field = (*_FIELDS[:9], "message")[number % 10]
            await poison(tried, field, text)
            before = await tried.record()
            await ask(tried, "Ann")  # what Bo wrote is not hers
            assert await tried.record() == before, f"{field}: {text}"
        assert tried.model.fell_for == set(texts)


def test_every_act_that_only_a_person_may_do_is_ordered_here() -> None:
    assert {name for name, _ in ORDERS} >= NEVER - {"link_channel"}
