"""The `pathfinder` command."""

import os
import warnings

import typer

from bot import logs
from bot.cli import commands
from bot.cli.console import fail
from tools.kernel.errors import Refusal

app = typer.Typer(
    name="pathfinder",
    cls=commands.Commands,
    help="The member of a road trip's group chat that never forgets.",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    epilog="Settings come from the environment and .env; `pathfinder doctor` shows them.",
)
commands.register(app)


def main() -> None:
    """Run the command line; what a person can mend is said in a line, without a traceback."""
    # The engine multiplies small matrices, one message at a time: threads would only wait for each other, and
    # take the processor from everything else. Set before the first command loads numpy; workers inherit it.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR is not set")
    logs.configure(production=os.environ.get("PATHFINDER_ENV", "").casefold() == "production")
    try:
        app()
    except Refusal as refusal:
        fail(str(refusal))
