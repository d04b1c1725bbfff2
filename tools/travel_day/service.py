"""What other rooms may ask of this one."""

from tools.kernel.reply import Reply
from tools.travel_day.driver_words import carrier_word, parse
from tools.travel_day.escalating import listeners, next_way, said_in_group
from tools.travel_day.export import export
from tools.travel_day.kinds import theirs_only
from tools.travel_day.living import as_it_goes
from tools.travel_day.muting import set_reminders
from tools.travel_day.reminder_words import read as reminder_words
from tools.travel_day.reporting import report_status, states
from tools.travel_day.road_questions import asked as road_question
from tools.travel_day.road_talk import read
from tools.travel_day.scheduling import refresh_alerts
from tools.travel_day.sending import due_alerts, sent_as, undelivered, under_way, unheard
from tools.travel_day.showing import show_alerts
from tools.travel_day.standing import Progress, State
from tools.travel_day.wording import HELP

__all__ = [
    "Progress",
    "State",
    "as_it_goes",
    "carrier_word",
    "driver_help",
    "due_alerts",
    "export",
    "listeners",
    "next_way",
    "parse",
    "read",
    "refresh_alerts",
    "reminder_words",
    "report_status",
    "road_question",
    "said_in_group",
    "sent_as",
    "set_reminders",
    "show_alerts",
    "states",
    "theirs_only",
    "undelivered",
    "under_way",
    "unheard",
]


def driver_help() -> Reply:
    """Return the words a driver can text."""
    return Reply(HELP)
