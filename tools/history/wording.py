"""What people did, in words."""

from collections.abc import Sequence

_DONE = {
    "accept_itinerary": "the plan's acceptance",
    "add_expense": "the expense",
    "add_family": "the family",
    "add_member": "the person",
    "add_reservation": "the booking",
    "add_stop": "the stop",
    "add_vehicle": "the car",
    "answer_proposal": "the answer to a proposal",
    "cancel_reservation": "the cancellation",
    "change_expense": "the change of an expense",
    "change_itinerary": "the change of the plan",
    "close_poll": "the end of the vote",
    "create_poll": "the poll",
    "create_trip": "the new trip",
    "forget_preference": "the forgetting of a wish",
    "plan_itinerary": "the plan",
    "record_payment": "the payment",
    "record_preference": "the wish",
    "remove_stop": "the removal",
    "report_status": "the report",
    "set_limits": "the limits",
    "set_presence": "who is there when",
    "update_trip": "the change of the trip",
    "vote": "the vote",
    "void_expense": "the voiding",
    "withdraw_proposal": "the withdrawal",
}


def deed_words(actions: Sequence[str]) -> str:
    """Return what tools did, as a thing: "the stop", "the booking and the expense"."""
    known = [_DONE.get(action, action.replace("_", " ")) for action in actions if action != "carry_out"]
    return " and ".join(dict.fromkeys(known)) or "your last act"
