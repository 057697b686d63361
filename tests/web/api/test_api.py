"""The door of programs: a key of a post fills in and passes on; every answer is as the document says (PROMISES 46)."""

import json
from datetime import timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gangmu.web.accounts.models import ApiKey, Post
from gangmu.web.api.document import document
from gangmu.web.api.keys.actions import make_key, take_back_key
from gangmu.web.api.refusals import NoScopeChosenError
from gangmu.web.api.views import FILE, READ, SCOPES, TASKS
from gangmu.web.record.actors import Actor
from gangmu.web.record.models import LedgerEntry, Programme
from gangmu.web.reporting.models import ProgressReport
from gangmu.web.urls import ROUTES
from web.api.schemas import faults
from web.builders import a_key, a_programme, a_unit, an_instant, changed
from web.reporting.builders import MARCH, Desks, a_request, now_of, submitted, the_desks

pytestmark = pytest.mark.django_db(transaction=True)


def a_secret(by: Actor, *scopes: str, days: int = 40_000) -> str:
    made = make_key(
        "交通项目管理系统", scopes or tuple(SCOPES), expires_on=MARCH + timedelta(days=days), on=MARCH, by=by, at=an_instant(),
        key=a_key(),
    )  # fmt: skip
    return made.secret


def asked(
    programme: Programme,
    secret: str,
    method: str,
    path: str,
    body: Any = None,
    *,
    key: str | None = "",
    raw: bytes | None = None,
) -> tuple[int, Any]:
    headers = {"Authorization": f"Bearer {secret}"} if secret else {}
    if key is not None:
        headers["Idempotency-Key"] = key or a_key()
    data = raw if raw is not None else json.dumps(body).encode() if body is not None else b""
    answer = Client(raise_request_exception=False).generic(
        method, f"/at/{programme.code}/api/v1/{path}", data, content_type="application/json", headers=headers
    )
    return answer.status_code, json.loads(answer.content) if answer.content else None


def one_report(**task: Any) -> tuple[Programme, Desks, ProgressReport, str]:
    programme = a_programme()
    desks = the_desks(programme)
    report = a_request(programme, desks, **task)
    return programme, desks, report, a_secret(desks.filer)


def test_program_lists_saves_and_passes_on_a_report() -> None:
    programme, desks, report, secret = one_report(amount=Decimal(12), unit_of_measure="亿元")
    status, found = asked(programme, secret, "GET", "reports")
    assert (status, [each["id"] for each in found["reports"]], found["total"]) == (200, [report.pk], 1)
    one = found["reports"][0]
    body = {"version": one["version"], "visible_progress": "主桥合龙", "amount": "约７２０００万元"}
    status, saved = asked(programme, secret, "PUT", f"reports/{report.pk}", body)
    assert (status, saved["state"], saved["said"]["amount"]) == (200, "draft", "7.2")
    assert [each["code"] for each in saved["asked_back"]] == ["slip.understood"]
    on, sent = f"reports/{report.pk}/pass-on", {"version": saved["version"]}
    status, told = asked(programme, secret, "POST", on, sent)
    assert (status, told["refusal"]["code"]) == (422, "report.figures_in_doubt")
    assert [each["code"] for each in told["refusal"]["problems"]] == ["slip.understood"]
    status, passed = asked(programme, secret, "POST", on, sent | {"figures_checked": True})
    assert (status, passed["state"], passed["can_be_filled_in"]) == (200, "unit_review", False)
    kept = now_of(report)
    assert (kept.filed_by, kept.filed_post_id, kept.door) == (None, desks.filer.post_id, "api")
    assert [(each["code"], each["is_sure"]) for each in kept.slips] == [("slip.understood", True)]


def test_program_finds_its_way_through_a_long_list() -> None:
    programme, desks, report, secret = one_report()
    later = a_request(programme, desks, title="第二项")
    status, first = asked(programme, secret, "GET", f"reports?limit=1&period={report.period}")
    assert (status, len(first["reports"]), first["total"]) == (200, 1, 2)
    status, last = asked(programme, secret, "GET", first["next"].split("/api/v1/")[1])
    assert (status, [each["id"] for each in last["reports"]], last["next"]) == (200, [later.pk], None)
    for query, ids in (
        ("state=due", {report.pk, later.pk}),
        ("state=submitted", set()),
        (f"task={later.task.code}", {later.pk}),
        ("due_to=2020-01-01", set()),
    ):
        _, found = asked(programme, secret, "GET", f"reports?{query}")
        assert {each["id"] for each in found["reports"]} == ids, query


def test_version_goes_back_as_it_was_marked() -> None:
    programme, _, report, secret = one_report()
    client, path = Client(), f"/at/{programme.code}/api/v1/reports/{report.pk}"
    headers = {"Authorization": f"Bearer {secret}"}
    mark = client.get(path, headers=headers)["ETag"]
    assert client.get(path, headers=headers | {"If-None-Match": mark}).status_code == 304
    sent = headers | {"Idempotency-Key": a_key(), "If-Match": mark}
    body = json.dumps({"visible_progress": "合龙"})
    saved = client.put(path, body, content_type="application/json", headers=sent)
    assert (saved.status_code, saved["ETag"] == mark) == (200, False)
    stale = headers | {"Idempotency-Key": a_key(), "If-Match": mark}
    assert client.put(path, body, content_type="application/json", headers=stale).status_code == 409


def test_no_change_of_a_program_goes_to_the_desk_for_review_and_is_not_signed() -> None:
    programme, _, report, secret = one_report()
    path = f"reports/{report.pk}/no-change"
    status, told = asked(programme, secret, "POST", path, {"version": report.version})
    assert (status, told["state"], told["is_no_change"]) == (200, "unit_review", True)
    assert now_of(report).signed_post_id is None


def test_same_request_twice_has_one_effect() -> None:
    programme, _, report, secret = one_report()
    body, key = {"version": report.version, "visible_progress": "合龙"}, a_key()
    first = asked(programme, secret, "PUT", f"reports/{report.pk}", body, key=key)
    assert asked(programme, secret, "PUT", f"reports/{report.pk}", body, key=key) == first
    assert LedgerEntry.objects.filter(action="reporting.reports_saved").count() == 1


def test_report_that_somebody_else_wrote_answers_409() -> None:
    programme, desks, report, secret = one_report()
    body = {"version": report.version, "visible_progress": "合龙"}
    assert asked(programme, secret, "PUT", f"reports/{report.pk}", body)[0] == 200
    status, told = asked(programme, secret, "PUT", f"reports/{report.pk}", body)
    assert (status, told["refusal"]["code"]) == (409, "record.conflict")
    post = Post.objects.get(pk=desks.filer.post_id)
    message = told["refusal"]["message"]
    assert post.title in message
    assert post.uid.hex not in message
    assert "+00:00" not in message
    at = LedgerEntry.objects.filter(action="reporting.reports_saved").latest("pk").at
    assert f"{at.astimezone(ZoneInfo(programme.time_zone)):%Y-%m-%d %H:%M}，" in message


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"amount": "3.2亿元、5家"}, "said.several_figures"), ({"amount": "7公里"}, "said.other_unit"),
        ({"visible_progress": 7}, "api.body_unread"), ({"version": "1"}, "api.body_unread"),
        ({"visible_progress": "字" * 1001}, "report.words_too_long"), ({"claims_completion": "yes"}, "api.body_unread"),
        ({"visible_progress": "\x00"}, "api.body_unread"),
    ],
)  # fmt: skip
def test_what_is_said_wrongly_is_refused_with_its_field(body: dict[str, Any], code: str) -> None:
    programme, _, report, secret = one_report(amount=Decimal(12), unit_of_measure="亿元")
    status, told = asked(programme, secret, "PUT", f"reports/{report.pk}", {"version": report.version} | body)
    assert (status, told["refusal"]["code"]) == (422, code)
    assert now_of(report).version == report.version


def test_key_sees_its_own_unit_alone() -> None:
    programme, _, report, _ = one_report()
    secret = a_secret(the_desks(programme, a_unit(programme, name="市住建局")).filer)
    assert asked(programme, secret, "GET", f"reports/{report.pk}")[0] == 404
    assert asked(programme, secret, "PUT", f"reports/{report.pk}", {"version": 1})[0] == 404
    assert asked(programme, secret, "GET", "reports")[1]["total"] == 0
    assert asked(programme, secret, "GET", "tasks")[1]["total"] == 0
    other = a_programme()
    assert asked(other, secret, "GET", "reports")[0] == 401


def test_key_may_no_more_than_its_scopes_and_a_submitted_report_is_not_touched() -> None:
    programme, desks, report, _ = one_report()
    reading = a_secret(desks.filer, READ)
    status, told = asked(programme, reading, "PUT", f"reports/{report.pk}", {"version": 1})
    assert (status, told["refusal"]["code"]) == (403, "api.out_of_scope")
    assert asked(programme, reading, "GET", "tasks")[0] == 403
    assert asked(programme, a_secret(desks.filer, TASKS), "GET", "tasks")[1]["total"] == 1
    submitted(report, desks)
    writing = a_secret(desks.filer, FILE, READ)
    assert (
        asked(programme, writing, "PUT", f"reports/{report.pk}", {"version": now_of(report).version})[0]
        == 422
    )


def test_key_that_is_no_longer_in_force_is_refused_at_once() -> None:
    programme, desks, _, secret = one_report()
    assert asked(programme, "", "GET", "reports")[1]["refusal"]["code"] == "api.key_missing"
    assert asked(programme, secret + "x", "GET", "reports")[0] == 401
    assert asked(programme, a_secret(desks.filer, days=-30), "GET", "reports")[0] == 401
    take_back_key(ApiKey.objects.order_by("pk")[0], on=MARCH, by=desks.filer, at=an_instant(), key=a_key())
    assert asked(programme, secret, "GET", "reports")[0] == 401
    again = a_secret(desks.filer)
    changed(Post.objects.get(pk=desks.filer.post_id), programme, abolished_on=MARCH - timedelta(days=400))
    assert asked(programme, again, "GET", "reports")[0] == 401


def test_key_of_an_example_holds_by_the_day_from_which_it_was_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    programme = a_programme(is_example=True)
    secret = a_secret(the_desks(programme).filer, days=90)
    for days, status in ((0, 200), (90, 200), (91, 401)):
        monkeypatch.setenv("GANGMU_TODAY", (MARCH + timedelta(days=days)).isoformat())
        assert asked(programme, secret, "GET", "reports")[0] == status, days


def test_secret_of_a_key_is_kept_nowhere_and_a_key_may_something() -> None:
    programme, desks, _, secret = one_report()
    assert secret not in json.dumps(list(ApiKey.objects.values()), default=str)
    assert secret not in "".join(LedgerEntry.objects.values_list("body", flat=True))
    with pytest.raises(NoScopeChosenError):
        make_key(
            "x", ["report:sign"], expires_on=None, on=MARCH, by=desks.filer, at=an_instant(), key=a_key()
        )
    assert programme.pk


def test_what_writes_without_an_idempotency_key_is_refused() -> None:
    programme, _, report, secret = one_report()
    status, told = asked(programme, secret, "PUT", f"reports/{report.pk}", {"version": 1}, key=None)
    assert (status, told["refusal"]["code"]) == (422, "api.idempotency_key_missing")


def test_document_names_every_address_and_method_of_the_interface() -> None:
    served = {
        "/" + each.address.replace("<int:number>", "{number}")
        for each in ROUTES
        if each.address.startswith("api/")
    }
    assert set(document()["paths"]) == served - {"/api/v1/openapi.json"}
    programme, _, report, secret = one_report()
    for path, operations in document()["paths"].items():
        for method in ("GET", "PUT", "POST", "DELETE"):
            address = path.removeprefix("/api/v1/").replace("{number}", str(report.pk))
            _, told = asked(programme, secret, method, address, {})
            taken = (told or {}).get("refusal", {}).get("code") != "api.method_not_there"
            assert taken == (method.lower() in operations), (method, path)


WORDS = st.text(max_size=40) | st.sampled_from(["约3.2亿元", "无变化", "—", "=1+1", "\ud800", "9" * 400])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | WORDS, lambda inner: st.lists(inner, max_size=3), max_leaves=4
)
BODIES = st.dictionaries(
    st.sampled_from(
        [
            "version",
            "visible_progress",
            "amount",
            "problem",
            "next_step",
            "help_wanted",
            "claims_completion",
            "x",
        ]
    ),
    JSON,
)


QUERIES = (
    "", "?limit=x", "?limit=1&offset=9", "?limit=1", "?due_from=x",
    "?due_to=2026-03-25", "?task=%00", "?state=due", "?state=all", "?state=%00", "?period=2026-03", "?period=%F0", "?year=²026", "?year=2026",
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_request_is_answered_as_the_document_says(data: st.DataObject) -> None:
    programme = Programme.objects.filter(code="fuzzed").first() or a_programme(code="fuzzed")
    report = ProgressReport.objects.filter(programme=programme).first() or a_request(
        programme, the_desks(programme)
    )
    secret = _SECRETS.setdefault(programme.pk, "") or a_secret(_filer(programme))
    _SECRETS[programme.pk] = secret
    path = data.draw(st.sampled_from(sorted(document()["paths"])))
    method = data.draw(st.sampled_from(sorted(document()["paths"][path])))
    number = data.draw(st.sampled_from([str(report.pk), "0", "99999", "9" * 30]))
    query = data.draw(st.sampled_from(QUERIES))
    version = now_of(report).version
    bodies = BODIES.map(lambda each: json.dumps({"version": version} | each).encode())
    raw = data.draw(bodies | st.binary(max_size=30))
    address = path.removeprefix("/api/v1/").replace("{number}", number) + query
    status, told = asked(programme, secret, method.upper(), address, raw=raw)
    assert status < 500
    if status == 404 and number == "9" * 30:
        return
    schema = document()["paths"][path][method]["responses"][str(status)]["content"]["application/json"][
        "schema"
    ]
    assert faults(told, schema, document()) == []


_SECRETS: dict[int, str] = {}


def _filer(programme: Programme) -> Actor:
    from gangmu.web.accounts.actors import actor_of
    from gangmu.web.accounts.models import Holding

    held = (
        Holding.objects.filter(programme=programme, post__role="filer")
        .select_related("post__unit", "user")
        .first()
    )
    assert held is not None
    return actor_of(held.user, held.post, door="page")
