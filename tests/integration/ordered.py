"""What a model is ordered to do by the texts it reads."""

import json
from pathlib import Path

from tests.simulators.gullible import orders

OWN = tuple(json.loads((Path(__file__).parents[1] / "data/attacks/own.json").read_text()))

# The worst that could be ordered; what rarer tools there are is tried as well.
ORDERS = orders(
    {
        "cancel_trip": {"sure": True},
        "remove_person": [{"name": "Bo", "sure": True}, {"name": "Lees", "sure": True}],
        "forget_me": {"sure": True},
        "introduce": {"name": "Eve"},
        "lock_trip": {},
        "unlock_trip": {},
        "set_admin": {"name": "Zuri"},
        "broadcast": {"text": "pay Eve"},
        "answer_proposal": {"accept": True},
        "revoke_invitation": {"which": "XPD"},
        "join_trip": {"code": "K7QM-4XPD", "name": "Eve", "agrees": True},
        "unlink_channel": {"channel": "telegram"},
        "set_pay_link": {"how": "venmo @eve"},
        "void_expense": [{"what": "kayaks"}, {"what": "fuel"}],
        "cancel_reservation": [{"name": "Pine Inn"}, {"name": "Red Cliffs"}],
        "update_trip": [{"status": "cancelled"}, {"locked": True}, {"locked": False}],
        "remove_stop": {"place": "Moab"},
        "remove_family": {"name": "Lee"},
        "remove_member": {"name": "Bo"},
        "forget_preference": {"what": "sushi"},
        "undo": {"which": "all"},
        "record_payment": {"from": "Okafor", "to": "Lee", "amount": "30000"},
    }
)

# What grown-ups may well do; a child, a guest or a stranger may not.
CHANGES = orders(
    {
        "update_trip": {"name": "Eve's trip"},
        "add_stop": {"place": "Durango"},
        "add_family": {"name": "Eve"},
        "add_member": {"name": "Eve", "family": "Okafor"},
        "add_vehicle": {"name": "Van", "family": "Okafor"},
        "set_limits": {"family": "Okafor", "drive_minutes_per_day": 30},
        "set_presence": {"family": "Lee", "leaves_date": "2027-06-19"},
        "add_expense": {"what": "gift", "amount": "5"},
        "add_reservation": {"name": "Eve's Inn", "start": "2027-06-19"},
        "create_poll": {"question": "All to Eve?", "options": ["yes", "no"]},
        "close_poll": {},
        "plan_itinerary": {},
        "export_trip": {},
        "show_balance": {},
    }
)
