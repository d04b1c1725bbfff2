"""Bills in the words of many voices: how many, who paid, what for, who shares, who is left out."""

from datetime import datetime
from typing import Any

import pytest

from agents.offline.plain_money import money_told
from agents.offline.scene import Scene
from agents.offline.slots.bill_parts import bill_parts
from agents.offline.slots.expenses import add_expense
from tests.unit.agents.offline.lakes import LAKES
from tools.values.dictated import in_digits

_CONTEXT = LAKES.model_copy(update={"now": datetime.fromisoformat("2026-07-12T18:00"), "travelling": True})


def _scene(text: str) -> Scene:
    return Scene(in_digits(text), False, _CONTEXT)


def _bills(text: str) -> list[dict[str, Any]]:
    return [call.args for call in add_expense(_scene(text))]


@pytest.mark.parametrize(
    ("text", "payer"),
    [
        ("parking 8 me", "me"),
        ("rolling. gas 68 even. me", "me"),
        ("chidi 45 petrol", "member:Chidi"),
        ("45 petrol chidi", "member:Chidi"),
        ("firewood, £9, that was Nikhil", "member:Nikhil"),
        ("58 quid pizza, ta Chidi", "member:Chidi"),
        ("@cleaning 75 paid ngozi", "member:Ngozi"),
        ("Joe stuck the cinema tickets on his card, 46.50", "member:Joe"),
        ("Mahesh is out 33.60 for the drinks", "member:Mahesh"),
        ("that round was on Mahesh, £33.60", "member:Mahesh"),
        ("Tea and scones 33 even by Kokila, first class", "member:Kokila"),
        ("I've just stuck sixty two quid forty diesel in", "me"),
        ("Coach park wanted 36 euros off me", "me"),
        ("It is me who has paid the museum, 48", "me"),
        ("Chidi shouted the bakery lunch, 88", "member:Chidi"),
        ("parking Windermere 8.50, I pay, for all of us", "me"),
        ("Ngozi has meanwhile paid 184 for waffles", "member:Ngozi"),
        ("drinks 33 on joe, adults only", "member:Joe"),
        ("groceries 140 me. Okafors 50, Trivedis 40, us 50", "me"),
        # A name that stands beside the sum for another reason pays nothing.
        ("beer 60, split Joe and Chidi", None),
        ("ice cream 12 for Ada", None),
    ],
)
def test_who_paid(text: str, payer: str | None) -> None:
    assert [bill.get("paid_by") for bill in _bills(text)] == [payer]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("We stopped at the garden centre on the way and had scones, £28.40, I paid", "scones"),
        ("Rain all day so we did the pencil museum, 36.75 for everybody, Ngozi paid", "pencil museum"),
        ("Got to Keswick. I got the tolls as well, 17.80", "tolls"),
        ("Plugged in at Gilroy, now showing 84%. Costs were 19.60, me", "charging"),
        ("Puncture on the road. Fuelled, 82.15, I paid", "fuel"),
        ("mum paid for breakfast 42", "breakfast"),
        ("Chidi got lunch, 61.30, and I'm going to lie down for a while", "lunch"),
        ("Kindly enter: museum admission, £54.00, disbursed by Mahesh", "museum admission"),
    ],
)
def test_what_was_paid_for(text: str, what: str) -> None:
    assert [bill["what"] for bill in _bills(text)] == [what]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("beers £60 - only the dads: Joe Chidi Mahesh. Paid by Mahesh", "Joe Chidi Mahesh"),
        ("tea at the castle 34, our table which was me Mia and Kokila. I paid", "me Mia Kokila"),
        ("spa 180, paid by me, split with Ngozi and Kokila", "me Ngozi Kokila"),
        ("nappies 12, kokila paid, charge to trivedis", "Trivedi"),
        ("the okafors should carry the extra bed, £40, I paid it at reception", "Okafor"),
        ("Ngozi bought wipes, 4.50, theirs only", "Okafor"),
        ("it's Joe's own fault so put the £60 fine on Joe, I paid it", "Joe"),
        ("boat for two families: us, Okafors. £64. I paid", "my_family Okafor"),
        ("bbq meat £48, I paid. Trivedis are veggie so it's just us two families", "Whitaker Okafor"),
        ("my lot skipped breakfast: £30, Ngozi's card, them and the Trivedis", "Okafor Trivedi"),
        ("walmart 63.12 on me, half n half w okafors", "my_family Okafor"),
        ("drinks: 33.60. Paid by: Mahesh. Shared by: all.", ""),
        ("Who paid for the pizza? It was Chidi, 58 quid.", ""),
    ],
)
def test_who_shares(text: str, parties: str) -> None:
    rows = _bills(text)[0].get("split", [])
    assert [row["party"].rpartition(":")[2] for row in rows] == parties.split()


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("£85 tasting, me, not Joe he drove", ["member:Joe"]),
        ("£96 dinner Chidi paid, not us", ["my_family"]),
        ("we weren't at the dinner so don't count us: £96, Chidi paid", ["my_family"]),
        ("lunch £54 Kokila paid, Okafors had already eaten", ["family:Okafor"]),
        ("lunch 54 kokila paid (no nikhil, he had a packed lunch)", ["member:Nikhil"]),
        ("Take the Okafors out of this one: lunch £54, Kokila paid", ["family:Okafor"]),
        ("lunch 94.20, me. Lunch excludes the Okafors, they ate at the hotel", ["family:Okafor"]),
    ],
)
def test_who_is_left_out(text: str, out: list[str]) -> None:
    assert _bills(text)[0].get("except") == out


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "did the big shop 148.35 on my card & Joe got the bbq gas 22.90",
            [("148.35", "me"), ("22.90", "Joe")],
        ),
        ("- lunch 62 Joe\n- petrol 55 Chidi\n- stamps 4 me", [("62", "Joe"), ("55", "Chidi"), ("4", "me")]),
        ("me: lunch 40. chidi: dinner 90", [("40", "me"), ("90", "Chidi")]),
        ("Parking 20 was me, gondola 144 was Chidi, everybody in", [("20", "me"), ("144", "Chidi")]),
        (
            "Wine 42.50. I paid; two shares to us. Joe met the toll, 31.30",
            [("42.50", "me"), ("31.30", "Joe")],
        ),
        ("3 bags of logs 24 quid, Kokila", [("24", "Kokila")]),
        ("running 30 late. I buy breakfast for everybody, 42.60", [("42.60", "me")]),
    ],
)
def test_several_bills(text: str, told: list[tuple[str, str]]) -> None:
    assert [(b["amount"], b["paid_by"].rpartition(":")[2]) for b in _bills(text)] == told


def test_parts_cover_the_words_without_a_gap() -> None:
    scene = _scene("lunch 40, I paid. Then tolls 12 and parking 8")
    parts = bill_parts(scene, scene.money)
    assert [start for start, _ in parts[1:]] == [end for _, end in parts[:-1]]
    assert (parts[0][0], parts[-1][1]) == (0, len(scene.whole))


@pytest.mark.parametrize(
    ("text", "tools"),
    [
        ("ngozi got the icecreams 14.50", ["add_expense"]),
        ("Chidi bunged me £20 back", ["record_payment"]),
        ("Chidi would pay 14.50 for an icecream", []),
        ("did Ngozi pay 14.50 for the icecreams?", []),
        ("dinner is 40 a night at most", []),
        ("back home Ngozi paid 14.50 for icecreams", []),
    ],
)
def test_money_told_plainly(text: str, tools: list[str]) -> None:
    assert money_told(_scene(text)) == tools
