import pytest

from tools.families.names import forms, plural, surname


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("the Okafors", "Okafor"),
        ("the Okafor family", "Okafor"),
        ("Okafor", "Okafor"),
        ("the Adamses", "Adams"),
        ("the Adams family", "Adams"),
        ("the Jones", "Jones"),
        ("the Joneses", "Jones"),
        ("the Lopezes", "Lopez"),
        ("the Haskells", "Haskell"),
        ("the Möllers", "Möller"),
        ("the o’briens", "O'Brien"),
        ("the Parks", "Park"),
        ("the Lees", "Lee"),
        ("the Wus", "Wu"),
        ("the Weisses", "Weiss"),
        ("the Pages", "Page"),
        ("the Garcias", "Garcia"),
        ("the Bowers family", "Bowers"),
        ("van der berg", "van der Berg"),
        ("the Finches", "Finch"),
    ],
)
def test_surname_is_singular(said: str, kept: str) -> None:
    assert surname(said) == kept


def test_bare_name_is_plural_only_in_company() -> None:
    assert surname("Tinkers") == "Tinkers"
    assert surname("Tinkers", "we're the Tinkers from Ohio") == "Tinker"
    assert surname("Tinkers", "we're the Tinkers family") == "Tinkers"


@pytest.mark.parametrize(
    "name", ["Okafor", "Adams", "Jones", "Lopez", "Möller", "O'Brien", "Park", "Lee", "Ross"]
)
def test_plural_comes_back(name: str) -> None:
    assert forms(f"the {plural(name)}") & forms(name)
