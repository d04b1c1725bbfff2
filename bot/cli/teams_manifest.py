"""`pathfinder teams-manifest`: the app package to side-load in Teams."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.console import err, fail, settings_or_fail
from channels.teams.manifest import NoPackage, package


def teams_manifest(
    out: Annotated[Path, typer.Option(help="Where the zip file goes.")] = Path("pathfinder-teams.zip"),
    mentions_only: Annotated[
        bool, typer.Option(help="Hear only messages that mention the bot; asks for no consent.")
    ] = False,
) -> None:
    """Make the Teams app package of MICROSOFT_APP_ID and PUBLIC_URL."""
    settings = settings_or_fail()
    try:
        body = package(settings.microsoft_app_id, settings.public_url, hears_all=not mentions_only)
        out.write_bytes(body)
    except NoPackage as problem:
        fail(str(problem))
    except OSError as problem:
        fail(f"{out} can't be written: {problem.strerror}")
    err.print(f"{out}: upload it in Teams under Apps → Manage your apps → Upload an app.", soft_wrap=True)
