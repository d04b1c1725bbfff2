"""What other rooms may ask of this one."""

from tools.preferences.export import export
from tools.preferences.fairness import show_fairness
from tools.preferences.listing import describe_preferences, visible
from tools.preferences.quiet import Quiet, quiet_hours, set_quiet_hours
from tools.preferences.wishing import forget_preference, record_preference

__all__ = [
    "Quiet",
    "describe_preferences",
    "export",
    "forget_preference",
    "quiet_hours",
    "record_preference",
    "set_quiet_hours",
    "show_fairness",
    "visible",
]
