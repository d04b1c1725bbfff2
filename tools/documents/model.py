"""Files made for people."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Document:
    """A file as it was made; `body` its bytes."""

    id: str
    name: str
    content_type: str
    body: bytes
    made_at: datetime
