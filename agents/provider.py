"""A provider of language models, with the offline engine behind it; loaded only where one is set."""

from dataclasses import dataclass, field

from langchain_core.tools import BaseTool
from langchain_openai import ChatOpenAI
from pydantic import SecretStr

from agents.openai import Model, ProviderThought
from agents.thinking import Think
from tools.kernel.budget import Answers, Limits, Meter, NoAnswers, NoMeter

_TRIES = 2  # on time-outs, 429 and 5xx
_MOST_WRITTEN = 800


@dataclass(frozen=True)
class Provider:
    """An OpenAI-compatible service. `base_url` empty: OpenAI's own; `large_model` empty: there is none.

    `timeout`: seconds for one try of a call.
    """

    api_key: SecretStr
    base_url: str = ""
    model: str = "gpt-4o-mini"
    large_model: str = ""
    limits: Limits = field(default_factory=Limits)
    meter: Meter = field(default_factory=NoMeter)
    answers: Answers = field(default_factory=NoAnswers)
    timeout: float = 20.0

    def thought(self, tools: tuple[BaseTool, ...], otherwise: Think) -> Think:
        """Return how to think of a message that addresses the bot; `otherwise` takes over when it cannot."""
        large = self.chat(self.large_model) if self.large_model else None
        models = (self.chat(self.model), large)
        return ProviderThought(models, tools, otherwise, (self.meter, self.answers), self.limits)

    def chat(self, name: str) -> Model:
        """Return one of its models."""
        chat = ChatOpenAI(
            model=name,
            api_key=self.api_key,
            base_url=self.base_url or None,
            timeout=self.timeout,
            max_retries=_TRIES - 1,
            max_completion_tokens=_MOST_WRITTEN,
            temperature=0,
        )
        return Model(name, chat, _MOST_WRITTEN, self.timeout * _TRIES)
