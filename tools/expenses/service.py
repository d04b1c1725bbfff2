"""What can be done with money: record, change, void, object, pay back, ask who owes what, take it along."""

from tools.expenses.budgets import set_budget, show_budget
from tools.expenses.changing import Change, change_expense, refund_expense, void_expense
from tools.expenses.dividing import ItemLine
from tools.expenses.imports import import_expenses
from tools.expenses.listing import list_expenses
from tools.expenses.objecting import agree_expense, object_expense
from tools.expenses.paying import record_payment, set_rate
from tools.expenses.receipts import attach_receipt
from tools.expenses.recording import Bill, PayerLine, add_expense
from tools.expenses.repeating import repeat_expense, stop_repeating
from tools.expenses.settling import draw_balance, set_pay_link, settle_up
from tools.expenses.showing import export_expenses, show_balance, show_expense

__all__ = [
    "Bill",
    "Change",
    "ItemLine",
    "PayerLine",
    "add_expense",
    "agree_expense",
    "attach_receipt",
    "change_expense",
    "draw_balance",
    "export_expenses",
    "import_expenses",
    "list_expenses",
    "object_expense",
    "record_payment",
    "refund_expense",
    "repeat_expense",
    "set_budget",
    "set_pay_link",
    "set_rate",
    "settle_up",
    "show_balance",
    "show_budget",
    "show_expense",
    "stop_repeating",
    "void_expense",
]
