"""How a use case becomes a LangChain tool.

A room's functions.py writes `async def add_stop(act: Act, place: ..., role: ... = None) -> Reply` under
`@trip_tool`: names, types and the docstring become the schema both language engines see; an argument that
is a word of Python's, such as `from`, is written `from_`. `act` is never the model's to give; it comes
through the run's configuration.
"""

from collections.abc import Awaitable, Callable
from inspect import Parameter, cleandoc, signature
from typing import Any, Concatenate, ParamSpec, get_type_hints

from langchain_core.runnables import RunnableConfig
from langchain_core.tools import StructuredTool
from langchain_core.tools.base import ArgsSchema
from pydantic import BaseModel, create_model

from tools.kernel import rights
from tools.kernel.act import Act
from tools.kernel.reply import Reply

A = ParamSpec("A")
UseCase = Callable[Concatenate[Act, A], Awaitable[Reply]]


def with_act(act: Act) -> RunnableConfig:
    """Return the run configuration under which trip tools act for `act`."""
    return {"configurable": {"act": act}}


def _arguments(use_case: UseCase[A]) -> type[BaseModel]:
    """Return the schema of a use case's arguments, all but the first (the act)."""
    hints = get_type_hints(use_case, include_extras=True)
    _act, *parameters = signature(use_case).parameters.values()
    fields: dict[str, Any] = {
        p.name.rstrip("_"): (hints[p.name], ... if p.default is Parameter.empty else p.default)
        for p in parameters
    }
    return create_model(use_case.__name__, **fields)


class TripTool(StructuredTool):
    """A tool whose arguments are all the model's to give, by the catalogue's names."""

    @property
    def tool_call_schema(self) -> ArgsSchema:
        """Return the schema as it is: LangChain's own copy loses arguments called `from` or `except`."""
        assert self.args_schema is not None
        return self.args_schema


def trip_tool(use_case: UseCase[A]) -> StructuredTool:
    """Return `use_case` as a tool: its content is the reply's words, its artifact the Reply."""

    written = {name.rstrip("_"): name for name in signature(use_case).parameters}

    async def run(config: RunnableConfig, **arguments: Any) -> tuple[str, Reply]:
        given = {written[name]: value for name, value in arguments.items()}
        act: Act = config["configurable"]["act"]
        rights.check(act.speaker, use_case.__name__)
        reply = await use_case(act, **given)  # type: ignore[call-arg]
        return reply.text, reply

    return TripTool(
        name=use_case.__name__,
        description=cleandoc(use_case.__doc__ or use_case.__name__),
        args_schema=_arguments(use_case),
        coroutine=run,
        response_format="content_and_artifact",
    )
