"""The engine's questions as replies, with what each button does."""

from langchain_core.messages import AIMessage

from agents.context import Call
from bot.gate import LEAVE, Question
from tools.kernel.reply import Press, Reply


def read_aloud(answer: AIMessage) -> Reply:
    """Return the engine's question and its buttons; what it is unsure of is done when pressed."""
    choices = tuple(answer.additional_kwargs.get("choices", ()))
    maybe = answer.additional_kwargs.get("maybe", ())
    if len(maybe) != len(choices) or not maybe:
        return Reply(answer.text, buttons=choices)
    presses = {name: Press(c["name"], c["args"]) for name, c in zip(choices, maybe, strict=True)}
    return Reply(answer.text, buttons=(*choices, LEAVE), presses=presses)


def proposed(answer: AIMessage) -> list[Question]:
    """Return the one reading that waits for a yes, so that it can be typed as well as pressed."""
    choices, maybe = (answer.additional_kwargs.get(name, ()) for name in ("choices", "maybe"))
    if len(maybe) != 1 or len(choices) != 1:
        return []
    call = Call(name=maybe[0]["name"], args=maybe[0]["args"])
    return [Question(answer.text, (choices[0], LEAVE), call, {choices[0]: {}})]
