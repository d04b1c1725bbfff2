"""The embedded map, prepared once, with a progress bar."""

from pathlib import Path

from rich.progress import BarColumn, Progress, TextColumn

from bot.cli.console import err
from bot.main import map_dir
from bot.settings import Settings
from tools.routing.build import build, is_built


def ensure_map(settings: Settings) -> Path:
    """Return the map's folder, building the map first when it is not there yet (once, under a minute)."""
    where = map_dir(settings)
    if is_built(where):
        return where
    columns = (TextColumn("preparing the map, once"), BarColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=err) as progress:
        task = progress.add_task("starting", total=1.0)
        build(where, lambda step, share: progress.update(task, description=step, completed=share))
    return where
