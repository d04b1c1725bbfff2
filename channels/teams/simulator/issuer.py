"""The simulated Bot Framework's keys and the tokens it signs: real RS256, also as forgers would make them."""

import json
import time
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

ISSUER = "https://api.botframework.com"
_LIFE_S = 3600


def _new_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass
class Issuer:
    """Signs for one app. `endorsements` is what its key may speak for."""

    app_id: str
    endorsements: tuple[str, ...] = ("msteams", "webchat")
    kid: str = field(default_factory=lambda: uuid4().hex[:16])
    private: rsa.RSAPrivateKey = field(default_factory=_new_key)

    def claims(self, service_url: str) -> dict[str, Any]:
        """Return what a token says."""
        now = int(time.time())
        return {
            "serviceurl": service_url,
            "nbf": now,
            "exp": now + _LIFE_S,
            "iss": ISSUER,
            "aud": self.app_id,
        }

    def token(self, service_url: str, **claims: Any) -> str:
        """Return a signed token; `claims` replace what it says, None leaves one out."""
        said = {**self.claims(service_url), **claims}
        said = {name: value for name, value in said.items() if value is not None}
        return self.sign(said)

    def sign(self, claims: dict[str, Any], key: Any = None, alg: str = "RS256", **header: Any) -> str:
        """Return `claims` signed by our key, or any other way a forger thinks of."""
        return jwt.encode(
            claims,
            self.private if key is None else key,
            algorithm=alg,
            headers={"kid": self.kid, **header},
        )

    def jwks(self) -> dict[str, Any]:
        """Return the public keys as they are published."""
        one = json.loads(RSAAlgorithm.to_jwk(self.private.public_key()))
        one |= {"kid": self.kid, "use": "sig", "endorsements": list(self.endorsements)}
        return {"keys": [one]}
