"""Twilio's signature as its documents describe it, written without its SDK."""

import base64
import hashlib
import hmac
from collections.abc import Mapping


def sign(token: str, url: str, params: Mapping[str, str]) -> str:
    """Return the signature over a URL and its POST parameters, sorted by name."""
    whole = url + "".join(name + params[name] for name in sorted(params))
    return base64.b64encode(hmac.new(token.encode(), whole.encode(), hashlib.sha1).digest()).decode()
