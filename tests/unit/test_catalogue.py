"""The tools both engines drive are the catalogue's: every name, every argument."""

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from tools.history.service import deed_words
from tools.registry import TOOLS

_CATALOGUE = Path(__file__).parents[3] / "shared" / "contract" / "tools.md"


def catalogue() -> list[tuple[str, set[str]]]:
    """Return (tool, its arguments) as the contract lists them."""
    if not _CATALOGUE.exists():
        return []
    rows = [line.split("|") for line in _CATALOGUE.read_text().splitlines() if line.startswith("| `")]
    return [(row[1].strip(" `"), _names(row[2])) for row in rows]


def _names(arguments: str) -> set[str]:
    """Return the names in an argument list, without what stands in brackets."""
    bare = re.sub(r"\([^)]*\)|\[[^\]]*\]", "", arguments)
    return {name.strip(" *") for name in bare.split(",")} - {""}


@pytest.mark.skipif(not _CATALOGUE.exists(), reason="the shared contract is not beside this checkout")
@pytest.mark.parametrize(("name", "arguments"), catalogue())
def test_the_tool_is_there_with_its_arguments(name: str, arguments: set[str]) -> None:
    schema = TOOLS[name].args_schema
    assert isinstance(schema, type)
    assert issubclass(schema, BaseModel)
    names = {field.alias or key for key, field in schema.model_fields.items()}
    assert arguments <= names


def test_every_tool_says_what_it_is_for() -> None:
    assert all(len(tool.description) > 15 for tool in TOOLS.values())


# They write nothing that could be taken back.
_READ = ("show_", "make_", "ask_", "draw_", "export_")
_SAY = {"broadcast", "catch_up", "forget_me", "settle_up", "undo", "who_said"}


@pytest.mark.parametrize("name", [n for n in TOOLS if not n.startswith(_READ) and n not in _SAY])
def test_what_was_done_has_a_name_in_the_history(name: str) -> None:
    assert deed_words((name,)) != name.replace("_", " ")
