"""The prompts as files, and their loader."""

from importlib.resources import files


def load(name: str) -> str:
    """Return the prompt `name` (prompts/<name>.md) as it stands in its file."""
    return files("prompts").joinpath(f"{name}.md").read_text(encoding="utf-8").strip()
