"""The provider's language models that are set, with their budget; loaded only where a key is set."""

from langchain_core.tools import BaseTool

from agents.provider import Provider
from agents.thinking import Think
from bot.settings import Settings
from storage.database import Database
from storage.usage import SqlAnswers, SqlMeter
from tools.kernel.budget import PRICES, Limits, Price


def provider_thought(
    settings: Settings, database: Database, tools: tuple[BaseTool, ...], otherwise: Think
) -> Think:
    """Return how to think with the provider's models; `otherwise` takes over when they cannot."""
    limits = Limits(
        generation=settings.tokens_per_generation,
        user_day=settings.tokens_per_user_day,
        trip_day=settings.tokens_per_trip_day,
        all_day=settings.tokens_per_day,
        user_hour=settings.generations_per_user_hour,
    )
    told = {name: Price(*figures) for name, figures in settings.openai_prices.items()}
    provider = Provider(
        settings.openai_api_key,
        settings.openai_base_url,
        settings.openai_model,
        settings.openai_large_model,
        limits,
        SqlMeter(database, limits, {**PRICES, **told}),
        SqlAnswers(database),
        settings.openai_timeout_s,
    )
    return provider.thought(tools, otherwise)
