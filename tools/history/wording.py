"""What people did, in words."""

from collections.abc import Sequence

from tools.kernel.undo import Past

_DONE = {
    "accept_itinerary": "the plan's acceptance",
    "add_expense": "the expense",
    "agree_expense": "the agreement to an expense",
    "assign_rooms": "who sleeps where",
    "attach_receipt": "the receipt",
    "cancel_trip": "the cancelling of the trip",
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
    "import_expenses": "the import",
    "introduce": "the name",
    "invite": "the invitation",
    "join_trip": "the joining",
    "keep_bookings": "the bookings",
    "link_channel": "the code that links two chats",
    "lock_trip": "the lock",
    "object_expense": "the objection",
    "plan_itinerary": "the plan",
    "read_confirmation": "the confirmation",
    "record_payment": "the payment",
    "record_preference": "the wish",
    "refund_expense": "the refund",
    "remove_family": "the removal",
    "remove_member": "the removal",
    "remove_person": "the removal",
    "remove_stop": "the removal",
    "repeat_expense": "the expense that comes again",
    "report_status": "the report",
    "revoke_board": "the end of a board's link",
    "revoke_calendar_feed": "the end of a calendar's address",
    "revoke_invitation": "the end of an invitation",
    "set_admin": "the change of who leads",
    "set_budget": "the budget",
    "set_channel": "the choice of chat",
    "set_limits": "the limits",
    "set_pay_link": "how to be paid",
    "set_presence": "who is there when",
    "set_quiet_hours": "the quiet hours",
    "set_rate": "the exchange rate",
    "set_reminders": "the choice of reminders",
    "set_threshold": "what is proposed",
    "stop_repeating": "the end of an expense that came again",
    "unlink_channel": "the unlinking",
    "unlock_trip": "the unlocking",
    "update_trip": "the change of the trip",
    "vote": "the vote",
    "void_expense": "the voiding",
    "withdraw_proposal": "the withdrawal",
}


def past_words(past: Past) -> str:
    """Return a turn as people know it: "the expense (groceries)"."""
    names = ", ".join(dict.fromkeys(name for name in past.what[:3] if name))
    return deed_words(past.actions) + (f" ({names})" if names else "")


def deed_words(actions: Sequence[str]) -> str:
    """Return what tools did, as a thing: "the stop", "the booking and the expense"."""
    known = [_DONE.get(action, action.replace("_", " ")) for action in actions if action != "carry_out"]
    return " and ".join(dict.fromkeys(known)) or "your last act"
