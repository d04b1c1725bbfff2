"""Asking before something is destroyed."""

from tools.kernel.errors import Refusal, Unclear

NO = "No, leave it"


def confirmed(sure: bool | None, question: str, yes: str) -> None:
    """Return when the person is sure; raises the question when it is open, Refusal when they are not."""
    if sure is None:
        raise Unclear(question, (yes, NO), {yes: {"sure": True}, NO: {"sure": False}})
    if not sure:
        raise Refusal("Alright, I've left everything as it was.")
