"""What the SMS channel is told when it is made."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class SmsSettings:
    """`number` is ours (E.164); `public_url` is where Twilio reaches us, "" when no proxy stands before.

    `pictures`: maps go as MMS (numbers in the US and Canada). `twilio_answers`: Twilio itself confirms STOP,
    START and HELP (Advanced Opt-Out), so we do not. `contact` is named in the answer to HELP.
    """

    account_sid: str
    auth_token: str
    number: str
    api_base: str = "https://api.twilio.com"
    public_url: str = ""
    secret: bytes = b""
    pictures: bool = False
    twilio_answers: bool = False
    program: str = "Pathfinder trips"
    contact: str = ""
    most_segments: int = 3
    per_second: int = 1
    file_life: timedelta = timedelta(hours=24)
    largest_media: int = 5 * 2**20
    patience: float = 15.0  # seconds for one request to Twilio
