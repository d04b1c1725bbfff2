"""Slash commands: structured input, which never pays for a model or the graph."""
