"""企业微信、钉钉: how each sends a browser to sign in, and how its code becomes the name that it has for a person.

WeCom     open.work.weixin.qq.com/wwopen/sso/qrConnect (in its own browser open.weixin.qq.com/connect/oauth2/authorize),
          then qyapi.weixin.qq.com/cgi-bin/gettoken and /cgi-bin/auth/getuserinfo; the name is the member's `userid`
DingTalk  login.dingtalk.com/oauth2/auth, then api.dingtalk.com/v1.0/oauth2/userAccessToken and
          /v1.0/contact/users/me; the name is the person's `unionId`

All of it goes through the one door to other machines; neither is reached unless it is set up.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from django.conf import settings

from gangmu.web.record.outgoing import Door

DOOR: Final = Door()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkProvider:
    """办公平台: its name, whether this home has it, where it asks, and whom a code means."""

    key: str
    zh: str
    en: str
    needed: tuple[str, ...]  # settings without which it is not offered
    asks_at: Callable[[str, str, bool], str]  # state, return address, whether in its own browser
    subject_of: Callable[[str, Door], str]  # the code it gave; empty: nobody of this organisation
    code_in: tuple[str, ...] = ("code",)  # how it calls the code when the browser comes back

    @property
    def is_offered(self) -> bool:
        """Tell whether it is set up."""
        return all(getattr(settings, name) for name in self.needed)


def _wecom_asks(state: str, back: str, inside: bool) -> str:
    if inside:
        query = {
            "appid": settings.WECOM_CORP,
            "redirect_uri": back,
            "response_type": "code",
            "scope": "snsapi_base",
            "state": state,
            "agentid": settings.WECOM_AGENT,
        }
        return f"https://open.weixin.qq.com/connect/oauth2/authorize?{urlencode(query)}#wechat_redirect"
    query = {
        "appid": settings.WECOM_CORP,
        "agentid": settings.WECOM_AGENT,
        "redirect_uri": back,
        "state": state,
    }
    return f"https://open.work.weixin.qq.com/wwopen/sso/qrConnect?{urlencode(query)}"


def _wecom_subject(code: str, door: Door) -> str:
    base = "https://qyapi.weixin.qq.com/cgi-bin"
    asked = urlencode({"corpid": settings.WECOM_CORP, "corpsecret": settings.WECOM_SECRET})
    token = _good(_read(door.get(f"{base}/gettoken?{asked}"))).get("access_token", "")
    query = urlencode({"access_token": token, "code": code})
    said = _good(_read(door.get(f"{base}/auth/getuserinfo?{query}")))
    return str(said.get("userid") or said.get("UserId") or "")  # whoever is no member has an openid alone


def _dingtalk_asks(state: str, back: str, inside: bool) -> str:
    query = {
        "redirect_uri": back,
        "response_type": "code",
        "client_id": settings.DINGTALK_CLIENT,
        "scope": "openid",
        "state": state,
        "prompt": "consent",
    }
    return f"https://login.dingtalk.com/oauth2/auth?{urlencode(query)}"


def _dingtalk_subject(code: str, door: Door) -> str:
    base = "https://api.dingtalk.com/v1.0"
    form = {
        "clientId": settings.DINGTALK_CLIENT,
        "clientSecret": settings.DINGTALK_CLIENT_SECRET,
        "code": code,
        "grantType": "authorization_code",
    }
    token = _read(door.post(f"{base}/oauth2/userAccessToken", json.dumps(form).encode())).get("accessToken")
    if not isinstance(token, str) or not token.isascii() or not token.isprintable():
        return ""
    headers = {"x-acs-dingtalk-access-token": token}
    return str(_read(door.get(f"{base}/contact/users/me", headers=headers)).get("unionId") or "")


def _read(answer: bytes) -> Mapping[str, Any]:
    found = json.loads(answer)
    if not isinstance(found, dict):
        raise ValueError("no object")
    return found


def _good(said: Mapping[str, Any]) -> Mapping[str, Any]:
    if said.get("errcode", 0) != 0:
        raise ValueError(f"errcode {said['errcode']}")
    return said


PROVIDERS: Final[dict[str, WorkProvider]] = {
    each.key: each
    for each in (
        WorkProvider(
            key="wecom",
            zh="企业微信",
            en="WeCom",
            needed=("WECOM_CORP", "WECOM_AGENT", "WECOM_SECRET"),
            asks_at=_wecom_asks,
            subject_of=_wecom_subject,
        ),
        WorkProvider(
            key="dingtalk",
            zh="钉钉",
            en="DingTalk",
            needed=("DINGTALK_CLIENT", "DINGTALK_CLIENT_SECRET"),
            asks_at=_dingtalk_asks,
            subject_of=_dingtalk_subject,
            code_in=("authCode", "code"),
        ),
    )
}


def offered() -> list[WorkProvider]:
    """Give the providers that this home has."""
    return [each for each in PROVIDERS.values() if each.is_offered]
