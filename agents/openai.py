"""A provider's model: the small one first, within its budget, checked; the offline engine behind it."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import structlog
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AnyMessage, HumanMessage, SystemMessage
from langchain_core.runnables import RunnableConfig
from langchain_core.tools import BaseTool
from openai import OpenAIError

import prompts
from agents.checking import Checker
from agents.context import Context
from agents.telling import as_data, is_critical
from agents.thinking import Think
from agents.toolsets import Schema, bound
from tools.kernel.budget import Answers, Crossed, Limits, Meter, Spender, Spent

log = structlog.get_logger()
_BYTES_A_TOKEN = 3  # as good as no text has fewer; what an estimate missed counts when it is settled
# What a client stumbles over, anywhere in it, when it is sent something that is no completion.
_NO_COMPLETION = (ValueError, TypeError, LookupError, AttributeError)


@dataclass(frozen=True)
class Model:
    """A chat model by its name; an answer has at most `most_written` tokens, within `patience` seconds."""

    name: str
    chat: BaseChatModel
    most_written: int
    patience: float


@dataclass
class _Generation:
    """One turn's thinking: what may still be spent on it, and what was."""

    spender: Spender
    left: int
    reserved: int = 0
    spent: list[Spent] = field(default_factory=list)

    def count(self, spent: Spent) -> None:
        self.spent.append(spent)
        self.left -= spent.tokens


class ProviderThought:
    """Thinks with a provider's model; `otherwise` takes over when it may not, cannot, or fails.

    It fails on time-outs, errors, refusals and garbage of the provider, and on calls that no schema accepts
    after one repair. Nothing has been done by then, so nothing is done twice. The large model is asked only
    to repair what the small one got wrong of critical work.
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
        self._tools, self._checker = tools, Checker(tools)
        self._otherwise, self._limits = otherwise, limits
        self._meter, self._answers = books
        self._prefix = SystemMessage(prompts.load("turn"))

    async def __call__(self, messages: Sequence[AnyMessage], config: RunnableConfig) -> AIMessage:
        """Return the model's calls or words; `configurable` brings the context and the spender."""
        given = config["configurable"]
        context, spender = given["context"], given.get("spender", Spender())
        text = messages[-1].text
        schemas = bound(self._tools, text)
        told: list[AnyMessage] = [self._prefix, HumanMessage(as_data(context, text)), *messages]
        key = self._key(told, schemas, spender)
        kept = await self._answers.get(spender.trip_id, key)
        if kept is not None:
            return AIMessage.model_validate_json(kept)
        answer, crossed = await self._budgeted(told, schemas, context, spender)
        if answer is None:
            answer = await self._otherwise(messages, config)
        else:
            await self._answers.put(spender.trip_id, key, answer.model_dump_json())
        return _with_crossed(answer, crossed)

    async def _budgeted(
        self, told: list[AnyMessage], schemas: list[Schema], context: Context, spender: Spender
    ) -> tuple[AIMessage | None, tuple[Crossed, ...]]:
        """Return an answer within the budget (None: there is none to be had), and the limits it crossed."""
        generation = _Generation(spender, self._limits.generation)
        crossed: tuple[Crossed, ...] = ()
        try:
            answer = await self._think(told, schemas, context, generation)
        finally:
            if generation.reserved:
                spent = tuple(generation.spent)
                crossed = await self._meter.settle(spender, generation.reserved, spent)
        return answer, crossed

    async def _think(
        self, told: list[AnyMessage], schemas: list[Schema], context: Context, generation: _Generation
    ) -> AIMessage | None:
        """Ask the small model, and when its calls don't fit once more, the large one if much hangs on it."""
        text = told[-1].text
        offered = {schema["function"]["name"] for schema in schemas}
        repairing = self._large if self._large is not None and is_critical(text, context) else self._small
        for model in (self._small, repairing):
            most = _estimate(told, schemas, model)
            if not await self._may(generation, most):
                return None
            answer = await _ask(model, told, schemas)
            if answer is None:
                return None
            answer = _each_once(answer)
            generation.count(_spent(model.name, answer, most))
            faults = self._checker.faults(answer, text, context, offered)
            if not faults:
                return answer
            told = [*told, answer, *faults]
        log.warning("the model's calls fit no schema", model=repairing.name)
        return None

    async def _may(self, generation: _Generation, tokens: int) -> bool:
        """Set aside what a call can cost at most; False when that is too much for anyone's budget."""
        again = generation.reserved > 0
        if tokens > generation.left or not await self._meter.reserve(generation.spender, tokens, again):
            log.info("a budget is used up; the offline engine takes over", trip=generation.spender.trip_id)
            return False
        generation.reserved += tokens
        return True

    def _key(self, told: Sequence[AnyMessage], schemas: Sequence[Schema], spender: Spender) -> str:
        """Return the key of an answer: prompt, tools, model, trip and the version of its state."""
        said = [message.text for message in told]
        parts = [self._small.name, spender.trip_id, spender.version, said, schemas]
        return sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


async def _ask(model: Model, told: Sequence[AnyMessage], schemas: Sequence[Schema]) -> AIMessage | None:
    """Return a model's answer, None when it has none in time or answers no sense."""
    try:
        async with asyncio.timeout(
            model.patience
        ):  # an answer that comes in drops is never late for its client
            return await model.chat.bind_tools(schemas).ainvoke(told)
    except (OpenAIError, TimeoutError) as problem:
        log.warning("the model failed; the offline engine takes over", why=type(problem).__name__)
    except _NO_COMPLETION as problem:
        log.warning("the model answered no sense; the offline engine takes over", why=repr(problem)[:200])
    return None


def _each_once(answer: AIMessage) -> AIMessage:
    """Return an answer whose calls have names of their own (some services give none), and none made twice."""
    once = {json.dumps([call["name"], call["args"]], sort_keys=True): call for call in answer.tool_calls}
    calls = [{**call, "id": call["id"] or f"call_{number}"} for number, call in enumerate(once.values())]
    return answer.model_copy(update={"tool_calls": calls})


def _estimate(told: Sequence[AnyMessage], schemas: Sequence[Schema], model: Model) -> int:
    """Return the most tokens a call can cost."""
    said = [message.text for message in told]
    calls = [message.tool_calls for message in told if isinstance(message, AIMessage)]
    size = len(json.dumps([said, calls, schemas], ensure_ascii=False).encode())
    return size // _BYTES_A_TOKEN + model.most_written


def _spent(name: str, answer: AIMessage, most: int) -> Spent:
    """Return what an answer cost as the provider counts it; where it tells nothing, the most it can be."""
    usage: Any = answer.usage_metadata
    if not usage or not usage.get("total_tokens"):
        return Spent(name, most)
    cached = (usage.get("input_token_details") or {}).get("cache_read", 0) or 0
    return Spent(name, usage.get("input_tokens", 0), cached, usage.get("output_tokens", 0))


def _with_crossed(answer: AIMessage, crossed: Sequence[Crossed]) -> AIMessage:
    if not crossed:
        return answer
    for one in crossed:
        log.warning("a budget of language models runs low", scope=one.scope, percent=one.percent)
    extra = {**answer.additional_kwargs, "crossed": [(one.scope, one.percent) for one in crossed]}
    return answer.model_copy(update={"additional_kwargs": extra})
