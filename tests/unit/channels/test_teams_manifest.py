"""The app package for Teams."""

import io
import json
import struct
import zipfile

import pytest

from channels.teams.downloads import allowed
from channels.teams.manifest import NoPackage, manifest, package

APP = "6e0d1bd1-5a3c-4a8e-9c7b-51f1d0a7e5aa"


def test_the_package_holds_a_manifest_and_icons_of_the_right_size() -> None:
    with zipfile.ZipFile(io.BytesIO(package(APP, "https://trip.example/x"))) as archive:
        made = json.loads(archive.read("manifest.json"))
        sizes = {n: struct.unpack(">II", archive.read(n)[16:24]) for n in ("color.png", "outline.png")}
    assert sizes == {"color.png": (192, 192), "outline.png": (32, 32)}
    assert (made["id"], made["bots"][0]["botId"], made["validDomains"]) == (APP, APP, ["trip.example"])
    assert "APP_ID" not in json.dumps(made)
    assert len(made["description"]["short"]) <= 80
    assert len(made["name"]["short"]) <= 30


def test_without_consent_nothing_is_asked_for() -> None:
    assert "authorization" not in manifest(APP, "https://trip.example", hears_all=False)


@pytest.mark.parametrize(
    ("app", "url"), [("", "https://a.b"), ("x", "https://a.b"), (APP, ""), (APP, "http://a.b")]
)
def test_what_teams_would_refuse_is_not_made(app: str, url: str) -> None:
    with pytest.raises(NoPackage):
        package(app, url)


@pytest.mark.parametrize(
    ("url", "fine"),
    [
        ("https://contoso.sharepoint.com/personal/x/file.pdf", True),
        ("https://smba.trafficmanager.net/amer/v3/attachments/1/views/original", True),
        ("http://contoso.sharepoint.com/file.pdf", False),
        ("https://contoso.sharepoint.com:8443/file.pdf", False),
        ("https://me@contoso.sharepoint.com/file.pdf", False),
        ("https://contoso.sharepoint.com.evil.example/file.pdf", False),
        ("https://evilsharepoint.com/file.pdf", False),
        ("https://127.0.0.1/x", False),
        ("http://127.0.0.1:9/x", False),
        ("https://[::1", False),
        ("file:///etc/passwd", False),
        ("", False),
    ],
)
def test_files_come_from_microsoft_only(url: str, fine: bool) -> None:
    assert allowed(url) == fine
