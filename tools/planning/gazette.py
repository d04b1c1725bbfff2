"""The places of a problem, each once, with the services people can expect there."""

from dataclasses import dataclass, field

from tools.kernel.place import Place

TOWN = 2_000  # people from whom on a town has food, fuel, a bed and, by estimate, a charger


@dataclass
class Gazette:
    """Collects places and hands out their indices."""

    places: list[Place] = field(default_factory=list)

    def add(self, place: Place) -> int:
        """Return the index of a place, adding it when it is new; the first name it came with stays."""
        for index, known in enumerate(self.places):
            if abs(known.lat - place.lat) < 0.002 and abs(known.lon - place.lon) < 0.002:
                return index
        self.places.append(place)
        return len(self.places) - 1


def offers(place: Place) -> frozenset[str]:
    """What a place is likely to offer: an estimate, told as one wherever it is relied on."""
    if place.kind in ("town", "address") and (place.population >= TOWN or not place.population):
        return frozenset({"charge", "fuel", "food", "bed"})
    if place.kind == "town":
        return frozenset({"fuel", "food", "bed"})
    return frozenset({"fuel", "food", "bed"}) if place.kind == "park" else frozenset({"food"})
