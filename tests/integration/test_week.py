"""A week of four families on a virtual clock, through the very replay path, each message held to the rules.

Texts and group chat, delays, a broken charger, a closed road, an undo, bad input: what the bot says by itself
is checked message by message against what the day calls for, and each answer against what it must say.
"""

import asyncio
import json
import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pydantic import SecretStr

from bot.replay import replay
from bot.settings import Settings
from bot.transcript import read
from tools.travel_day.gsm import SEGMENT, plain, septets

_FILE = Path(__file__).parents[1] / "data" / "week.jsonl"
_ZONE = ZoneInfo("America/Denver")
_GROUP, _PETE, _KEN, _ANA = "-100880", "+18015550199", "+17025550166", "d-Ana"
_QUIET = time(21, 0), time(6, 30)
_WITH_CHAT = {_PETE: "Nolan", _KEN: "Sato", _ANA: "Rivera"}


@dataclass
class Week:
    """What was said to the bot, what it said, and the trip in the end."""

    lines: list[dict[str, Any]]
    replies: list[dict[str, Any]]
    trip: dict[str, Any] = field(default_factory=dict)

    @property
    def unasked(self) -> list[dict[str, Any]]:
        """What time caused."""
        return [reply for reply in self.replies if reply["in_reply_to"] is None]

    @property
    def alerts(self) -> list[dict[str, Any]]:
        """What time caused, but for what is only passed on between the group and texts (bot/bridging)."""
        name = self.trip["trip"]["name"]
        return [
            r for r in self.unasked if not r["text"].startswith(f"{name}:") and "(SMS): " not in r["text"]
        ]

    def line(self, said: str) -> int:
        """The number of the transcript line that says so."""
        texts = [line.get("text", "") for line in self.lines]
        found = [n for n, text in enumerate(texts, 1) if text == said]
        found = found or [n for n, text in enumerate(texts, 1) if said in text]
        assert len(found) == 1, said
        return found[0]

    def answers(self, said: str, chat: str) -> str:
        """What the line was answered with in a chat."""
        number = self.line(said)
        told = [r["text"] for r in self.replies if r["in_reply_to"] == number and r["chat"] == chat]
        return "\n".join(told)

    def plans(self) -> dict[tuple[str, str], list[dict[str, Any]]]:
        """Each family's items by (date, family)."""
        days = self.trip["itinerary"]["days"]
        return {(day["date"], f["family"]): f["items"] for day in days for f in day["families"]}


def _families(text: str) -> int:
    """How many families' alerts a message is: a group is told those of several at once."""
    leaves = re.findall(r"^(.+?): (?:Leave|Break|Fuel|\w{3}, \w{3} \d+: leave)", text, re.MULTILINE)
    return max(1, sum(len(re.split(r", | and ", names)) for names in leaves))


def _local(reply: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(reply["at"]).astimezone(_ZONE)


@pytest.fixture(scope="module")
def week(roads_data: Path, postgres_server: str, tmp_path_factory: pytest.TempPathFactory) -> Week:
    """The week, played once."""
    folder = tmp_path_factory.mktemp("week")
    (folder / "map").symlink_to(roads_data)
    text = _FILE.read_text(encoding="utf-8").splitlines()
    settings = Settings(_env_file=None, pathfinder_data_dir=folder, database_url=SecretStr(postgres_server))
    asyncio.run(replay(settings, list(read(text)), folder / "out"))
    replies = (folder / "out" / "replies.jsonl").read_text(encoding="utf-8").splitlines()
    (trip,) = (folder / "out" / "trips").glob("*.json")
    return Week([json.loads(t) for t in text], [json.loads(r) for r in replies], json.loads(trip.read_text()))


def test_every_text_nobody_asked_for_is_one_message(week: Week) -> None:
    texts = [reply["text"] for reply in week.alerts if reply["channel"] == "sms"]
    assert len(texts) > 10
    assert [text for text in texts if septets(plain(text)) > SEGMENT or plain(text) != text] == []


def test_nothing_unasked_in_quiet_hours(week: Week) -> None:
    start, end = _QUIET
    loud = [r for r in week.unasked if not end <= _local(r).time() <= start]
    assert loud == []


def test_nothing_is_said_twice(week: Week) -> None:
    said = Counter((r["at"], r["chat"], r["text"]) for r in week.unasked)
    assert [what for what, times in said.items() if times > 1] == []


def test_each_alert_that_was_sent_is_one_message_and_none_waits(week: Week) -> None:
    last = datetime.fromisoformat(week.lines[-1]["at"])
    alerts = week.trip["alerts"]
    waiting = [a for a in alerts if a["status"] == "waiting" and datetime.fromisoformat(a["at"]) < last]
    assert waiting == []
    assert [a for a in alerts if a["status"] == "failed"] == []
    silent = ("sharing",)
    sent = [a for a in alerts if a["status"] == "sent" and a["kind"] not in silent]
    assert len(sent) == sum(_families(reply["text"]) for reply in week.alerts)


def test_the_evening_before_each_family_hears_of_tomorrow_in_one_message(week: Week) -> None:
    for (day, family), items in week.plans().items():
        if not any(item["kind"] == "drive" for item in items):
            continue
        leave = datetime.fromisoformat(items[0]["start"])
        chat = next((chat for chat, name in _WITH_CHAT.items() if name == family), _GROUP)
        told = [
            r["text"]
            for r in week.unasked
            if r["chat"] == chat
            and timedelta(0) < leave - datetime.fromisoformat(r["at"]) < timedelta(hours=20)
            and re.search(r"\w{3}, \w{3} \d+: leave ", r["text"])
            and (chat != _GROUP or r["text"].startswith(f"{family}s:"))
        ]
        assert len(told) == 1, (day, family, told)


def test_who_left_is_not_told_to_leave(week: Week) -> None:
    told = [r for r in week.unasked if r["chat"] == _PETE and r["text"].startswith("Leave ")]
    left = next(line for line in week.lines if line.get("text") == "ON MY WAY")
    assert all(
        _local(r).date() != datetime.fromisoformat(left["at"]).date()
        or datetime.fromisoformat(r["at"]) < datetime.fromisoformat(left["at"])
        for r in told
    )


def test_the_brief_comes_each_morning_until_it_is_stopped(week: Week) -> None:
    briefs = [_local(r) for r in week.unasked if r["text"].startswith("Good morning!")]
    stopped = datetime.fromisoformat(week.lines[week.line("stop the morning briefs") - 1]["at"])
    assert [brief.day for brief in briefs] == [7, 8]
    assert all(time(6, 30) <= brief.time() <= time(7, 30) and brief < stopped for brief in briefs)
    assert week.answers("stop the morning briefs", _GROUP) == "Morning brief: off."


@pytest.mark.parametrize(
    ("said", "chat", "answered"),
    [
        ("ARRIVED", _PETE, "no LEFT from you yet"),
        ("LATE -5", _PETE, "can't be right"),
        ("LATE 99999", _PETE, "can't be right"),
        ("LATE 40", _PETE, r"40 min late"),
        ("LATE 40", _GROUP, r"The Nolans are 40 min late"),
        (
            "charger in Price is broken",
            _GROUP,
            r"broken charger in Price\. Go back to Springville \(62 mi, there with 13%\): charge",
        ),
        ("charged to 80", _GROUP, r"charged to 80 %"),
        ("we're in Moab", _GROUP, r"the Riveras are in Moab"),
        ("road closed near Escalante", _GROUP, "road closed near Escalante, about 45 min late"),
        ("LATE 40", _GROUP, r"instead of 15:33\.$"),  # nobody waits: they charge while they eat
        ("UNDO", _KEN, "Taken back"),
        ("ARRIVED IN Moab", _PETE, "in Moab"),
        ("BREAKDOWN", _GROUP, "The Nolans are stuck"),
        ("HELP", _PETE, "LATE 40"),
        ("flat tire", _GROUP, r"the Riveras are stuck \(flat tire\), about 1 h 30"),
        (
            "flat tire",
            _PETE,
            "(?s)go on without the Riveras at lunch in Torrey.*Waiting would cost",
        ),
        ("I-15 is closed at Beaver", _GROUP, "By your way today you don't pass there"),
        (
            "I-15 is closed at Beaver",
            _PETE,
            "(?s)go round: I-15 closed near Beaver.*the Nolans to Provo by ",
        ),
        ("ok 2", _PETE, r"go round: I-15 closed near Beaver"),
    ],
)
def test_what_drivers_say_is_answered(week: Week, said: str, chat: str, answered: str) -> None:
    assert re.search(answered, week.answers(said, chat)), week.answers(said, chat)


def test_who_agreed_to_a_way_round_is_expected_later(week: Week) -> None:
    said = "\n".join(reply["text"] for reply in week.replies if reply["in_reply_to"] == week.line("ok 2"))
    assert re.search(r"the Nolans take 56 min more \(by Delta 56 min more\): Provo about 14:41", said), said


def test_chatter_meets_silence(week: Week) -> None:
    numbers = [week.line("arches is stunning"), week.line("what a week")]
    assert [r for r in week.replies if r["in_reply_to"] in numbers] == []


def test_a_position_on_another_continent_is_not_kept(week: Week) -> None:
    number = next(n for n, line in enumerate(week.lines, 1) if line.get("location", {}).get("lon") == 151.2)
    (reply,) = [r for r in week.replies if r["in_reply_to"] == number]
    assert "mi from anywhere on this trip" in reply["text"]


def test_after_the_trip_come_thanks_with_a_picture(week: Week) -> None:
    (thanks,) = [r for r in week.unasked if r["text"].startswith("That was Utah week")]
    assert _local(thanks).day == 14
    assert [file["content_type"] for file in thanks["attachments"]] == ["image/png"]
    assert re.search(r"7 days, about [\d,]+ mi", thanks["text"])
