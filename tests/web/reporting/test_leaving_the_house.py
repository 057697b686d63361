"""What leaves the house (PROMISES 24, 59): notices once a day, to public addresses only, and after the network is back."""

import ipaddress
import json
import socket
import threading
from collections.abc import Iterator
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.test import Client

from gangmu.web.accounts.models import Holding, User
from gangmu.web.record.actors import operator
from gangmu.web.record.due import ask_for_what_is_due
from gangmu.web.record.jobs import Work
from gangmu.web.record.models import LedgerEntry, Programme
from gangmu.web.record.outgoing import Door, is_public
from gangmu.web.reporting.actions.noticing import (
    forget_mailboxes,
    give_notices,
    read_notices,
    set_mailbox,
)
from gangmu.web.reporting.feeds import make_feed, revoke_feed, secret_of
from gangmu.web.reporting.jobs import turn_of_the_day
from gangmu.web.reporting.models import Notice, PostMailbox, ProgressReport
from gangmu.web.reporting.outgoing import mails, sending
from gangmu.web.reporting.outgoing.refusals import AddressDeniedError, NotDeliveredError
from gangmu.web.reporting.outgoing.robots import Robot, body_of, robots, signed_url, tell_robot
from web.builders import a_key, an_instant, changed
from web.reporting.builders import (
    MARCH,
    Desks,
    a_request,
    a_task,
    asked,
    at_noon,
    passed_on,
    the_desks,
)


@pytest.fixture
def desks(programme: Programme) -> Desks:
    return the_desks(programme)


def told(programme: Programme, on: date) -> list[Notice]:
    give_notices(on=on, by=operator(programme.pk), at=at_noon(on), key=a_key())
    return list(Notice.objects.filter(programme=programme, on=on))


# Notices


def test_owner_is_reminded_three_days_and_one_day_before_and_the_day_after(
    programme: Programme, desks: Desks
) -> None:
    a_request(programme, desks)
    days = {day: len(told(programme, date(2026, 3, day))) for day in range(20, 29)}
    assert days == {
        20: 0,
        21: 0,
        22: 1,
        23: 0,
        24: 1,
        25: 0,
        26: 2,
        27: 0,
        28: 0,
    }  # the signer too, once it is late


def test_post_is_told_of_all_its_tasks_in_one_notice_and_a_second_tick_tells_nothing(programme: Programme, desks: Desks) -> None:  # fmt: skip
    for _ in range(3):
        a_task(programme, unit=desks.unit)
    asked(programme)
    [notice] = told(programme, date(2026, 3, 22))
    assert notice.text.count("跨河通道") == 3
    before = LedgerEntry.objects.count()
    told(programme, date(2026, 3, 22))
    assert LedgerEntry.objects.count() == before


def test_each_desk_is_told_what_waits_for_it(programme: Programme, desks: Desks) -> None:
    passed_on(a_request(programme, desks), desks)
    [notice] = told(programme, MARCH)
    assert (notice.kind, notice.post_id) == ("review", desks.reviewer.post_id)
    assert told(programme, MARCH + timedelta(days=1)) == []  # told once, not every day


def test_notice_is_put_away_by_whom_it_is_for_and_nobody_else(programme: Programme, desks: Desks) -> None:
    a_request(programme, desks)
    [notice] = told(programme, date(2026, 3, 22))
    other = the_desks(programme).filer
    assert read_notices([notice.pk], on=MARCH, by=other, at=at_noon(MARCH), key=a_key()) is None
    read_notices([notice.pk], on=MARCH, by=desks.filer, at=at_noon(MARCH), key=a_key())
    assert Notice.objects.get(pk=notice.pk).read_on == MARCH


def test_tick_twice_does_nothing_twice(programme: Programme, desks: Desks) -> None:
    a_task(programme, unit=desks.unit)
    first = [key for key in ask_for_what_is_due(an_instant()) if key.startswith("reporting-")]
    assert len(first) == 1
    assert [key for key in ask_for_what_is_due(an_instant()) if key.startswith("reporting-")] == []
    work = Work(job=1, key=first[0], by=operator(programme.pk), arguments={"on": "2026-03-26"})
    turn_of_the_day(work)
    before = (LedgerEntry.objects.count(), ProgressReport.objects.count(), Notice.objects.count())
    turn_of_the_day(work)  # begun again, as after a worker died
    assert (LedgerEntry.objects.count(), ProgressReport.objects.count(), Notice.objects.count()) == before


# The one door

PRIVATE = (
    "127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 255.255.255.255 192.0.2.1 198.18.0.1 "
    "::1 :: fe80::1 fc00::1 fd12::1 ff02::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 64:ff9b::7f00:1 2002:7f00:1:: 2001:db8::1"
).split()


@pytest.mark.parametrize("text", PRIVATE)
def test_address_inside_is_denied_however_it_is_written(text: str) -> None:
    assert not is_public(ipaddress.ip_address(text))
    with pytest.raises(AddressDeniedError):
        Door(resolve=lambda host, port: [text]).post("https://robot.example/send", b"{}")


@pytest.mark.parametrize("text", ["1.1.1.1", "223.5.5.5", "2400:3200::1"])
def test_address_of_the_world_may_be_reached(text: str) -> None:
    assert is_public(ipaddress.ip_address(text))


@pytest.mark.parametrize(
    "url",
    ["http://1.1.1.1/", "file:///etc/passwd", "https://user:pw@1.1.1.1/", "gopher://1.1.1.1", "https://", "https://1.1.1.1:99999/"],
)  # fmt: skip
def test_only_https_without_a_password_in_it_leaves_the_house(url: str) -> None:
    with pytest.raises(AddressDeniedError):
        Door(resolve=lambda host, port: ["1.1.1.1"]).post(url, b"{}")


@pytest.mark.parametrize("host", ["2130706433", "0x7f000001", "0177.0.0.1", "localhost"])
def test_number_written_as_a_name_is_denied_by_what_it_leads_to(host: str) -> None:
    with pytest.raises((AddressDeniedError, NotDeliveredError)):
        Door().post(f"https://{host}/", b"{}")


def test_one_address_inside_among_several_denies_the_name() -> None:
    with pytest.raises(AddressDeniedError):
        Door(resolve=lambda host, port: ["1.1.1.1", "127.0.0.1"]).post("https://robot.example/", b"{}")


class Group(BaseHTTPRequestHandler):
    """A work group's robot, as far as we need one."""

    got: list[tuple[str, bytes]] = []  # noqa: RUF012  # one server at a time
    answer = (200, b'{"errcode": 0}')

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        type(self).got.append((self.path, body))
        status, text = type(self).answer
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "http://127.0.0.1:9/")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture
def group() -> Iterator[HTTPServer]:
    Group.got, Group.answer = [], (200, b'{"errcode": 0}')
    server = HTTPServer(("127.0.0.1", 0), Group)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


LOOPBACK = Door(may_reach=lambda address: address.is_loopback, schemes=("http",))


def robot_at(server: HTTPServer, kind: str = "wecom") -> Robot:
    return Robot(kind, f"http://127.0.0.1:{server.server_port}/send?key=k")


@pytest.mark.parametrize("kind", ["wecom", "dingtalk"])
def test_robot_gets_a_text_message_as_its_side_reads_it(group: HTTPServer, kind: str) -> None:
    tell_robot(robot_at(group, kind), "三月进展请填报", at=an_instant(), door=LOOPBACK)
    [(path, body)] = Group.got
    assert path == "/send?key=k"
    assert json.loads(body) == {"msgtype": "text", "text": {"content": "三月进展请填报"}}


def test_long_message_is_cut_to_what_the_robot_takes_and_never_inside_a_character() -> None:
    content = json.loads(body_of(Robot("wecom", "https://x"), "字" * 2000))["text"]["content"]
    assert len(content.encode()) <= 2048
    assert set(content) == {"字"}


def test_dingtalk_signs_with_its_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GANGMU_DINGTALK_SECRET", "SECabc")
    url = signed_url(Robot("dingtalk", "https://d/?t=1"), an_instant())
    assert url.startswith("https://d/?t=1&timestamp=1772413200000&sign=")
    assert signed_url(Robot("wecom", "https://w"), an_instant()) == "https://w"


@pytest.mark.parametrize("answer", [(302, b""), (500, b""), (200, b'{"errcode": 93000}'), (200, b"<html>")])
def test_redirect_or_error_has_not_delivered(group: HTTPServer, answer: tuple[int, bytes]) -> None:
    Group.answer = answer
    with pytest.raises(NotDeliveredError):
        tell_robot(robot_at(group), "x", at=an_instant(), door=LOOPBACK)
    assert len(Group.got) == 1  # and nowhere else


def test_name_is_looked_up_once_so_that_it_cannot_change_its_mind(group: HTTPServer) -> None:
    looked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        looked.append(host)
        return ["127.0.0.1"] if len(looked) == 1 else ["10.0.0.1"]

    door = Door(may_reach=lambda address: address.is_loopback, schemes=("http",), resolve=resolve)
    door.post(f"http://robot.example:{group.server_port}/", b"{}")
    assert looked == ["robot.example"]


def test_what_could_not_be_sent_waits_and_goes_once_when_the_network_is_back(
    programme: Programme, desks: Desks, group: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_request(programme, desks)
    day = date(2026, 3, 22)
    told(programme, day)
    monkeypatch.setenv("GANGMU_ROBOTS", f"wecom=http://127.0.0.1:{group.server_port}/send?key=k")
    assert len(robots()) == 1

    def send(number: int, door: Door) -> int:
        key = f"send-{number}"
        return sending.send_waiting(on=day, by=operator(programme.pk), at=at_noon(day), key=key, door=door)

    def down(host: str, port: int) -> list[str]:
        raise socket.gaierror("no network")

    assert send(1, Door(may_reach=lambda _: True, schemes=("http",), resolve=down)) == 0
    assert Notice.objects.filter(sent_on__isnull=True).count() == 1
    assert send(2, LOOPBACK) == 1
    assert send(3, LOOPBACK) == 0
    assert len(Group.got) == 1
    assert "跨河通道" in json.loads(Group.got[0][1])["text"]["content"]


def test_person_gets_one_mail_a_day_with_all_that_concerns_the_post(
    programme: Programme, desks: Desks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GANGMU_MAIL", "smtp+plain://127.0.0.1:25")
    sent: list[tuple[str, str]] = []
    monkeypatch.setattr(sending, "send_mail", lambda to, subject, text: sent.append((to, text)))
    first = a_request(programme, desks)
    changed(first, programme, state="returned", reason="缺数")
    a_task(programme, unit=desks.unit)
    asked(programme)
    set_mailbox("desk@example.com", on=MARCH, by=desks.filer, at=at_noon(MARCH), key=a_key())
    day = date(2026, 3, 22)
    assert len(told(programme, day)) == 2
    for number in range(2):
        sending.send_waiting(on=day, by=operator(programme.pk), at=at_noon(day), key=f"m{number}")
    assert [to for to, _ in sent] == ["desk@example.com"]
    assert "缺数" in sent[0][1]


def test_mail_server_that_is_away_is_said_and_nothing_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    monkeypatch.setenv("GANGMU_MAIL", f"smtp+plain://127.0.0.1:{port}")
    with pytest.raises(NotDeliveredError):
        mails.send_mail("a@example.com", "提醒\r\nBcc: b@example.com", "x")


def test_mailbox_of_a_former_holder_is_forgotten_and_the_chain_still_verifies(programme: Programme, desks: Desks) -> None:  # fmt: skip
    from gangmu.web.record.verifying import verify

    set_mailbox("somebody@example.com", on=MARCH, by=desks.filer, at=at_noon(MARCH), key=a_key())
    holding = Holding.objects.get(user=desks.filer.user_id)
    changed(holding, programme, until_on=MARCH)
    after = MARCH + timedelta(days=1)
    forget_mailboxes(on=after, by=operator(programme.pk), at=at_noon(after), key=a_key())
    rows = [*PostMailbox.objects.all(), *PostMailbox.past._default_manager.all()]
    assert {row.address for row in rows} == {""}
    assert not LedgerEntry.objects.filter(body__contains="somebody@example.com").exists()
    assert verify().is_whole


# The calendar


def feed(programme: Programme, desks: Desks) -> str:
    return secret_of(make_feed(on=MARCH, by=desks.filer, at=at_noon(MARCH), key=a_key()))


def test_calendar_holds_the_deadlines_of_its_post_and_ends_with_it(
    programme: Programme, desks: Desks
) -> None:
    a_request(programme, desks, title="跨河通道")
    a_request(programme, the_desks(programme), title="别家的任务")
    secret = feed(programme, desks)
    answer = Client().get(f"/calendar/{secret}.ics")
    text = answer.content.decode().replace("\r\n ", "")
    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "DTSTART;VALUE=DATE:20260325" in text
    assert "跨河通道" in text
    assert "别家的任务" not in text
    holding = Holding.objects.get(user=desks.filer.user_id)
    changed(holding, programme, until_on=date(2026, 3, 1))
    assert Client().get(f"/calendar/{secret}.ics").status_code == 404


def test_calendar_that_was_taken_back_gives_nothing(programme: Programme, desks: Desks) -> None:
    secret = feed(programme, desks)
    revoke_feed(on=MARCH, by=desks.filer, at=at_noon(MARCH), key=a_key())
    assert Client().get(f"/calendar/{secret}.ics").status_code == 404
    assert Client().get("/calendar/nobody.ics").status_code == 404


def test_page_that_sends_a_test_says_when_nothing_is_set_up(programme: Programme) -> None:
    from django.urls import reverse

    from web.builders import an_actor

    client = Client()
    client.force_login(User.objects.get(pk=an_actor(programme, role="office").user_id))
    answer = client.post(f"/at/{programme.code}{reverse('send_test')}", {"key": a_key()})
    assert answer.status_code == 422
    assert "没有可用的发送方式" in answer.content.decode()
