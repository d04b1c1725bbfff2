"""Sums of money in a message; see tools.values.money."""

from tools.values.money import MoneyMatch, find_money

__all__ = ["MoneyMatch", "find_money"]
