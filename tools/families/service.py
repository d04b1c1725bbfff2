"""What other rooms may ask of this one."""

from tools.families.driving import add_vehicle
from tools.families.export import export, without_private
from tools.families.joining import add_family
from tools.families.leaving import free_to_leave, remove_family, remove_member
from tools.families.limiting import set_limits, set_presence, whose
from tools.families.listing import describe_families
from tools.families.naming import called, called_key, introduce
from tools.families.peopling import add_member
from tools.families.recognising import recognise
from tools.families.rights import adults_only, leaders_only, leads, unlocked
from tools.families.roster import Roster

__all__ = [
    "Roster",
    "add_family",
    "add_member",
    "add_vehicle",
    "adults_only",
    "called",
    "called_key",
    "describe_families",
    "export",
    "free_to_leave",
    "introduce",
    "leaders_only",
    "leads",
    "recognise",
    "remove_family",
    "remove_member",
    "set_limits",
    "set_presence",
    "unlocked",
    "whose",
    "without_private",
]
