"""Google's newer APIs over HTTP: a field mask with each call, errors told apart."""

import logging
from typing import Any

import httpx

from tools.routing.google.failures import Denied, OverLimit, Unanswered, read

log = logging.getLogger(__name__)
TIMEOUT_S = 6.0
_DENIED = (401, 403)


class Http:
    """Posts JSON with the key and a field mask. Raises the right kind of Unanswered when nothing came."""

    def __init__(self, key: str) -> None:
        self._client = httpx.AsyncClient(timeout=TIMEOUT_S, headers={"X-Goog-Api-Key": key})

    async def post(self, url: str, body: dict[str, Any], mask: str) -> Any:
        """Return what Google answers to `body`: the fields of `mask`."""
        try:
            response = await self._client.post(url, json=body, headers={"X-Goog-FieldMask": mask})
        except httpx.HTTPError as problem:
            log.warning("Google did not answer: %s", type(problem).__name__)
            raise Unanswered from None  # its text may hold the address with the key
        if response.status_code != 200:
            raise _failure(response)
        with read():
            return response.json()

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()


def _failure(response: httpx.Response) -> Unanswered:
    """Return the kind of failure of an answer that is none."""
    status, reasons = response.status_code, _reasons(response)
    log.warning("Google answered %d %s", status, " ".join(reasons))
    if status == 429 or "RESOURCE_EXHAUSTED" in reasons:
        return OverLimit()
    if status in _DENIED or "API_KEY_INVALID" in reasons:
        return Denied()
    return Unanswered()


def _reasons(response: httpx.Response) -> list[str]:
    """Return the words of an error that name its kind (google.rpc.Status); none of anything else."""
    try:
        error = response.json()["error"]
        details = [detail.get("reason", "") for detail in error.get("details", ())]
        return [str(word) for word in (error.get("status", ""), *details) if word]
    except (ValueError, KeyError, TypeError, AttributeError):
        return []
