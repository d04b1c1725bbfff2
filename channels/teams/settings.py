"""What the Teams channel is told when it is made."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from channels.links import Links

OPENID_METADATA = "https://login.botframework.com/v1/.well-known/openidconfiguration"
LOGIN_BASE = "https://login.microsoftonline.com"
ISSUER = "https://api.botframework.com"
SCOPE = "https://api.botframework.com/.default"
CHANNEL_ID = "msteams"
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True)
class TeamsSettings:
    """The app's registration; `tenant` "" for a multi-tenant app. `links` makes addresses of files."""

    app_id: str
    password: str = field(repr=False)
    links: Links = field(repr=False)
    tenant: str = ""
    metadata: str = OPENID_METADATA
    login: str = LOGIN_BASE

    def __post_init__(self) -> None:
        if not self.app_id or not self.password:
            raise ValueError("the Teams channel needs MICROSOFT_APP_ID and MICROSOFT_APP_PASSWORD")

    @property
    def token_url(self) -> str:
        """Where the bot's own tokens come from."""
        return f"{self.login.rstrip('/')}/{self.tenant or 'botframework.com'}/oauth2/v2.0/token"

    @property
    def simulator(self) -> str:
        """The simulator's host and port, "" when the metadata is not on this machine."""
        parts = urlsplit(self.metadata)
        return parts.netloc if parts.hostname in _LOOPBACK else ""
