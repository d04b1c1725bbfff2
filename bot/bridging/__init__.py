"""Those who have only a telephone take part: the group's news reaches them, their words show there."""
