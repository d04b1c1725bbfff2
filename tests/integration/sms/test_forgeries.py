"""Nothing of a webhook is believed before its signature is right: what is altered has no effect."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from aiohttp import FormData

from channels.sms.signature import Verifier
from channels.sms.simulator.signing import sign
from tests.integration.sms.conftest import Wire

Form = dict[str, str]
_PATH = "/webhooks/twilio/sms"


def _changed(**changes: str) -> Callable[[Form], Form]:
    return lambda form: {**form, **changes}


def _without(name: str) -> Callable[[Form], Form]:
    return lambda form: {key: value for key, value in form.items() if key != name}


# What is sent in place of what was signed.
_PARAMETERS: dict[str, Callable[[Form], Form]] = {
    "other words": _changed(Body="hello!"),
    "a space more": _changed(Body="hello "),
    "other case": _changed(Body="Hello"),
    "no words": _changed(Body=""),
    "a stop": _changed(Body="STOP"),
    "a start": _changed(Body="START"),
    "another sender": _changed(From="+13035550143"),
    "another receiver": _changed(To="+12025550199"),
    "another id": _changed(MessageSid="SM" + "b" * 32),
    "another account": _changed(AccountSid="AC" + "0" * 32),
    "a picture more": _changed(NumMedia="1", MediaUrl0="http://127.0.0.1/x", MediaContentType0="image/png"),
    "a field more": _changed(Extra="1"),
    "an empty field more": _changed(Zzz=""),
    "no body": _without("Body"),
    "no sender": _without("From"),
    "no id": _without("MessageSid"),
    "no account": _without("AccountSid"),
    "no receiver": _without("To"),
    "nothing at all": lambda _form: {},
}
# What is done to the signature itself.
_SIGNATURES: dict[str, Callable[[str], str | None]] = {
    "missing": lambda _s: None,
    "empty": lambda _s: "",
    "first letter": lambda s: ("A" if s[0] != "A" else "B") + s[1:],
    "last letter": lambda s: s[:-2] + ("A" if s[-2] != "A" else "B") + "=",
    "cut short": lambda s: s[:-1],
    "longer": lambda s: s + "=",
    "lower case": str.lower,
    "upside down": lambda s: s[::-1],
    "in quotes": lambda s: f'"{s}"',
    "a word": lambda _s: "sha1",
    "of base64 zeros": lambda _s: "A" * 27 + "=",
}
# What was signed in place of our URL.
_URLS: dict[str, Callable[[str], str]] = {
    "https": lambda u: u.replace("http:", "https:"),
    "another port": lambda u: u.replace("127.0.0.1:", "127.0.0.1:1"),
    "the default port": lambda u: f"http://127.0.0.1:80{_PATH}",
    "another host": lambda u: u.replace("127.0.0.1", "localhost"),
    "another path": lambda u: u.replace("/sms", "/status"),
    "a slash more": lambda u: u + "/",
    "a query more": lambda u: u + "?a=1",
    "a name and a password": lambda u: u.replace("http://", "http://u:p@"),
    "upper case": str.upper,
    "no path": lambda u: u.removesuffix(_PATH),
}


async def _post(wire: Wire, form: Form, signature: str | None, path: str = _PATH, **headers: str) -> int:
    given = headers if signature is None else {"X-Twilio-Signature": signature, **headers}
    async with wire.http.post(wire.url + path, data=form, headers=given) as answer:
        assert answer.status != 403 or "<Response" not in await answer.text()
        return answer.status


def _untouched(wire: Wire) -> bool:
    return not wire.door.events and not wire.door.shut and not wire.door.lost and not wire.twilio.messages


async def test_what_twilio_signed_is_taken(wire: Wire) -> None:
    form = wire.form()
    assert await _post(wire, form, sign(wire.twilio.token, wire.url + _PATH, form)) == 200
    assert [event.text for event in wire.door.events.values()] == ["hello"]


@pytest.mark.parametrize("how", _PARAMETERS)
async def test_altered_parameters(wire: Wire, how: str) -> None:
    signature = sign(wire.twilio.token, wire.url + _PATH, wire.form())
    assert await _post(wire, _PARAMETERS[how](wire.form()), signature) == 403
    assert _untouched(wire)


@pytest.mark.parametrize("how", _SIGNATURES)
async def test_altered_signatures(wire: Wire, how: str) -> None:
    signature = _SIGNATURES[how](sign(wire.twilio.token, wire.url + _PATH, wire.form()))
    assert await _post(wire, wire.form(), signature) == 403
    assert _untouched(wire)


@pytest.mark.parametrize("how", _URLS)
async def test_signed_for_another_url(wire: Wire, how: str) -> None:
    signature = sign(wire.twilio.token, _URLS[how](wire.url + _PATH), wire.form())
    assert await _post(wire, wire.form(), signature) == 403
    assert _untouched(wire)


@pytest.mark.parametrize("token", ["", "x", "0" * 32])
async def test_signed_with_another_token(wire: Wire, token: str) -> None:
    assert await _post(wire, wire.form(), sign(token, wire.url + _PATH, wire.form())) == 403
    assert _untouched(wire)


@pytest.mark.parametrize("query", ["?a=2", "?a=1&b=2", "?A=1", "?a=1%20", "?"])
async def test_the_query_is_signed_too(wire: Wire, query: str) -> None:
    signature = sign(wire.twilio.token, f"{wire.url}{_PATH}?a=1", wire.form())
    assert await _post(wire, wire.form(), signature, _PATH + query) == 403
    assert _untouched(wire)
    assert await _post(wire, wire.form(), signature, _PATH + "?a=1") == 200


async def test_other_kinds_of_bodies_are_nothing_twilio_sends(wire: Wire) -> None:
    form = wire.form()
    signature = {"X-Twilio-Signature": sign(wire.twilio.token, wire.url + _PATH, {})}
    async with wire.http.post(wire.url + _PATH, json=form, headers=signature) as answer:
        assert answer.status == 403
    parts = FormData(form, default_to_multipart=True)
    whole = {"X-Twilio-Signature": sign(wire.twilio.token, wire.url + _PATH, form)}
    async with wire.http.post(wire.url + _PATH, data=parts, headers=whole) as answer:
        assert answer.status == 403
    odd = {**whole, "Content-Type": "application/x-www-form-urlencoded; charset=nonsense"}
    async with wire.http.post(wire.url + _PATH, data=b"Body=%ff", headers=odd) as answer:
        assert answer.status == 403
    async with wire.http.post(wire.url + _PATH, data={"Body": "x" * 200_000}, headers=whole) as answer:
        assert answer.status in (403, 413)
    assert _untouched(wire)


@pytest.mark.parametrize("how", _PARAMETERS)
async def test_word_of_a_text_is_proven_too(wire: Wire, how: str) -> None:
    path = "/webhooks/twilio/status"
    form = {**wire.form(), "MessageStatus": "undelivered", "ErrorCode": "21610"}
    signature = sign(wire.twilio.token, wire.url + path, form)
    assert await _post(wire, _PARAMETERS[how](form), signature, path) == 403
    assert _untouched(wire)


async def test_another_accounts_text_is_refused_though_signed(wire: Wire) -> None:
    form = {**wire.form(), "AccountSid": "AC" + "0" * 32}
    assert await _post(wire, form, sign(wire.twilio.token, wire.url + _PATH, form)) == 403
    assert _untouched(wire)


@pytest.mark.parametrize(
    "changes", [{"From": "whatsapp:+13035550142"}, {"From": "12345"}, {"From": ""}, {"MessageSid": "a b"}]
)
async def test_a_signed_text_by_nobody_has_no_effect(wire: Wire, changes: Form) -> None:
    form = {**wire.form(), **changes}
    assert await _post(wire, form, sign(wire.twilio.token, wire.url + _PATH, form)) == 200
    assert _untouched(wire)


@pytest.mark.parametrize(
    ("public", "signed", "good"),
    [
        ("https://trips.example.org", "https://trips.example.org/webhooks/twilio/sms", True),
        ("https://trips.example.org", "https://trips.example.org:443/webhooks/twilio/sms", True),
        ("https://trips.example.org:8443", "https://trips.example.org:8443/webhooks/twilio/sms", True),
        ("https://trips.example.org/", "https://trips.example.org/webhooks/twilio/sms", True),
        ("https://example.org/trips", "https://example.org/trips/webhooks/twilio/sms", True),
        ("https://trips.example.org", "https://trips.example.org:8443/webhooks/twilio/sms", False),
        ("https://trips.example.org", "http://trips.example.org/webhooks/twilio/sms", False),
        ("https://trips.example.org:8443", "https://trips.example.org:8444/webhooks/twilio/sms", False),
        ("https://example.org/trips", "https://example.org/webhooks/twilio/sms", False),
    ],
)
async def test_behind_a_proxy_the_public_url_counts(wire: Wire, public: str, signed: str, good: bool) -> None:
    wire.channel._verifier = Verifier(replace(wire.channel._settings, public_url=public))
    status = await _post(wire, wire.form(), sign(wire.twilio.token, signed, wire.form()))
    assert status == (200 if good else 403)
    assert _untouched(wire) is not good
