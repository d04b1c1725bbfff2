"""The group's PDF of a long trip: 14 days, 8 families, each with days of its own; wall and CPU seconds.

    python -m benchmarks pdf [--repeat 3] [--shared]

Without --shared no two families have the same day, which is the most there is to typeset.
"""

import argparse
import resource
from datetime import date, datetime, time, timedelta, timezone
from statistics import median
from time import perf_counter
from typing import Any

from tools.documents.pdf import render_pdf
from tools.kernel.clock import WallClock

DAYS, FAMILIES = 14, 8
LIMIT_S = 5.0
_ZONE = timezone(timedelta(hours=-6))
_FIRST = date(2027, 7, 10)
_TOWNS = ("Denver", "Moab", "Bryce", "Zion", "Page", "Durango", "Salida", "Cortez", "Escalante", "Torrey")
_NAMES = ("Okafor", "Lee", "Baker", "Silva", "Novak", "Haskell", "Landry", "Diaz")
_KINDS = ("depart", "drive", "charge", "drive", "meal", "drive", "visit", "drive", "check_in")


def _place(n: int) -> dict[str, Any]:
    return {"name": _TOWNS[n % len(_TOWNS)], "lat": 36 + n % 5, "lon": -113 + n % 9}


def _item(family: int, day: int, step: int, shift: int) -> dict[str, Any]:
    start = datetime.combine(_FIRST + timedelta(day), time(8), _ZONE) + timedelta(minutes=65 * step + shift)
    drive, charge = _KINDS[step] == "drive", _KINDS[step] == "charge"
    return {
        "kind": _KINDS[step],
        "start": start.isoformat(),
        "end": (start + timedelta(minutes=60)).isoformat(),
        "place": _place(family + day + step),
        "to": _place(family + day + step + 1) if drive else None,
        "km": 92.5 if drive else None,
        "shared": step == 6,
        "with": list(_NAMES[:4]) if step == 6 else [],
        "soc_start": 0.2 if charge else None,
        "soc_end": 0.8 if charge else None,
        "note": "Short walk; water at the trailhead." if step == 6 else "",
    }


def _day(day: int, shared: bool) -> dict[str, Any]:
    return {
        "date": (_FIRST + timedelta(day)).isoformat(),
        "families": [
            {
                "family": name,
                "items": [
                    _item(0 if shared else n, day, s, 0 if shared else 5 * n) for s in range(len(_KINDS))
                ],
                "drive_km": 370,
                "drive_minutes": 240,
            }
            for n, name in enumerate(_NAMES)
        ],
    }


def _family(name: str) -> dict[str, Any]:
    members: list[dict[str, Any]] = [
        {"name": f"{name} {n}", "age": None if n < 2 else 7, "role": "adult" if n < 2 else "child"}
        | {"driver": n < 2, "diet": [], "phone": "+1 ••• 0142" if n == 0 else None}
        for n in range(4)
    ]
    car = {"name": "Kia EV6", "energy": "ev", "range_km": 450, "battery_kwh": 77, "seats": 5, "driver": None}
    limits = {"drive_minutes_per_day": 300, "drive_minutes_per_leg": 120, "not_before": "08:00"}
    limits |= {"lodging_per_night": None, "not_after": "19:00"}
    alone: dict[str, Any] = {"home": _place(0), "joins": None, "leaves": None, "adults": 2, "children": 2}
    return {"name": name, **alone, "members": members, "vehicles": [car], "limits": limits}


def _booking(night: int) -> dict[str, Any]:
    day = _FIRST + timedelta(night)
    span: dict[str, Any] = {
        "start": day.isoformat(),
        "end": (day + timedelta(1)).isoformat(),
        "cancel_by": day.isoformat(),
    }
    price: dict[str, Any] = {"price": "1240.00", "currency": "USD", "status": "confirmed", "units": 8}
    names = {"kind": "lodging", "name": f"{_TOWNS[night % 10]} Inn", "place": _TOWNS[night % 10]}
    return {**names, **span, **price, "party": [], "confirmation": f"AC-{night}"}


def export(shared: bool = False) -> dict[str, Any]:
    """Return a trip export (pathfinder.trip/1) of 14 days and 8 families."""
    last = _FIRST + timedelta(DAYS - 1)
    trip: dict[str, Any] = {
        "id": "t",
        "name": "Canyon Loop",
        "status": "planned",
        "timezone": "America/Denver",
    }
    trip |= {"start_date": _FIRST.isoformat(), "end_date": last.isoformat(), "currency": "USD", "version": 7}
    plan = {"status": "accepted", "made_at": None, "explain": ["Everybody meets in Moab."], "checks": []}
    stops = [_place(n) | {"role": "must", "nights": 1, "wanted_by": []} for n in range(10)]
    nets = [{"party": f"family:{name}", "net": "0.00"} for name in _NAMES]
    return {
        "schema": "pathfinder.trip/1",
        "trip": trip,
        "stops": stops,
        "families": [_family(name) for name in _NAMES],
        "preferences": [],
        "reservations": [_booking(night) for night in range(DAYS - 1)],
        "expenses": [],
        "payments": [],
        "balances": nets,
        "settlement": [],
        "polls": [],
        "itinerary": {**plan, "days": [_day(day, shared) for day in range(DAYS)]},
        "alerts": [],
        "audit": [],
    }


def main(argv: list[str]) -> int:
    """Print the figures; 0 when the median is under 5 s."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks pdf", description=__doc__)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--shared", action="store_true", help="all families have the same days")
    asked = parser.parse_args(argv)
    trip, made = export(asked.shared), WallClock().now()
    walls, sizes = [], []
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    for _ in range(asked.repeat):
        started = perf_counter()
        sizes.append(len(render_pdf(trip, "group", made=made)))
        walls.append(perf_counter() - started)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) / asked.repeat
    took = f"{median(walls):.2f} s wall, {cpu:.2f} s CPU of the press"
    print(f"{DAYS} days, {FAMILIES} families: {took}, {sizes[0] // 1024} kB")
    return 0 if median(walls) < LIMIT_S else 1
