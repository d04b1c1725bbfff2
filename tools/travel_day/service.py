"""What other rooms may ask of this one."""

from tools.kernel.reply import Reply
from tools.travel_day.driver_words import parse
from tools.travel_day.export import export
from tools.travel_day.muting import set_reminders
from tools.travel_day.progress import Progress, State
from tools.travel_day.reporting import report_status, states
from tools.travel_day.scheduling import refresh_alerts
from tools.travel_day.sending import due_alerts, show_alerts, undelivered
from tools.travel_day.wording import HELP

__all__ = [
    "Progress",
    "State",
    "driver_help",
    "due_alerts",
    "export",
    "parse",
    "refresh_alerts",
    "report_status",
    "set_reminders",
    "show_alerts",
    "states",
    "undelivered",
]


def driver_help() -> Reply:
    """Return the words a driver can text."""
    return Reply(HELP)
