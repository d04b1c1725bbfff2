"""Forged, altered, expired or misdirected: refused with 401 or 403, and nothing happens."""

import base64
import json
import time
from collections.abc import Callable
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives import serialization

from channels.teams.simulator.issuer import Issuer
from tests.integration.teams.conftest import Line

Forged = tuple[dict[str, Any], str | None]  # the activity, and the Authorization header
Forge = Callable[[Line, dict[str, Any]], Forged]
_HOUR = 3600


def _bearer(token: str) -> str:
    return f"Bearer {token}"


def _claims(**changed: Any) -> Forge:
    """Return a forgery whose token is rightly signed but says other things (None: leaves it out)."""

    def forge(line: Line, activity: dict[str, Any]) -> Forged:
        now = {name: value() if callable(value) else value for name, value in changed.items()}
        return activity, _bearer(line.platform.issuer.token(activity["serviceUrl"], **now))

    return forge


def _body(**changed: Any) -> Forge:
    """Return a forgery whose body was changed after the token was made."""

    def forge(line: Line, activity: dict[str, Any]) -> Forged:
        return {**activity, **changed}, _bearer(line.platform.issuer.token(activity["serviceUrl"]))

    return forge


def _header(write: Callable[[str], str | None]) -> Forge:
    """Return a forgery that writes a good token wrongly into the header."""

    def forge(line: Line, activity: dict[str, Any]) -> Forged:
        return activity, write(line.platform.issuer.token(activity["serviceUrl"]))

    return forge


def _signed(**how: Any) -> Forge:
    def forge(line: Line, activity: dict[str, Any]) -> Forged:
        claims = line.platform.issuer.claims(activity["serviceUrl"])
        return activity, _bearer(line.platform.issuer.sign(claims, **how))

    return forge


def _other_key(line: Line, activity: dict[str, Any]) -> Forged:
    stranger = Issuer(line.platform.issuer.app_id, kid=line.platform.issuer.kid)
    return activity, _bearer(stranger.token(activity["serviceUrl"]))


def _other_key_and_kid(line: Line, activity: dict[str, Any]) -> Forged:
    return activity, _bearer(Issuer(line.platform.issuer.app_id).token(activity["serviceUrl"]))


def _key_brought_along(line: Line, activity: dict[str, Any]) -> Forged:
    stranger = Issuer(line.platform.issuer.app_id, kid=line.platform.issuer.kid)
    claims = stranger.claims(activity["serviceUrl"])
    return activity, _bearer(stranger.sign(claims, jwk=stranger.jwks()["keys"][0]))


def _key_set_elsewhere(line: Line, activity: dict[str, Any]) -> Forged:
    stranger = Issuer(line.platform.issuer.app_id, kid=line.platform.issuer.kid)
    claims = stranger.claims(activity["serviceUrl"])
    return activity, _bearer(stranger.sign(claims, jku="https://evil.example/keys"))


def _hs256_with_the_public_key(line: Line, activity: dict[str, Any]) -> Forged:
    issuer = line.platform.issuer
    public = issuer.private.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    head = _part({"alg": "HS256", "typ": "JWT", "kid": issuer.kid})
    signed = f"{head}.{_part(issuer.claims(activity['serviceUrl']))}"
    mac = jwt.algorithms.HMACAlgorithm(jwt.algorithms.HMACAlgorithm.SHA256).sign(signed.encode(), public)
    return activity, _bearer(f"{signed}.{base64.urlsafe_b64encode(mac).decode().rstrip('=')}")


def _no_algorithm(alg: str) -> Forge:
    def forge(line: Line, activity: dict[str, Any]) -> Forged:
        head = _part({"alg": alg, "typ": "JWT", "kid": line.platform.issuer.kid})
        return activity, _bearer(f"{head}.{_part(line.platform.issuer.claims(activity['serviceUrl']))}.")

    return forge


def _claims_swapped(line: Line, activity: dict[str, Any]) -> Forged:
    head, _, tail = line.platform.issuer.token(activity["serviceUrl"]).split(".")
    claims = line.platform.issuer.claims(activity["serviceUrl"]) | {"exp": int(time.time()) + 9 * _HOUR}
    return activity, _bearer(f"{head}.{_part(claims)}.{tail}")


def _without_endorsement(line: Line, activity: dict[str, Any]) -> Forged:
    line.platform.issuer.endorsements = ("webchat",)
    return activity, _bearer(line.platform.issuer.token(activity["serviceUrl"]))


def _without_kid(line: Line, activity: dict[str, Any]) -> Forged:
    claims = line.platform.issuer.claims(activity["serviceUrl"])
    return activity, _bearer(jwt.encode(claims, line.platform.issuer.private, algorithm="RS256"))


def _our_own_token(line: Line, activity: dict[str, Any]) -> Forged:
    line.platform.server.tokens.add("the-bots-own")
    return activity, _bearer("the-bots-own")


def _part(what: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(what).encode()).decode().rstrip("=")


def _ago(seconds: int) -> Callable[[], int]:
    """Return the time so many seconds before the forgery is tried, not before the tests were read."""
    return lambda: int(time.time()) - seconds


FORGERIES: dict[str, Forge] = {
    "no header": _header(lambda _: None),
    "an empty header": _header(lambda _: ""),
    "the scheme alone": _header(lambda _: "Bearer"),
    "the scheme and a blank": _header(lambda _: "Bearer "),
    "no scheme": _header(lambda token: token),
    "basic auth": _header(lambda token: "Basic " + base64.b64encode(f"bot:{token}".encode()).decode()),
    "another scheme": _header(lambda token: f"Token {token}"),
    "no token": _header(lambda _: "Bearer null"),
    "two of three parts": _header(lambda token: _bearer(token.rpartition(".")[0])),
    "a signature cut short": _header(lambda token: _bearer(token[:-9])),
    "a signature altered": _header(lambda token: _bearer(token[:-9] + "AAAAAAAAA")),
    "an empty signature": _header(lambda token: _bearer(token.rpartition(".")[0] + ".")),
    "a letter more": _header(lambda token: _bearer(token + "A")),
    "the token twice": _header(lambda token: _bearer(f"{token} {token}")),
    "an endless token": _header(lambda token: _bearer(token.replace(".", "." + "A" * 7000, 1))),
    "claims swapped": _claims_swapped,
    "another's key under our key's id": _other_key,
    "another's key and id": _other_key_and_kid,
    "a key brought along": _key_brought_along,
    "a key set elsewhere": _key_set_elsewhere,
    "no key id": _without_kid,
    "a key id that is a path": _signed(kid="../../etc/passwd"),
    "alg none": _no_algorithm("none"),
    "alg None": _no_algorithm("None"),
    "alg RS256 without a signature": _no_algorithm("RS256"),
    "HS256 with the public key": _hs256_with_the_public_key,
    "RS512": _signed(alg="RS512"),
    "PS256": _signed(alg="PS256"),
    "expired an hour ago": _claims(exp=_ago(_HOUR), nbf=_ago(2 * _HOUR)),
    "expired six minutes ago": _claims(exp=_ago(360), nbf=_ago(_HOUR)),
    "good in an hour": _claims(nbf=_ago(-_HOUR), exp=_ago(-2 * _HOUR)),
    "good in six minutes": _claims(nbf=_ago(-360)),
    "no end": _claims(exp=None),
    "no beginning": _claims(nbf=None),
    "an end that is no number": _claims(exp="tomorrow"),
    "for another app": _claims(aud="00000000-0000-0000-0000-000000000000"),
    "for an app with an empty id": _claims(aud=""),
    "for several apps": _claims(aud=["6e0d1bd1-5a3c-4a8e-9c7b-51f1d0a7e5aa", "another"]),
    "for nobody": _claims(aud=None),
    "by another issuer": _claims(iss="https://api.botframework.com.evil.example"),
    "by the issuer with a slash": _claims(iss="https://api.botframework.com/"),
    "by the emulator's issuer": _claims(iss="https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/"),
    "by nobody": _claims(iss=None),
    "no service claimed": _claims(serviceurl=None),
    "an empty service claimed": _claims(serviceurl=""),
    "a service that is no text": _claims(serviceurl=7),
    "another service claimed": _claims(serviceurl="https://smba.trafficmanager.net/amer/"),
    "another service in the body": _body(serviceUrl="https://evil.example/"),
    "the service with a path more": _body(serviceUrl="http://127.0.0.1:1/v3/"),
    "no service in the body": _body(serviceUrl=""),
    "another channel in the body": _body(channelId="telegram"),
    "the emulator's channel": _body(channelId="emulator"),
    "no channel in the body": _body(channelId=""),
    "a key that may not speak for Teams": _without_endorsement,
    "the bot's own token": _our_own_token,
}


@pytest.mark.parametrize("name", FORGERIES)
async def test_a_forgery_is_refused_and_does_nothing(teams: Line, name: str) -> None:
    good = teams.platform.message("Eve", "@Pathfinder /lock", teams.platform.chat("Eve"))
    activity, header = FORGERIES[name](teams, good)
    headers = {} if header is None else {"Authorization": header}
    status, _ = await teams.platform.bring(activity, headers)
    assert status in (401, 403), name
    await teams.door.settled()
    assert (teams.door.events, teams.door.sent, teams.door.shut) == ({}, [], set())
    assert "post" not in teams.platform.server.calls


async def test_the_unchanged_message_is_taken(teams: Line) -> None:
    """The forgeries differ from this by one thing each."""
    good = teams.platform.message("Eve", "@Pathfinder /lock", teams.platform.chat("Eve"))
    assert (await teams.platform.deliver(good))[0] == 200
    assert len(teams.door.events) == 1


@pytest.mark.parametrize("late", [0, 240])
async def test_clocks_may_differ_by_five_minutes(teams: Line, late: int) -> None:
    good = teams.platform.message("Ana", "hello", teams.platform.chat("Ana"))
    token = teams.platform.issuer.token(good["serviceUrl"], exp=_ago(late)(), nbf=_ago(_HOUR)())
    assert (await teams.platform.deliver(good, token))[0] == 200


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b'{"type": "message"}', b"\xff\xfe", b"7"])
async def test_a_body_that_is_no_activity_is_a_bad_request(teams: Line, body: bytes) -> None:
    token = teams.platform.issuer.token(teams.platform.service_url)
    status, _ = await teams.platform.bring(body, {"Authorization": _bearer(token)})
    assert (status, teams.door.events) == (400, {})


async def test_strangers_key_ids_make_us_ask_for_keys_once_only(teams: Line) -> None:
    good = teams.platform.message("Ana", "hello", teams.platform.chat("Ana"))
    await teams.platform.deliver(good)
    for number in range(20):
        forged = Issuer(teams.platform.issuer.app_id, kid=f"k{number}", private=teams.platform.issuer.private)
        assert (await teams.platform.deliver(good, forged.token(good["serviceUrl"])))[0] == 401
    assert teams.platform.server.calls.count("metadata") == 1
