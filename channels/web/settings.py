"""What the web chat is told when it is made."""

from dataclasses import dataclass
from datetime import timedelta

LARGEST_FRAME = 640 * 1024  # 50,000 characters of any script still get a kind answer, not a cut line


@dataclass(frozen=True)
class WebSettings:
    """`secret` signs links and cookies; `public_url` is where people reach us, when a proxy stands before."""

    secret: bytes
    public_url: str | None = None
    file_life: timedelta = timedelta(hours=24)
    burst: int = 30
    per_second: float = 2.0
    sockets_each: int = 12
    sockets_in_all: int = 5000
    heartbeat: float = 25.0
    first_lines: int = 300
    anyone_may_start: bool = True

    @property
    def secure(self) -> bool:
        """Whether people come by https, so that a cookie may insist on it."""
        return (self.public_url or "").startswith("https://")
