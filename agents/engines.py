"""The one factory of language engines: the offline one, or a provider's with the offline one behind it."""

from dataclasses import dataclass, field

from langchain_core.tools import BaseTool
from langchain_openai import ChatOpenAI
from pydantic import SecretStr

from agents.offline.model import OfflineChatModel
from agents.openai import Model, ProviderThought
from agents.thinking import Think, by_model
from tools.kernel.budget import Answers, Limits, Meter, NoAnswers, NoMeter

_TIMEOUT_S = 20.0
_MOST_WRITTEN = 800


@dataclass(frozen=True)
class Provider:
    """An OpenAI-compatible service. `base_url` empty: OpenAI's own; `large_model` empty: there is none."""

    api_key: SecretStr
    base_url: str = ""
    model: str = "gpt-4o-mini"
    large_model: str = ""
    limits: Limits = field(default_factory=Limits)
    meter: Meter = field(default_factory=NoMeter)
    answers: Answers = field(default_factory=NoAnswers)

    def chat(self, name: str) -> Model:
        """Return one of its models."""
        chat = ChatOpenAI(
            model=name,
            api_key=self.api_key,
            base_url=self.base_url or None,
            timeout=_TIMEOUT_S,
            max_retries=1,
            max_completion_tokens=_MOST_WRITTEN,
            temperature=0,
        )
        return Model(name, chat, _MOST_WRITTEN)


def thought(tools: tuple[BaseTool, ...], provider: Provider | None) -> tuple[Think, Think]:
    """Return how to think of a message that addresses the bot, and of one that does not.

    What people write to each other is read by the offline engine only: it costs nothing and stays here.
    """
    offline = by_model(OfflineChatModel(), tools)
    if provider is None:
        return offline, offline
    large = provider.chat(provider.large_model) if provider.large_model else None
    models = (provider.chat(provider.model), large)
    books = (provider.meter, provider.answers)
    return ProviderThought(models, tools, offline, books, provider.limits), offline
