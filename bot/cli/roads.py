"""The embedded roads on the command line: `pathfinder data build`, `route` and `places`."""

import asyncio
import json
import logging
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from platformdirs import user_data_path
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from bot.cli.console import settings_or_fail
from bot.cli.drive import Asked, driven, shown
from bot.roads import open_roads
from bot.settings import Settings
from tools.kernel.errors import Refusal, Unclear
from tools.kernel.place import Place
from tools.routing.build import build, is_built
from tools.routing.meaning import label
from tools.routing.wording import distance_words, duration_words

_OUT, _ERR = Console(highlight=False, soft_wrap=True), Console(stderr=True, highlight=False, soft_wrap=True)

DataDir = Annotated[
    Path,
    typer.Option(
        envvar="PATHFINDER_DATA_DIR",
        help="Where the data lies.",
        default_factory=lambda: user_data_path("pathfinder"),
    ),
]
data = typer.Typer(name="data", help="The embedded map.", no_args_is_help=True, add_completion=False)


def built_map(data_dir: Path) -> Path:
    """Return the map's folder, building the map first when it is missing (once, under a minute)."""
    where = data_dir / "map"
    if not is_built(where):
        columns = (TextColumn("preparing the map, once"), BarColumn(), TextColumn("{task.description}"))
        with Progress(*columns, console=_ERR) as progress:
            task = progress.add_task("starting", total=1.0)
            build(where, lambda step, share: progress.update(task, description=step, completed=share))
    return where


@data.callback()
def _data() -> None:
    """The embedded map."""


@data.command("build")
def data_build(data_dir: DataDir) -> None:
    """Build the map from its packages; what is there already is kept."""
    try:
        where = built_map(data_dir)
    except Refusal as refusal:
        _fail(refusal)
    size = sum(path.stat().st_size for path in where.iterdir()) / 1e6
    _OUT.print(f"The map is ready: {where} ({size:.0f} MB)")


def places(
    text: Annotated[str, typer.Argument(help="A place as you would say it.")],
    data_dir: DataDir,
    near: Annotated[str | None, typer.Option(help="A place nearby.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show what a name is taken for, likeliest first."""
    try:
        built_map(data_dir)
        found = asyncio.run(_found(_settings(data_dir), text, near))
    except Refusal as refusal:
        _fail(refusal)
    if as_json:
        _OUT.print_json(json.dumps([shown(p) for p in found]))
        return
    for place in found:
        _OUT.print(
            f"{label(place)}  [{place.kind}]  {place.lat:.4f}, {place.lon:.4f}  {place.timezone or ''}",
            markup=False,
        )
    if not found:
        _fail(Refusal(f"I can't find “{text}” on my map."))


def _settings(data_dir: Path) -> Settings:
    logging.getLogger("tools").setLevel(logging.ERROR)  # what fails is said in the answer's note
    return settings_or_fail().model_copy(update={"pathfinder_data_dir": data_dir})


async def _found(settings: Settings, text: str, near: str | None) -> list[Place]:
    async with open_roads(settings) as roads:
        return await roads.places(text, await roads.locate(near) if near else None)


def route(
    origin: Annotated[str, typer.Argument(metavar="FROM", help="Where the drive starts.")],
    destination: Annotated[str, typer.Argument(metavar="TO", help="Where it ends.")],
    data_dir: DataDir,
    via: Annotated[list[str] | None, typer.Option(help="A place to pass; may be given again.")] = None,
    depart: Annotated[str | None, typer.Option(help="Local time, 2027-07-10T08:00 or 08:00.")] = None,
    arrive: Annotated[str | None, typer.Option(help="When to be there, local time there.")] = None,
    ev: Annotated[
        float | None, typer.Option(metavar="RANGE_KM", help="Plan charging for this range.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON: km, minutes, legs, note.")] = False,
) -> None:
    """Tell how far and how long a drive is."""
    try:
        built_map(data_dir)
        asked = Asked((origin, *(via or []), destination), depart, arrive, ev)
        answer = asyncio.run(_driven(_settings(data_dir), asked))
    except Refusal as refusal:
        _fail(refusal)
    if as_json:
        _OUT.print_json(json.dumps(answer))
        return
    _OUT.print(answer["words"], markup=False)
    for leg in answer["legs"]:
        cost = f"{distance_words(leg['km'], answer['miles'])}, {duration_words(leg['minutes'])}"
        _OUT.print(f"  {leg['from']} → {leg['to']}  {cost}  {leg['note']}", markup=False)
    _OUT.print(answer["note"], markup=False)


async def _driven(settings: Settings, asked: Asked) -> dict[str, Any]:
    async with open_roads(settings) as roads:
        return await driven(roads, asked)


def _fail(refusal: Refusal) -> NoReturn:
    _ERR.print(f"pathfinder: {refusal}", markup=False)
    if isinstance(refusal, Unclear) and refusal.choices:
        _ERR.print("  " + " | ".join(refusal.choices), markup=False)
    raise typer.Exit(1)
