"""The door of the Excel ledger: handed out, filled in, brought back, looked at, filed; the same workbook twice has one effect."""

import io
import zipfile
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gangmu.web.accounts.models import User
from gangmu.web.planning.models import AnnualTask
from gangmu.web.record.actors import Actor
from gangmu.web.record.models import LedgerEntry, Programme
from gangmu.web.reporting.lamps.timing import PeriodTime, times_of
from gangmu.web.reporting.ledgers.books import _pace, book_of
from gangmu.web.reporting.models import LedgerBook, ProgressReport, ReturnedBook
from web.builders import a_key, a_programme, a_unit, an_office_clerk
from web.reporting.builders import MARCH, Desks, a_request, a_task, asked, now_of, submitted, the_desks
from web.reporting.doors_made import filled_in

pytestmark = pytest.mark.django_db(transaction=True)
_DOOR = "/desk/ledgers/"


@pytest.fixture(autouse=True)
def story(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gangmu.web.doors.posted.today", lambda _: MARCH)


def a_client(actor: Actor) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=actor.user_id or 0))
    return client


def at(programme: Programme, path: str = "") -> str:
    return f"/at/{programme.code}{_DOOR}{path}"


def downloaded(programme: Programme, by: Actor, report: ProgressReport) -> bytes:
    answer = a_client(by).post(
        at(programme, "download/"), {"unit": report.unit_id, "period": report.period, "key": a_key()}
    )
    assert answer.status_code == 200, answer.content.decode()
    return bytes(answer.content)


def bring(
    programme: Programme, by: Actor, *files: bytes, name: str = "月报.xlsx", key: str = ""
) -> ReturnedBook:
    sent = [SimpleUploadedFile(f"{n}{name}", data) for n, data in enumerate(files)]
    answer = a_client(by).post(at(programme, "bring/"), {"files": sent, "key": key or a_key()})
    assert answer.status_code == 302, answer.content.decode()
    return ReturnedBook.objects.latest("pk")


def take(programme: Programme, by: Actor, book: ReturnedBook, key: str = "") -> int:
    answer = a_client(by).post(at(programme, f"{book.pk}/take/"), {"key": key or a_key(), "sure": "1"})
    return answer.status_code


def states(*reports: ProgressReport) -> list[str]:
    return [now_of(each).state for each in reports]


def two_tasks() -> tuple[Programme, Desks, ProgressReport, ProgressReport]:
    programme = a_programme()
    desks = the_desks(programme)
    for goal in (Decimal(12), None):
        a_task(programme, unit=desks.unit, amount=goal, unit_of_measure="亿元" if goal else "")
    first, second = asked(programme)
    return programme, desks, first, second


def test_ledger_goes_out_comes_back_and_is_filed_once() -> None:
    programme, desks, bridge, rule = two_tasks()
    data = downloaded(programme, desks.filer, bridge)
    assert [code for code, _, _ in LedgerBook.objects.get().rows] == [bridge.task.code, rule.task.code]
    back = filled_in(
        data,
        (bridge.task.title, "visible_progress", "主桥合龙"),
        (bridge.task.title, "amount", "约７２０００万元"),
        (rule.task.title, "visible_progress", "无变化"),
    )
    book = bring(programme, desks.filer, back)
    page = a_client(desks.filer).get(at(programme, f"{book.pk}/")).content.decode()
    assert "7.2亿元" in page
    assert states(bridge, rule) == ["due", "due"]
    key = a_key()
    assert [take(programme, desks.filer, book, key), take(programme, desks.filer, book, key)] == [302, 302]
    assert states(bridge, rule) == ["unit_review", "submitted"]
    assert (now_of(bridge).amount, now_of(bridge).door) == (Decimal("7.2"), "sheet")
    assert LedgerEntry.objects.filter(action="reporting.ledger_taken").count() == 1


def test_same_workbook_again_changes_nothing() -> None:
    programme, desks, bridge, _ = two_tasks()
    back = filled_in(
        downloaded(programme, desks.filer, bridge),
        (bridge.task.title, "visible_progress", "合龙"),
        (bridge.task.title, "amount", 7),
    )
    first = bring(programme, desks.filer, back)
    assert bring(programme, desks.filer, back).pk == first.pk  # it waits already
    assert take(programme, desks.filer, first) == 302
    before = now_of(bridge).version
    again = bring(programme, desks.filer, back)
    page = a_client(desks.filer).get(at(programme, f"{again.pk}/")).content.decode()
    assert "已收过" in page
    assert take(programme, desks.filer, again) == 422
    assert now_of(bridge).version == before


def test_downloading_twice_hands_out_one_ledger() -> None:
    programme, desks, bridge, _ = two_tasks()
    assert downloaded(programme, desks.filer, bridge) == downloaded(programme, desks.filer, bridge)
    assert LedgerBook.objects.count() == 1


def test_office_hands_out_all_ledgers_as_one_zip() -> None:
    programme = a_programme()
    office = an_office_clerk(programme)
    for name in ("市交通局", "市住建局"):
        a_request(programme, the_desks(programme, a_unit(programme, name=name)))
    answer = a_client(office).post(at(programme, "download-all/"), {"key": a_key()})
    names = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    assert sorted(names) == ["市交通局2026年3月工作进展情况表.xlsx", "市住建局2026年3月工作进展情况表.xlsx"]
    assert LedgerBook.objects.count() == 2
    assert LedgerEntry.objects.filter(action="reporting.ledger_handed_out").count() == 1


def test_figure_that_the_preview_asks_back_is_filed_when_somebody_says_that_it_is_so() -> None:
    programme, desks, bridge, _ = two_tasks()
    title = bridge.task.title
    said = ((title, "visible_progress", "合龙"), (title, "amount", "约660亿元"))
    book = bring(programme, desks.filer, filled_in(downloaded(programme, desks.filer, bridge), *said))
    client, path = a_client(desks.filer), at(programme, f"{book.pk}/take/")
    refused = client.post(path, {"key": a_key()})
    assert (refused.status_code, now_of(bridge).state) == (422, "due")
    assert 'name="sure"' in refused.content.decode()
    together = client.get(at(programme, f"batches/{book.batch}/")).content.decode()
    assert "存疑的行，报送前请逐行看过" in together
    assert f"{title}：" in together
    assert 'name="sure"' in together  # one tick beside the one button
    assert client.post(path, {"key": a_key(), "sure": "1"}).status_code == 302
    kept = now_of(bridge)
    assert (kept.state, [each["is_sure"] for each in kept.slips]) == ("unit_review", [True] * len(kept.slips))
    assert {each["code"] for each in kept.slips} >= {"slip.understood"}


def test_row_with_a_fault_stays_out_and_the_others_are_filed() -> None:
    programme, desks, bridge, rule = two_tasks()
    back = filled_in(
        downloaded(programme, desks.filer, bridge),
        (bridge.task.title, "visible_progress", "合龙"),
        (bridge.task.title, "amount", "3.2亿元、5家"),
        (rule.task.title, "visible_progress", "=1+1 已印发"),
    )
    book = bring(programme, desks.filer, back)
    page = a_client(desks.filer).get(at(programme, f"{book.pk}/")).content.decode()
    assert "进展情况表!I4" in page
    assert "行已删去" not in page
    assert ("=1+1 已印发" in page, "合龙" in page) == (True, False)  # of the refused row nothing is filed
    assert take(programme, desks.filer, book) == 302
    assert states(bridge, rule) == ["due", "unit_review"]
    assert now_of(rule).visible_progress == "=1+1 已印发"


def test_ledger_of_another_unit_is_refused() -> None:
    programme, desks, bridge, _ = two_tasks()
    data = downloaded(programme, desks.filer, bridge)
    others = the_desks(programme, a_unit(programme, name="市住建局"))
    book = bring(programme, others.filer, filled_in(data, (bridge.task.title, "visible_progress", "合龙")))
    assert (book.state, book.reading["refusal"]["code"]) == ("refused", "ledger.foreign")
    page = a_client(others.filer).get(at(programme, f"{book.pk}/"))
    assert page.status_code == 200
    assert a_client(desks.filer).get(at(programme, f"{book.pk}/")).status_code == 404
    assert (
        a_client(others.filer)
        .post(at(programme, "download/"), {"unit": bridge.unit_id, "period": bridge.period})
        .status_code
        == 422
    )


def test_report_written_since_is_not_overwritten() -> None:
    programme, desks, bridge, _ = two_tasks()
    back = filled_in(
        downloaded(programme, desks.filer, bridge),
        (bridge.task.title, "visible_progress", "合龙"),
        (bridge.task.title, "amount", 7),
    )
    book = bring(programme, desks.filer, back)
    submitted(bridge, desks)
    assert take(programme, desks.filer, book) == 422
    assert now_of(bridge).visible_progress != "合龙"


def zipped(books: Iterable[bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number, data in enumerate(books):
            archive.writestr(f"9月/单位{number}.xlsx", data)
    return out.getvalue()


def many(count: int) -> tuple[Programme, Actor, list[ProgressReport], ReturnedBook]:
    programme = a_programme()
    office = an_office_clerk(programme)
    every = [the_desks(programme, a_unit(programme, name=f"市第{n}处")) for n in range(count)]
    reports = [a_request(programme, desks) for desks in every]
    books = [
        filled_in(downloaded(programme, office, report), (report.task.title, "visible_progress", "已开工"))
        for report in reports
    ]
    book = bring(programme, office, zipped(books), name="全部.zip")
    return programme, office, reports, book


def test_office_takes_a_zip_of_ledgers_at_once_on_behalf_of_their_units() -> None:
    programme, office, reports, book = many(3)
    client = a_client(office)
    page = client.get(at(programme, f"batches/{book.batch}/")).content.decode()
    assert page.count("<tr>") == 1 + 3
    assert client.post(at(programme, f"batches/{book.batch}/take/"), {"key": a_key()}).status_code == 302
    assert states(*reports) == ["unit_review"] * 3
    entry = LedgerEntry.objects.filter(action="reporting.ledger_taken").latest("pk")
    assert '"behalf":' in entry.body
    assert now_of(reports[0]).filed_post is not None
    assert now_of(reports[0]).filed_post.unit_id == reports[0].unit_id


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "table.old_excel"),
        (b"", "document.empty"),
        ("名,电话\n甲,1".encode(), "ledger.not_a_ledger"),
    ],
)
def test_file_that_is_no_ledger_is_told_and_files_nothing(data: bytes, code: str) -> None:
    programme, desks, bridge, _ = two_tasks()
    answer = a_client(desks.filer).post(
        at(programme, "bring/"), {"files": [SimpleUploadedFile("表.xlsx", data)], "key": a_key()}, follow=True
    )
    assert code in answer.content.decode()
    assert states(bridge) == ["due"]


def test_june_is_measured_against_half_the_year_though_its_report_is_asked_for_before_june_is_over() -> None:
    programme = a_programme()
    desks = the_desks(programme)
    on = date(2026, 6, 22)
    june = a_request(programme, desks, on=on, amount=Decimal(12), unit_of_measure="亿元")
    rule = a_request(programme, desks, on=on)
    book = book_of(desks.unit, "2026-06", by=desks.filer, on=on)
    assert (book.known_on, book.rows[0].elapsed) == (date(2026, 6, 30), "50%")
    times = times_of([june, rule], desks.filer)
    assert times[june.pk].words == "截至2026年6月30日序时进度50%"
    assert rule.pk not in times  # a task of nodes is told by its dates
    form = a_client(desks.filer).get(f"/at/{programme.code}/desk/reports/").content.decode()
    page = a_client(desks.filer).get(f"/at/{programme.code}/desk/reports/{june.pk}/").content.decode()
    assert "截至2026年6月30日序时进度50%" in form
    assert "截至2026年6月30日序时进度50%" in page


@pytest.mark.parametrize(
    ("amount", "elapsed", "words"),
    [("4", "0.417", "未达序时"), ("6", "0.417", "达序时"), ("6", "0.5", "达序时"), (None, "0.417", "")],
)
def test_pace_of_a_row_is_what_its_own_two_shares_say(amount: str | None, elapsed: str, words: str) -> None:
    task = AnnualTask(amount=Decimal(12), unit_of_measure="亿元")
    report = ProgressReport(task=task, state="draft", amount=None if amount is None else Decimal(amount))
    assert _pace(report, PeriodTime(Decimal(elapsed), date(2025, 6, 30))) == words


def test_every_workbook_of_a_zip_stands_in_the_table_also_one_that_is_a_copy() -> None:
    programme, desks, bridge, rule = two_tasks()
    first = filled_in(
        downloaded(programme, desks.filer, bridge), (rule.task.title, "visible_progress", "已印发")
    )
    other = filled_in(
        downloaded(programme, desks.filer, bridge), (rule.task.title, "visible_progress", "已上报")
    )
    for _ in range(2):  # brought again it waits already, and says the same
        book = bring(programme, desks.filer, zipped([first, other, first, first]), name="全部.zip")
        page = a_client(desks.filer).get(at(programme, f"batches/{book.batch}/")).content.decode()
        assert page.count("<tr>") == 1 + 4
        assert [page.count(f"单位{n}.xlsx</") for n in (1, 2, 3)] == [1, 1, 1]
        assert page.count("与“单位0.xlsx”完全相同") == 2
    assert ReturnedBook.objects.count() == 2
