"""The numbers a plan is made with, in one place. Minutes of the day are local; lengths are minutes."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Params:
    """What the solver and the checker both take for granted when nobody said otherwise."""

    drive_per_day: int = 600  # nobody said a limit: ten hours at the wheel is where we stop
    drive_per_day_small: int = 450  # with a child under `small_child`; given up when nothing else will do
    drive_per_leg: int = 120  # a break at least every two hours
    drive_per_leg_small: int = 90  # with a child under `small_child`
    small_child: int = 6
    break_minutes: int = 15
    break_minutes_small: int = 20
    preferred_start: int = 9 * 60
    earliest_start: int = 7 * 60
    preferred_arrival: int = 18 * 60 + 30
    latest_drive: int = 21 * 60
    lunch_from: int = 11 * 60 + 15
    lunch_to: int = 14 * 60 + 15
    lunch_minutes: int = 45
    dinner_from: int = 17 * 60 + 30
    dinner_to: int = 20 * 60 + 30
    dinner_at: int = 18 * 60 + 30
    dinner_minutes: int = 60
    check_in_from: int = 15 * 60
    check_minutes: int = 15
    visit_minutes: int = 120
    rendezvous_minutes: int = 30
    reserve: float = 0.10  # lowest state of charge we plan with
    charge_to: tuple[float, ...] = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
    # minutes from empty at each state of charge on a fast charger: an estimate typical of cars of the 2020s
    charge_curve: tuple[tuple[float, float], ...] = (
        (0.0, 0.0),
        (0.1, 4.0),
        (0.6, 24.0),
        (0.8, 36.0),
        (0.9, 48.0),
        (1.0, 78.0),
    )
    fuel_range_km: float = 600.0  # of a car whose range nobody said
    electric_range_km: float = 350.0
    fuel_reserve: float = 0.15
    refuel_minutes: int = 10
    minutes_per_detour_km: float = 1.2
    point_gap_minutes: float = 12.0  # towns nearer to each other than this are one choice
    rest_gap_minutes: float = 25.0  # somewhere to pull over at least this often
    apart: bool = True  # families may see the same sight on different days


DEFAULTS = Params()
