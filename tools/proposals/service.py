"""What other rooms may ask of this one: `propose` a change, and whether it needs to be proposed."""

from tools.proposals.answering import answer_proposal, answer_word
from tools.proposals.asking import answers, propose
from tools.proposals.deadlines import DUE, REMINDER
from tools.proposals.ending import due, lapse, withdraw_proposal
from tools.proposals.records import can_answer
from tools.proposals.showing import ask_again, show_proposals
from tools.proposals.threshold import needs_agreement, set_threshold

__all__ = [
    "DUE",
    "REMINDER",
    "answer_proposal",
    "answer_word",
    "answers",
    "ask_again",
    "can_answer",
    "due",
    "lapse",
    "needs_agreement",
    "propose",
    "set_threshold",
    "show_proposals",
    "withdraw_proposal",
]
