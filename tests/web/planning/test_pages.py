"""The pages of planning: a task is cut, put to its units, issued, filed, changed, claimed, verified and struck off."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from gangmu.core.plan.annual_tasks import TaskKind
from gangmu.web.accounts.models import OrgUnit
from gangmu.web.outlines.models import Promise
from gangmu.web.planning.form_contents import node_lines
from gangmu.web.planning.models import AnnualTask, TaskAnswer, TaskChange, TaskEvidence, TaskPart
from gangmu.web.planning.prefilling import Ordered, kind_of
from gangmu.web.record.models import Programme
from web.builders import a_holder, a_key, a_post, a_unit
from web.outlines.made import an_issued_version
from web.planning.builders import (
    a_drafted_task,
    a_plan,
    a_running_task,
    a_task_under_negotiation,
    an_issued_task,
    fresh,
)

pytestmark = pytest.mark.django_db
YEAR = 2026


def at_desk(programme: Programme, role: str, unit: OrgUnit | None = None) -> Client:
    client = Client()
    client.force_login(a_holder(a_post(programme, role=role, unit=unit), programme))
    return client


@pytest.fixture
def office(programme: Programme) -> Client:
    return at_desk(programme, "office")


def sent(client: Client, name: str, given: Mapping[str, object], **where: object) -> Any:
    return client.post(reverse(name, kwargs=where), {"key": a_key(), **given})


def did(client: Client, task: AnnualTask, verb: str, **given: object) -> Any:
    return sent(client, "do", {"version": fresh(task).version, **given}, code=task.code, verb=verb)


def shown(client: Client, name: str, **where: object) -> str:
    answer = client.get(reverse(name, kwargs=where))
    assert answer.status_code == 200
    return answer.content.decode()


def test_plan_is_opened_and_a_task_cut_from_a_promise_prefilled(office: Client, programme: Programme) -> None:
    an_issued_version(programme)
    lead = a_unit(programme, name="市住建局")
    assert sent(office, "open_plan", {"year": YEAR}).status_code == 302
    promise = Promise.objects.filter(kind="measure").order_by("start").first()
    assert promise is not None
    assert promise.code in shown(office, "cut", year=YEAR)
    form = office.get(reverse("new_task", kwargs={"year": YEAR}), {"promise": promise.code}).content.decode()
    assert promise.words in form
    given = {"promise": promise.code, "title": "建公园", "criterion": "十座全部开放", "limit": "三季度"}
    given |= {"lead": "市住建局", "kind": "project", "node_1": "开工", "node_due_1": "3月底"}
    assert sent(office, "draft_task", given, year=YEAR).status_code == 302
    task = AnnualTask.objects.get()
    assert (task.lead_unit, task.limit_on, task.limit_words) == (lead, date(YEAR, 9, 30), "三季度")
    assert (task.promise, task.clause_id) == (promise, promise.clause_id)
    page = shown(office, "task", code=task.code)
    assert "建公园" in page
    assert promise.words in page
    assert "还没有征求单位意见" in page
    assert promise.code not in shown(office, "cut", year=YEAR)


def test_form_of_a_task_says_rules_in_words_and_offers_the_posts_of_its_lead(
    office: Client, programme: Programme
) -> None:
    first, lead = a_unit(programme, name="市住建局"), a_unit(programme, name="市城管局")
    for unit in (first, lead):
        a_post(programme, role="filer", unit=unit)
    a_plan(programme)
    page = sent(office, "draft_task", {"title": "", "lead": "市城管局"}, year=YEAR).content.decode()
    assert '<option value="planned_curve">按计划曲线</option>' in page
    assert ">gap_pp<" not in page
    assert '<optgroup label="市城管局">' in page
    assert '<optgroup label="市住建局">' not in page
    page = sent(office, "draft_task", {"title": ""}, year=YEAR).content.decode()
    assert page.index('<optgroup label="市住建局">') < page.index('<optgroup label="市城管局">')


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("推动某某高速公路扩容。", TaskKind.PROJECT),
        ("新建社区食堂。", TaskKind.PROJECT),
        ("健全重大项目建设机制。", TaskKind.MECHANISM),
        ("鼓励企业扩大招工。", TaskKind.POLICY),
    ],
)
def test_kind_of_a_task_is_proposed_by_what_is_built(words: str, kind: TaskKind) -> None:
    assert kind_of(Ordered(promise=None, clause=None, words=words)) is kind


def test_days_are_offered_for_nodes_only_between_today_and_the_limit() -> None:
    def offered(typed: dict[str, str], until: date | None) -> list[str]:
        rows = node_lines(typed, 2026, after=date(2026, 4, 10), until=until)
        return [each.due for each in rows if each.due]

    assert offered({}, date(2026, 9, 30)) == ["2026-06-30", "2026-09-30"]
    assert offered({}, date(2026, 3, 31)) == []
    assert offered({"node_1": "开工", "node_due_1": "5月底"}, None) == ["5月底"]


def test_form_names_all_that_is_wrong_each_at_its_field_and_keeps_what_was_typed(
    office: Client, programme: Programme
) -> None:
    a_plan(programme)
    a_unit(programme, name="交通运输部门")
    given = {
        "title": "留着的题目",
        "lead": "交通运输局",
        "limit": "尽快",
        "amount": "很多",
        "curve": "1 2 三",
        "node_1": "方案获批",
        "node_due_1": "哪天",
    }
    answer = sent(office, "draft_task", given, year=YEAR)
    page = answer.content.decode()
    assert answer.status_code == 422
    for field, words in (
        ("lead", "没有叫“交通运输局”的单位。相近的有：交通运输部门。"),
        ("limit", "尽快"),
        ("amount", "很多"),
        ("curve", "读不懂"),
        ("nodes", "哪天"),
    ):
        assert words in page.partition(f'id="fault-{field}">')[2].partition("</p>")[0]
    assert page.count('aria-invalid="true"') == 4  # nodes have several fields
    assert 'value="留着的题目"' in page
    assert 'id="fault-title"' not in page
    assert not AnnualTask.objects.exists()


def test_field_of_the_lead_says_that_it_takes_one(office: Client, programme: Programme) -> None:
    a_plan(programme)
    for name in ("交通部门", "发展改革部门"):
        a_unit(programme, name=name)
    answer = sent(office, "draft_task", {"title": "扩容", "lead": "交通部门、发展改革部门"}, year=YEAR)
    assert "是2家单位，牵头单位只能一家" in answer.content.decode()


def test_node_is_not_due_after_the_limit_of_its_task(office: Client, programme: Programme) -> None:
    a_plan(programme)
    given = {"title": "扩容", "limit": "三季度", "node_1": "批复", "node_due_1": "年底前"}
    answer = sent(office, "draft_task", given, year=YEAR)
    assert "节点“批复”定在2026-12-31，晚于完成时限2026-09-30" in answer.content.decode()


def test_amount_is_read_as_offices_write_it(office: Client, programme: Programme) -> None:
    a_plan(programme)
    sent(office, "draft_task", {"title": "投资", "amount": "约３．２亿元"}, year=YEAR)
    task = AnnualTask.objects.get()
    assert (str(task.amount), task.unit_of_measure) == ("3.2", "亿元")
    assert task.note == "年度目标原写“约３．２亿元”"


def test_list_before_a_bulk_act_shows_what_lacks_and_one_undo_takes_it_back(
    office: Client, programme: Programme
) -> None:
    tasks = [a_drafted_task(programme, lead_unit=a_unit(programme)) for _ in range(2)]
    nobody = a_drafted_task(programme)
    codes = [task.code for task in tasks]
    before = sent(office, "many", {"act": "issue", "code": [*codes, nobody.code]}, year=YEAR)
    assert "没有牵头单位" in before.content.decode()
    assert {task.state for task in AnnualTask.objects.all()} == {"drafted"}
    assert sent(office, "many_done", {"act": "consult", "code": codes}, year=YEAR).status_code == 302
    assert {fresh(task).state for task in tasks} == {"negotiating"}
    page = office.get(reverse("plan", kwargs={"year": YEAR}))
    assert "整批撤回" in page.content.decode()
    assert sent(office, "many_undone", {"seq": page.context["last"].seq}, year=YEAR).status_code == 302
    assert {fresh(task).state for task in tasks} == {"drafted"}
    assert not TaskAnswer.objects.exists()
    assert office.get(reverse("plan", kwargs={"year": YEAR})).context["last"] is None


def test_list_before_says_whose_limit_is_over_before_it_goes_out(
    office: Client, programme: Programme
) -> None:
    """A paper of an earlier year brings its own limits along."""
    over = a_drafted_task(programme, lead_unit=a_unit(programme), limit_on=date(2020, 12, 31))
    a_drafted_task(programme, lead_unit=a_unit(programme), limit_on=date(2099, 12, 31))
    given = {"act": "consult"}
    page = sent(office, "many", given, year=YEAR)
    assert (page.context["late"], len(page.context["ready"])) == (1, 2)
    assert page.content.decode().count("时限已经过了</span>") == 1
    page = sent(office, "many", {"act": "limit", "code": [over.code]}, year=YEAR)
    assert page.context["late"] == 0


def test_plan_is_issued_from_its_list(office: Client, programme: Programme) -> None:
    task = a_task_under_negotiation(programme)
    for act, given in (
        ("agreed", {"paper": "会签单"}),
        ("issue", {"approved_by": "市长", "paper": "〔2026〕1号"}),
    ):
        assert (
            sent(office, "many_done", {"act": act, "code": [task.code], **given}, year=YEAR).status_code
            == 302
        )
    assert fresh(task).state == "issued"
    assert "〔2026〕1号" in shown(office, "task", code=task.code)


def test_filer_prepares_the_signer_answers_and_another_unit_sees_nothing(programme: Programme) -> None:
    lead = a_unit(programme)
    task = a_task_under_negotiation(programme, lead_unit=lead)
    filer, signer = at_desk(programme, "filer", lead), at_desk(programme, "signer", lead)
    asked = TaskAnswer.objects.get()
    given = {"which": asked.pk, "answer": "dissent", "reason": "时限太紧"}
    assert "拟好，交签发人" in shown(filer, "task", code=task.code)
    did(filer, task, "answer", **given | {"version": asked.version})
    assert TaskAnswer.objects.get().answer == "waiting"
    assert "时限太紧" in shown(signer, "task", code=task.code)
    did(signer, task, "answer", **given | {"version": TaskAnswer.objects.get().version})
    assert TaskAnswer.objects.get().answer == "dissent"
    stranger = at_desk(programme, "signer")
    assert stranger.get(reverse("task", kwargs={"code": task.code})).status_code == 404
    assert task.code not in shown(stranger, "plan", year=YEAR)


def test_dissent_goes_to_the_leader_who_decides(office: Client, programme: Programme) -> None:
    lead = a_unit(programme)
    task = a_task_under_negotiation(programme, lead_unit=lead)
    asked = TaskAnswer.objects.get()
    signer = at_desk(programme, "signer", lead)
    did(signer, task, "answer", which=asked.pk, answer="dissent", reason="不归我局管", version=asked.version)
    leader = at_desk(programme, "leader")
    did(office, task, "dispute", which=asked.pk, version=TaskAnswer.objects.get().version)
    assert "已提请裁定" in shown(leader, "task", code=task.code)
    did(
        leader,
        task,
        "decide",
        which=asked.pk,
        reason="仍由你局牵头",
        version=TaskAnswer.objects.get().version,
    )
    now = TaskAnswer.objects.get()
    assert (now.decision, now.decided_by) == ("仍由你局牵头", "综合岗")
    assert sent(office, "many_done", {"act": "issue", "code": [task.code], "approved_by": "市长"}, year=YEAR).status_code == 302  # fmt: skip
    assert fresh(task).state == "issued"


@pytest.mark.parametrize(
    ("given", "lead", "limit", "state"),
    [
        ({"outcome": "lead"}, "市科技局", date(2026, 9, 30), "negotiating"),
        ({"outcome": "limit", "limit": "11月底"}, "市交通局", date(2026, 11, 30), "negotiating"),
        ({"outcome": "mend"}, "市交通局", date(2026, 9, 30), "drafted"),
    ],
)
def test_task_follows_what_the_leader_decides(
    office: Client, programme: Programme, given: dict[str, str], lead: str, limit: date, state: str
) -> None:
    first, other = a_unit(programme, name="市交通局"), a_unit(programme, name="市科技局")
    task = a_task_under_negotiation(programme, lead_unit=first)
    asked = TaskAnswer.objects.get()
    signer = at_desk(programme, "signer", first)
    did(signer, task, "answer", which=asked.pk, answer="dissent", reason="不归我局管", version=asked.version)
    leader = at_desk(programme, "leader")
    where = {"which": asked.pk, "reason": "按职责分工", "version": TaskAnswer.objects.get().version}
    assert did(leader, task, "decide", **where, outcome="lead").status_code == 422  # it does not say who
    if given["outcome"] == "lead":
        given = {**given, "lead": other.code}
    assert did(leader, task, "decide", **where, **given).status_code == 302
    now = fresh(task)
    assert (now.lead_unit and now.lead_unit.name, now.limit_on, now.state) == (lead, limit, state)


def test_unit_files_its_plan_and_the_office_freezes_it(office: Client, programme: Programme) -> None:
    lead = a_unit(programme)
    task = an_issued_task(programme, lead_unit=lead)
    filer, signer = at_desk(programme, "filer", lead), at_desk(programme, "signer", lead)
    given = {"node_1": "完成招标", "node_due_1": "二季度", "curve": "10 20 50 100"}
    did(filer, task, "prepare", **given)
    assert (fresh(task).state, fresh(task).filed_on) == ("issued", None)
    assert did(filer, task, "plan", **given).status_code == 403
    did(signer, task, "plan", **given)
    assert fresh(task).state == "planned"
    did(office, task, "put-on-file")
    now = fresh(task)
    assert (now.state, now.curve, now.on_file_on is not None) == ("running", ["10", "20", "50", "100"], True)
    assert did(signer, task, "plan", **given).status_code == 422


def test_claim_needs_evidence_and_is_verified_by_somebody_else(office: Client, programme: Programme) -> None:
    lead = a_unit(programme)
    task = a_running_task(programme, lead_unit=lead)
    signer = at_desk(programme, "signer", lead)
    refused = did(signer, task, "claim", claim="都做完了")
    assert refused.status_code == 422
    assert "佐证" in refused.content.decode()
    did(signer, task, "evidence", source="云交发〔2026〕8号", title="验收报告")
    did(signer, task, "claim", claim="都做完了")
    assert fresh(task).state == "claimed"
    assert did(signer, task, "verify", finding="属实").status_code == 403
    did(office, task, "verify", finding="现场核实")
    did(office, task, "close")
    now = fresh(task)
    assert (now.state, now.struck_number, now.finding) == ("closed", task.code, "现场核实")


def test_evidence_is_handed_out_as_it_was_brought_and_to_nobody_else(
    office: Client, programme: Programme
) -> None:
    lead = a_unit(programme)
    task = a_running_task(programme, lead_unit=lead)
    signer = at_desk(programme, "filer", lead)
    did(
        signer,
        task,
        "evidence",
        title="照片",
        file=SimpleUploadedFile("照片.html", b"<script>1</script>", "text/html"),
    )
    piece = TaskEvidence.objects.get()
    address = reverse("task_evidence", kwargs={"code": task.code, "piece": piece.pk})
    answer = office.get(address)
    assert answer.content == b"<script>1</script>"
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert at_desk(programme, "filer").get(address).status_code == 404


def test_change_is_asked_with_its_reason_and_granted(office: Client, programme: Programme) -> None:
    lead = a_unit(programme)
    task = a_running_task(programme, lead_unit=lead)
    signer = at_desk(programme, "signer", lead)
    assert (
        did(signer, task, "ask-change", limit="11月底", reason="征地", reason_class="不想做").status_code
        == 422
    )
    did(signer, task, "ask-change", limit="11月底", reason="用地批复未下", reason_class="上级审批未批")
    change = TaskChange.objects.get()
    assert (change.outcome, fresh(task).state) == ("asked", "change_asked")
    did(office, task, "grant-change", which=change.pk, decided_by="市长", version=change.version)
    assert (fresh(task).limit_on, fresh(task).state) == (date(YEAR, 11, 30), "running")
    assert "2026-09-30" in shown(office, "task", code=task.code)


def test_what_a_unit_breaks_down_inside_is_not_seen_by_others(office: Client, programme: Programme) -> None:
    lead, helper = a_unit(programme), a_unit(programme)
    task = an_issued_task(programme, lead_unit=lead, supporting=(helper,))
    filer = at_desk(programme, "filer", lead)
    did(filer, task, "add-part", text="起草招标文件", due="5月底")
    part = TaskPart.objects.get()
    assert (part.unit, part.due_on) == (lead, date(YEAR, 5, 31))
    assert "起草招标文件" in shown(office, "task", code=task.code)
    assert "起草招标文件" not in shown(at_desk(programme, "filer", helper), "task", code=task.code)
    assert "起草招标文件" not in shown(at_desk(programme, "leader"), "task", code=task.code)
    did(filer, task, "remove-part", which=part.pk, version=part.version)
    assert not TaskPart.objects.exists()


def test_list_is_filtered_sorted_and_exported(office: Client, programme: Programme) -> None:
    first = a_drafted_task(programme, title="甲任务", kind=TaskKind.PROJECT)
    second = a_drafted_task(programme, title="乙任务")
    address = reverse("plan", kwargs={"year": YEAR})
    assert second.code not in office.get(address, {"kind": "project"}).content.decode()
    assert first.code in office.get(address, {"kind": "project"}).content.decode()
    csv = office.get(address, {"export": "csv"})
    assert "乙任务" in csv.content.decode()
    assert office.get(address, {"export": "xlsx"}).content[:2] == b"PK"


def test_plan_names_every_paper_by_which_its_tasks_were_issued(office: Client, programme: Programme) -> None:
    first, second = an_issued_task(programme), an_issued_task(programme)
    page = shown(office, "plan", year=YEAR)
    for task in (first, second):
        assert task.paper is not None
        assert reverse("paper", kwargs={"uid": task.paper.uid.hex}) in page
        assert task.paper.number in page
