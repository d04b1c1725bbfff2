"""The slash commands of the record: what was done, decided and said, and taking back."""

from collections.abc import Mapping

from bot.commands.command import Command, bare, rest_as

RECORD: Mapping[str, Command] = {
    "decisions": Command("show_decisions", "what is decided, by whom and when", bare("show_decisions")),
    "history": Command("show_history", "what you did, to take back", rest_as("show_history", "who")),
    "missed": Command("catch_up", "what you missed; /missed monday", rest_as("catch_up", "since")),
    "undo": Command("undo", "take back your last act; /undo 3, /undo all", rest_as("undo", "which")),
    "whosaid": Command("who_said", "/whosaid sushi", rest_as("who_said", "what")),
}
