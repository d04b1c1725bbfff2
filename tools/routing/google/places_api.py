"""Places API (New): what a text means, what is near a point, what is along a route.

https://developers.google.com/maps/documentation/places/web-service/text-search. Only fields that are used
are asked for: they decide what a call costs.
"""

from typing import Any

from tools.kernel.place import Place
from tools.routing.google.failures import read
from tools.routing.google.found import Spot
from tools.routing.google.hours import week_of
from tools.routing.google.http import Http
from tools.routing.model import Week
from tools.routing.sphere import straight_km

HOST = "https://places.googleapis.com"
NEAR_M = 50_000.0  # the largest circle Google takes
SAME_KM = 25.0  # a park is where its visitor centre is, or its middle
MOST = 20
# What is looked for along a route, and the type of place Google knows it as.
TYPES = {
    "charge": ("EV fast charging station", "electric_vehicle_charging_station"),
    "fuel": ("gas station", "gas_station"),
    "food": ("restaurant", "restaurant"),
    "rest": ("rest area", "rest_stop"),
    "bed": ("hotel", "lodging"),
}
_PARKS = frozenset({"national_park", "park", "state_park", "natural_feature", "nature_preserve"})
_TOWNS = frozenset({"locality", "postal_town", "administrative_area_level_3", "neighborhood", "sublocality"})
_SIGHTS = frozenset({"tourist_attraction", "museum", "historical_landmark", "scenic_spot", "beach", "zoo"})
_TEXT_MASK = ",".join(f"places.{field}" for field in (
    "id", "displayName", "location", "types", "addressComponents", "timeZone"))  # fmt: skip
_ALONG_MASK = "places.id,places.displayName,places.location"
_HOURS_MASK = "places.location,places.regularOpeningHours.periods"
_CHARGE_MASK = f"{_ALONG_MASK},places.evChargeOptions"


class PlacesApi:
    """Asks for places. Raises Unanswered when Google is silent; what it does not know is an empty list."""

    def __init__(self, http: Http, host: str = HOST) -> None:
        self._http, self._host = http, host

    async def text(self, said: str, near: Place | None, limit: int) -> list[Spot]:
        """Return what a text may mean, likeliest first; better near `near`."""
        body: dict[str, Any] = {"textQuery": said, "pageSize": min(limit, MOST), "languageCode": "en"}
        if near is not None:
            body["locationBias"] = _circle(near.lat, near.lon, NEAR_M)
        return await self._search("searchText", body, _TEXT_MASK)

    async def hours(self, place: Place) -> Week:
        """Return when a place is open; () when Google does not know it there, or not its hours."""
        body = {"textQuery": place.name, "pageSize": 3, "languageCode": "en",
                "locationBias": _circle(place.lat, place.lon, NEAR_M)}  # fmt: skip
        answer = await self._http.post(f"{self._host}/v1/places:searchText", body, _HOURS_MASK)
        with read():
            for found in answer.get("places") or ():
                at = found["location"]
                if straight_km(at["latitude"], at["longitude"], place.lat, place.lon) < SAME_KM:
                    return week_of(found.get("regularOpeningHours", {}).get("periods", ()))
        return ()

    async def along(self, encoded: str, offer: str) -> list[Spot]:
        """Return places with a service (a key of TYPES) along a course that Google encoded."""
        query, kind = TYPES[offer]
        body = {
            "textQuery": query, "includedType": kind, "strictTypeFiltering": True, "pageSize": MOST,
            "languageCode": "en", "searchAlongRouteParameters": {"polyline": {"encodedPolyline": encoded}},
        }  # fmt: skip
        return await self._search("searchText", body, _mask(offer))

    async def nearby(self, lat: float, lon: float, offer: str, within_km: float) -> list[Spot]:
        """Return places with a service within so many km of a point, nearest first."""
        body = {
            "includedTypes": [TYPES[offer][1]], "maxResultCount": MOST, "rankPreference": "DISTANCE",
            "languageCode": "en", "locationRestriction": _circle(lat, lon, min(within_km * 1000, NEAR_M)),
        }  # fmt: skip
        return await self._search("searchNearby", body, _mask(offer))

    async def _search(self, method: str, body: dict[str, Any], mask: str) -> list[Spot]:
        answer = await self._http.post(f"{self._host}/v1/places:{method}", body, mask)
        with read():
            return [_spot(place) for place in answer.get("places") or ()]


def _mask(offer: str) -> str:
    return _CHARGE_MASK if offer == "charge" else _ALONG_MASK


def _circle(lat: float, lon: float, radius_m: float) -> dict[str, Any]:
    return {"circle": {"center": {"latitude": lat, "longitude": lon}, "radius": radius_m}}


def _spot(place: dict[str, Any]) -> Spot:
    parts = {kind: part for part in place.get("addressComponents", ()) for kind in part.get("types", ())}
    return Spot(
        str(place["id"]),
        str(place["displayName"]["text"]),
        float(place["location"]["latitude"]),
        float(place["location"]["longitude"]),
        region_of({kind: part.get("longText", "") for kind, part in parts.items()}),
        parts.get("country", {}).get("shortText"),
        place.get("timeZone", {}).get("id"),
        kind_of(place.get("types", ())),
        _charging(place.get("evChargeOptions", {})),
    )


def region_of(parts: dict[str, str]) -> str:
    """Return "Utah, US" from the parts of an address by their kind."""
    country = {"United States": "US"}.get(parts.get("country", ""), parts.get("country", ""))
    return ", ".join(part for part in (parts.get("administrative_area_level_1", ""), country) if part)


def kind_of(types: Any) -> str:
    """Return our kind of place from Google's types."""
    known = set(types)
    for kind, named in (("park", _PARKS), ("town", _TOWNS), ("sight", _SIGHTS)):
        if known & named:
            return kind
    return "address"


def _charging(options: dict[str, Any]) -> str:
    """What a charger has, in words: "8 × 150 kW"; "" when Google does not say."""
    groups = [
        (float(group.get("maxChargeRateKw", 0)), int(group.get("count", 0)))
        for group in options.get("connectorAggregation", ())
    ]
    best = max(groups, default=(0.0, 0))
    return f"{best[1]} × {best[0]:.0f} kW" if best[0] > 0 and best[1] > 0 else ""
