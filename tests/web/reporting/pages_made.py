"""Builders for pages of reporting: who is signed in, an address, what a form sends."""

from typing import Any

from django.test import Client
from django.urls import reverse

from gangmu.web.accounts.models import User
from gangmu.web.record.actors import Actor
from gangmu.web.record.models import Programme
from gangmu.web.reporting.models import ProgressReport
from web.builders import a_key
from web.reporting.builders import now_of


def page(programme: Programme, name: str, **arguments: Any) -> str:
    return f"/at/{programme.code}{reverse(name, kwargs=arguments)}"


def signed_in(by: Actor, **options: Any) -> Client:
    client = Client(**options)
    client.force_login(User.objects.get(pk=by.user_id))
    return client


def form(
    *reports: ProgressReport, act: str = "pass_on", text: str = "主桥合龙", **more: str
) -> dict[str, Any]:
    posted: dict[str, Any] = {"act": act, "key": a_key(), "report": [str(row.pk) for row in reports]}
    for row in reports:
        posted |= {f"v-{row.pk}": str(now_of(row).version), f"visible_progress-{row.pk}": text}
    return posted | more
