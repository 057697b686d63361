"""Papers at the desk: what was issued, as files of the official layout; drafts; reminders and notes that are issued."""

import io
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from docx import Document

from gangmu.core.base.iso_periods import Period
from gangmu.core.base.papers.plain import paper_from
from gangmu.core.base.papers.values import Heading, Table, Text
from gangmu.web.accounts.models import OrgUnit
from gangmu.web.accounts.refusals import NotAllowedError
from gangmu.web.record.models import Paper, Programme
from gangmu.web.record.refusals import NumberTakenError
from gangmu.web.reporting.models import MonthClose, ProgressReport
from gangmu.web.reporting.papers.monthly import NoteHead, issue_note
from gangmu.web.reporting.papers.refusals import IssuedAlreadyError, MonthNotClosedError, NothingOverdueError
from gangmu.web.reporting.papers.reminding import ReminderHead, issue_reminder
from web.builders import (
    a_holder,
    a_key,
    a_post,
    a_programme,
    a_unit,
    an_actor,
    an_instant,
    an_office_clerk,
    recorded,
)
from web.planning.builders import a_drafted_task, an_issued_task
from web.reporting.builders import a_task
from web.reporting.lamps_made import closed, lit_task, told

pytestmark = pytest.mark.django_db
JUNE = date(2026, 6, 15)


def at_desk(programme: Programme, role: str = "office") -> Client:
    client = Client()
    client.force_login(a_holder(a_post(programme, role=role), programme))
    return client


def an_overdue_report(programme: Programme, unit: OrgUnit) -> ProgressReport:
    """What was due on 25 May 2026 and has not come."""
    task = a_task(programme, unit=unit)
    row = ProgressReport(task=task, unit=unit, period="2026-05", due_on=date(2026, 5, 25), state="late")
    return recorded(row, programme)


def the_file(answer: object) -> str:
    """The words of a docx that was sent."""
    document = Document(io.BytesIO(answer.content))  # type: ignore[attr-defined]
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


def remind(programme: Programme, unit: OrgUnit, **head: str) -> Paper:
    return issue_reminder(
        unit, ReminderHead(**head), on=JUNE, by=an_office_clerk(programme), at=an_instant(), key=a_key()
    )


def test_issued_tasks_are_a_notice_with_a_table(programme: Programme) -> None:
    unit = a_unit(programme, name="市交通运输局")
    task = an_issued_task(programme, lead_unit=unit, title="建成快速通道")
    sheet = paper_from(task.paper.content["sheet"])
    assert sheet.recipients == ("市交通运输局",)
    [table] = sheet.annexes[0].blocks
    assert isinstance(table, Table)
    assert [row.refs for row in table.rows if row.refs] == [(task.code,)]


def test_notice_is_downloaded_as_the_same_file_each_time(programme: Programme) -> None:
    task = an_issued_task(programme)
    client = at_desk(programme)
    first, second = (client.get(f"/desk/papers/{task.paper.uid.hex}/docx/") for _ in range(2))
    assert first.content == second.content
    assert task.title in the_file(first)
    assert first.headers["Content-Disposition"].startswith("attachment")


def test_list_shows_what_was_issued_with_its_file(programme: Programme) -> None:
    task = an_issued_task(programme)
    page = at_desk(programme).get("/desk/papers/").content.decode()
    assert task.paper.number in page
    assert f"/desk/papers/{task.paper.uid.hex}/docx/" in page
    assert "任务分解通知" in page


def test_paper_that_froze_no_layout_says_so_and_gives_no_file(programme: Programme) -> None:
    row = recorded(
        Paper(kind="outline", title="纲要", issued_on=JUNE, content={"clauses": []}, content_hash="0" * 64),
        programme,
    )
    client = at_desk(programme)
    assert "没有冻结版式内容" in client.get(f"/desk/papers/{row.uid.hex}/").content.decode()
    assert client.get(f"/desk/papers/{row.uid.hex}/docx/").status_code == 422


def test_address_of_no_paper_is_not_found(programme: Programme) -> None:
    client = at_desk(programme)
    for uid in ("0" * 32, "..%2f", "z" * 32, "云"):
        assert client.get(f"/desk/papers/{uid}/docx/").status_code == 404


def test_stranger_is_led_to_sign_in(programme: Programme) -> None:
    for address in ("/desk/papers/", "/desk/reminders/", "/desk/plans/2026/draft.docx"):
        assert Client().get(address).status_code in (302, 303)


def test_tasks_that_are_not_issued_are_a_draft_for_comment(programme: Programme) -> None:
    issued, drafted = an_issued_task(programme), a_drafted_task(programme)
    words = the_file(at_desk(programme).get(f"/desk/plans/{issued.plan.year}/draft.docx"))
    assert "（征求意见稿）" in words
    assert drafted.title in words
    assert issued.title not in words


def test_reminder_freezes_what_a_unit_owes(programme: Programme) -> None:
    unit = a_unit(programme, name="市数据局")
    task = an_overdue_report(programme, unit).task
    paper = remind(programme, unit, number="云纲办函[2026]第03号", contact="督查岗 0000-0000000")
    sheet = paper_from(paper.content["sheet"])
    assert (paper.number, str(sheet.number)) == ("云纲办函〔2026〕3号", "云纲办函〔2026〕3号")
    said = "".join(each.text for each in sheet.blocks if isinstance(each, Text))
    assert task.title in said
    assert "应于2026年5月25日前报送" in said
    assert paper.content["limit"] == "2026-06-18"


def test_unit_that_owes_nothing_is_not_reminded(programme: Programme) -> None:
    with pytest.raises(NothingOverdueError):
        remind(programme, a_unit(programme))


def test_two_reminders_do_not_bear_one_number(programme: Programme) -> None:
    unit = a_unit(programme)
    an_overdue_report(programme, unit)
    remind(programme, unit, number="云纲办函〔2026〕3号")
    with pytest.raises(NumberTakenError):
        remind(programme, unit, number="云纲办函（2026）03号")


@pytest.mark.django_db(transaction=True)
def test_of_many_who_issue_with_one_number_at_once_one_has_it_and_the_others_are_told() -> None:
    programme = a_programme()
    unit = a_unit(programme)
    an_overdue_report(programme, unit)
    clerk = an_office_clerk(programme)

    def asked(_: int) -> str:
        try:
            head = ReminderHead(number="云纲办函〔2026〕3号")
            issue_reminder(unit, head, on=JUNE, by=clerk, at=an_instant(), key=a_key())
        except NumberTakenError:
            return "taken"
        finally:
            connection.close()
        return "issued"

    with ThreadPoolExecutor(6) as pool:
        assert sorted(pool.map(asked, range(6))) == ["issued", *["taken"] * 5]


def test_filer_cannot_issue_a_reminder(programme: Programme) -> None:
    unit = a_unit(programme)
    an_overdue_report(programme, unit)
    filer = an_actor(programme, role="filer", unit=unit)
    with pytest.raises(NotAllowedError):
        issue_reminder(unit, ReminderHead(), on=JUNE, by=filer, at=an_instant(), key=a_key())


def a_closed_june(programme: Programme) -> MonthClose:
    task = lit_task(programme)
    told(programme, task, "2025-06", "3")
    return closed(programme, "2025-06")


def note(programme: Programme, month: str = "2025-06") -> Paper:
    return issue_note(
        Period(month), NoteHead(issuer="云川市纲要办"), on=date(2025, 7, 3), by=an_office_clerk(programme),
        at=an_instant(), key=a_key(),
    )  # fmt: skip


def test_note_of_a_closed_month_is_issued_once_and_named_by_its_close(programme: Programme) -> None:
    close = a_closed_june(programme)
    paper = note(programme)
    assert MonthClose.objects.get(pk=close.pk).paper_id == paper.pk
    assert paper.number == "2025年第1期"
    sheet = paper_from(paper.content["sheet"])
    assert next(each.text for each in sheet.blocks if isinstance(each, Heading)) == "总体情况"
    with pytest.raises(IssuedAlreadyError):
        note(programme)


def test_note_of_an_open_month_is_only_a_draft(programme: Programme) -> None:
    lit_task(programme)
    with pytest.raises(MonthNotClosedError):
        note(programme)
    a_closed_june(programme)
    words = the_file(at_desk(programme).get("/desk/dispatch/2025-06/draft.docx"))
    assert "（代拟稿）" in words


def test_note_asked_for_in_english_is_still_chinese(programme: Programme) -> None:
    a_closed_june(programme)
    words = the_file(at_desk(programme).get("/en/desk/dispatch/2025-06/draft.docx"))
    assert "总体情况" in words
    assert "warning" not in words


def test_reminders_are_listed_and_issued_from_the_page(programme: Programme) -> None:
    unit = a_unit(programme, name="市数据局")
    an_overdue_report(programme, unit)
    client = at_desk(programme)
    page = client.get("/desk/reminders/").content.decode()
    assert "市数据局" in page
    assert "（代拟稿）" in the_file(client.get(f"/desk/reminders/{unit.code}/draft.docx"))
    answer = client.post(
        f"/desk/reminders/{unit.code}/issue/", {"key": a_key(), "number": "云纲办函〔2026〕9号"}
    )
    assert answer.status_code == 302
    assert Paper.objects.get(kind="reminder").number == "云纲办函〔2026〕9号"


def test_number_that_is_taken_is_refused_beside_what_was_typed(programme: Programme) -> None:
    unit = a_unit(programme, name="市数据局")
    an_overdue_report(programme, unit)
    remind(programme, unit, number="云纲办函〔2026〕9号")
    given = {"key": a_key(), "number": "云纲办函[2026]09号", "contact": "督查岗"}
    answer = at_desk(programme).post(f"/desk/reminders/{unit.code}/issue/", given)
    assert answer.status_code == 422
    assert 'value="云纲办函[2026]09号"' in answer.content.decode()
    assert Paper.objects.filter(kind="reminder").count() == 1
