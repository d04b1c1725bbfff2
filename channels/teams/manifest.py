"""The app package for Teams: a manifest with this bot's id and address, and its icons."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

_HERE = Path(__file__).parent / "package"
_ICONS = ("color.png", "outline.png")


class NoPackage(ValueError):  # noqa: N818
    """A package can't be made of these settings; the message says why."""


def manifest(app_id: str, public_url: str, hears_all: bool = True) -> dict[str, Any]:
    """Return the manifest. `hears_all` asks owners to let the bot read messages that don't mention it."""
    try:
        UUID(app_id)
    except ValueError:
        raise NoPackage("MICROSOFT_APP_ID must be the app registration's id, a UUID.") from None
    parts = urlsplit(public_url)
    if parts.scheme != "https" or not parts.hostname:
        raise NoPackage("PUBLIC_URL must be an https address: Teams links to nothing else.")
    text = (_HERE / "manifest.json").read_text()
    for name, value in (("APP_ID", app_id), ("PUBLIC_URL", public_url), ("PUBLIC_HOST", parts.hostname)):
        text = text.replace(f'"{name}"', json.dumps(value))
    made: dict[str, Any] = json.loads(text)
    if not hears_all:
        del made["authorization"], made["webApplicationInfo"]
    return made


def package(app_id: str, public_url: str, hears_all: bool = True) -> bytes:
    """Return the zip file to upload; raises NoPackage."""
    made = json.dumps(manifest(app_id, public_url, hears_all), indent=2)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", made)
        for icon in _ICONS:
            archive.writestr(icon, (_HERE / icon).read_bytes())
    return out.getvalue()
