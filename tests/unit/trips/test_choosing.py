from itertools import pairwise, product
from math import isinf

from hypothesis import given
from hypothesis import strategies as st

from tools.kernel.place import Place
from tools.trips.choosing import _LEG, _alone, _far, choose

HONG_KONG = Place("Victoria", 22.3, 114.2, population=7_000_000)
VICTORIA = Place("Victoria", 48.4, -123.4, population=85_000)
TOFINO = Place("Tofino", 49.2, -125.9, population=2_000)
AUSTIN = Place("Austin", 30.3, -97.7, population=960_000)
AUSTIN_NV = Place("Austin", 39.5, -117.1, population=200)
MOAB = Place("Moab", 38.6, -109.5, population=5_000)
BIRMINGHAM = Place("Birmingham", 52.5, -1.9, population=1_140_000)
ALABAMA = Place("Birmingham", 33.5, -86.8, population=200_000)
BILOXI = Place("Biloxi", 30.4, -88.9, population=45_000)


def names(chosen: list[tuple[Place | None, float]]) -> list[Place | None]:
    return [place for place, _ in chosen]


def test_places_named_together_explain_each_other() -> None:
    assert names(choose([[HONG_KONG, VICTORIA], [TOFINO]])) == [VICTORIA, TOFINO]


def test_a_home_far_away_stays_the_well_known_one() -> None:
    assert names(choose([[AUSTIN, AUSTIN_NV]], [MOAB])) == [AUSTIN]
    assert names(choose([[BIRMINGHAM, ALABAMA]], [BILOXI])) == [ALABAMA]


def test_unknown_names_leave_the_others_alone() -> None:
    chosen = choose([[], [HONG_KONG, VICTORIA], [], [TOFINO]])
    assert names(chosen) == [None, VICTORIA, None, TOFINO]
    assert isinf(chosen[3][1])


PLACES = st.builds(
    Place,
    st.just("X"),
    st.floats(-60, 60),
    st.floats(-179, 179),
    population=st.integers(0, 10_000_000),
)


@given(
    st.lists(st.lists(PLACES, min_size=1, max_size=3), min_size=1, max_size=4), st.lists(PLACES, max_size=2)
)
def test_no_other_choice_is_cheaper(options: list[list[Place]], anchors: list[Place]) -> None:
    alone = [_alone(places, anchors) for places in options]

    def cost(picks: tuple[int, ...]) -> float:
        chain = [places[pick] for places, pick in zip(options, picks, strict=True)]
        legs = sum(_far(a, b) for a, b in pairwise(chain))
        return _LEG * legs + sum(costs[pick] for costs, pick in zip(alone, picks, strict=True))

    best = min(cost(picks) for picks in product(*(range(len(places)) for places in options)))
    chosen = tuple(
        places.index(place)
        for places, place in zip(options, names(choose(options, anchors)), strict=True)
        if place
    )
    assert abs(cost(chosen) - best) < 1e-6
