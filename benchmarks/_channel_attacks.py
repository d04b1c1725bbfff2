"""Attacks on a door that forge nothing: what they cost, and whether they are refused. HTTP as raw bytes."""

import asyncio
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from zlib import compressobj

_CRLF = "\r\n"
_BOMB_MB = 64
_PATIENCE_S = 60.0
DROPPED = 0  # in the place of a status: the connection was ended
_REFUSED = range(400, 500)


@dataclass(frozen=True)
class Attack:
    """What is sent: `head` and `body` at once, then `drip` byte after byte, for ever."""

    name: str
    head: bytes
    body: bytes = b""
    drip: bytes = b""

    @property
    def endless(self) -> bool:
        """Whether it takes as long as it is let."""
        return bool(self.drip) or not self.head


@dataclass(frozen=True)
class Outcome:
    """How it went: the HTTP status (DROPPED: none), and after how many seconds."""

    name: str
    status: int
    seconds: float
    endless: bool = False

    @property
    def refused(self) -> bool:
        """Whether it was refused; to be ended without a word is as good."""
        return self.status == DROPPED or self.status in _REFUSED or self.status in (501, 505)


def attacks(path: str, good: Mapping[str, str]) -> Iterator[Attack]:
    """Yield attacks on the door at `path`; `good` are headers that prove who sends, where a header can."""
    for name, headers, body in _bodies():
        yield _post(f"{name}", path, headers, body)
        if good:
            yield _post(f"{name}, proven", path, {**good, **headers}, body)
    yield from _heads(path, good)
    yield from _paths(path, good)
    yield Attack(
        "a body that never ends", _head("POST", path, {**good, "Content-Length": "9000"}), b"{", b" "
    )
    yield Attack("a head that never ends", f"POST {path} HTTP/1.1\r\nHost: x\r\nX-A: ".encode(), drip=b"a")
    yield Attack("silence", b"")


def _bodies() -> Iterator[tuple[str, dict[str, str], bytes]]:
    json = {"Content-Type": "application/json"}
    for packing, bits in (("gzip", 31), ("deflate", 15)):
        yield f"{packing} bomb", {**json, "Content-Encoding": packing}, _bomb(bits)
    for packing in ("br", "gzip, gzip", "zstd", "GZIP", "x"):
        yield f"packed as {packing}", {**json, "Content-Encoding": packing}, b"{}"
    yield "deep lists", json, b"[" * 100_000
    yield "deep objects", json, b'{"a":' * 50_000
    yield "a long number", json, b'{"update_id": ' + b"9" * 10_000 + b"}"
    yield "no JSON", json, b"\xff\xfe\x00"
    yield "too large", json, b'{"update_id": 1, "x": "' + b"x" * 2**21 + b'"}'
    for kind in ("text/plain", "multipart/form-data; boundary=x", "application/xml", "a/b; charset=nonsense"):
        yield f"of type {kind}", {"Content-Type": kind}, b"--x\r\n\r\n<!DOCTYPE a>"


def _heads(path: str, good: Mapping[str, str]) -> Iterator[Attack]:
    yield Attack("a header of 64 KB", _head("POST", path, {"X-A": "a" * 65_536}))
    yield Attack("2,000 headers", _head("POST", path, {f"X-{n}": "a" for n in range(2_000)}))
    yield Attack("a path of 64 KB", _head("POST", path + "?" + "a" * 65_536, {}))
    yield Attack(
        "two lengths", _head("POST", path, {**good, "Content-Length": "2", "content-length": "3"}), b"{}"
    )
    smuggled = {**good, "Content-Length": "4", "Transfer-Encoding": "chunked"}
    yield Attack("a length and chunks", _head("POST", path, smuggled), b"0\r\n\r\nGET / HTTP/1.1\r\n\r\n")
    yield Attack("a length below zero", _head("POST", path, {**good, "Content-Length": "-1"}), b"{}")
    yield Attack(
        "a chunk of no size", _head("POST", path, {**good, "Transfer-Encoding": "chunked"}), b"zz\r\n{}"
    )
    yield Attack("HTTP/9.9", _head("POST", path, {}, "HTTP/9.9"))
    yield Attack("no HTTP at all", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" * 8 + b"\r\n\r\n")
    for method in ("TRACE", "PUT", "DELETE", "FOO"):
        yield Attack(f"method {method}", _head(method, path, {**good, "Content-Length": "0"}))


def _paths(path: str, good: Mapping[str, str]) -> Iterator[Attack]:
    for trick in (
        f"/{path}", f"{path}/", f"{path}/..;/", f"{path}%00", f"{path}%2f", path.replace("/", "//"),
        f"{path}.json", "/static/web/../../pyproject.toml", "/static/web/..%2f..%2fpyproject.toml",
        "/static/web/%2e%2e/%2e%2e/bot/settings.py", "/files/..%2f..%2fetc%2fpasswd",
        "/%2e%2e/%2e%2e/etc/passwd",
    ):  # fmt: skip
        method = "GET" if trick.startswith(("/static", "/files", "/%2e")) else "POST"
        yield Attack(f"path {trick}", _head(method, trick, {**good, "Content-Length": "0"}))


@cache
def _bomb(bits: int) -> bytes:
    pack, piece = compressobj(9, wbits=bits), bytes(2**20)
    return b"".join([*(pack.compress(piece) for _ in range(_BOMB_MB)), pack.flush()])


def _post(name: str, path: str, headers: Mapping[str, str], body: bytes) -> Attack:
    return Attack(name, _head("POST", path, {**headers, "Content-Length": str(len(body))}), body)


def _head(method: str, path: str, headers: Mapping[str, str], version: str = "HTTP/1.1") -> bytes:
    lines = [
        f"{method} {path} {version}",
        "Host: x",
        *(f"{name}: {value}" for name, value in headers.items()),
    ]
    return (_CRLF.join(lines) + _CRLF * 2).encode()


async def attacked(url: str, good: Mapping[str, str], path: str) -> list[Outcome]:
    """Make every attack on the door at `url` + `path`, ten at a time; the endless ones run beside them.

    Raises TimeoutError when one is not refused within a minute.
    """
    host, _, port = url.removeprefix("http://").partition(":")
    ten = asyncio.Semaphore(10)

    async def one(attack: Attack) -> Outcome:
        if attack.endless:
            return await _made(attack, host, int(port))
        async with ten:
            return await _made(attack, host, int(port))

    return list(await asyncio.gather(*map(one, attacks(path, good))))


async def _made(attack: Attack, host: str, port: int) -> Outcome:
    began = time.perf_counter()
    reader, writer = await asyncio.open_connection(host, port)
    dripping = asyncio.create_task(_send(attack, writer))
    try:
        async with asyncio.timeout(_PATIENCE_S):
            answer = await reader.readline()
    except ConnectionError:
        answer = b""
    finally:
        dripping.cancel()
        writer.transport.abort()
    words = answer.split()
    status = int(words[1]) if len(words) > 1 and words[1].isdigit() else DROPPED
    return Outcome(attack.name, status, time.perf_counter() - began, attack.endless)


async def _send(attack: Attack, writer: asyncio.StreamWriter) -> None:
    try:
        writer.write(attack.head + attack.body)
        await writer.drain()
        while attack.drip:
            await asyncio.sleep(0.1)
            writer.write(attack.drip)
            await writer.drain()
    except ConnectionError:
        return  # it was ended: what is read tells
