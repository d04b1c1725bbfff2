"""The charging labelling against brute force, and against frvcpy where it is installed."""

from itertools import pairwise
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import charging as benchmark
from tools.planning.charging import ChargePlan, ChargingCurve, LabelSearch, Network, charged
from tools.planning.charging_sweep import Sweep

CURVE = ChargingCurve.of((0.0, 20.0, 30.0, 50.0), (0.0, 60.0, 80.0, 100.0))
SLOW = ChargingCurve.of((0.0, 90.0, 120.0), (0.0, 80.0, 100.0))


def line(gaps: list[float], chargers: list[tuple[int, ChargingCurve, float]]) -> Network:
    """Stops on a line (nodes 0..n), and chargers a detour beside given stops (nodes after them)."""
    at = [0.0]
    for gap in gaps:
        at.append(at[-1] + gap)
    spots = [(x, 0.0) for x in at] + [(at[n], detour) for n, _, detour in chargers]
    far = tuple(tuple(abs(a[0] - b[0]) + a[1] + b[1] if a != b else 0.0 for b in spots) for a in spots)
    first = len(at)
    stations = tuple((first + n, curve) for n, (_, curve, _) in enumerate(chargers))
    return Network(100.0, inf, stations, (0.0,) * len(spots), far, far)


def test_the_battery_lasts() -> None:
    assert charged(line([30, 30], []), (0, 1, 2), 100).duration == 60


def test_nobody_gets_through_without_a_charger() -> None:
    assert charged(line([80, 80], []), (0, 1, 2), 100).duration == inf


def test_one_charge_of_just_enough() -> None:
    plan = charged(line([80, 80], [(1, CURVE, 0.0)]), (0, 1, 2), 100)
    assert plan.duration == pytest.approx(160 + CURVE.time_at(80) - CURVE.time_at(20))
    assert [taken for _, taken in plan.stops if taken is not None] == pytest.approx([60.0])


gaps = st.lists(st.integers(10, 60).map(float), min_size=2, max_size=6)
stations = st.lists(
    st.tuples(st.integers(0, 5), st.sampled_from((CURVE, SLOW)), st.integers(0, 8).map(float)), max_size=4
)


@settings(max_examples=60, deadline=None)
@given(gaps=gaps, chargers=stations, first=st.integers(40, 100))
def test_its_stops_never_run_empty_and_take_as_long_as_it_says(
    gaps: list[float], chargers: list[tuple[int, ChargingCurve, float]], first: int
) -> None:
    chargers = [c for c in chargers if c[0] < len(gaps)]
    network = line(gaps, chargers)
    route = tuple(range(len(gaps) + 1))
    searched, plan = LabelSearch(network, route, float(first)).run(), charged(network, route, float(first))
    kept(network, searched, float(first))
    assert plan.duration == pytest.approx(searched.duration)
    if chargers:
        swept = Sweep(network, route, float(first)).run()
        kept(network, swept, float(first))
        assert swept.duration == pytest.approx(searched.duration)


def kept(network: Network, plan: ChargePlan, level: float) -> None:
    """A plan drives as long as it says, charges at every charger it names and never runs empty."""
    if plan.duration == inf:
        return
    curves, clock = dict(network.chargers), 0.0
    for (a, taken), (b, _) in pairwise(plan.stops):
        if taken is not None:
            clock += curves[a].time_at(level + taken) - curves[a].time_at(level)
            level += taken
        level -= network.energy[a][b]
        clock += network.time[a][b] + network.process[b]
        assert -1e-6 <= level <= network.capacity + 1e-6
    assert clock == pytest.approx(plan.duration)


def test_a_route_of_many_batteries_is_swept_and_takes_as_long_as_the_search_finds() -> None:
    pytest.importorskip("frvcpy")
    (instance, _), *_ = benchmark.read(benchmark.bundled())
    patient = {**instance, "t_max": 1e6}
    network = Network.from_json(patient)
    for case in benchmark.long_routes(instance)[::4]:
        plan = charged(network, case.route, network.capacity)
        kept(network, plan, network.capacity)
        assert plan.duration == pytest.approx(
            LabelSearch(network, case.route, network.capacity).run().duration
        )
        late = Network.from_json({**instance, "t_max": plan.duration - 0.01})
        assert charged(late, case.route, late.capacity).duration == inf


def test_frvcpy_finds_nothing_shorter() -> None:
    pytest.importorskip("frvcpy")
    (instance, cases), *_ = benchmark.read(benchmark.bundled())
    assert len(cases) == 133
    for case, duration in zip(cases, benchmark.ours(instance, cases), strict=True):
        assert duration == pytest.approx(case.expected, abs=1e-4), case.name
