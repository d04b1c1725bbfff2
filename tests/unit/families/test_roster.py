from datetime import UTC, date, datetime

import pytest

from tests.fakes import MemoryUnitOfWork
from tools.families.model import Family, Member
from tools.families.roster import Roster
from tools.kernel.act import Act, Speaker
from tools.kernel.errors import Refusal, Unclear
from tools.kernel.party import Party
from tools.trips.model import Trip

ROSTER = Roster(
    families=(
        Family("o", "Okafor", adults=2, children=2),
        Family("l", "Lee", joins_date=date(2027, 7, 5)),
        Family("j", "Jones", adults=1),
    ),
    members=(
        Member("d", "o", "Dana", account_id="acc"),
        Member("s1", "o", "Sam"),
        Member("s2", "l", "Sam"),
        Member("m", "l", "Min-jun"),
    ),
    vehicles=(),
)


def act(account: str = "acc") -> Act:
    return Act(MemoryUnitOfWork(), Speaker(account, "Dana"), datetime(2027, 7, 1, tzinfo=UTC))


@pytest.mark.parametrize("said", ["Okafor", "the okafors", "Okafor's", "okafor family", "Okafer"])
def test_families_are_known_however_said(said: str) -> None:
    family = ROSTER.family(said)
    assert family is not None
    assert family.id == "o"


@pytest.mark.parametrize(
    ("said", "party"),
    [
        ("me", Party("member", "d")),
        ("my_family", Party("family", "o")),
        ("all", None),
        ("family:the Joneses", Party("family", "j")),
        ("member:dana", Party("member", "d")),
        ("member:Sam Lee", Party("member", "s2")),
        ("Dana", Party("member", "d")),
        ("Lees", Party("family", "l")),
        ("family:Dana", Party("family", "o")),
    ],
)
def test_parties(said: str, party: Party | None) -> None:
    assert ROSTER.party(said, act()) == party


def test_two_of_a_name_are_asked_about() -> None:
    with pytest.raises(Unclear) as question:
        ROSTER.party("member:Sam", act())
    assert question.value.choices == ("Sam Okafor", "Sam Lee")


@pytest.mark.parametrize("said", ["family:Novak", "member:Zed", "Zed"])
def test_strangers_are_refused_in_words(said: str) -> None:
    with pytest.raises(Refusal, match="I know: the Okafors, the Lees, the Joneses"):
        ROSTER.party(said, act())


def test_a_stranger_has_no_family() -> None:
    assert ROSTER.own_family(act("other")) is None
    with pytest.raises(Refusal, match="your family"):
        ROSTER.party("me", act("other"))


def test_presence_and_heads() -> None:
    trip = Trip("t", "T", start_date=date(2027, 7, 3), end_date=date(2027, 7, 12))
    assert [f.id for f in ROSTER.present(date(2027, 7, 4), trip)] == ["o", "j"]
    assert [f.id for f in ROSTER.present(date(2027, 7, 5), trip)] == ["o", "l", "j"]
    assert len(ROSTER.present(date(2027, 6, 1), trip)) == 3
    assert [ROSTER.heads(f) for f in ROSTER.families] == [4, 2, 1]


def test_names_for_people_and_exports() -> None:
    assert ROSTER.name_of(Party("family", "j")) == "the Joneses"
    assert ROSTER.key(Party("member", "m")) == "member:Min-jun"
    assert ROSTER.full_name(ROSTER.members[1]) == "Sam Okafor"
