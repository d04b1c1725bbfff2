"""Open boards under a stream of turns: how long until each board shows what a message changed."""

import asyncio
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import chain
from pathlib import Path
from time import perf_counter, process_time

import aiohttp
from aiohttp import web
from pydantic import SecretStr

from bot.main import House, open_house
from bot.serve import application
from bot.settings import Settings
from channels.envelope import Envelope, Sender
from channels.recording import RecordingChannel
from storage import people
from storage.unit_of_work import Author, unit_of_work
from tools.board.ports import Ticket
from tools.expenses.model import Expense, Part
from tools.families.model import Family, Member
from tools.kernel.clock import VirtualClock
from tools.kernel.party import Party
from tools.kernel.workers import InLine
from tools.planning.model import Day, Itinerary, ItineraryStatus
from tools.trips.model import Trip

_TRIP = "benchmark"
_ORIGIN = "http://127.0.0.1"
_GIVE_UP_S = 60.0


@dataclass(frozen=True)
class Latency:
    """Seconds from a message's arrival until each board was sent what it changed; and processor seconds.

    `processor`: what one turn cost all replicas together: handling it, and showing it on all boards.
    """

    shown: tuple[float, ...]
    processor: float


@dataclass(frozen=True)
class _Replica:
    """A server process of its own on the same database."""

    process: asyncio.subprocess.Process
    port: int

    def hand_in(self, number: int) -> None:
        """Have it receive a message, as from a channel of its own."""
        assert self.process.stdin
        self.process.stdin.write(f"{number}\n".encode())

    async def processor(self) -> float:
        """Return the processor time it has taken so far, in seconds."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(b"\n")
        return float(await self.process.stdout.readline())


class _Screen:
    """One open board, read as a browser does."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket, self._shown = socket, asyncio.Queue[float]()
        self._reading = asyncio.create_task(self._read())

    async def _read(self) -> None:
        async for frame in self._socket:
            if '"day ' in frame.data:
                self._shown.put_nowait(perf_counter())

    async def shown(self, after: float) -> float:
        """Return when the board was next sent a day of the plan, `after` that time."""
        while (at := await asyncio.wait_for(self._shown.get(), _GIVE_UP_S)) < after:
            pass
        return at

    async def close(self) -> None:
        """Close the page."""
        self._reading.cancel()
        await self._socket.close()


async def latency(url: str, folder: Path, day: Day, boards: int, turns: int, replicas: int) -> Latency:
    """Measure `turns` turns of the day's families, each shown on `boards` boards of the same trip.

    Replicas, database and all pages share this machine; the pages are in this process.
    """
    now = day.families[0].items[0].start + timedelta(hours=1)
    settings = _settings(folder)
    channels = [RecordingChannel("telegram", [])]
    async with open_house(settings, url, channels, InLine(), VirtualClock(now)) as house:
        tickets = await _make_trip(house, day, boards, now)
        tokens = [house.board.token(ticket) for ticket in tickets]
        async with _started(url, folder, now, replicas) as servers, _browsers() as session:
            screens = await _opened(session, servers, tokens)
            before = [await server.processor() for server in servers]
            shown = [await _turn(house, servers, screens, number) for number in range(turns)]
            after = [await server.processor() for server in servers]
            await asyncio.gather(*(screen.close() for screen in screens))
    return Latency(tuple(sorted(chain(*shown))), (sum(after) - sum(before)) / turns)


def _browsers() -> aiohttp.ClientSession:
    """Return a client with a connection for each page: a usual one opens a hundred."""
    return aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))


async def _opened(
    session: aiohttp.ClientSession, servers: Sequence[_Replica], tokens: Sequence[str]
) -> list[_Screen]:
    """Open all boards, spread over the replicas, and wait until each shows the trip."""
    began = perf_counter()
    screens = []
    for number, token in enumerate(tokens):
        port = servers[number % len(servers)].port
        address = f"http://127.0.0.1:{port}/board/{token}/socket"
        screens.append(_Screen(await session.ws_connect(address, max_msg_size=0, origin=_ORIGIN)))
    await asyncio.gather(*(screen.shown(began) for screen in screens))
    return screens


async def _turn(
    house: House, servers: Sequence[_Replica], screens: Sequence[_Screen], number: int
) -> list[float]:
    """Return how long after a message came in at a replica each board of all of them showed the change."""
    began = perf_counter()
    servers[number % len(servers)].hand_in(number)
    shown = await asyncio.gather(*(screen.shown(began) for screen in screens))
    await house.quiet()
    return [at - began for at in shown]


def _late(number: int, at: datetime) -> Envelope:
    """Return a driver's text: another delay each time."""
    who, said = f"driver{number % 8}", f"late {20 + 3 * number}"
    return Envelope("telegram", who, "direct", Sender(who, who), f"m{number}", at, said, mention=True)


def _settings(folder: Path) -> Settings:
    secret = SecretStr("a secret of the benchmark's own ...")
    return Settings(
        _env_file=None, pathfinder_data_dir=folder, public_url=_ORIGIN, pathfinder_secret_key=secret
    )


@asynccontextmanager
async def _started(url: str, folder: Path, now: datetime, replicas: int) -> AsyncIterator[list[_Replica]]:
    """Start server processes; they end with this."""
    command = (sys.executable, "-m", "benchmarks._day_board", url, str(folder), now.isoformat())
    pipe = asyncio.subprocess.PIPE
    started = [
        await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe) for _ in range(replicas)
    ]
    try:
        yield [_Replica(one, int(await one.stdout.readline())) for one in started if one.stdout]
    finally:
        for one in started:
            one.terminate()
        await asyncio.gather(*(one.wait() for one in started))


async def serve(url: str, folder: Path, now: datetime) -> None:
    """Be a replica: say the port; a line with a number is a message, an empty one asks for processor time."""
    channels = [RecordingChannel("telegram", [])]
    async with open_house(_settings(folder), url, channels, InLine(), VirtualClock(now)) as house:
        runner = web.AppRunner(application(house, ()), access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        working = asyncio.create_task(house.run())
        _say(runner.addresses[0][1])
        while line := await asyncio.to_thread(sys.stdin.readline):
            if line.strip():
                await house.door.receive(_late(int(line), now + timedelta(seconds=int(line))))
            else:
                _say(process_time())
        working.cancel()
        with suppress(asyncio.CancelledError):
            await working


def _say(what: object) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


async def _make_trip(house: House, day: Day, boards: int, now: datetime) -> list[Ticket]:
    """Make a trip with as many members as boards, a plan and some money; return everybody's link."""
    names = [family.family for family in day.families]
    async with house.database.system() as connection:
        drivers = [
            await people.account_of(connection, "telegram", f"driver{n}", f"driver{n}")
            for n in range(len(names))
        ]
    async with unit_of_work(house.database, _TRIP, Author(0, now)) as unit:
        trip = Trip(_TRIP, "Benchmark", start_date=day.date, end_date=day.date + timedelta(days=3))
        await unit.of(Trip).put(trip)
        for name in names:
            await unit.of(Family).put(Family(name, name))
        for number in range(boards):
            place = number % len(names)
            account = drivers[place] if number < len(names) else f"account{number}"
            member = Member(f"m{number}", names[place], f"Person{number}", account_id=account)
            await unit.of(Member).put(member)
        await unit.of(Itinerary).put(Itinerary(_TRIP, ItineraryStatus.ACCEPTED, now, 1, (day,)))
        families = [Party("family", name) for name in names]
        for number in range(40):
            shares = tuple(Part(party, 100) for party in families)
            paid = (Part(families[number % len(names)], 100 * len(names)),)
            await unit.of(Expense).put(
                Expense(f"e{number}", "fuel", 100 * len(names), "USD", day.date, paid, shares=shares)
            )
        await unit.commit()
    made = datetime.fromtimestamp(int(now.timestamp()), UTC)
    return [Ticket(_TRIP, f"m{number}", guest=False, generation=0, made=made) for number in range(boards)]


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1], Path(sys.argv[2]), datetime.fromisoformat(sys.argv[3])))
