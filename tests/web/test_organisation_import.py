"""One workbook of units, posts, people and portfolios: looked at with every fault in its place, then all or nothing."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from gangmu.files.xlsx.reading import read_xlsx
from gangmu.files.xlsx.writing import WrittenSheet, workbook
from gangmu.web.accounts.actions import carry_out
from gangmu.web.accounts.importing.blank import workbook_of
from gangmu.web.accounts.importing.examining import examined
from gangmu.web.accounts.importing.plans import Examined
from gangmu.web.accounts.importing.taking import take_in
from gangmu.web.accounts.models import (
    Holding,
    OrgUnit,
    PlannedChange,
    Portfolio,
    PortfolioHolding,
    PortfolioUnit,
    Post,
    UnitName,
    User,
)
from gangmu.web.accounts.signing_in import sign_in
from gangmu.web.planning.models import AnnualTask
from gangmu.web.record.actors import Actor
from gangmu.web.record.models import LedgerEntry, Programme
from gangmu.web.record.verifying import verify
from web.builders import (
    FIRST_INSTANT,
    a_holder,
    a_key,
    a_post,
    a_unit,
    a_user,
    an_actor,
    an_instant,
    changed,
    recorded,
)
from web.planning.builders import a_running_task

TODAY = FIRST_INSTANT.date()
UNITS: Sequence[Sequence[str]] = [
    ["单位", "简称", "类别", "隶属于", "别名"],
    ["市交通运输局", "市交通局", "市直部门", "", "运管局；交通委"],
    ["市地铁办", "", "事业单位", "市交通局", ""],
]
POSTS: Sequence[Sequence[str]] = [
    ["单位", "岗位", "做什么"],
    ["市交通局", "综合岗", "填报"],
    ["交通委", "分管副局长", "签发"],
    ["市政府", "副市长岗", "领导"],
]
PEOPLE: Sequence[Sequence[str]] = [
    ["账号", "单位", "岗位", "任职日期", "代理"],
    ["jt-zonghe", "市交通运输局", "综合岗", "2025年1月1日", ""],
    ["jt-fuju", "市交通运输局", "分管副局长", "２０２５．１．１", "是"],
]
SEATED = ["账号", "单位", "岗位", "任职日期", "到哪天"]
LED = ["分工", "领导所在单位", "分管领导岗位", "从哪天起"]
PORTFOLIOS: Sequence[Sequence[str]] = [
    ["分工", "分管领导岗位", "分管单位", "从哪天起"],
    ["交通城建", "副市长岗", "市交通局、市地铁办", "2025-01-01"],
]


def a_book(**sheets: Sequence[Sequence[str]]) -> bytes:
    return workbook([WrittenSheet(name=name, rows=rows) for name, rows in sheets.items()])


def looked_at(data: bytes, actor: Actor) -> Examined:
    return examined(read_xlsx(BytesIO(data), name="组织表.xlsx"), actor, on=TODAY)


def told(found: Examined) -> list[tuple[str, str]]:
    return [(each.cell or each.file, each.code) for each in found.faults]


def taken(found: Examined, by: Actor) -> Any:
    return take_in(found, on=TODAY, by=by, at=an_instant(), key=a_key())


@pytest.fixture
def whole(programme: Programme) -> bytes:
    a_unit(programme, name="市政府", code="gov")
    return a_book(单位=UNITS, 岗位=POSTS, 人员=PEOPLE, 分工=PORTFOLIOS)


def test_whole_organisation_comes_in_as_one_act(programme: Programme, whole: bytes) -> None:
    by = an_actor(programme, role="administrator")
    found = looked_at(whole, by)
    assert told(found) == []
    before = LedgerEntry.objects.filter(head__programme=programme).count()
    sheets = taken(found, by).sheets
    assert LedgerEntry.objects.filter(head__programme=programme).count() == before + 1
    assert OrgUnit.objects.get(name="市地铁办").parent == OrgUnit.objects.get(name="市交通运输局")
    assert set(UnitName.objects.values_list("name", flat=True)) == {"运管局", "交通委"}
    assert OrgUnit.objects.get(name="市交通运输局").kind == "department"
    assert Holding.objects.get(user__login="jt-fuju").is_acting
    assert PortfolioUnit.objects.filter(portfolio=Portfolio.objects.get()).count() == 2
    assert PortfolioHolding.objects.get().post.title == "副市长岗"
    assert [each.login for each in sheets] == ["jt-zonghe", "jt-fuju"]
    assert sign_in("jt-zonghe", sheets[0].codes[0], at=an_instant(), on=TODAY).login == "jt-zonghe"
    assert verify().is_whole


def test_same_workbook_again_brings_nothing(programme: Programme, whole: bytes) -> None:
    by = an_actor(programme, role="administrator")
    taken(looked_at(whole, by), by)
    again = looked_at(whole, by)
    assert told(again) == []
    assert not again.brings_anything


def test_template_that_nobody_changed_brings_nothing(programme: Programme) -> None:
    by = an_actor(programme)
    unit = a_unit(programme, name="财政部门（示例）", kind="district")
    a_holder(a_post(programme, role="filer", unit=unit, title="填报人（示例岗位）"), programme)
    found = looked_at(workbook_of(by, TODAY), by)
    assert (told(found), found.brings_anything) == ([], False)
    sheets = read_xlsx(BytesIO(workbook_of(by, TODAY)), name="x")
    assert [each.name for each in sheets if not each.hidden] == ["单位", "岗位", "人员", "分工"]
    assert sheets[0].hidden_columns == {1}


def changed_login(user: int | None) -> None:
    """Let the one who imports be known by a name that the workbook holds."""
    User.objects.filter(pk=user).update(login="clerk-self")


@pytest.mark.parametrize(
    ("sheets", "where"),
    [
        ({"单位": [["单位", "隶属于"], ["市甲局", "市无此局"]]}, ("单位!B2", "organisation.no_such_unit")),
        ({"单位": [["单位", "隶属于"], ["市甲局", "市甲局"]]}, ("单位!B2", "organisation.within_itself")),
        ({"单位": [["单位", "次序"], ["市甲局", "第三"]]}, ("单位!B2", "cell.not_whole")),
        ({"单位": [["单位", "隶属于"], ["市甲局", "市政府、市府办"]]}, ("单位!B2", "organisation.two_units")),
        ({"单位": [["单位"], ["市甲局"], ["市甲局"]]}, ("单位!A3", "organisation.twice")),
        ({"单位": [["编号", "单位"], ["zz", "市甲局"]]}, ("单位!B2", "organisation.no_such_code")),
        ({"单位": [["编号", "单位"], ["gov", "新市政府"]]}, ("单位!B2", "organisation.renamed")),
        ({"岗位": [["单位", "岗位", "做什么"], ["市政府", "岗", "拍板"]]}, ("岗位!C2", "organisation.no_such_role")),
        ({"岗位": [["单位", "岗位", "做什么"], ["", "岗", "填报"]]}, ("岗位!A2", "cell.required")),
        ({"人员": [SEATED, ["x", "市政府", "没有的岗", "2025-01-01"]]}, ("人员!C2", "organisation.no_such_post")),
        ({"人员": [SEATED, ["x", "市政府", "办公岗", "去年"]]}, ("人员!D2", "cell.not_a_date")),
        ({"人员": [SEATED, ["张 三", "市政府", "办公岗", "2025-01-01"]]}, ("人员!A2", "organisation.bad_login")),
        ({"人员": [SEATED, ["x", "市政府", "办公岗", "2025-01-02", "2025-01-01"]]}, ("人员!E2", "organisation.days_reversed")),
        ({"分工": [LED, ["甲", "市政府", "办公岗", "2025-01-01"]]}, ("分工!C2", "organisation.not_a_leader")),
        ({"人员": [SEATED, ["clerk-self", "市政府", "办公岗", "2025-01-01"]]}, ("人员!A2", "organisation.own_seat")),
        ({"岗位": [["岗位"], ["岗"]]}, ("岗位", "organisation.no_header")),
        ({"别的表": [["单位"], ["市甲局"]]}, ("", "organisation.no_sheet")),
    ],
)  # fmt: skip
def test_each_fault_is_told_in_its_place_and_nothing_comes_in(
    programme: Programme, sheets: dict[str, Sequence[Sequence[str]]], where: tuple[str, str]
) -> None:
    gov = a_unit(programme, name="市政府", code="gov")
    a_unit(programme, name="市府办")
    a_post(programme, role="office", unit=gov, title="办公岗")
    by = an_actor(programme, role="administrator")
    changed_login(by.user_id)
    found = looked_at(a_book(**sheets), by)
    assert where in told(found)
    assert all(each.message("zh") and each.message("en") for each in found.problems)
    before = OrgUnit.objects.count()
    with pytest.raises(Exception, match=r"."):
        taken(found, by)
    assert OrgUnit.objects.count() == before


def test_rows_of_totals_are_passed_over_and_told(programme: Programme) -> None:
    by = an_actor(programme)
    a_unit(programme, name="市政府")
    book = a_book(
        单位=[["单位", "简称"], ["市甲局", ""], ["合 计", "1"]],
        岗位=[["单位", "岗位", "做什么"], ["市政府", "岗", "填报"], ["总计：", "", ""]],
    )
    found = looked_at(book, by)
    assert told(found) == []
    assert [(each.file, each.row, each.code) for each in found.problems] == [
        ("单位", 3, "organisation.total_passed"),
        ("岗位", 3, "organisation.total_passed"),
    ]
    assert [each.values["name"] for each in found.units] == ["市甲局"]


def test_office_seats_who_has_an_account_and_opens_none(programme: Programme, whole: bytes) -> None:
    by = an_actor(programme)
    assert told(looked_at(whole, by)) == [
        ("人员!A2", "organisation.no_account"),
        ("人员!A3", "organisation.no_account"),
    ]
    for login in ("jt-zonghe", "jt-fuju"):
        a_user(login=login)
    assert told(looked_at(whole, by)) == []


def test_workbook_is_brought_looked_at_and_confirmed_on_the_page(programme: Programme, whole: bytes) -> None:
    client = Client()
    client.force_login(a_holder(a_post(programme, role="administrator"), programme))
    file = SimpleUploadedFile("组织表.xlsx", whole)
    seen = client.post(reverse("look_at_organisation"), {"file": file, "key": a_key()})
    assert seen.status_code == 200
    assert not User.objects.filter(login="jt-zonghe").exists()
    fields = {"sha256": seen.context["sha256"], "name": "组织表.xlsx", "key": a_key()}
    done = client.post(reverse("take_organisation"), fields)
    assert "登录码只在这里显示一次" in done.content.decode()
    assert Post.objects.filter(title="综合岗").exists()
    again = client.post(reverse("take_organisation"), fields)
    assert again.status_code == 200
    assert User.objects.filter(login="jt-zonghe").count() == 1
    broken = SimpleUploadedFile("坏.xlsx", b"PK\x03\x04broken")
    assert client.post(reverse("look_at_organisation"), {"file": broken, "key": a_key()}).status_code == 422
    assert client.post(reverse("take_organisation"), {"sha256": "0" * 64, "key": a_key()}).status_code == 404
    assert client.get(reverse("organisation_template")).status_code == 200


MOVED: Sequence[Sequence[str]] = [
    ["分工", "分管领导岗位", "分管单位", "从哪天起"],
    ["交通城建", "常务副市长岗", "市交通局", "2026-03-02"],
    ["科技文教", "副市长岗", "市教育局、市地铁办", "2026-03-02"],
]


@pytest.fixture
def divided(programme: Programme) -> dict[str, Post]:
    """Two leaders, two portfolios; the metro office stands in the first, a task of it is led by its leader."""
    gov = a_unit(programme, name="市政府", code="gov")
    posts = {
        title: a_post(programme, role="leader", unit=gov, title=title)
        for title in ("副市长岗", "常务副市长岗")
    }
    units = {name: a_unit(programme, name=name) for name in ("市交通局", "市地铁办", "市教育局")}
    for code, name, post, within in (
        ("f1", "交通城建", "副市长岗", ("市交通局", "市地铁办")),
        ("f2", "科技文教", "常务副市长岗", ("市教育局",)),
    ):
        field = recorded(Portfolio(code=code, name=name), programme)
        recorded(PortfolioHolding(portfolio=field, post=posts[post], from_on=date(2025, 1, 1)), programme)
        for each in within:
            recorded(PortfolioUnit(portfolio=field, unit=units[each], from_on=date(2025, 1, 1)), programme)
    for name in units:
        task = a_running_task(programme, lead_unit=units[name])
        leader = posts["常务副市长岗" if name == "市教育局" else "副市长岗"]
        changed(AnnualTask.objects.get(pk=task.pk), programme, leader=leader, title=f"{name}的任务")
    return posts


def leaders() -> dict[str, str]:
    return {each.lead_unit.name: each.leader.title for each in AnnualTask.objects.all() if each.leader}


def test_workbook_moves_portfolios_with_a_list_of_who_loses_and_gains_and_which_tasks_go_along(
    programme: Programme, divided: dict[str, Post]
) -> None:
    by = an_actor(programme)
    found = looked_at(a_book(分工=MOVED), by)
    assert told(found) == []
    first, second = found.portfolios
    assert (first.loses, first.gains, first.leaving) == ("副市长岗", "常务副市长岗", ["市地铁办"])
    assert (second.loses, second.gains, second.joining) == ("常务副市长岗", "副市长岗", ["市地铁办"])
    assert [[each.name for each in plan.held if each.leader_id] for plan in found.portfolios] == [
        ["市交通局的任务"], ["市教育局的任务"],
    ]  # fmt: skip
    before = LedgerEntry.objects.filter(head__programme=programme).count()
    taken(found, by)
    assert LedgerEntry.objects.filter(head__programme=programme).count() == before + 1
    assert leaders() == {"市交通局": "常务副市长岗", "市地铁办": "副市长岗", "市教育局": "副市长岗"}
    kept = PortfolioHolding.objects.filter(portfolio__code="f1").order_by("from_on")
    assert [(each.post.title, each.until_on) for each in kept] == [
        ("副市长岗", date(2026, 3, 1)), ("常务副市长岗", None),
    ]  # fmt: skip
    assert not looked_at(a_book(分工=MOVED), by).brings_anything
    assert verify().is_whole


def test_unit_that_goes_to_another_leaders_portfolio_takes_its_tasks_along(
    programme: Programme, divided: dict[str, Post]
) -> None:
    by = an_actor(programme)
    rows = [
        MOVED[0],
        ["交通城建", "", "市交通局", "2026-03-02"],
        ["科技文教", "", "市教育局、市地铁办", "2026-03-02"],
    ]
    found = looked_at(a_book(分工=rows), by)
    assert [[each.name for each in plan.held if each.leader_id] for plan in found.portfolios] == [
        ["市地铁办的任务"],
        [],
    ]
    taken(found, by)
    assert leaders()["市地铁办"] == "常务副市长岗"


def test_move_of_a_day_to_come_is_arranged_and_one_before_the_last_is_a_fault(
    programme: Programme, divided: dict[str, Post]
) -> None:
    by = an_actor(programme)
    later = [row if k == 0 else [*row[:3], "2027-01-01"] for k, row in enumerate(MOVED)]
    taken(looked_at(a_book(分工=later), by), by)
    [planned] = PlannedChange.objects.filter(programme=programme)
    assert (planned.on, planned.arguments["to"]) == (
        date(2027, 1, 1), {"f1": divided["常务副市长岗"].code, "f2": divided["副市长岗"].code},
    )  # fmt: skip
    assert leaders()["市交通局"] == "副市长岗"
    done = carry_out(planned, today=date(2027, 1, 1), by=by, at=an_instant(305))
    assert done.state == "done"
    assert leaders() == {"市交通局": "常务副市长岗", "市地铁办": "副市长岗", "市教育局": "副市长岗"}
    early = [MOVED[0], ["交通城建", "副市长岗", "市交通局", "2025-01-01"]]
    assert told(looked_at(a_book(分工=early), by)) == [("分工!D2", "organisation.moved_before")]
    unchanged = read_xlsx(BytesIO(workbook_of(by, TODAY)), name="组织表.xlsx")
    found = examined(unchanged, by, on=TODAY)
    assert (told(found), found.brings_anything) == ([], False)
