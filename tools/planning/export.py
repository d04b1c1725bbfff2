"""The itinerary as the trip export writes it (contract: pathfinder.trip/1)."""

from typing import Any

from tools.kernel.act import Act
from tools.kernel.place import Place
from tools.planning.model import FamilyDay, Item, ItemKind, Itinerary


async def export(act: Act) -> dict[str, Any]:
    """Return {"itinerary": …}; null while there is no plan."""
    itinerary = await act.uow.of(Itinerary).get(act.trip_id)
    return {"itinerary": None if itinerary is None else as_json(itinerary)}


def as_json(itinerary: Itinerary) -> dict[str, Any]:
    """Return an itinerary as plain JSON values; times RFC 3339 with the place's offset."""
    return {
        "status": itinerary.status.value,
        "made_at": itinerary.made_at.isoformat(timespec="seconds"),
        "version": itinerary.version,
        "explain": list(itinerary.explain),
        "days": [
            {"date": day.date.isoformat(), "families": [family_as_json(f) for f in day.families]}
            for day in itinerary.days
        ],
        "checks": [{"rule": c.rule, "ok": c.ok, "detail": c.detail} for c in itinerary.checks],
    }


def family_as_json(day: FamilyDay) -> dict[str, Any]:
    """Return a family's day as plain JSON values."""
    return {
        "family": day.family,
        "items": [_item(i) for i in day.items],
        "drive_km": day.drive_km,
        "drive_minutes": day.drive_minutes,
    }


def _item(item: Item) -> dict[str, Any]:
    return {
        "kind": _kind(item),
        "start": item.start.isoformat(timespec="seconds"),
        "end": item.end.isoformat(timespec="seconds"),
        "place": _place(item.place),
        "to": _place(item.to) if item.to else None,
        "km": item.km,
        "shared": item.shared,
        "with": list(item.with_families),
        "soc_start": item.soc_start,
        "soc_end": item.soc_end,
        "note": item.note,
        **({"driver": item.driver} if item.driver else {}),
    }


def _kind(item: Item) -> str:
    """The contract knows no ferries: one is free time that leads somewhere (`to`), named in its note."""
    return ItemKind.FREE.value if item.kind is ItemKind.FERRY else item.kind.value


def _place(place: Place) -> dict[str, Any]:
    return {"name": place.name, "lat": round(place.lat, 5), "lon": round(place.lon, 5)}
