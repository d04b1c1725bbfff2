"""A trip of three families to the Lakes, as tables of what people say know it."""

from agents.context import Context

LAKES = Context.model_validate(
    {
        "now": "2026-06-15T18:00",
        "speaker": "Dana",
        "speaker_family": "Whitaker",
        "trip": {"name": "Lakes", "start_date": "2026-07-10", "end_date": "2026-07-19", "currency": "GBP"},
        "families": [
            {"name": "Whitaker", "members": ["Dana", "Joe", "Mia"]},
            {"name": "Okafor", "members": ["Chidi", "Ngozi", "Ada"]},
            {"name": "Trivedi", "members": ["Mahesh", "Kokila", "Nikhil"]},
        ],
        "stops": ["Keswick", "Windermere", "Portree"],
    }
)
