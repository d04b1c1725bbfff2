"""The offline engine as a way to think. A provider's, which loads far more, is in provider.py."""

from langchain_core.tools import BaseTool

from agents.offline.model import OfflineChatModel
from agents.thinking import Think, by_model
from agents.toolsets import whole


def offline_thought(tools: tuple[BaseTool, ...]) -> Think:
    """Return how the offline engine thinks: it costs nothing, and what people write stays here."""
    return by_model(OfflineChatModel(), [whole(tool) for tool in tools])
