"""How updates reach the bot: by its webhook, chat after chat in order and again until taken, or fetched."""

import asyncio
import random
from collections import defaultdict, deque
from dataclasses import dataclass

from aiohttp import ClientError, ClientSession, ClientTimeout

from channels.telegram.simulator.world import Json

SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  # the header's name
_FIRST_PAUSE_S, _LONGEST_PAUSE_S = 0.05, 2.0


@dataclass
class Webhook:
    """Where updates are brought; no URL: they wait to be fetched."""

    url: str = ""
    secret: str = ""
    kinds: tuple[str, ...] = ()
    last_error: str = ""


@dataclass
class Unruly:
    """What a network may do: bring each update `times` times at once; hold `shuffled` ones, to mix them."""

    times: int = 1
    shuffled: bool = False
    seed: int = 1


class Delivery:
    """Brings updates."""

    def __init__(self) -> None:
        self.webhook, self.unruly = Webhook(), Unruly()
        self.pending: deque[Json] = deque()  # for getUpdates, and before a webhook is set
        self.delivered: list[tuple[int, int]] = []  # (update id, HTTP status)
        self.news = asyncio.Event()
        self._next = 500_000
        self._lines: defaultdict[int, deque[Json]] = defaultdict(deque)
        self._workers: dict[int, asyncio.Task[None]] = {}
        self._http: ClientSession | None = None

    def add(self, chat: int, kind: str, content: Json) -> int:
        """Take a new update for the bot; returns its id."""
        self._next += 1
        update = {"update_id": self._next, kind: content}
        if not self.webhook.url or self.unruly.shuffled:
            self.pending.append({**update, "_chat": chat})
            self.news.set()
        else:
            self._line_up(chat, update)
        return self._next

    def flush(self) -> None:
        """Bring what waited for a webhook; an unruly network brings it mixed, and all at once."""
        waiting, self.pending = list(self.pending), deque()
        if self.unruly.shuffled:
            random.Random(self.unruly.seed).shuffle(waiting)
            for number, update in enumerate(waiting):
                self._line_up(-(10**15) - number, _bare(update))
            return
        for update in waiting:
            self._line_up(update["_chat"], _bare(update))

    def _line_up(self, chat: int, update: Json) -> None:
        self._lines[chat].append(update)
        if chat not in self._workers:
            self._workers[chat] = asyncio.create_task(self._work(chat))

    async def _work(self, chat: int) -> None:
        line = self._lines[chat]
        try:
            while line:
                await self._until_taken(line[0])
                line.popleft()
        finally:
            self._workers.pop(chat, None)

    async def _until_taken(self, update: Json) -> None:
        """Bring an update until the bot says 2xx, the first time as often at once as the network likes."""
        taken = await asyncio.gather(*(self.bring(update) for _ in range(self.unruly.times)))
        pause = _FIRST_PAUSE_S
        while not any(taken):
            await asyncio.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE_S)
            taken = [await self.bring(update)]

    async def bring(self, update: Json) -> bool:
        """Bring an update once; whether it was taken."""
        if self._http is None:
            self._http = ClientSession(timeout=ClientTimeout(total=60))
        headers = {SECRET: self.webhook.secret} if self.webhook.secret else {}
        try:
            async with self._http.post(self.webhook.url, json=update, headers=headers) as answer:
                status = answer.status
        except (ClientError, TimeoutError, OSError) as problem:
            self.webhook.last_error = f"{type(problem).__name__}: {problem}"
            return False
        self.delivered.append((update["update_id"], status))
        if status // 100 != 2:
            self.webhook.last_error = f"Wrong response from the webhook: {status}"
        return status // 100 == 2

    async def fetch(self, offset: int, seconds: float) -> list[Json]:
        """Return what waits from `offset` on; what is before it was taken and is forgotten."""
        while self.pending and self.pending[0]["update_id"] < offset:
            self.pending.popleft()
        if not self.pending and seconds:
            self.news.clear()
            try:
                await asyncio.wait_for(self.news.wait(), seconds)
            except TimeoutError:
                return []
        return [_bare(update) for update in list(self.pending)[:100]]

    async def idle(self) -> None:
        """Wait until everything that was to be brought is taken."""
        while self._workers:
            await asyncio.gather(*self._workers.values())

    @property
    def waiting(self) -> int:
        """How many updates are not taken yet."""
        return len(self.pending) + sum(map(len, self._lines.values()))

    async def stop(self) -> None:
        """Bring nothing more."""
        for worker in list(self._workers.values()):
            worker.cancel()
        await asyncio.gather(*self._workers.values(), return_exceptions=True)
        if self._http is not None:
            await self._http.close()
            self._http = None


def _bare(update: Json) -> Json:
    return {name: value for name, value in update.items() if name != "_chat"}
