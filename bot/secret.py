"""The key that signs links: set by the operator, or made once and kept beside the data."""

import secrets
from pathlib import Path


def secret_key(given: str, data_dir: Path) -> bytes:
    """Return the signing key: `given` when set, else the one in `data_dir`/secret.key, made when missing."""
    if given:
        return given.encode()
    path = data_dir / "secret.key"
    data_dir.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        fresh = path.with_suffix(f".{secrets.token_hex(4)}")
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(32))
        fresh.replace(path)
    return path.read_text().encode()
