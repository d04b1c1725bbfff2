"""Every kind of vote opened in people's own words, taken back, and asked about afterwards."""

import pytest

from tests.dialog import Dialog, verify_dialog
from tests.integration.test_proposals import three_families
from tests.integration.test_votes import poll


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("@pathfinder vote: Moab or Page?", r"1\. Moab\n2\. Page"),
        (
            "@pathfinder ranked poll on lunch: pizza, tacos or sushi",
            "(?s)Poll: lunch.*in order of preference",
        ),
        ("@pathfinder secret ballot: steak or fish", "(?s)1. steak.*The vote is secret"),
        ("@pathfinder poll: secret beach or hidden lake", r"(?s)1. secret beach(?!.*vote is secret)"),
        ("@pathfinder when can everybody? april 12, april 14 or april 15", "every day you can make"),
        ("@pathfinder new vote, per adult: beer or wine", "One vote per grown-up"),
        ("@pathfinder consent poll: skip the museum?", "(?s)1. skip the museum.*vetoes"),
        ("@pathfinder vote: kayak or hike? people may sit out", "we'd sit out"),
        ("@pathfinder poll: beer", "at least two options"),
        ("/poll Moab or Page?", r"1\. Moab\n2\. Page"),
        ("/poll where to? Moab, Page or Zion", r"(?s)Poll: where to\?.*3\. Zion"),
    ],
)
async def test_each_kind_of_vote_is_opened_in_words(dialog: Dialog, said: str, answer: str) -> None:
    await three_families(dialog)
    await verify_dialog(dialog, [("Ann", said, answer)])


async def test_a_vote_is_cancelled_without_a_result(dialog: Dialog) -> None:
    await three_families(dialog)
    await verify_dialog(
        dialog,
        [
            ("Ann", "@pathfinder vote: pizza or sushi?", "pizza"),
            ("Bob", "sushi", "1 of 3"),
            ("Bob", "@pathfinder cancel that poll", "Whoever opened the poll"),
            ("Ann", "@pathfinder cancel that poll", "is cancelled; nothing was decided"),
            ("Bob", "/vote sushi", "No vote is open"),
        ],
    )
    assert (await poll(dialog))["status"] == "cancelled"


async def test_what_did_we_vote_tells_every_result(dialog: Dialog) -> None:
    await three_families(dialog)
    for question, winner in (("lunch", "pizza"), ("dinner", "steak")):
        await dialog.say("Ann", f"/poll {question}? {winner}, soup")
        await dialog.say("Ann", f"/vote {winner}")
        await dialog.say("Ann", "/close")
    await verify_dialog(
        dialog,
        [
            (
                "Bob",
                "@pathfinder what did we vote?",
                r"(?s)dinner\?” is decided: steak.*lunch\?” is decided: pizza",
            )
        ],
    )


@pytest.mark.parametrize(
    ("opened", "votes", "ended"),
    [
        (
            "@pathfinder let's vote anonymously which museum, ranked: Louvre, Orsay or Rodin",
            (("Ann", "Louvre, then Rodin"), ("Bob", "rodin first, then orsay"), ("Cy", "Rodin")),
            r"decided: Rodin .by instant run-off",
        ),
        (
            "@pathfinder ranked vote: which museum? Louvre, Orsay or Rodin",
            (("Ann", "Louvre, then Rodin"), ("Bob", "orsay, then rodin, then louvre"), ("Cy", "rodin")),
            r"is a tie: Louvre, Orsay and Rodin",
        ),
        (
            "@pathfinder multiple choice vote: what shall we do? hike, raft or museum",
            (("Ann", "hike and raft for us"), ("Bob", "raft, and the museum"), ("Cy", "raft")),
            "decided: raft .3 votes",
        ),
        (
            "@pathfinder consent poll: Pine Inn or Red Cliffs",
            (("Ann", "we veto Red Cliffs"), ("Bob", "red cliffs"), ("Cy", "pine inn")),
            "(?s)decided: Pine Inn.*veto",
        ),
        (
            "@pathfinder when can everybody? april 12, april 14 or april 15",
            (("Ann", "april 12 or april 14 for us, april 15 if need be"), ("Bob", "april 14")),
            "(?s)decided: april 14 .2 votes.*if need be",
        ),
        (
            "@pathfinder vote: kayak or hike? people may sit out",
            (("Ann", "we'd sit out"), ("Bob", "kayak")),
            "(?s)decided: kayak.*sitting out",
        ),
    ],
)
async def test_ballots_of_every_kind_are_cast_in_words(
    dialog: Dialog, opened: str, votes: tuple[tuple[str, str], ...], ended: str
) -> None:
    await three_families(dialog)
    await verify_dialog(dialog, [("Ann", opened, "Poll: ")])
    await verify_dialog(dialog, [(who, said, "Noted") for who, said in votes])
    await verify_dialog(dialog, [("Ann", "@pathfinder close the vote", ended)])


async def test_a_tie_is_broken_in_the_words_we_ask_for(dialog: Dialog) -> None:
    await three_families(dialog)
    await verify_dialog(
        dialog,
        [
            ("Ann", "@pathfinder vote: Louvre or Orsay?", "Louvre"),
            ("Ann", "Louvre", "1 of 3"),
            ("Bob", "Orsay", "2 of 3"),
            ("Ann", "@pathfinder close the vote", "for example: “close the poll, Louvre wins”"),
            ("Bob", "@pathfinder close the poll, Orsay wins", "opened the poll breaks the tie"),
            ("Ann", "@pathfinder close the poll, Orsay wins", "decided: Orsay .Ann broke the tie"),
        ],
    )


async def test_where_to_stay_on_a_day_becomes_a_booking_to_make(dialog: Dialog) -> None:
    await three_families(dialog)
    await verify_dialog(
        dialog,
        [
            (
                "Ann",
                "@pathfinder vote: where do we stay on june 20, Pine Inn or Red Cliffs Lodge?",
                "proposed as a booking to make",
            ),
            ("Ann", "Pine Inn", "1 of 3"),
            ("Ann", "@pathfinder close the vote", "(?s)decided: Pine Inn.*Proposal 1 by Ann"),
            ("Bob", "fine by us", "the Lees accept proposal 1"),
            ("Cy", "fine by us", "Noted: Pine Inn"),
            ("Ann", "/bookings", "Pine Inn.*Jun 20 → .*Jun 21"),
        ],
    )
