"""How the program logs: events with fields, in colours for a person, as JSON in production.

Tracebacks are plain: a pretty one prints the variables of every frame, and some of them are secrets.
"""

import logging

import structlog


def configure(production: bool = False, level: int = logging.WARNING) -> None:
    """Set up logging for this process."""
    logging.basicConfig(level=level, force=True)
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # a round left out while one runs is no news
    last: structlog.typing.Processor = structlog.dev.ConsoleRenderer(
        exception_formatter=structlog.dev.plain_traceback
    )
    if production:
        last = structlog.processors.JSONRenderer()
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(level),
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            *([structlog.processors.format_exc_info] if production else []),
            last,
        ],
    )
