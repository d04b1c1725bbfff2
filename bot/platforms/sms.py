"""Texts by Twilio, of the settings."""

from bot.data import secret_of
from bot.settings import Settings
from channels.sms.adapter import SmsChannel
from channels.sms.settings import SmsSettings


def channel(settings: Settings) -> SmsChannel:
    """Return the SMS channel of an account and a number that are set."""
    return SmsChannel(
        SmsSettings(
            account_sid=settings.twilio_account_sid,
            auth_token=settings.twilio_auth_token.get_secret_value(),
            number=settings.twilio_from_number,
            api_base=settings.twilio_api_base,
            public_url=settings.public_url,
            secret=secret_of(settings),
            pictures=settings.twilio_pictures,
            twilio_answers=settings.twilio_answers_keywords,
            contact=settings.twilio_contact,
        )
    )
