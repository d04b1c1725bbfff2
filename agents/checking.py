"""Whether a provider's calls can be run: each by its tool's schema, and by what was really said."""

from collections.abc import Collection, Mapping, Sequence

from langchain_core.messages import AIMessage, ToolMessage
from langchain_core.tools import BaseTool
from pydantic import BaseModel, ValidationError

from agents.context import Context
from agents.guard import unsaid

_NO_TOOL = "there is no such tool"  # none that this message was offered


class Checker:
    """Finds what is wrong with calls, in words for the model that made them."""

    def __init__(self, tools: Sequence[BaseTool]) -> None:
        self._tools = {tool.name: tool for tool in tools}

    def faults(
        self, answer: AIMessage, text: str, context: Context, offered: Collection[str]
    ) -> list[ToolMessage]:
        """Return a message for each call when one can't be run, and an empty list when all can.

        `text` is the message the model answered, `offered` the tools it was told of.
        """
        wrong = {call["id"] or "": f"not JSON: {call['error']}" for call in answer.invalid_tool_calls}
        for call in answer.tool_calls:
            name, args = call["name"], call["args"]
            fault = self._fault(name, args) if name in offered else _NO_TOOL
            wrong[call["id"] or ""] = fault or unsaid(name, args, text, context)
        if not any(wrong.values()):
            return []
        # Every call is answered, those that were right as well: the provider refuses a history with gaps.
        return [ToolMessage(fault or "right; say it again", tool_call_id=id_) for id_, fault in wrong.items()]

    def _fault(self, name: str, args: Mapping[str, object]) -> str:
        tool = self._tools.get(name)
        if tool is None:
            return _NO_TOOL
        schema = tool.args_schema
        if not (isinstance(schema, type) and issubclass(schema, BaseModel)):
            return ""
        unknown = set(args) - set(schema.model_fields)
        if unknown:
            return f"no such arguments: {', '.join(sorted(unknown))}"
        try:
            schema.model_validate(args)
        except ValidationError as problem:
            return str(problem)
        return ""
