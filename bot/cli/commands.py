"""The program's commands; the module of one is loaded when it is called, so that none waits for another's."""

from pkgutil import resolve_name
from typing import Any, NamedTuple

import typer
from typer.core import TyperGroup
from typer.main import get_command


class Command(NamedTuple):
    """A command: its name, where it is ("module:function", or a typer of several) and its line of help."""

    name: str
    where: str
    words: str


COMMANDS = (
    Command("serve", "bot.cli.serve:serve", "Run every configured channel and the web chat."),
    Command(
        "chat",
        "bot.cli.chat:chat",
        "Talk in a group chat here: /as NAME switches who speaks, /direct talks privately, /quit ends.",
    ),
    Command(
        "demo",
        "bot.cli.demo:demo",
        "Play a bundled conversation of three families (one drives electric) and make their itinerary.",
    ),
    Command(
        "simulate",
        "bot.cli.simulate:simulate",
        "Try a platform without an account: be several people there, with the real bot beside you.",
    ),
    Command(
        "replay",
        "bot.cli.replay:replay",
        "Feed a transcript through the path of a live chat, on a virtual clock; nothing is sent anywhere.",
    ),
    Command("export", "bot.cli.export:export", "Write trips as JSON (pathfinder.trip/1)."),
    Command(
        "understand",
        "bot.cli.understand:understand",
        "Say what the offline engine makes of messages: one JSON line each.",
    ),
    Command("data", "bot.cli.roads:data", "The embedded map."),
    Command("route", "bot.cli.roads:route", "Tell how far and how long a drive is."),
    Command("places", "bot.cli.roads:places", "Show what a name is taken for, likeliest first."),
    Command(
        "doctor",
        "bot.cli.doctor:doctor",
        "Show what is configured, what is missing, and what is reachable; exit 1 when something is wrong.",
    ),
    Command(
        "teams-manifest",
        "bot.cli.teams_manifest:teams_manifest",
        "Make the Teams app package of MICROSOFT_APP_ID and PUBLIC_URL.",
    ),
)


class Commands(TyperGroup):
    """The group of the commands above: it lists their lines, and loads the one that is called."""

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """Return the called command itself in the place of its line of help."""
        name, _, rest = super().resolve_command(ctx, args)
        return name, None if name is None else loaded(name), rest


def register(app: typer.Typer) -> None:
    """Add each command's line to the program's help."""
    for command in COMMANDS:
        app.command(command.name, help=command.words)(_only_a_line)


def loaded(name: str) -> Any:
    """Return the command of that name, with its options; its module is loaded now."""
    [where] = [command.where for command in COMMANDS if command.name == name]
    found = resolve_name(where)
    if isinstance(found, typer.Typer):
        return get_command(found)
    alone = typer.Typer(add_completion=False, rich_markup_mode="rich", pretty_exceptions_enable=False)
    alone.command(name)(found)
    return get_command(alone)


def _only_a_line() -> None:
    """Stand in the help for a command that is not loaded."""
