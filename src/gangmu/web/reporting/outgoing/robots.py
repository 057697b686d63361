"""Robots of work groups (群机器人): WeCom and DingTalk, set up in the environment, each a plain text message.

GANGMU_ROBOTS           addresses with blanks between, `wecom=https://…` or `dingtalk=https://…`
GANGMU_DINGTALK_SECRET  the secret of a DingTalk robot that asks for signed messages
"""

import base64
import hashlib
import hmac
import json
import os
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import quote_plus, urlsplit

from gangmu.web.record.outgoing import Door
from gangmu.web.reporting.outgoing.refusals import NotDeliveredError

KINDS: Final = ("wecom", "dingtalk")
_LONGEST: Final = {"wecom": 2048, "dingtalk": 18_000}  # bytes that a text message may hold


@dataclass(frozen=True, slots=True)
class Robot:
    """群机器人: whose it is, and its address."""

    kind: str
    url: str

    @property
    def host(self) -> str:
        """Name its machine, without the secret in its address."""
        return urlsplit(self.url).hostname or ""


def robots() -> list[Robot]:
    """Give the robots that are set up."""
    found = []
    for word in os.environ.get("GANGMU_ROBOTS", "").split():
        kind, _, url = word.partition("=")
        if kind in KINDS and url:
            found.append(Robot(kind, url))
    return found


def body_of(robot: Robot, text: str) -> bytes:
    """Give the body of a text message as the robot's side reads it, cut to what it takes."""
    most = _LONGEST[robot.kind]
    cut = text.encode()[:most].decode("utf-8", "ignore") if len(text.encode()) > most else text
    return json.dumps({"msgtype": "text", "text": {"content": cut}}, ensure_ascii=False).encode()


def signed_url(robot: Robot, at: datetime) -> str:
    """Give the address of a robot; DingTalk's with its signature where a secret is set up."""
    secret = os.environ.get("GANGMU_DINGTALK_SECRET", "")
    if robot.kind != "dingtalk" or not secret:
        return robot.url
    stamp = str(int(at.timestamp() * 1000))
    made = hmac.new(secret.encode(), f"{stamp}\n{secret}".encode(), hashlib.sha256).digest()
    return f"{robot.url}&timestamp={stamp}&sign={quote_plus(base64.b64encode(made))}"


def tell_robot(robot: Robot, text: str, *, at: datetime, door: Door | None = None) -> None:
    """Send a message to a work group; a robot that answers with an error has not delivered it."""
    answer = (door or Door()).post(signed_url(robot, at), body_of(robot, text))
    try:
        code = json.loads(answer).get("errcode", 0)
    except (ValueError, AttributeError):
        raise NotDeliveredError(host=robot.host, detail="answer") from None
    if code != 0:
        raise NotDeliveredError(host=robot.host, detail=f"errcode {code}"[:40])
