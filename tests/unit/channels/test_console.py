"""The terminal chat: who speaks, to whom, and how it looks."""

import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from channels.console.adapter import ConsoleChannel
from channels.console.files import keep
from channels.console.keyboard import Keyboard, PipeKeyboard
from channels.console.settings import ConsoleSettings
from channels.console.show import render_line
from channels.envelope import Envelope, OutAttachment, Outgoing
from tests.doors import FakeDoor, echo


class Script(Keyboard):
    """Lines written beforehand."""

    waits = True

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = list(lines)

    async def line(self, who: str, state: Callable[[], str]) -> str | None:
        return self.lines.pop(0) if self.lines else None


async def _played(folder: Path, *lines: str, door: FakeDoor | None = None) -> tuple[FakeDoor, str, int]:
    """Type the lines; returns the door, what was on the screen, and how many lines were unfit."""
    door = door or FakeDoor()
    screen = io.StringIO()
    console = Console(file=screen, width=100)
    channel = ConsoleChannel(ConsoleSettings(folder), Script(lines), console, settled=door.settled)
    door.channel = channel
    await channel.start(door)
    unfit = await channel.run()
    await channel.stop()
    return door, screen.getvalue(), unfit


async def test_several_people_in_one_terminal(tmp_path: Path) -> None:
    door, screen, unfit = await _played(tmp_path, "Hello", "/as Kim", "@pathfinder hi", "/quit", "never said")
    first, second = door.events.values()
    assert (first.sender.name, first.kind, first.mention) == ("Dana", "group", False)
    assert (second.sender.name, second.mention, second.chat) == ("Kim", True, first.chat)
    assert first.sender.id != second.sender.id
    assert screen.splitlines() == [
        "Dana: Hello",
        "Kim speaks now.",
        "Kim: @pathfinder hi",
        "Pathfinder: You said: @pathfinder hi",
    ]
    assert unfit == 0


async def test_alone_with_the_bot(tmp_path: Path) -> None:
    door, screen, _ = await _played(
        tmp_path, "/direct we are broke", "hi all", "/direct", "psst", "/group", "bye"
    )
    assert [event.kind for event in door.events.values()] == ["direct", "group", "direct", "group"]
    assert len({event.chat for event in door.events.values()}) == 2
    assert "Dana (private): we are broke" in screen
    assert "Pathfinder (private): You said: we are broke" in screen


def _with_buttons(event: Envelope, number: int) -> Outgoing | None:
    answer = echo(event, number)
    return replace(answer, buttons=("Moab", "Page")) if answer and "where" in event.text else answer


@pytest.mark.parametrize("pressed", ["1", "moab"])
async def test_buttons_by_number_or_name(tmp_path: Path, pressed: str) -> None:
    door, screen, _ = await _played(
        tmp_path, "@pathfinder where?", f"/press {pressed}", door=FakeDoor(_with_buttons)
    )
    assert "[1] Moab  [2] Page" in screen
    assert [event.press for event in door.events.values()] == [None, "Moab"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("", "nothing in that message"),
        ("x" * 50_000, "50,000 characters"),
        ("a\x00b", "control characters"),
        ("/press 1", "no button"),
        ("/as", "write your name"),
        ("/as Pathfinder", "my own name"),
    ],
)
async def test_kind_words_for_what_cannot_be_taken(tmp_path: Path, line: str, why: str) -> None:
    door, screen, unfit = await _played(tmp_path, line, "fine")
    assert why in screen
    assert unfit == 1
    assert [event.text for event in door.events.values()] == ["fine"]


async def test_files_are_kept_and_named(tmp_path: Path) -> None:
    def bot(event: Envelope, number: int) -> Outgoing | None:
        answer = echo(event, number)
        file = OutAttachment("../../plan.pdf", "application/pdf", b"%PDF")
        return answer and replace(answer, attachments=(file,))

    _, screen, _ = await _played(tmp_path, "/plan", door=FakeDoor(bot))
    assert (tmp_path / "plan.pdf").read_bytes() == b"%PDF"
    assert "plan.pdf" in screen


async def test_a_chat_is_taken_up_again(tmp_path: Path) -> None:
    door, _, _ = await _played(tmp_path, "@pathfinder where?", door=FakeDoor(_with_buttons))
    _, screen, unfit = await _played(tmp_path, "/press Page", door=door)
    assert "Dana: @pathfinder where?" in screen
    assert unfit == 0
    assert list(door.events.values())[-1].press == "Page"


async def test_a_pipe_with_broken_letters(tmp_path: Path) -> None:
    pipe = PipeKeyboard(io.BytesIO(b"caf\xe9\r\nlast"))
    assert [await pipe.line("", str) for _ in range(3)] == ["caf\ufffd", "last", None]


@given(st.text(), st.text(st.characters()), st.lists(st.text(max_size=20), max_size=3), st.booleans())
def test_no_text_can_command_the_terminal(who: str, text: str, buttons: list[str], terminal: bool) -> None:
    screen = io.StringIO()
    console = Console(file=screen, force_terminal=terminal, color_system=None, width=60)
    console.print(render_line(who, text, at=datetime(2026, 7, 1, tzinfo=UTC), buttons=buttons))
    assert "\x1b" not in screen.getvalue()
    assert "\x07" not in screen.getvalue()
    screen.getvalue().encode()


@given(st.text(max_size=80))
def test_a_kept_file_stays_in_its_folder(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    folder = tmp_path_factory.mktemp("files")
    path = keep(OutAttachment(name, "text/plain", b"x"), folder)
    assert path.parent == folder
    assert path.read_bytes() == b"x"


def test_the_same_name_twice_replaces_nothing(tmp_path: Path) -> None:
    paths = {
        keep(OutAttachment("a.pdf", "application/pdf", body), tmp_path).name for body in (b"1", b"2", b"1")
    }
    assert paths == {"a.pdf", "a (2).pdf"}
