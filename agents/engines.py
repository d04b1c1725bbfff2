"""The one factory of language engines: the offline one, or a provider's with the offline one behind it."""

from dataclasses import dataclass

from langchain_core.tools import BaseTool
from langchain_openai import ChatOpenAI
from pydantic import SecretStr

from agents.offline.model import OfflineChatModel
from agents.thinking import Think, by_model, by_provider

_TIMEOUT_S = 20.0
_MOST_ANSWER_TOKENS = 800


@dataclass(frozen=True)
class Provider:
    """An OpenAI-compatible service. `base_url` empty means OpenAI's own."""

    api_key: SecretStr
    base_url: str = ""
    model: str = "gpt-4o-mini"


def thought(tools: tuple[BaseTool, ...], provider: Provider | None) -> tuple[Think, Think]:
    """Return how to think of a message that addresses the bot, and of one that does not.

    What people write to each other is read by the offline engine only: it costs nothing and stays here.
    """
    offline = by_model(OfflineChatModel(), tools)
    if provider is None:
        return offline, offline
    model = ChatOpenAI(
        model=provider.model,
        api_key=provider.api_key,
        base_url=provider.base_url or None,
        timeout=_TIMEOUT_S,
        max_retries=1,
        max_completion_tokens=_MOST_ANSWER_TOKENS,
        temperature=0,
    )
    return by_provider(model, tools, offline), offline
