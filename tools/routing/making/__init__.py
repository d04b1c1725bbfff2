"""Builds the map data once, from packages."""
