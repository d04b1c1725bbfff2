"""What a start loads: the command that is called, the platforms that are set, and nothing of the others."""

import subprocess
import sys
from inspect import getdoc
from pkgutil import resolve_name
from typing import Any

import pytest
import typer

from bot.cli.commands import COMMANDS, Command, loaded

_HEAVY = ("botbuilder", "langchain_core", "langsmith", "numpy", "openai", "sqlalchemy", "telegram", "twilio")


def _loads(module: str) -> set[str]:
    """Return the heavy libraries that importing a module, in a process of its own, brings along."""
    script = f"import {module}, sys; print(*(name for name in {_HEAVY!r} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize(
    ("module", "loads"),
    [
        ("bot.__main__", set()),  # help, and each spawned worker
        ("bot.cli.roads", {"numpy"}),
        ("bot.main", {"langchain_core", "langsmith", "numpy", "sqlalchemy"}),
    ],
)
def test_nothing_is_loaded_that_is_not_used(module: str, loads: set[str]) -> None:
    assert _loads(module) <= loads


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_the_line_in_the_help_is_what_the_command_says_of_itself(command: Command) -> None:
    found: Any = resolve_name(command.where)
    said = found.info.help if isinstance(found, typer.Typer) else getdoc(found)
    assert said
    assert said.splitlines()[0] == command.words
    assert loaded(command.name).name == command.name
