"""The European Central Bank's reference rates over HTTP, with its faults."""

import asyncio
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from aiohttp import web
from aiohttp.test_utils import TestServer

_XML = """<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01"
 xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
<gesmes:subject>Reference rates</gesmes:subject>
<gesmes:Sender><gesmes:name>European Central Bank</gesmes:name></gesmes:Sender>
<Cube>{days}</Cube></gesmes:Envelope>"""


@dataclass
class EcbSimulator:
    """Serves `/rates.xml` and `/rates.zip`; faults: error, garbage, negative, entities, endless, stall."""

    days: dict[str, dict[str, str]] = field(
        default_factory=lambda: {
            "2027-03-19": {"USD": "1.2500", "GBP": "0.8000", "JPY": "160.00"},
            "2027-03-18": {"USD": "1.2000", "GBP": "0.8100", "JPY": "161.00"},
        }
    )
    fault: str = ""
    asked: int = 0

    async def start(self) -> TestServer:
        """Listen on loopback; the caller closes the server."""
        app = web.Application()
        app.router.add_get("/rates.xml", self._serve)
        app.router.add_get("/rates.zip", self._serve)
        server = TestServer(app)
        await server.start_server()
        return server

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        self.asked += 1
        if self.fault == "stall":
            await asyncio.sleep(60)
        if self.fault == "error":
            return web.Response(status=503)
        if self.fault == "endless":
            answer = web.StreamResponse()
            await answer.prepare(request)
            for _ in range(200):
                await answer.write(b" " * 2**16)
            return answer
        return web.Response(body=self._zip() if request.path.endswith("zip") else self._xml())

    def _xml(self) -> bytes:
        if self.fault == "garbage":
            return b"<html>maintenance</html>"
        days = {**self.days, "2027-03-20": {"USD": "-1"}} if self.fault == "negative" else self.days
        body = _XML.format(days="".join(_day(on, rates) for on, rates in days.items()))
        declared = '<!DOCTYPE x [<!ENTITY a "aaaa">]><gesmes' if self.fault == "entities" else "<gesmes"
        return body.replace("<gesmes", declared, 1).encode()

    def _zip(self) -> bytes:
        codes = sorted({code for rates in self.days.values() for code in rates})
        lines = [",".join(["Date", *codes]) + ","]
        lines += [
            ",".join([on, *(rates.get(c, "N/A") for c in codes)]) + "," for on, rates in self.days.items()
        ]
        out = BytesIO()
        with ZipFile(out, "w", ZIP_DEFLATED) as packed:
            packed.writestr("eurofxref-hist.csv", "\n".join(lines))
        return out.getvalue()


def _day(on: str, rates: dict[str, str]) -> str:
    cubes = "".join(f'<Cube currency="{code}" rate="{rate}"/>' for code, rate in rates.items())
    return f'<Cube time="{on}">{cubes}</Cube>'
