"""A person at a real line editor, fed key by key."""

from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from channels.console.keyboard import TerminalKeyboard


async def test_keys_become_lines_until_the_end() -> None:
    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        keyboard = TerminalKeyboard()
        keys.send_text("helo\x1b[Dl\x1b[Co\x7f\n")
        assert await keyboard.line("Dana", lambda: "state") == "hello"
        keys.send_text("\x04")
        assert await keyboard.line("Dana", lambda: "state") is None
