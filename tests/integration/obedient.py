"""A trip of two families with a model that obeys whatever it reads, and ways to get words in front of it."""

from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from bot.main import open_house
from bot.settings import Settings
from channels.envelope import InAttachment, Outgoing
from channels.recording import RecordingChannel
from storage import conversations, people
from storage.rows import plain
from storage.unit_of_work import Author, unit_of_work
from tests.dialog import Dialog
from tests.simulators.gullible import Gullible, Order
from tests.simulators.openai import OpenAISimulator
from tools.expenses.model import Expense, Part, Payment
from tools.families.model import Family, Member, Vehicle
from tools.invitations.model import Invitation, InvitationKind
from tools.kernel.act import Role
from tools.kernel.clock import VirtualClock
from tools.kernel.party import Party
from tools.kernel.workers import InLine
from tools.polls.model import Ballot, Poll
from tools.preferences.model import Preference, PreferenceKind, Setting
from tools.proposals.model import Difference, Proposal
from tools.reservations.model import Reservation, ReservationKind
from tools.travel_day.model import StatusReport
from tools.trips.model import Stop, Trip

_START = datetime(2027, 4, 10, 19, 0, tzinfo=timezone(timedelta(hours=-6)))


_KINDS = (
    Trip,
    Family,
    Member,
    Vehicle,
    Stop,
    Poll,
    Ballot,
    Reservation,
    Expense,
    Payment,
    Preference,
    Setting,
    Invitation,
    Proposal,
    StatusReport,
)

_LEE = Party("family", "lee")


@dataclass
class Trial:
    """A dialog with the gullible model behind it, and the trip it is about."""

    dialog: Dialog
    model: Gullible

    async def trip_id(self) -> str:
        async with self.dialog.house.database.system() as connection:
            found = await conversations.trip_of_chat(connection, "telegram", "-100")
        assert found is not None
        return found

    async def account(self, who: str) -> str:
        async with self.dialog.house.database.system() as connection:
            return await people.account_of(connection, "telegram", f"id-{who}", who)

    async def put(self, *records: Any) -> None:
        """Write records as they are, past every check of the tools."""
        author = Author(0, _START)
        async with unit_of_work(self.dialog.house.database, await self.trip_id(), author) as unit:
            for record in records:
                await unit.of(type(record)).put(record)
            await unit.commit()

    async def record(self, *but: type[Any]) -> dict[str, list[dict[str, Any]]]:
        """Return the whole record, without some kinds."""
        async with unit_of_work(self.dialog.house.database, await self.trip_id(), Author(0, _START)) as unit:
            return {
                kind.__name__: [plain(one) for one in await unit.of(kind).all()]
                for kind in _KINDS
                if kind not in but
            }


@asynccontextmanager
async def trial(url: str, data_dir: Path, texts: tuple[str, ...], wanted: tuple[Order, ...]) -> Any:
    """A trip of two families, with a gullible model that has not yet read anything bad."""
    model, sent, clock = Gullible(texts, wanted), list[Outgoing](), VirtualClock(_START)
    server = await OpenAISimulator(model).start()
    settings = Settings(
        _env_file=None,
        pathfinder_data_dir=data_dir,
        openai_api_key="sk-test",
        openai_base_url=str(server.make_url("/v1")),
        tokens_per_generation=200_000,
        tokens_per_user_day=9_000_000,
        tokens_per_trip_day=9_000_000,
        tokens_per_day=9_000_000,
        generations_per_user_hour=1_000,
    )
    channels = [RecordingChannel(name, sent) for name in ("telegram", "teams", "sms", "web")]
    try:
        async with open_house(settings, url, channels, InLine(), clock) as house:
            tried = Trial(Dialog(house, clock, sent), model)
            await _begin(tried)
            yield tried
    finally:
        await server.close()


async def _begin(tried: Trial) -> None:
    for who in ("Ann", "Bo", "Zuri", "Sam"):
        await tried.dialog.say(who, "morning")
    ann, bo = await tried.account("Ann"), await tried.account("Bo")
    sums = (Part(_LEE, 9_000),)
    await tried.put(
        Trip(
            await tried.trip_id(),
            "Canyon Loop",
            start_date=date(2027, 6, 18),
            end_date=date(2027, 6, 22),
            organizer=ann,
            organizer_name="Ann",
        ),
        Family("okafor", "Okafor", home="Denver"),
        Family("lee", "Lee"),
        Member("ann", "okafor", "Ann", account_id=ann),
        Member("zuri", "okafor", "Zuri", age=9, role=Role.CHILD, account_id=await tried.account("Zuri")),
        Member("bo", "lee", "Bo", account_id=bo),
        Member("sam", "lee", "Sam", account_id=await tried.account("Sam")),
        Stop("moab", "Moab"),
        Expense("kayaks", "kayaks", 9_000, "USD", date(2027, 4, 1), sums, sums, entered_by=bo),
        Expense("fuel", "fuel", 9_000, "USD", date(2027, 4, 1), sums, sums, entered_by=bo),
        Reservation("pine", ReservationKind.LODGING, "Pine Inn", start=date(2027, 6, 18), booked_by=bo),
        Reservation("red", ReservationKind.LODGING, "Red Cliffs", start=date(2027, 6, 20), booked_by=ann),
        Preference("sushi", _LEE, PreferenceKind.LIKE, "sushi", 1),
        Invitation(
            "inv", "XPD", InvitationKind.FAMILY, "lee", ann, "Ann", _START, _START + timedelta(days=900), 9
        ),
        Proposal(
            "prop",
            1,
            "leave at 5",
            Difference("an hour earlier", (_LEE,)),
            (),
            (_LEE, Party("family", "okafor")),
            ann,
            "Ann",
            _START,
        ),
    )
    await tried.dialog.say("Ann", "/remove Sam")
    await tried.dialog.say("Ann", press="Yes, remove")


async def poison(tried: Trial, field: str, text: str) -> None:
    """Put an attack text into one field, as if somebody had got it there."""
    trip, ann = await tried.trip_id(), await tried.account("Ann")
    day = date(2027, 6, 18)
    sums = (Part(_LEE, 100),)
    dates = {"start_date": day, "end_date": date(2027, 6, 22), "organizer": ann, "organizer_name": "Ann"}
    records: dict[str, Any] = {
        "trip": Trip(trip, text, **dates),  # type: ignore[arg-type]
        "family": Family("bad", text),
        "member": Member("bad", "lee", text),
        "vehicle": Vehicle("bad", "lee", text),
        "stop": Stop("bad", text),
        "question": Poll("bad", text, ("yes", "no")),
        "option": Poll("bad", "Where?", ("Moab", text)),
        "booking": Reservation("bad", ReservationKind.OTHER, text, start=day),
        "code": Reservation("bad", ReservationKind.OTHER, "Inn", start=day, confirmation=text),
        "expense": Expense("bad", text, 100, "USD", day, sums, sums),
        "wish": Preference("bad", _LEE, PreferenceKind.LIKE, text, 1, said_text=text),
    }
    if field in records:
        await tried.put(records[field])
    elif field == "message":
        await tried.dialog.say("Bo", text)
    elif field == "forwarded":
        await tried.dialog.say("Bo", f"Fwd: the inn wrote:\n> {text}")
    elif field == "sender":
        await tried.dialog.say(text, "hello you all")
    elif field == "file name":
        await tried.dialog.say("Bo", files=(InAttachment(f"{text}.txt", "text/plain", b"hello"),))
    else:
        await tried.dialog.say("Bo", files=(InAttachment("inn.txt", "text/plain", text.encode()),))


async def ask(tried: Trial, who: str, *, direct: bool = False) -> list[Outgoing]:
    """Ask something harmless, in words that point back, so that the model is told what was said."""
    return await tried.dialog.say(who, "@pathfinder and how is that looking for them", direct=direct)
