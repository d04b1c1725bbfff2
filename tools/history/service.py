"""What other rooms may ask of this one."""

from tools.history.catching import catch_up
from tools.history.citing import citations
from tools.history.helping import show_help
from tools.history.recalling import recalled, who_said
from tools.history.undoing import show_history, undo
from tools.history.wording import deed_words, past_words
from tools.history.words import read_question

__all__ = [
    "catch_up",
    "citations",
    "deed_words",
    "past_words",
    "read_question",
    "recalled",
    "show_help",
    "show_history",
    "undo",
    "who_said",
]
