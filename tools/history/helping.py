"""Help: what can be done, and how to say it."""

from collections.abc import Mapping

from tools.kernel.reply import Reply

_HELP: Mapping[str, str] = {
    "trip": "Start with: “@pathfinder new trip: Utah loop, july 3 to 9. Moab, then Bryce, then Zion”.",
    "family": "Say: “we're the Bakers from Denver: Jess, Tom and Milo (4). Honda Odyssey, gas, 8 seats”.",
    "limit": "Say: “no more than 5 hours in the car a day, and not after 6 pm”.",
    "plan": "Say “make us a plan”, change it (“start an hour later on tuesday”), then “lock it in”.",
    "expense": "Say: “groceries 84.20, I paid, split with the Lees”, or /expense 84.20 groceries.",
    "balance": "Ask “who owes what?” or type /balance.",
    "vote": "Ask “vote: Moab or Page?”, or /poll Where to? | Moab | Page; answer with “+1 Moab” or a button.",
    "poll": "Ask “vote: Moab or Page?”, or /poll Where to? | Moab | Page. “close the vote” ends it.",
    "booking": "Say: “booked 3 rooms at Pine Inn Moab jul 14-16, conf ABC123, $412”, or paste the mail.",
    "board": "Type /board for your own live page of the trip; /board revoke ends your links.",
    "driver": "Text me: ON MY WAY, LATE 40, STOP AT Moab, SKIP Moab, ARRIVED, CHARGED 80, CHARGER BROKEN.",
    "pdf": "Say “send us the pdf” (or /pdf) for the itinerary, for all or for one family.",
    "undo": "“undo” takes back your last act; for a detail, just say what is right.",
}
_OVERVIEW = (
    "I keep your trip in mind: who comes, in which car, with which wishes and limits; I plan each family's "
    "days around the stops you share, keep bookings, expenses and polls, and make the PDF.\n"
    "Try: “new trip: Utah loop, july 3 to 9, Moab then Zion” · “we're the Bakers from Denver, 2 adults "
    "2 kids” · “make us a plan” · “groceries 84.20, I paid” · “who owes what?” · “send us the pdf” · "
    "“undo”.\n"
    "In the group I stay quiet unless you say @pathfinder, or tell me something for the record."
)


def show_help(about: str | None) -> Reply:
    """Say what can be done, or how to do the one thing asked about."""
    wanted = (about or "").casefold()
    lines = [text for key, text in _HELP.items() if key in wanted]
    return Reply("\n".join(lines) if lines else _OVERVIEW)
