"""The published set of trips: what is in it, and that its budgets are kept by us and bind the shared peer."""

from dataclasses import replace

from benchmarks._trips_peers import tightest
from benchmarks.problems import INN
from benchmarks.trips import judged, published
from tools.planning.checker import check
from tools.planning.model import ItemKind
from tools.planning.solver import Stop, solve


def test_it_spans_what_it_says() -> None:
    trips = [trip for _, trip in published()]
    families = [h for trip in trips for h in trip.households]
    assert len(trips) >= 60
    assert {len(t.households) for t in trips} >= {2, 3, 4, 5, 6, 7, 8}
    assert {len(t.days) for t in trips} >= {2, 3, 5, 8, 14}
    assert sum(h.car.electric for h in families) > 0.3 * len(families)
    assert sum(h.lodging is not None for h in families) > 0.3 * len(families)
    assert sum(any(h.first > t.start for h in t.households) for t in trips) > 20
    dear = [
        t for t in trips for h in t.households for b in t.beds if h.lodging and (b.nightly or 0) > h.lodging
    ]
    assert len(dear) > 20


def test_two_days_with_budgets_keep_every_rule_and_are_judged_beside_their_peers() -> None:
    trips = dict(published())
    name = next(n for n, t in trips.items() if len(t.days) == 2 and len(t.beds) == 2)
    one = judged((name, trips[name]))
    assert one.broken == ()
    assert 0.0 < one.least_shared <= 1.0
    assert one.got <= one.wished


def test_whoever_cannot_pay_the_inn_checks_in_and_out_of_the_cabins() -> None:
    trip = next(t for _, t in published() if len(t.days) == 2 and len(t.beds) == 2 and len(t.households) == 4)
    days = solve(trip, Stop(explain=False)).days
    for family in trip.households:
        items = [i for d in days for f in d.families if f.family == family.name for i in f.items]
        notes = {i.note for i in items if i.kind in (ItemKind.CHECK_IN, ItemKind.CHECK_OUT)}
        assert notes == {"Cabins 0" if family.lodging and family.lodging < INN else "Booked Inn 0"}
    assert not [c for c in check(trip, days) if not c.ok]
    inn = [h for h in trip.households if not h.lodging or h.lodging >= INN]
    assert inn
    poorer = replace(trip, households=tuple(replace(h, lodging=9_000) for h in trip.households))
    assert "lodging budget" in [c.rule for c in check(poorer, days) if not c.ok]


def test_the_shared_itinerary_keeps_the_limits_of_all() -> None:
    trip = next(t for _, t in published() if len(t.households) == 8)
    tight = tightest(trip)
    assert {h.lodging for h in tight} == {min(h.lodging for h in trip.households if h.lodging)}
    for limit in ("drive_per_day", "drive_per_leg", "not_after", "youngest"):
        values = [getattr(h, limit) for h in trip.households if getattr(h, limit) is not None]
        assert {getattr(h, limit) for h in tight} == {min(values, default=None)}
    assert [h.car for h in tight] == [h.car for h in trip.households]
