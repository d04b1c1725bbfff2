"""One family's wish is planned for that family; others come along on their way; the plan says who parts."""

from datetime import date

from tests.unit.planning.trips import Book, book
from tools.kernel.party import Party
from tools.kernel.place import Place
from tools.planning import service
from tools.planning.loading import loaded
from tools.planning.model import ItemKind, Itinerary
from tools.planning.problem import Ask
from tools.preferences.model import Preference, PreferenceKind
from tools.trips.model import Stop, StopRole

FAR = Place("Goblin Valley", 38.574, -110.707, "America/Denver", kind="park")  # 100 km west of Moab
NEAR = Place("Corona Arch", 38.58, -109.62, "America/Denver", kind="sight")  # 6 km
LUND, KWON = "family:lund", "family:kwon"


async def two_families(*wishes: tuple[Place, tuple[str, ...]]) -> Book:
    b = await book(date(2027, 6, 12), date(2027, 6, 15))
    await b.family("Lund", "Salt Lake City")
    await b.family("Kwon", "Denver")
    await b.stop("Moab", StopRole.MUST)
    for place, wanted_by in wishes:
        b.roads.known[place.name.casefold()] = [place]
        at = {"lat": place.lat, "lon": place.lon, "timezone": place.timezone, "kind": place.kind}
        await b.stop(place.name, StopRole.WANT, wanted_by=wanted_by, **at)
    return b


async def asks(b: Book) -> dict[str, Ask]:
    problem = await (await loaded(b.act(), b.roads)).problem()
    return {problem.places[a.place].name: a for a in problem.asks}


async def who_sees(b: Book, place: Place) -> set[str]:
    await service.plan(b.act())
    (plan,) = await b.uow.of(Itinerary).all()
    assert [c for c in plan.checks if not c.ok] == []
    return {
        f.family
        for d in plan.days
        for f in d.families
        for i in f.items
        if i.kind is ItemKind.VISIT and i.place.name == place.name
    }


async def told(b: Book) -> str:
    (plan,) = await b.uow.of(Itinerary).all()
    return "\n".join(plan.explain)


async def test_only_the_family_that_wished_for_it_goes_far_out_and_comes_back_to_the_others() -> None:
    b = await two_families((FAR, (LUND,)))
    assert (await asks(b))["Goblin Valley"].sight
    assert await who_sees(b, FAR) == {"Lund"}
    assert "only Lund goes to Goblin Valley; with Kwon again in Moab" in await told(b)


async def test_who_is_all_but_there_anyway_comes_along() -> None:
    b = await two_families((NEAR, (LUND,)))
    assert await who_sees(b, NEAR) == {"Lund", "Kwon"}
    assert "only" not in await told(b)


async def test_a_wish_both_share_is_for_both() -> None:
    b = await two_families((FAR, (LUND, KWON)))
    await b.uow.of(Stop).remove("Goblin Valley")
    place = {"lat": FAR.lat, "lon": FAR.lon, "timezone": FAR.timezone, "kind": "sight"}
    await b.stop(FAR.name, StopRole.WANT, wanted_by=(LUND, KWON), **place)
    assert await who_sees(b, FAR) == {"Lund", "Kwon"}


async def test_nobody_goes_along_to_what_it_avoids() -> None:
    b = await two_families((NEAR, (LUND,)))
    avoid = Preference("p", Party("family", "kwon"), PreferenceKind.AVOID, "Corona Arch", -2)
    await b.uow.of(Preference).put(avoid)
    assert await who_sees(b, NEAR) == {"Lund"}


async def test_places_named_only_as_wishes_are_the_trip_itself() -> None:
    b = await two_families((FAR, (LUND,)))
    (moab,) = [s for s in await b.uow.of(Stop).all() if s.name == "Moab"]
    await b.uow.of(Stop).remove(moab.id)
    await b.stop("Bryce Canyon", StopRole.WANT, wanted_by=(KWON,))
    found = await asks(b)
    assert all(not a.sight and not a.families for a in found.values())


async def test_a_place_wished_for_but_too_far_from_every_bed_is_a_stop_of_all() -> None:
    b = await two_families()
    await b.stop("Grand Canyon", StopRole.WANT, wanted_by=(KWON,))
    canyon = (await asks(b))["Grand Canyon"]
    assert (canyon.sight, canyon.families) == (False, frozenset())


async def test_a_wish_told_as_a_preference_is_its_familys_and_a_private_one_gives_nobody_away() -> None:
    b = await two_families()
    b.roads.known["delicate arch"] = [Place("Delicate Arch", 38.74, -109.5, "America/Denver", kind="sight")]
    wish = Preference("p", Party("family", "kwon"), PreferenceKind.LIKE, "Delicate Arch", 1)
    await b.uow.of(Preference).put(wish)
    assert (await asks(b))["Delicate Arch"].families == {"Kwon"}
    await b.uow.of(Preference).put(
        Preference("q", Party("family", "lund"), PreferenceKind.LIKE, wish.what, 1)
    )
    assert (await asks(b))["Delicate Arch"].families == frozenset()
    await b.uow.of(Preference).remove("q")
    hidden = Preference("p", Party("family", "kwon"), PreferenceKind.LIKE, "Delicate Arch", 1, private=True)
    await b.uow.of(Preference).put(hidden)
    assert (await asks(b))["Delicate Arch"].families == frozenset()
