"""Reports from the road: left, late, stopped, arrived, charged, broken down, where we are."""

from agents.context import Call
from agents.offline.scene import Scene
from agents.offline.slots.road_kinds import whereabouts
from agents.offline.slots.road_notes import note_told
from agents.offline.slots.road_places import place_told
from agents.offline.slots.road_told import kinds_told, minutes_told, percent_told
from agents.offline.text import fold


def report_status(scene: Scene) -> list[Call]:
    """One report a kind said."""
    place, minutes, percent = place_told(scene), minutes_told(scene), percent_told(scene)
    at_a_stop = place is not None and fold(place) in {fold(s) for s in scene.context.stops}
    kinds = whereabouts(scene.text, kinds_told(scene), at_a_stop)
    drop = [d.at for d in scene.durations] + [p.at for p in scene.percents]
    notes = {k: note_told(scene, drop, place, k) for k in kinds}
    return [
        Call(name="report_status", args=_args(k, kinds, place, minutes, percent, notes[k])) for k in kinds
    ]


def _args(
    kind: str, kinds: list[str], place: str | None, minutes: int | None, percent: float | None, note: str
) -> dict[str, object]:
    args: dict[str, object] = {"kind": kind}
    if place and (kind != "late" or kinds == ["late"]):
        args["place"] = place
    if minutes and kind in ("late", "stopped", "breakdown") and (kind == "late" or "late" not in kinds):
        args["minutes"] = minutes
    if percent is not None and (kind == "charged" or "charged" not in kinds):
        args["percent"] = int(percent)
    wordy = kind in ("breakdown", "stopped") or (kind == "late" and "breakdown" not in kinds)
    if note and wordy and not (kind == "late" and len(kinds) > 1 and len(note.split()) < 3):
        args["note"] = note
    return args
