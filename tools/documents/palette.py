"""The families' colours: told apart by most eyes, and dark enough to read as text on white (4.5 : 1)."""

_COLOURS = ("#1f5a8c", "#b3471f", "#2c7247", "#7a3e7e", "#8a5f00", "#0c6f6b", "#a82c57", "#4b5563")


def colour(position: int) -> str:
    """Return the colour of the family at this position in the trip; the ninth has the first's."""
    return _COLOURS[position % len(_COLOURS)]
