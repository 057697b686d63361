"""What every page passes through: headers, cookies, addresses, errors."""

import logging
import re
from collections.abc import Iterator

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.test.utils import override_settings

from gangmu.web import urls
from gangmu.web.accounts.refusals import NotAllowedError
from gangmu.web.doors.languages import language, say, shown, speak
from gangmu.web.doors.lines import LineFormatter, OnceAMinute, one_line
from gangmu.web.doors.routes import OPEN, route
from gangmu.web.record.models import Programme, SecurityEvent
from gangmu.web.record.verifying import verify
from web.builders import a_holder, a_post, a_programme, a_release


def broken(request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError("select * from accounts_user where password = 'x'")


def plain(request: HttpRequest) -> HttpResponse:
    return HttpResponse(say("承诺与发展", "promises"))


def told(request: HttpRequest) -> HttpResponse:
    return HttpResponse(repr((request.actor.role, sorted(request.COOKIES), request.programme.code)))  # type: ignore[attr-defined]


def writing(request: HttpRequest) -> HttpResponse:
    a_programme(name="甲" * 5000)
    return HttpResponse()


def refusing(request: HttpRequest) -> HttpResponse:
    raise NotAllowedError(role="public", verb="read", what="x.Y")


handler400, handler403, handler404 = urls.handler400, urls.handler403, urls.handler404
handler500 = urls.handler500
ROUTES = [
    route("broken/", broken, name="broken", right=OPEN, queries=9),
    route("plain/", plain, name="plain", right=OPEN, queries=9),
    route("told/", told, name="told", right=OPEN, queries=9),
    route("desk/told/", told, name="desk_told", right=OPEN, queries=9),
    route("desk/broken/", broken, name="desk_broken", right=OPEN, queries=9),
    route("writing/", writing, name="writing", right=OPEN, queries=30),
    route("refusing/", refusing, name="refusing", right=OPEN, queries=9),
]
urlpatterns = [each.pattern() for each in ROUTES] + urls.urlpatterns


@pytest.fixture(autouse=True)
def _these_routes() -> Iterator[None]:
    with override_settings(ROOT_URLCONF=__name__):
        yield
    speak("zh-hans")


def test_page_speaks_the_language_of_its_address(programme: Programme, client: Client) -> None:
    said = {prefix: client.get(f"{prefix}/plain/").content.decode() for prefix in ("", "/hant", "/en")}
    assert said == {"": "承诺与发展", "/hant": "承諾與發展", "/en": "promises"}


def test_content_is_shown_in_the_script_of_the_page_with_its_length_kept() -> None:
    text = "推進甯夏以東的產業發展，後續再議"
    speak("zh-hans")
    assert (shown(text), language()) == ("推进宁夏以东的产业发展，后续再议", "zh-hans")
    speak("zh-hant")
    assert len(shown(text)) == len(text)


def test_public_page_reads_no_cookie_and_sets_none(programme: Programme) -> None:
    client = Client()
    client.force_login(a_holder(a_post(programme, role="office"), programme))
    answer = client.get("/told/")
    assert answer.content.decode() == repr(("public", [], programme.code))
    assert "Set-Cookie" not in answer.headers
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert client.get("/desk/told/").content.decode().startswith("('office'")


def test_public_page_that_the_reader_has_is_not_sent_again(programme: Programme, client: Client) -> None:
    a_release(programme)
    tag = client.get("/plain/").headers["ETag"]
    assert client.get("/plain/", headers={"If-None-Match": tag}).status_code == 304
    assert client.get("/en/plain/", headers={"If-None-Match": tag}).status_code == 200
    a_release(programme)
    assert client.get("/plain/", headers={"If-None-Match": tag}).status_code == 200


def test_second_programme_has_addresses_of_its_own(programme: Programme, client: Client) -> None:
    other = a_programme()
    assert client.get(f"/en/at/{other.code}/told/").content.decode().endswith(f"'{other.code}')")
    assert client.get("/at/nowhere/told/").status_code == 404


@pytest.mark.parametrize("address", ["/plain/", "/broken/", "/nowhere/", "/desk/told/", "/refusing/"])
def test_every_answer_bears_the_headers_that_keep_it_to_itself(programme: Programme, address: str) -> None:
    answer = Client(raise_request_exception=False).get(address)
    policy = answer.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("address", ["/broken/", "/en/broken/", "/desk/broken/"])
def test_fault_gives_an_id_and_nothing_away(
    programme: Programme, address: str, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    answer = Client(raise_request_exception=False).get(address)
    page = answer.content.decode()
    assert answer.status_code == 500
    [error_id] = re.findall(r"E-[0-9a-f]{8}", page)
    for secret in ("ZeroDivision", "select", "password", "/src/", ".py", "Traceback"):
        assert secret not in page
    assert error_id in caplog.text


def test_fault_is_logged_once(programme: Programme, caplog: pytest.LogCaptureFixture) -> None:
    django = logging.getLogger("django")  # it hands nothing on to the root, where the others are caught
    django.addHandler(caplog.handler)
    try:
        Client(raise_request_exception=False).get("/broken/")
    finally:
        django.removeHandler(caplog.handler)
    assert [each.name for each in caplog.records if each.exc_info] == ["gangmu.web"]


def test_refused_attempt_goes_to_the_security_log(programme: Programme, client: Client) -> None:
    assert client.get("/refusing/").status_code == 403
    event = SecurityEvent.objects.get(kind="refused")
    assert event.detail == {"role": "public", "verb": "read", "what": "x.Y"}


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
def test_public_page_is_only_read(programme: Programme, client: Client, method: str) -> None:
    answer = client.generic(method, "/about/")
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")


def test_unknown_host_is_refused_and_leaves_one_short_line(
    programme: Programme, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    assert client.get("/plain/", headers={"Host": "evil\u202e.example"}).status_code == 400
    [record] = caplog.records
    line = LineFormatter().format(record)
    assert re.fullmatch(r"[ -~]+", line)
    assert "Traceback" not in line
    assert "evil" in line


def test_fault_of_ours_keeps_its_trace_in_one_line(
    programme: Programme, caplog: pytest.LogCaptureFixture
) -> None:
    Client(raise_request_exception=False).get("/broken/")
    lines = [LineFormatter().format(record) for record in caplog.records]
    assert any("ZeroDivisionError" in line for line in lines)
    assert not any("\n" in line for line in lines)


def test_form_without_our_mark_is_refused(programme: Programme) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(a_holder(a_post(programme, role="office"), programme))
    assert client.post("/desk/told/").status_code == 403
    assert SecurityEvent.objects.filter(kind="forged").exists()


def test_home_without_a_programme_answers_that_there_is_nothing(db: None, client: Client) -> None:
    assert client.get("/told/").status_code == 404


@pytest.mark.parametrize("name", ["a\r\nb", "a\x1b[31mb", "a\u202eb", "a\u2028b"])
def test_one_event_is_one_line_whatever_a_name_holds(name: str) -> None:
    assert re.fullmatch(r"[ -~]+", one_line(name))


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the limit of pages is SQLite's")
def test_full_disk_is_said_and_reading_goes_on(programme: Programme, client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA freelist_count")
        [free] = cursor.fetchone()
        cursor.execute(
            f"CREATE TABLE filling AS SELECT zeroblob({free} * 4096)"
        )  # what earlier tests left free
        cursor.execute("PRAGMA page_count")
        [pages] = cursor.fetchone()
        cursor.execute(f"PRAGMA max_page_count = {pages}")
        try:
            answers = [client.get("/writing/") for _ in range(3)]
            assert client.get("/plain/").status_code == 200
        finally:
            cursor.execute("PRAGMA max_page_count = 1073741823")
    assert answers[-1].status_code == 507
    assert client.get("/writing/").status_code == 200
    assert verify().is_whole


def test_behind_tls_a_browser_is_told_to_stay_there(programme: Programme, client: Client) -> None:
    assert "Strict-Transport-Security" not in client.get("/plain/").headers
    with override_settings(SESSION_COOKIE_SECURE=True):
        assert "Strict-Transport-Security" in client.get("/plain/").headers


def test_foreign_host_is_one_warning_a_minute_and_no_error() -> None:
    at = [0.0]
    once, told = OnceAMinute(lambda: at[0]), []
    for second in (0.0, 1.0, 59.0, 61.0):
        at[0] = second
        record = logging.LogRecord(
            "django.security.DisallowedHost",
            logging.ERROR,
            __file__,
            1,
            "Invalid HTTP_HOST header: 'x'",
            (),
            None,
        )
        if once.filter(record):
            told.append(
                (record.levelname, LineFormatter().format(record).count("\n"), record.getMessage()[-10:])
            )
    assert told == [("WARNING", 0, "(+0 before)"[-10:]), ("WARNING", 0, "(+2 before)"[-10:])]
