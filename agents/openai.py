"""A provider's model: the small one first, within its budget, checked; the offline engine behind it."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import structlog
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AnyMessage, HumanMessage, SystemMessage, ToolMessage
from langchain_core.runnables import RunnableConfig
from langchain_core.tools import BaseTool
from openai import OpenAIError
from pydantic import BaseModel, ValidationError

import prompts
from agents.context import Context
from agents.guard import unsaid
from agents.telling import as_data, is_critical
from agents.thinking import Think
from agents.toolsets import Schema, bound
from tools.kernel.budget import Answers, Crossed, Limits, Meter, Spender, Spent

log = structlog.get_logger()
_TRIES = 2  # the first answer, and one repair
_NO_TOOL = "there is no such tool"  # none that this message was offered
_LETTERS_A_TOKEN = 3  # fewer than English has, so that an estimate is never short


@dataclass(frozen=True)
class Model:
    """A chat model by its name; `most_written` bounds an answer, in tokens."""

    name: str
    chat: BaseChatModel
    most_written: int


@dataclass
class _Generation:
    """One turn's thinking: what may still be spent on it, and what was."""

    spender: Spender
    left: int
    reserved: int = 0
    spent: list[Spent] = field(default_factory=list)


class ProviderThought:
    """Thinks with a provider's model; `otherwise` takes over when it may not, cannot, or fails.

    It fails on time-outs, errors and refusals of the provider, and on calls that no schema accepts after
    one repair. Nothing has been done by then, so nothing is done twice. The large model is asked only for
    critical work that the small one could not put right.
    """

    def __init__(
        self,
        models: tuple[Model, Model | None],
        tools: Sequence[BaseTool],
        otherwise: Think,
        books: tuple[Meter, Answers],
        limits: Limits,
    ) -> None:
        self._small, self._large = models
        self._tools = {tool.name: tool for tool in tools}
        self._otherwise, self._limits = otherwise, limits
        self._meter, self._answers = books
        self._prefix = SystemMessage(prompts.load("turn"))

    async def __call__(self, messages: Sequence[AnyMessage], config: RunnableConfig) -> AIMessage:
        """Return the model's calls or words; `configurable` brings the context and the spender."""
        given = config["configurable"]
        context, spender = given["context"], given.get("spender", Spender())
        text = messages[-1].text
        schemas = bound(list(self._tools.values()), text)
        told: list[AnyMessage] = [self._prefix, HumanMessage(as_data(context, text)), *messages]
        key = self._key(told, schemas, spender)
        kept = await self._answers.get(spender.trip_id, key)
        if kept is not None:
            return AIMessage.model_validate_json(kept)
        answer = await self._budgeted(told, schemas, context, spender)
        if answer is None:
            return await self._otherwise(messages, config)
        if not answer.additional_kwargs.get("crossed"):
            await self._answers.put(spender.trip_id, key, answer.model_dump_json())
        return answer

    async def _budgeted(
        self, told: list[AnyMessage], schemas: list[Schema], context: Context, spender: Spender
    ) -> AIMessage | None:
        """Return an answer within the budget; None when there is none to be had."""
        generation = _Generation(spender, self._limits.generation)
        answer: AIMessage | None = None
        crossed: tuple[Crossed, ...] = ()
        try:
            answer = await self._think(told, schemas, context, generation)
        finally:
            if generation.reserved:
                spent = tuple(generation.spent)
                crossed = await self._meter.settle(spender, generation.reserved, spent)
        if answer is not None and crossed:
            extra = {**answer.additional_kwargs, "crossed": [(one.scope, one.percent) for one in crossed]}
            answer = answer.model_copy(update={"additional_kwargs": extra})
        return answer

    async def _think(
        self, told: list[AnyMessage], schemas: list[Schema], context: Context, generation: _Generation
    ) -> AIMessage | None:
        models = [self._small]
        if self._large is not None and is_critical(told[-1].text, context):
            models.append(self._large)
        for model in models:
            try:
                answer = await self._tries(model, list(told), schemas, context, generation)
            except OpenAIError as problem:
                log.warning("the model failed; the offline engine takes over", why=type(problem).__name__)
                return None
            if answer is not None:
                return answer
        return None

    async def _tries(
        self,
        model: Model,
        told: list[AnyMessage],
        schemas: list[Schema],
        context: Context,
        generation: _Generation,
    ) -> AIMessage | None:
        """Ask a model, and once more when its calls don't fit; None when they never do."""
        engine, text = model.chat.bind_tools(schemas), told[-1].text
        offered = {schema["function"]["name"] for schema in schemas}
        for _ in range(_TRIES):
            if not await self._may(generation, self._estimate(told, schemas, model)):
                return None
            answer = await engine.ainvoke(told)
            spent = _spent(model.name, answer)
            generation.spent.append(spent)
            generation.left -= spent.tokens
            faults = self._faults(answer, text, context, offered)
            if not faults:
                return answer
            told += [answer, *faults]
        log.warning("the model's calls fit no schema", model=model.name)
        return None

    async def _may(self, generation: _Generation, tokens: int) -> bool:
        """Set aside what a call can cost at most; False when that is too much for anyone's budget."""
        again = generation.reserved > 0
        if tokens > generation.left or not await self._meter.reserve(generation.spender, tokens, again):
            log.info("a budget is used up; the offline engine takes over", trip=generation.spender.trip_id)
            return False
        generation.reserved += tokens
        return True

    def _faults(
        self, answer: AIMessage, text: str, context: Context, offered: Collection[str]
    ) -> list[ToolMessage]:
        """Return a message for each call when one can't be run, and an empty list when all can."""
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

    def _estimate(self, told: Sequence[AnyMessage], schemas: Sequence[Schema], model: Model) -> int:
        """Return the most tokens a call can cost."""
        letters = sum(len(message.text) for message in told) + len(json.dumps(schemas))
        return letters // _LETTERS_A_TOKEN + model.most_written

    def _key(self, told: Sequence[AnyMessage], schemas: Sequence[Schema], spender: Spender) -> str:
        """Return the key of an answer: prompt, tools, model, trip and the version of its state."""
        said = [message.text for message in told]
        parts = [self._small.name, spender.trip_id, spender.version, said, schemas]
        return sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


def _spent(name: str, answer: AIMessage) -> Spent:
    usage: Any = answer.usage_metadata or {}
    cached = (usage.get("input_token_details") or {}).get("cache_read", 0) or 0
    return Spent(name, usage.get("input_tokens", 0), cached, usage.get("output_tokens", 0))
