"""Signing in through a provider: only who it vouches for, to us, now, and who has an account here."""

import base64
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from gangmu.web.accounts.refusals import SsoRefusedError
from gangmu.web.accounts.sso import _fetched
from gangmu.web.record.clock import now
from gangmu.web.record.models import Programme, SecurityEvent
from web.builders import a_holder, a_post


@dataclass
class Provider:
    """A provider on this machine: says of whoever comes what the test lets it say."""

    issuer: str = ""
    claims: dict[str, Any] = field(default_factory=dict)
    forms: list[dict[str, list[str]]] = field(default_factory=list)

    def token(self) -> str:
        body = base64.urlsafe_b64encode(json.dumps(self.claims).encode()).rstrip(b"=").decode()
        return f"e30.{body}.c2ln"


@pytest.fixture
def provider() -> Iterator[Provider]:
    found = Provider()

    class Answers(BaseHTTPRequestHandler):
        def answer(self, what: dict[str, Any]) -> None:
            body = json.dumps(what).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_GET(self) -> None:
            self.answer(
                {
                    "issuer": found.issuer,
                    "authorization_endpoint": f"{found.issuer}/ask",
                    "token_endpoint": f"{found.issuer}/token",
                }
            )

        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            found.forms.append(parse_qs(self.rfile.read(length).decode()))
            self.answer({"id_token": found.token()})

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    found.issuer = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with override_settings(SSO_ISSUER=found.issuer, SSO_CLIENT="gangmu"):
        yield found
    server.shutdown()
    server.server_close()


def come_back(client: Client, provider: Provider, login: str, **said: Any) -> Any:
    """Go to the provider and come back with what it says, as it is or changed."""
    there = client.get(reverse("sso"), {"next": "/desk/units/"})
    query = parse_qs(urlsplit(there.headers["Location"]).query)
    provider.claims = {
        "iss": provider.issuer,
        "aud": "gangmu",
        "exp": int(now().timestamp()) + 60,
        "nonce": query["nonce"][0],
        "preferred_username": login,
    } | {key: value for key, value in said.items() if key != "state"}
    state = said.get("state", query["state"][0])
    return client.get(reverse("sso_back"), {"code": "c", "state": state})


def test_who_has_an_account_comes_in_by_code_and_proof(programme: Programme, provider: Provider) -> None:
    user, client = a_holder(a_post(programme, role="filer"), programme), Client()
    assert "统一身份认证" in client.get(reverse("sign_in")).content.decode()
    answer = come_back(client, provider, user.login)
    assert answer.headers["Location"] == "/desk/units/"
    assert client.get(reverse("units")).status_code == 200
    [form] = provider.forms
    assert form["grant_type"] == ["authorization_code"]
    assert len(form["code_verifier"][0]) >= 43
    assert "client_secret" not in form


@pytest.mark.parametrize(
    "said",
    [
        {"state": "another"},
        {"state": "é中"},
        {"nonce": "another"},
        {"nonce": "é中"},
        {"iss": "https://elsewhere.example"},
        {"aud": "another"},
        {"exp": 1},
        {"exp": None},
        {"preferred_username": "stranger"},
    ],
)
def test_what_is_not_meant_for_us_now_lets_nobody_in(
    programme: Programme, provider: Provider, said: dict[str, Any]
) -> None:
    user, client = a_holder(a_post(programme, role="filer"), programme), Client()
    answer = come_back(client, provider, user.login, **said)
    assert answer.status_code == 422
    assert "统一身份认证没有成功" in answer.content.decode()
    assert client.get(reverse("units")).status_code == 302
    if "preferred_username" in said:
        assert SecurityEvent.objects.filter(kind="sso_unknown").exists()


def test_coming_back_twice_or_from_nowhere_lets_nobody_in(programme: Programme, provider: Provider) -> None:
    user, client = a_holder(a_post(programme, role="filer"), programme), Client()
    assert client.get(reverse("sso_back"), {"code": "c", "state": ""}).headers["Location"] == reverse(
        "sign_in"
    )
    come_back(client, provider, user.login, state="another")
    again = client.get(reverse("sso_back"), {"code": "c", "state": "another"})
    assert again.headers["Location"] == reverse("sign_in")


@pytest.mark.parametrize("address", ["http://provider.example/x", "file:///etc/passwd", "ftp://127.0.0.1/x"])
def test_provider_is_reached_over_tls_only(address: str) -> None:
    with pytest.raises(SsoRefusedError):
        _fetched(address)


def test_home_without_a_provider_offers_none(programme: Programme) -> None:
    assert "统一身份认证" not in Client().get(reverse("sign_in")).content.decode()
    assert Client().get(reverse("sso")).status_code == 404
