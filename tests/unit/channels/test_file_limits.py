"""Files out: what a platform does not take is told in a sentence with another way, and nothing fails."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from channels.envelope import OutAttachment, Outgoing, Table
from channels.fitting import fitted
from channels.links import Links
from channels.sms.adapter import SmsChannel
from channels.sms.settings import SmsSettings
from channels.teams.outbound import activities
from channels.telegram.parts import LARGEST_FILE, parts_of

_NOW = datetime(2027, 4, 10, 19, 0, tzinfo=UTC)
_MB = 2**20
_PUBLIC = "https://trip.example"


def _file(name: str, size: int, kind: str = "application/pdf") -> OutAttachment:
    return OutAttachment(name, kind, bytes(size), f"doc-{name}")


def _message(*files: OutAttachment, **more: Any) -> Outgoing:
    return Outgoing(1, "sms", "+13035550142", "Here it is.", _NOW, attachments=files, **more)


def _sms(**more: Any) -> SmsChannel:
    return SmsChannel(SmsSettings("AC1", "token", "+12025550100", secret=b"s" * 32, **more), lambda: _NOW)


def test_with_an_address_of_ours_it_is_a_link_that_opens_within_a_day() -> None:
    links = Links(b"s" * 32, _PUBLIC)
    large = _message(_file("Atlas.pdf", 51 * _MB), table=Table("Plan", ("a", "b"), (("1", "2"),)))
    told = fitted(large, LARGEST_FILE, "Telegram", lambda file: links.url(file.document, _NOW))
    assert told.attachments == ()
    assert told.table is not None
    url = told.text.rpartition(" ")[2]
    assert told.table.lead.endswith(url)
    leads = links.read(url.removeprefix(f"{_PUBLIC}/files/"))
    assert leads is not None
    assert leads.document == "doc-Atlas.pdf"
    assert not leads.ended(_NOW + timedelta(hours=23))


@pytest.mark.parametrize(("size", "picture"), [(10 * _MB, True), (10 * _MB + 1, False)])
def test_a_photo_of_more_than_ten_megabytes_goes_as_a_document(size: int, picture: bool) -> None:
    [part] = parts_of(_message(_file("Map.png", size, "image/png")))
    assert part.picture is picture


def test_an_mms_holds_five_megabytes_and_the_rest_are_links() -> None:
    maps = [_file(f"Map{n}.png", 2 * _MB, "image/png") for n in range(3)]
    body, shown = _sms(public_url=_PUBLIC, pictures=True)._written(_message(*maps))
    assert len(shown) == 2
    assert body.count(f"{_PUBLIC}/webhooks/twilio/media/") == 1


def test_texts_say_what_they_cannot_carry_and_how_many_more_there_are() -> None:
    body, shown = _sms()._written(_message(_file("Plan.pdf", 10)))
    assert shown == []
    assert "Plan.pdf can't be sent by text from here" in body
    body, _ = _sms(public_url=_PUBLIC)._written(_message(*(_file(f"{n}.pdf", 1) for n in range(6))))
    assert body.endswith("And 2 more: ask me for them one by one.")


def test_teams_links_any_size_and_says_how_many_more_there_are() -> None:
    files = [_file(f"{n}.pdf", 60 * _MB if n == 0 else 1) for n in range(12)]
    [card] = activities(_message(*files), Links(b"s" * 32, _PUBLIC), _NOW)
    assert str(card).count("Action.OpenUrl") == 10
    assert "And 2 more files" in str(card)
