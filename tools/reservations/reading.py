"""Use cases: a forwarded confirmation is read, and its bookings are kept once somebody says so."""

from collections.abc import Sequence

from tools.documents.model import Document
from tools.kernel.act import Act
from tools.kernel.errors import Refusal
from tools.kernel.permit import adults_only
from tools.kernel.reply import Press, Reply
from tools.kernel.words import day_words, one_line
from tools.kernel.workers import Workers
from tools.reservations.booking import Told
from tools.reservations.confirmations import parse_confirmation
from tools.reservations.confirmations.proposed import Proposed
from tools.reservations.keeping import add_reservation
from tools.reservations.papers import text_of
from tools.trips.head import blank, head

_MOST_BYTES = 10 * 2**20
_KEEP = "Keep it", "Keep them"


async def read_confirmation(act: Act, text: str | None = None) -> Reply:
    """Say which bookings a confirmation tells of, with a button to keep them; nothing is kept yet.

    Reads `text`, else the files sent along, else what was said. Raises Refusal when none is in it.
    """
    adults_only(act, "the bookings")
    trip = await head(act) or blank(act)
    sources = [text] if text else [*await _files(act), act.said]
    found: list[Proposed] = []
    for source in sources:
        local = act.now.replace(tzinfo=None)
        found += await act.port(Workers).run(parse_confirmation, source, local, trip.currency)
    found = [one for one in dict.fromkeys(found) if one.start]
    if not found:
        raise Refusal("I found no booking in that: no name with a date. Tell me what is booked, and when.")
    lines = [f"• {_line(one)}" for one in found]
    label = _KEEP[len(found) > 1]
    keep = Press("keep_bookings", {"bookings": [one.arguments() for one in found]})
    told = "\n".join(["I read:", *lines, "Shall I keep that?"])
    return Reply(told, buttons=(label,), presses={label: keep}, short=one_line(told))


async def keep_bookings(act: Act, bookings: Sequence[Told]) -> Reply:
    """Keep bookings that were read, or correct the ones we have; all of them or none."""
    if not bookings:
        raise Refusal("There was nothing to keep.")
    replies = [await add_reservation(act, told) for told in bookings]
    return Reply(
        "\n".join(reply.text for reply in replies),
        buttons=replies[-1].buttons,
        presses=replies[-1].presses,
        notices=tuple(notice for reply in replies for notice in reply.notices),
        short=one_line(" ".join(reply.short for reply in replies)),
    )


async def _files(act: Act) -> list[str]:
    """Return the text of every file that came with the message. Raises Refusal for one too large."""
    texts = []
    for file in act.files:
        kept = await act.uow.of(Document).get(file.document)
        if kept is None:
            continue
        if len(kept.body) > _MOST_BYTES:
            most = _MOST_BYTES // 2**20
            raise Refusal(
                f"{kept.name} is larger than I read ({most} MB). Could you send only the booking's page, "
                "or paste its words?"
            )
        texts.append(await act.port(Workers).run(text_of, kept.name, kept.body))
    return texts


def _line(one: Proposed) -> str:
    span = " → ".join(day_words(when) for when in (one.start, one.end) if when)
    where = f", {one.place}" if one.place and one.place.casefold() not in one.name.casefold() else ""
    price = f", {one.price} {one.currency or ''}".rstrip() if one.price else ""
    until = f", free to cancel until {day_words(one.cancel_by)}" if one.cancel_by else ""
    return f"{one.name}{where}: {span}{price}{until}"
