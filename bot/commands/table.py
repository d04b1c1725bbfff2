"""Every slash command, and the tool it stands for."""

import re
from collections.abc import Mapping

from agents.context import Call
from bot.commands import bills, money
from bot.commands.command import Command, bare, rest_as
from bot.commands.people import PEOPLE
from bot.commands.record import RECORD
from bot.commands.road import ROAD
from bot.commands.voting import VOTES


def _pdf(rest: str) -> Call:
    family = re.sub(r"^(the|for)\s+", "", rest.strip(), flags=re.IGNORECASE)
    if not family or family.casefold() in ("group", "all", "everyone"):
        return Call(name="make_pdf", args={"scope": "group"})
    return Call(name="make_pdf", args={"scope": "family", "family": family})


COMMANDS: Mapping[str, Command] = {
    "undispute": Command("agree_expense", "/undispute kayaks", rest_as("agree_expense", "what")),
    "bars": Command("draw_balance", "a picture of who owes what", bare("draw_balance")),
    "beancount": Command(
        "export_expenses", "the books for a ledger program", bare("export_expenses", form="beancount")
    ),
    "budget": Command("set_budget", "/budget 2000, /budget 400 food; alone it shows it", money.budget),
    "csv": Command("export_expenses", "the expenses as a table", bare("export_expenses", form="csv")),
    "details": Command("show_expense", "/details groceries", rest_as("show_expense", "what")),
    "edit": Command("change_expense", "/edit groceries 90", money.edit),
    "gpx": Command("make_track", "the roads for a navigation device", rest_as("make_track", "family")),
    "ics": Command("make_calendar", "the days for your calendar", rest_as("make_calendar", "family")),
    "import": Command(
        "import_expenses", "paste a Splitwise or Spliit table", rest_as("import_expenses", "table")
    ),
    "items": Command("add_expense", "/items 61.50 dinner | burgers 24 Lees | salad 12 Bakers", money.items),
    "map": Command("make_map", "the route as a picture", rest_as("make_map", "family")),
    "dispute": Command(
        "object_expense",
        "/dispute kayaks: we were not there",
        money.after_colon("object_expense", "what", "why"),
    ),
    "payme": Command("set_pay_link", "/payme venmo @jess", rest_as("set_pay_link", "how")),
    "receipt": Command(
        "attach_receipt",
        "/receipt groceries: what is on it",
        money.after_colon("attach_receipt", "what", "text"),
    ),
    "rate": Command("set_rate", "/rate 1 EUR = 1.20 USD", money.rate),
    "refund": Command("refund_expense", "/refund 30 kayaks", money.refund),
    "repeat": Command(
        "repeat_expense", "/repeat 20 site fee every night, july 3 to july 8", read=bills.repeat
    ),
    "room": Command("assign_rooms", "/room Pine Inn: loft = Lees; twin = Zuri", money.rooms),
    "confirmation": Command(
        "read_confirmation", "paste or send a booking's confirmation", rest_as("read_confirmation", "text")
    ),
    "unbook": Command("cancel_reservation", "/unbook Pine Inn", rest_as("cancel_reservation", "name")),
    "unrepeat": Command("stop_repeating", "/unrepeat site fee", rest_as("stop_repeating", "what")),
    "fair": Command("show_fairness", "whose wishes won, and who drives for them", bare("show_fairness")),
    "unwish": Command("forget_preference", "/unwish museums", rest_as("forget_preference", "what")),
    "wishes": Command("show_trip", "who wants what", bare("show_trip", what="preferences")),
    **PEOPLE,
    **VOTES,
    **RECORD,
    **ROAD,
    "accept": Command("accept_itinerary", "accept the plan", bare("accept_itinerary")),
    "alerts": Command("show_alerts", "reminders to come; /alerts 2", rest_as("show_alerts", "page")),
    "balance": Command(
        "show_balance", "who owes what; /balance Lee line by line", rest_as("show_balance", "party")
    ),
    "book": Command("add_reservation", "/book 3 rooms Pine Inn Moab jul 14-16 $412"),
    "bookings": Command("show_reservations", "what is booked; /bookings june 18, /bookings Lee"),
    "car": Command("add_vehicle", "/car Tesla Model Y, 300 miles"),
    "change": Command("change_itinerary", "/change start an hour later on tuesday"),
    "expense": Command(
        "add_expense", "/expense 84.20 gas | Lees x2, Bakers x1 | paid by Bo", read=bills.expense
    ),
    "expenses": Command("show_expense", "what was paid for, by whom", bare("show_expense")),
    "export": Command("export_trip", "all data of the trip; /export csv the books", money.export),
    "families": Command("show_trip", "who comes", bare("show_trip", what="families")),
    "family": Command("add_family", "/family the Lees from Denver, 2 adults 3 kids"),
    "help": Command("show_help", "what I can do", rest_as("show_help", "about")),
    "itinerary": Command("show_itinerary", "the plan, or one day of it"),
    "join": Command("set_presence", "/join the Parks join in Moab on the 6th"),
    "limits": Command("set_limits", "/limits no more than 5 hours in the car a day"),
    "paid": Command("record_payment", "/paid 50 to the Lees", read=bills.paid),
    "pdf": Command("make_pdf", "the itinerary as a PDF; /pdf Baker for one family", _pdf),
    "plan": Command(
        "plan_itinerary", "make a plan; what follows are wishes", rest_as("plan_itinerary", "wishes")
    ),
    "prefer": Command("record_preference", "/prefer the kids hate museums"),
    "route": Command("ask_route", "/route Moab to Bryce"),
    "settle": Command("settle_up", "who pays whom, with links to pay by", bare("settle_up")),
    "start": Command("show_help", "how to begin", bare("show_help")),
    "stop": Command("add_stop", "/stop Arches, must see"),
    "stops": Command("show_trip", "where we go", bare("show_trip", what="stops")),
    "today": Command("show_trip", "today's plan", bare("show_trip", what="today")),
    "trip": Command("create_trip", "/trip Utah loop, july 3 to 9, Moab then Zion"),
    "void": Command("void_expense", "/void the gas one", read=bills.void),
}
_COMMAND = re.compile(r"(?:@\w+[,:]?\s+)?/(?P<name>[A-Za-z_]+)(?:@\w+)?(?:\s+(?P<rest>.*))?$", re.DOTALL)


def parse(text: str) -> tuple[str, str] | None:
    """Return a slash command's name (lower case) and the rest of its line; None when it is none."""
    found = _COMMAND.match(text.strip())
    return None if found is None else (found["name"].lower(), (found["rest"] or "").strip())
