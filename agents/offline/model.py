# ruff: noqa: E501  # a pattern reads best on one line
"""The offline engine as a LangChain chat model: a human message in, tool calls (or none) out."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import LanguageModelInput
from langchain_core.language_models.chat_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, ToolMessage
from langchain_core.outputs import ChatGeneration, ChatResult
from langchain_core.runnables import Runnable, ensure_config
from langchain_core.tools import BaseTool
from langchain_core.utils.function_calling import convert_to_openai_tool
from pydantic import PrivateAttr

from agents.context import Call, Context
from agents.offline.engine import OfflineEngine


class OfflineChatModel(BaseChatModel):
    """Answers the last human message with calls of bound tools; a tool's answer with words and no call.

    The trip's state comes as `HumanMessage.additional_kwargs["context"]` (a Context or its JSON object), or through
    `bind(context=…)`, or as `configurable["context"]` of the surrounding RunnableConfig; `mention` and `direct` in the same places, both true when not given. A question the engine
    asks is the content of the answer, its choices are in `additional_kwargs["choices"]` and, when each stands for
    a reading to be confirmed, the calls in `additional_kwargs["maybe"]`.
    """

    _engine: OfflineEngine = PrivateAttr(default_factory=OfflineEngine)

    @property
    def _llm_type(self) -> str:
        return "pathfinder-offline"

    def bind_tools(
        self,
        tools: Sequence[dict[str, Any] | type | Callable[..., Any] | BaseTool],
        *,
        tool_choice: str | None = None,
        **kwargs: Any,
    ) -> Runnable[LanguageModelInput, AIMessage]:
        """Keeps the tools' schemas: only bound names are ever called, with arguments they know."""
        return self.bind(tools=[convert_to_openai_tool(t) for t in tools], **kwargs)

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        last = messages[-1]
        if isinstance(last, ToolMessage):
            return _result(AIMessage(content=_told(messages)))
        human = next((m for m in reversed(messages) if isinstance(m, HumanMessage)), None)
        given = {
            **(human.additional_kwargs if human else {}),
            **{k: v for k, v in kwargs.items() if k != "tools"},
        }
        configured = ensure_config().get("configurable", {}).get("context")
        if configured is not None:
            given.setdefault("context", configured)
        if human is None or "context" not in given:
            return _result(AIMessage(content=""))
        context = given["context"]
        context = context if isinstance(context, Context) else Context.model_validate(context)
        mention, direct = bool(given.get("mention", True)), bool(given.get("direct", False))
        found = self._engine.understand(human.text, mention, context, direct=direct)
        calls = [c for c in _amended(found.calls, kwargs.get("tools")) if _bound(c, kwargs.get("tools"))]
        maybe = [c.model_dump() for c in found.maybe if _bound(c, kwargs.get("tools"))]
        extra = {"confidence": found.confidence, "choices": list(found.choices), "maybe": maybe}
        answer = AIMessage(
            content=found.ask or "", tool_calls=_calls(calls, human.text), additional_kwargs=extra
        )
        return _result(answer)


def _amended(calls: Sequence[Call], tools: Sequence[dict[str, Any]] | None) -> Sequence[Call]:
    """A cost voided and told anew as a change of it, where that tool is bound: what was not said anew stays."""
    if [c.name for c in calls[:2]] != ["void_expense", "add_expense"] or any(
        c.name != "add_expense" for c in calls[2:]
    ):
        return calls
    old, new = (c.args for c in calls[:2])
    args = {k: v for k, v in new.items() if k not in ("what", "amount", "payers")}
    change = Call(name="change_expense", args={**old, "new_amount": new["amount"], **args})
    same = old.get("what") == new["what"] and "payers" not in new
    return (change, *calls[2:]) if same and tools is not None and _bound(change, tools) else calls


def _bound(call: Call, tools: Sequence[dict[str, Any]] | None) -> bool:
    if tools is None:
        return True
    known = {t["function"]["name"]: t["function"].get("parameters", {}).get("properties", {}) for t in tools}
    return call.name in known and set(call.args) <= set(known[call.name])


def _calls(calls: Sequence[Call], text: str) -> list[dict[str, Any]]:
    """Tool calls with ids that the same message always gets."""
    return [
        {
            "name": c.name,
            "args": dict(c.args),
            "id": f"call_{uuid5(NAMESPACE_OID, f'{text}/{n}').hex[:16]}",
            "type": "tool_call",
        }
        for n, c in enumerate(calls)
    ]


def _told(messages: Sequence[BaseMessage]) -> str:
    """The tools' own words since the last human message, in order."""
    answers: list[str] = []
    for message in reversed(messages):
        if isinstance(message, HumanMessage):
            break
        if isinstance(message, ToolMessage):
            answers.append(message.text)
    return "\n".join(reversed(answers))


def _result(message: AIMessage) -> ChatResult:
    return ChatResult(generations=[ChatGeneration(message=message)])
