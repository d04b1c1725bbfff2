"""What other rooms may ask of this one."""

from tools.admin.auditing import show_audit
from tools.admin.forgetting import Erasure, forget_me
from tools.admin.governing import broadcast, cancel_trip, set_admin, set_lock
from tools.admin.removing import REMOVED, remove_person
from tools.admin.settings import show_settings
from tools.admin.usage import UsageBook, show_usage

__all__ = [
    "REMOVED",
    "Erasure",
    "UsageBook",
    "broadcast",
    "cancel_trip",
    "forget_me",
    "remove_person",
    "set_admin",
    "set_lock",
    "show_audit",
    "show_settings",
    "show_usage",
]
