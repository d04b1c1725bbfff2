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
