"""Any date written in many ways is read back; any text is survived."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from hypothesis import example, given, settings
from hypothesis import strategies as st

from agents.offline.values.dates import DateMatch, find_dates

NOW = datetime(2027, 3, 10, 9, tzinfo=UTC)
_NEAR = st.dates(min_value=date(2027, 3, 10), max_value=date(2028, 3, 9))
_ANY = st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 12, 31))
_FRAMES = st.sampled_from(["{}", "we leave {}", "is it {}?", "on {} we go", "Zion, {}, 2 rooms", "({})"])


def ordinal(day: int) -> str:
    suffix = "th" if 11 <= day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{suffix}"


_WITHOUT_YEAR: list[Callable[[date], str]] = [
    lambda day: day.strftime("%B ") + str(day.day),
    lambda day: day.strftime("%b ") + str(day.day),
    lambda day: day.strftime("%B ").lower() + ordinal(day.day),
    lambda day: f"{day.day} {day:%B}",
    lambda day: f"{ordinal(day.day)} of {day:%B}",
    lambda day: f"the {ordinal(day.day)} {day:%b}",
    lambda day: f"{day.day}. {day:%B}",
    lambda day: f"{day.day}.{day.month}.",
    lambda day: f"{day:%a} {day.day} {day:%b}",
    lambda day: f"{day:%A}, {day:%B} {day.day}",
    lambda day: f"{day:%A} the {ordinal(day.day)} of {day:%B}",
]
_WITH_YEAR: list[Callable[[date], str]] = [
    lambda day: day.isoformat(),
    lambda day: day.strftime("%Y/%m/%d"),
    lambda day: f"{day:%B} {day.day}, {day.year}",
    lambda day: f"{day:%b} {ordinal(day.day)} {day.year}",
    lambda day: f"{day.day} {day:%B} {day.year}",
    lambda day: f"{day:%d}.{day:%m}.{day.year}",
    lambda day: f"{day.day}.{day.month}.{day.year}",
    lambda day: f"{day:%A}, {day.day} {day:%b} {day.year}",
    lambda day: f"{day.day}-{day:%b}-{day.year}",
]


def only(text: str, day_first: bool | None = None) -> DateMatch:
    (found,) = find_dates(text, NOW, day_first=day_first)
    return found


@settings(deadline=None)
@given(_NEAR, st.sampled_from(_WITHOUT_YEAR), _FRAMES)
def test_a_day_without_a_year_is_the_next_one(day: date, style: Callable[[date], str], frame: str) -> None:
    found = only(frame.format(style(day)))
    assert (found.start, found.end, found.grain) == (day, None, "day")


@settings(deadline=None)
@given(_ANY, st.sampled_from(_WITH_YEAR), _FRAMES)
def test_a_day_with_a_year_is_that_one(day: date, style: Callable[[date], str], frame: str) -> None:
    assert only(frame.format(style(day))).start == day


@settings(deadline=None)
@given(_ANY, st.booleans())
def test_slashes_are_read_in_the_order_asked_for(day: date, day_first: bool) -> None:
    said = f"{day:%d/%m/%Y}" if day_first else f"{day:%m/%d/%Y}"
    assert only(said, day_first=day_first).start == day


_RANGES: list[Callable[[date, date], str]] = [
    lambda start, end: f"{start:%B} {start.day} to {end:%B} {end.day}",
    lambda start, end: f"{start:%b} {start.day} - {end:%b} {end.day}",
    lambda start, end: f"from {start.day} {start:%B} until {end.day} {end:%B}",
    lambda start, end: f"{start:%a %b} {start.day} thru {end:%a %b} {end.day}",
    lambda start, end: f"{start.day}.{start.month}.–{end.day}.{end.month}.",
    lambda start, end: f"{start.isoformat()} to {end.isoformat()}",
    lambda start, end: (
        f"between the {ordinal(start.day)} of {start:%B} and the {ordinal(end.day)} of {end:%B}"
    ),
    lambda start, end: f"the {ordinal(start.day)} of {start:%B} through the {ordinal(end.day)} of {end:%B}",
]


@settings(deadline=None)
@given(st.dates(date(2027, 3, 10), date(2028, 2, 1)), st.integers(1, 30), st.sampled_from(_RANGES))
def test_a_stretch_is_read_back(start: date, nights: int, style: Callable[[date, date], str]) -> None:
    end = start + timedelta(days=nights)
    found = only(style(start, end))
    assert (found.start, found.end) == (start, end)


_SHORT: list[Callable[[date, date], str]] = [
    lambda start, end: f"{start:%B} {start.day}-{end.day}",
    lambda start, end: f"{start:%b} {start.day} to {end.day}",
    lambda start, end: f"{start.day}–{end.day} {start:%B}",
    lambda start, end: f"{start.day}. bis {end.day}. {start:%B}",
    lambda start, end: f"from the {ordinal(start.day)} to the {ordinal(end.day)} of {start:%B}",
]


@settings(deadline=None)
@given(st.dates(date(2027, 4, 1), date(2028, 2, 1)), st.integers(1, 20), st.sampled_from(_SHORT))
def test_a_stretch_within_a_month_is_read_back(
    first: date, nights: int, style: Callable[[date, date], str]
) -> None:
    start = first.replace(day=min(first.day, 8))
    end = start + timedelta(days=nights)
    found = only(style(start, end))
    assert (found.start, found.end) == (start, end)


@settings(deadline=None)
@given(
    st.integers(1, 9),
    st.integers(1, 25),
    st.sampled_from(["{n} nights from {d}", "{d}, {n} nights", "{d} for {n} nights"]),
)
def test_nights_end_on_the_day_of_leaving(nights: int, day: int, style: str) -> None:
    found = only(style.format(n=nights, d=f"june {day}").replace("1 nights", "1 night"))
    assert (found.start, found.nights) == (date(2027, 6, day), nights)
    assert found.end == date(2027, 6, day) + timedelta(days=nights)


@settings(deadline=None)
@given(st.dates(date(2027, 4, 1), date(2028, 1, 1)), st.integers(0, 13))
def test_a_bare_day_of_the_month_is_the_trips(start: date, into: int) -> None:
    day = start + timedelta(days=into)
    (found,) = find_dates(f"we join on the {ordinal(day.day)}", NOW, start, start + timedelta(days=13))
    assert found.start == day


_SAID = "jul 4 to the of 14 friday may next week, 3 nights from sat last second month by".split()
_SAID += "2027 24.9. 1/2 – until week".split()


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(_SAID), max_size=25).map(" ".join)))
@example("february 30 to february 31")
@example("year 9999 9999-12-31 for 9 weeks")
@example("the 31st of december 2099 for 300 nights")
def test_any_text_is_survived(text: str) -> None:
    for match in find_dates(text, NOW, date(2027, 7, 1), date(2027, 7, 9)):
        assert text[match.at[0] : match.at[1]] == match.text
        assert match.end is None or match.end > match.start


def test_a_long_message_stays_quick() -> None:
    dense = "from friday the 3rd of july to 12.9. or 3 nights after the last weekend of may, " * 60
    begin = datetime.now(tz=UTC)
    assert find_dates(dense, NOW)
    assert datetime.now(tz=UTC) - begin < timedelta(seconds=2)
