"""What can be done with money: record, void, pay back, ask who owes what, take it all along."""

from tools.expenses.imports import import_expenses
from tools.expenses.recording import Bill, PayerLine, add_expense, record_payment, set_rate, void_expense
from tools.expenses.showing import export_expenses, show_balance

__all__ = [
    "Bill",
    "PayerLine",
    "add_expense",
    "export_expenses",
    "import_expenses",
    "record_payment",
    "set_rate",
    "show_balance",
    "void_expense",
]
