"""Who sits at a browser: a random id and a name, in a signed cookie that no script can read."""

import secrets
from dataclasses import dataclass

from aiohttp import web

from channels.seal import seal, unseal
from channels.web.settings import WebSettings

COOKIE = "pathfinder_me"
YEAR = 365 * 24 * 3600


@dataclass(frozen=True)
class Person:
    """One browser's person."""

    id: str
    name: str


def new_person(name: str) -> Person:
    """Return a person nobody has been before."""
    return Person(secrets.token_hex(8), name)


def person_of(request: web.Request, settings: WebSettings) -> Person | None:
    """Return who sends this request, or None when the cookie is absent, forged or from another key."""
    parts = unseal(settings.secret, "person", request.cookies.get(COOKIE, ""))
    return Person(*parts) if parts and len(parts) == 2 else None


def remember(response: web.StreamResponse, person: Person, settings: WebSettings) -> None:
    """Set the cookie. Lax, not Strict: an invitation opened from a mail must find who you are."""
    response.set_cookie(
        COOKIE,
        seal(settings.secret, "person", person.id, person.name),
        max_age=YEAR,
        path="/",
        httponly=True,
        samesite="Lax",
        secure=settings.secure,
    )
