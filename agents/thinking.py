"""One thought: messages in, an AIMessage with tool calls out, by whichever engine is configured."""

from collections.abc import Awaitable, Callable, Sequence

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AnyMessage, HumanMessage
from langchain_core.runnables import RunnableConfig
from langchain_core.tools import BaseTool

from agents.toolsets import Schema

Think = Callable[[Sequence[AnyMessage], RunnableConfig], Awaitable[AIMessage]]


def by_model(model: BaseChatModel, tools: Sequence[BaseTool | Schema]) -> Think:
    """Return the thought of a model that is told everything by the run's configuration (the offline one)."""
    engine = model.bind_tools(tools)

    async def think(messages: Sequence[AnyMessage], config: RunnableConfig) -> AIMessage:
        given = config["configurable"]
        told = {key: given[key] for key in ("context", "mention", "direct")}
        said = HumanMessage(messages[-1].text, additional_kwargs=told)
        return await engine.ainvoke([said], config)

    return think
