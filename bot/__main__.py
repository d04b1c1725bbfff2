"""`python -m bot` is `pathfinder`."""

from bot.cli import main

main()
