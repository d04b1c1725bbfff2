# ruff: noqa: E501  # a pattern reads best on one line
"""The offline engine: a message and the trip's state in; calls, a question, or silence out."""

from collections.abc import Sequence

from agents.context import Call, Context, Understanding
from agents.offline.heads import Heads, shipped
from agents.offline.intent import Intent, Judge, shared
from agents.offline.scene import Scene
from agents.offline.slots.expenses import corrected
from agents.offline.slots.pasted import pasted
from agents.offline.slots.readers import READERS

SURE, NEARLY = 0.5, 0.2
_LONGEST = 4000


class OfflineEngine:
    """Understands messages without any service; pure, thread-safe, the same words give the same answer."""

    def __init__(self, heads: Heads | None = None) -> None:
        self._judge = Judge(heads or shipped())

    def understand(
        self, text: str, mention: bool, context: Context, *, direct: bool = False, tool: str | None = None
    ) -> Understanding:
        """Calls for what was said; `direct` chats count as addressed; `tool` forces one tool (slash commands)."""
        scene = Scene(text[:_LONGEST], mention or direct or tool is not None, context)
        if tool is not None:
            return Understanding(calls=tuple(READERS[tool](scene)), confidence=1.0)
        if not scene.words and not scene.whole.strip():
            return Understanding()
        if structured := pasted(scene):
            return Understanding(calls=tuple(structured), confidence=1.0)
        intents = self._judge.judge(scene)
        tools = self._decide(scene, intents)
        calls = self.read(scene, tools)
        sure = min(
            (i.chance for i in intents if i.tool in tools),
            default=1.0 - (intents[0].chance if intents else 0.0),
        )
        return Understanding(calls=tuple(calls), confidence=round(sure, 3))

    def _decide(self, scene: Scene, intents: Sequence[Intent]) -> list[str]:
        tools = [i.tool for i in intents if i.chance > SURE]
        if not tools and scene.mention and intents and intents[0].chance > NEARLY:
            tools = [intents[0].tool]
        return tools

    def read(self, scene: Scene, tools: Sequence[str]) -> list[Call]:
        """The arguments of the tools, each from its own clauses."""
        if not tools:
            return []
        if set(tools) == {"void_expense", "add_expense"}:
            return corrected(scene)
        spans = self._judge.assign(scene, list(tools)) if len(tools) > 1 else {}
        calls: list[Call] = []
        for tool in tools:
            whole = len(tools) == 1 or shared(tool, frozenset(tools)) or not spans.get(tool)
            calls += READERS[tool](scene if whole else scene.part(spans[tool]))
        return calls
