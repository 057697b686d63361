"""Signing in with WeCom and DingTalk: only who is bound to an account here comes in, once, within ten minutes."""

import ipaddress
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from gangmu.web.accounts import work_providers
from gangmu.web.accounts.erasing import erase_person
from gangmu.web.accounts.models import BoundAccount, SecondFactor, User
from gangmu.web.doors import work_sign_in
from gangmu.web.record.actors import operator
from gangmu.web.record.clock import now
from gangmu.web.record.commits import commit
from gangmu.web.record.models import Programme, SecurityEvent
from gangmu.web.record.outgoing import AddressDeniedError, Door
from gangmu.web.record.verifying import verify
from web.builders import a_holder, a_key, a_post, an_instant

SET = {
    "WECOM_CORP": "ww0001", "WECOM_AGENT": "1000002", "WECOM_SECRET": "wecom-secret",
    "DINGTALK_CLIENT": "ding0001", "DINGTALK_CLIENT_SECRET": "ding-secret",
}  # fmt: skip
CODE = {"wecom": "code", "dingtalk": "authCode"}


@dataclass
class Asked:
    """What the fake was asked: method, address, query, headers that matter, body."""

    method: str
    path: str
    query: dict[str, list[str]]
    token: str | None
    body: dict[str, Any]


@dataclass
class Fake:
    """Both platforms on this machine: they say of whoever comes what the test lets them say."""

    answers: dict[str, dict[str, Any]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Iterator[Fake]:
    found = Fake(
        {
            "/cgi-bin/gettoken": {"errcode": 0, "access_token": "T-wecom", "expires_in": 7200},
            "/cgi-bin/auth/getuserinfo": {"errcode": 0, "userid": "zhangsan"},
            "/v1.0/oauth2/userAccessToken": {"accessToken": "T-ding", "expireIn": 7200},
            "/v1.0/contact/users/me": {"unionId": "union-1", "openId": "o"},
        }
    )

    class Answers(BaseHTTPRequestHandler):
        def answer(self) -> None:
            parts = urlsplit(self.path)
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            token = self.headers.get("x-acs-dingtalk-access-token")
            found.asked.append(
                Asked(self.command, parts.path, parse_qs(parts.query), token, json.loads(body or b"{}"))
            )
            said = json.dumps(found.answers[parts.path]).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        def do_GET(self) -> None:
            self.answer()

        def do_POST(self) -> None:
            self.answer()

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    door = Here(port=server.server_port, may_reach=lambda _: True)
    monkeypatch.setattr(work_providers, "DOOR", door)
    with override_settings(**SET):
        yield found
    server.shutdown()
    server.server_close()


@dataclass(frozen=True)
class Here(Door):
    """The door of tests: every name is this machine, and TLS is left out."""

    port: int = 0

    def _address(self, host: str, port: int) -> str:
        assert (host, port) in {("qyapi.weixin.qq.com", 443), ("api.dingtalk.com", 443)}
        return "127.0.0.1"

    def _line(self, scheme: str, host: str, address: str, port: int) -> Any:
        assert scheme == "https"
        return super()._line("http", host, address, self.port)


def bound(user: User, provider: str, subject: str) -> BoundAccount:
    with commit("test.bound", by=operator(), at=an_instant(), key=a_key(), home=True) as opened:
        return opened.add(BoundAccount(user=user, provider=provider, subject=subject))


def go(client: Client, provider: str, **headers: str) -> dict[str, str]:
    """Go there, and give the query of the address that one is sent to."""
    there = client.get(
        reverse("work_sign_in", kwargs={"provider": provider}), {"next": "/desk/units/"}, headers=headers
    )
    return sent_with(there)


def sent_with(answer: Any) -> dict[str, str]:
    parts = urlsplit(answer.headers["Location"])
    return {"at": f"{parts.scheme}://{parts.netloc}{parts.path}", "mark": parts.fragment} | {
        key: value[0] for key, value in parse_qs(parts.query).items()
    }


def come_back(client: Client, provider: str, **said: str) -> Any:
    return client.get(reverse("work_back", kwargs={"provider": provider}), said)


@pytest.mark.parametrize(("provider", "subject"), [("wecom", "zhangsan"), ("dingtalk", "union-1")])
def test_who_is_bound_comes_in_and_what_is_asked_is_what_the_platform_reads(
    programme: Programme, fake: Fake, provider: str, subject: str
) -> None:
    user, client = a_holder(a_post(programme, role="filer"), programme), Client()
    bound(user, provider, subject)
    html = client.get(reverse("sign_in")).content.decode()
    assert "用企业微信登录" in html
    assert "用钉钉登录" in html
    sent = go(client, provider)
    back = f"http://testserver/desk/sign-in/with/{provider}/back/"
    assert sent["redirect_uri"] == back
    answer = come_back(client, provider, state=sent["state"], **{CODE[provider]: "c-1"})
    assert answer.headers["Location"] == "/desk/units/"
    assert client.get(reverse("units")).status_code == 200
    first, second = fake.asked
    if provider == "wecom":
        assert sent["at"] == "https://open.work.weixin.qq.com/wwopen/sso/qrConnect"
        assert (sent["appid"], sent["agentid"]) == ("ww0001", "1000002")
        assert sent["state"].isalnum()
        assert first.query == {"corpid": ["ww0001"], "corpsecret": ["wecom-secret"]}
        assert second.query == {"access_token": ["T-wecom"], "code": ["c-1"]}
    else:
        assert sent["at"] == "https://login.dingtalk.com/oauth2/auth"
        assert (sent["client_id"], sent["response_type"], sent["scope"]) == ("ding0001", "code", "openid")
        assert first.body == {
            "clientId": "ding0001",
            "clientSecret": "ding-secret",
            "code": "c-1",
            "grantType": "authorization_code",
        }
        assert (second.method, second.token) == ("GET", "T-ding")


def test_within_wecom_itself_nothing_is_scanned(programme: Programme, fake: Fake) -> None:
    sent = go(Client(), "wecom", user_agent="Mozilla/5.0 wxwork/4.1")
    assert sent["at"] == "https://open.weixin.qq.com/connect/oauth2/authorize"
    assert (sent["scope"], sent["response_type"], sent["mark"]) == ("snsapi_base", "code", "wechat_redirect")


def test_what_is_not_the_answer_to_what_was_asked_lets_nobody_in(programme: Programme, fake: Fake) -> None:
    user, client = a_holder(a_post(programme, role="filer"), programme), Client()
    bound(user, "wecom", "zhangsan")
    go(client, "wecom")
    assert come_back(client, "wecom", code="c", state="é中").status_code == 422
    go(client, "wecom")
    assert come_back(client, "wecom", code="c", state="another").status_code == 422
    assert come_back(client, "wecom", code="c", state="another").headers["Location"] == reverse("sign_in")
    sent = go(client, "wecom")
    assert come_back(client, "dingtalk", authCode="c", state=sent["state"]).status_code == 302
    assert fake.asked == []
    sent = go(client, "wecom")
    assert come_back(client, "wecom", state=sent["state"]).status_code == 422
    assert client.get(reverse("units")).status_code == 302
    sent = go(client, "wecom")
    assert come_back(client, "wecom", code="c", state=sent["state"]).status_code == 302
    again = Client()
    again.get(reverse("sign_in"))
    assert come_back(again, "wecom", code="c", state=sent["state"]).headers["Location"] == reverse("sign_in")


def test_answer_that_comes_after_ten_minutes_is_too_late(
    programme: Programme, fake: Fake, monkeypatch: pytest.MonkeyPatch
) -> None:
    user, client = a_holder(a_post(programme, role="filer"), programme), Client()
    bound(user, "wecom", "zhangsan")
    sent = go(client, "wecom")
    monkeypatch.setattr(work_sign_in, "now", lambda: now() + timedelta(minutes=11))
    answer = come_back(client, "wecom", code="c", state=sent["state"])
    assert answer.status_code == 422
    assert "expired" in answer.content.decode()


@pytest.mark.parametrize(
    "said",
    [
        {"errcode": 0, "userid": "lisi"},  # a member whom nobody bound
        {"errcode": 0, "openid": "stranger"},  # no member at all
        {"errcode": 40029, "errmsg": "invalid code"},
        {"errcode": 0, "userid": "x" * 200},
    ],
)
def test_stranger_is_not_let_in_and_no_account_is_made(
    programme: Programme, fake: Fake, said: dict[str, Any]
) -> None:
    user, client = a_holder(a_post(programme, role="filer"), programme), Client()
    bound(user, "wecom", "zhangsan")
    before = User.objects.count()
    fake.answers["/cgi-bin/auth/getuserinfo"] = said
    sent = go(client, "wecom")
    answer = come_back(client, "wecom", code="c", state=sent["state"])
    assert answer.status_code == 422
    assert "企业微信没有成功" in answer.content.decode()
    assert client.get(reverse("units")).status_code == 302
    assert User.objects.count() == before
    assert SecurityEvent.objects.filter(kind="work_unknown").exists() == (said.get("userid") == "lisi")


def test_one_binds_ones_own_account_and_takes_it_back(programme: Programme, fake: Fake) -> None:
    user, client = a_holder(a_post(programme, role="filer"), programme), Client()
    client.force_login(user)
    sent = sent_with(client.post(reverse("begin_binding", kwargs={"provider": "wecom"}), {"key": a_key()}))
    assert (
        come_back(client, "wecom", code="c", state=sent["state"]).headers["Location"].endswith("saved=bound")
    )
    row = BoundAccount.objects.get(user=user)
    assert (row.provider, row.subject) == ("wecom", "zhangsan")
    assert "已绑定" in client.get(reverse("account")).content.decode()
    other = Client()
    other.force_login(a_holder(a_post(programme, role="filer"), programme))
    sent = sent_with(other.post(reverse("begin_binding", kwargs={"provider": "wecom"}), {"key": a_key()}))
    assert "taken" in come_back(other, "wecom", code="c", state=sent["state"]).content.decode()
    client.post(reverse("undo_binding", kwargs={"provider": "wecom"}), {"key": a_key()})
    row.refresh_from_db()
    assert row.subject == ""
    assert not BoundAccount.past._default_manager.filter(subject="zhangsan").exists()
    sent = go(Client(), "wecom")
    assert verify().is_whole


def test_second_factor_is_still_asked_for(programme: Programme, fake: Fake) -> None:
    user, client = a_holder(a_post(programme, role="office"), programme), Client()
    bound(user, "wecom", "zhangsan")
    with commit("test.factor", by=operator(), at=an_instant(), key=a_key(), home=True) as opened:
        opened.add(SecondFactor(user=user, secret="JBSWY3DPEHPK3PXP", confirmed_on=an_instant().date()))
    sent = go(client, "wecom")
    answer = come_back(client, "wecom", code="c", state=sent["state"])
    assert answer.headers["Location"] == reverse("sign_in_second")
    assert client.get(reverse("units")).status_code == 302


def test_erased_person_is_bound_no_longer(programme: Programme, fake: Fake) -> None:
    user = a_holder(a_post(programme, role="filer"), programme)
    bound(user, "wecom", "zhangsan")
    erase_person(user.login, by=operator(), at=an_instant(), on=an_instant().date(), key=a_key())
    assert not BoundAccount.objects.filter(subject="zhangsan").exists()
    assert not BoundAccount.past._default_manager.filter(subject="zhangsan").exists()
    assert verify().is_whole


def test_home_without_them_offers_none(programme: Programme) -> None:
    html = Client().get(reverse("sign_in")).content.decode()
    assert "企业微信" not in html
    assert Client().get(reverse("work_sign_in", kwargs={"provider": "wecom"})).status_code == 404
    assert Client().get(reverse("work_sign_in", kwargs={"provider": "elsewhere"})).status_code == 404


def test_private_addresses_are_not_asked_for_an_identity() -> None:
    door = Door(resolve=lambda host, port: ["10.1.2.3"])
    with pytest.raises(AddressDeniedError):
        door.get("https://qyapi.weixin.qq.com/cgi-bin/gettoken")
    assert ipaddress.ip_address("10.1.2.3").is_private
