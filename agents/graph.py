"""The graph of one turn: an engine picks tools, the tools act.

Words that carry numbers come from the tools, so one round with the engine is enough.
"""

from collections.abc import Awaitable, Callable
from typing import Annotated, Any, TypedDict

from langchain_core.messages import AIMessage, AnyMessage, ToolMessage
from langchain_core.runnables import RunnableConfig
from langgraph.graph import END, START, StateGraph
from langgraph.graph.message import add_messages
from langgraph.graph.state import CompiledStateGraph

from agents.context import Call
from agents.thinking import Think
from tools.kernel.reply import Reply

Perform = Callable[[Call], Awaitable[Reply]]


class TurnState(TypedDict):
    """What passes between the nodes."""

    messages: Annotated[list[AnyMessage], add_messages]


TurnGraph = CompiledStateGraph[TurnState, None, TurnState, TurnState]


def build(addressed: Think, overheard: Think) -> TurnGraph:
    """Return the graph over how to think of a message that addresses the bot, and of one it overhears.

    A run needs configurable["perform"], which runs a Call, and ["mention"]; engines find ["context"].
    """

    async def think(state: TurnState, config: RunnableConfig) -> dict[str, Any]:
        engine = addressed if config["configurable"]["mention"] else overheard
        return {"messages": [await engine(state["messages"], config)]}

    async def act(state: TurnState, config: RunnableConfig) -> dict[str, Any]:
        perform: Perform = config["configurable"]["perform"]
        last = state["messages"][-1]
        assert isinstance(last, AIMessage)
        said = []
        for wanted in last.tool_calls:
            reply = await perform(Call(name=wanted["name"], args=wanted["args"]))
            said.append(ToolMessage(reply.text, tool_call_id=wanted["id"], name=wanted["name"]))
        return {"messages": said}

    graph = StateGraph(TurnState)
    graph.add_node("think", think)
    graph.add_node("act", act)
    graph.add_edge(START, "think")
    graph.add_conditional_edges("think", _wants_tools, {True: "act", False: END})
    graph.add_edge("act", END)
    return graph.compile()


def _wants_tools(state: TurnState) -> bool:
    last = state["messages"][-1]
    return isinstance(last, AIMessage) and bool(last.tool_calls)
