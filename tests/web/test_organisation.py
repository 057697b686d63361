"""The pages of units, posts, people and portfolios: who may see and do what, and what is said when something is wrong."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gangmu.web.accounts.actions import (
    add_name,
    found_unit,
    make_group,
    make_portfolio,
    make_post,
    rename_unit,
    take_up_post,
)
from gangmu.web.accounts.models import (
    Holding,
    OrgUnit,
    PlannedChange,
    Portfolio,
    PortfolioHolding,
    Post,
    UnitGroup,
    UnitName,
    UnitSuccession,
    User,
)
from gangmu.web.accounts.refusals import CodeTakenError, HoldingDaysError
from gangmu.web.record.clock import today
from gangmu.web.record.models import LedgerEntry, Programme
from gangmu.web.reporting.actions.signing import review_reports
from web.builders import a_holder, a_key, a_post, a_unit, a_user, an_actor, an_instant, changed, recorded
from web.reporting.builders import MARCH, a_request, at_noon, now_of, passed_on, seen, the_desks


def a_client(role: str, programme: Programme) -> Client:
    client = Client()
    client.force_login(a_holder(a_post(programme, role=role), programme))
    return client


@pytest.fixture
def office(programme: Programme) -> Client:
    return a_client("office", programme)


def post(client: Client, name: str, fields: dict[str, Any], **address: Any) -> Any:
    return client.post(reverse(name, kwargs=address), {"key": a_key(), **fields})


def page(client: Client, name: str, query: dict[str, Any] | None = None, **address: Any) -> str:
    answer = client.get(reverse(name, kwargs=address), query or {})
    assert answer.status_code == 200
    return answer.content.decode()


def test_units_stand_in_official_order_below_those_they_belong_to(
    office: Client, programme: Programme
) -> None:
    district = a_unit(programme, name="和平区", kind="district", position=900)
    a_unit(programme, name="和平区教育局", parent=district, position=901)
    a_unit(programme, name="浑南区", position=902)
    branches = office.get(reverse("units")).context["tree"]
    ours = {"和平区", "和平区教育局", "浑南区"}
    assert [(each.unit.name, each.depth) for each in branches if each.unit.name in ours] == [
        ("和平区", 0), ("和平区教育局", 1), ("浑南区", 0),
    ]  # fmt: skip


@pytest.mark.parametrize("typed", ["jty", "交通运输", "运管局"])
def test_unit_is_found_in_the_search_box(office: Client, programme: Programme, typed: str) -> None:
    unit = a_unit(programme, name="市交通运输局", short_name="市交通局")
    recorded(UnitName(unit=unit, name="运管局"), programme)
    answer = office.get(reverse("units"), {"q": typed})
    assert [each.name for each, _ in answer.context["found"]] == ["市交通运输局"]
    assert 'class="rows tree' not in answer.content.decode()


def test_unit_is_renamed_named_otherwise_and_changed_on_its_page(
    office: Client, programme: Programme
) -> None:
    unit, other = a_unit(programme, name="市旅游局"), a_unit(programme)
    post(office, "rename_unit", {"name": "市文旅局", "version": 1}, code=unit.code)
    post(office, "name_unit", {"name": "文旅委", "kind": "alias"}, code=unit.code)
    post(office, "change_unit", {"parent": other.code, "position": "7", "version": 2}, code=unit.code)
    unit.refresh_from_db()
    assert (unit.name, unit.parent, unit.position) == ("市文旅局", other, 7)
    html = page(office, "unit_page", code=unit.code)
    assert "曾用名" in html
    assert "文旅委" in html
    again = post(office, "change_unit", {"version": 1}, code=unit.code)
    assert again.status_code == 409


def test_merging_shows_what_changes_hands_and_then_does_it(office: Client, programme: Programme) -> None:
    into, going = a_unit(programme, name="市交通局"), a_unit(programme, name="市轨道办")
    seat = a_post(programme, role="filer", unit=going)
    html = page(office, "merging", {"going": going.code, "into": into.code})
    assert "交接清单" in html
    assert seat.title in html
    fields = {
        "going": going.code,
        "into": into.code,
        "on": today(programme).isoformat(),
        "reason": "机构改革",
    }
    assert post(office, "merge_units", fields).status_code == 302
    assert Post.objects.get(pk=seat.pk).unit == into
    assert UnitSuccession.objects.get().reason == "机构改革"
    assert "并入" in page(office, "unit_page", code=into.code)


def test_merging_nothing_is_refused_and_in_the_future_changes_nothing_yet(
    office: Client, programme: Programme
) -> None:
    into, going = a_unit(programme), a_unit(programme)
    assert post(office, "merge_units", {"into": into.code}).status_code == 422
    later = (today(programme) + timedelta(days=3)).isoformat()
    answer = post(office, "merge_units", {"into": into.code, "going": going.code, "on": later})
    assert answer.status_code == 302
    assert PlannedChange.objects.get().state == "planned"
    again = post(office, "merge_units", {"into": into.code, "going": going.code, "on": later})
    assert again.status_code == 422
    assert "已经排定" in again.content.decode()
    assert OrgUnit.objects.get(pk=going.pk).dissolved_on is None
    assert (
        post(office, "rename_unit", {"name": "甲", "on": "下周三", "version": 1}, code=into.code).status_code
        == 422
    )


def test_unit_with_posts_is_not_dissolved_and_an_empty_one_is(office: Client, programme: Programme) -> None:
    full, empty = a_unit(programme), a_unit(programme)
    a_post(programme, role="filer", unit=full)
    assert post(office, "dissolve_unit", {"version": 1}, code=full.code).status_code == 422
    assert post(office, "dissolve_unit", {"version": 1}, code=empty.code).status_code == 302
    assert OrgUnit.objects.get(pk=empty.pk).dissolved_on == today(programme)


def test_unit_is_split_with_the_posts_that_are_ticked(office: Client, programme: Programme) -> None:
    unit = a_unit(programme)
    stays, goes = (a_post(programme, role="filer", unit=unit) for _ in range(2))
    fields = {"name": "市数据局", "post": goes.code, "code": "data"}
    assert post(office, "split_unit", fields, code=unit.code).status_code == 302
    assert Post.objects.get(pk=goes.pk).unit.code == "data"
    assert Post.objects.get(pk=stays.pk).unit == unit


def test_post_is_made_held_handed_over_and_abolished(office: Client, programme: Programme) -> None:
    unit, user, heir = a_unit(programme), a_user(), a_user()
    post(office, "add_post", {"title": "综合岗", "role": "filer"}, code=unit.code)
    made = Post.objects.get(unit=unit)
    assert post(office, "seat", {"login": user.login, "on": "2025-01-01"}, code=made.code).status_code == 302
    assert post(office, "seat", {"login": "nobody-here"}, code=made.code).status_code == 422
    holding = Holding.objects.get(post=made)
    post(office, "hand_over", {"login": heir.login, "holding": holding.pk}, code=made.code)
    assert Holding.objects.get(post=made, until_on=None).user == heir
    html = page(office, "post_page", code=made.code)
    assert "名下的事项" in html
    assert post(office, "abolish_post", {"version": made.version}, code=made.code).status_code == 302
    assert Holding.objects.filter(post=made, until_on=None).count() == 0


def test_desks_that_only_one_person_holds_are_told_on_the_unit_page(
    office: Client, programme: Programme
) -> None:
    unit, user = a_unit(programme), a_user()
    for role in ("filer", "reviewer", "signer"):
        a_holder(a_post(programme, role=role, unit=unit), programme, user)
    assert "自己填的不能自己签发" in page(office, "unit_page", code=unit.code)
    a_holder(a_post(programme, role="signer", unit=unit), programme)
    assert "自己填的不能自己签发" not in page(office, "unit_page", code=unit.code)
    assert "由同一人兼任" in page(office, "unit_page", code=unit.code)


def test_person_leaves_with_a_list_and_stops_acting_the_next_day(
    office: Client, programme: Programme
) -> None:
    seat = a_post(programme, role="filer")
    user = a_holder(seat, programme)
    assert seat.title in page(office, "leaving", number=user.pk)
    assert post(office, "leave", {"on": today(programme).isoformat()}, number=user.pk).status_code == 302
    assert Holding.objects.get(user=user).until_on == today(programme)


def test_portfolios_are_made_and_moved_in_one_act_after_a_list(office: Client, programme: Programme) -> None:
    unit = a_unit(programme)
    one, other = (a_post(programme, role="leader", title=title) for title in ("市长岗", "副市长岗"))
    fields = {"name": "交通城建", "unit": unit.code, "to": one.code, "on": "2025-01-01"}
    assert post(office, "set_portfolio", fields).status_code == 302
    portfolio = Portfolio.objects.get()
    move = {"portfolio": portfolio.code, "to": other.code}
    assert "市长岗 → 副市长岗" in " ".join(page(office, "portfolios", move).split())
    before = LedgerEntry.objects.filter(head__programme=programme).count()
    assert post(office, "move_portfolios", move).status_code == 302
    assert LedgerEntry.objects.filter(head__programme=programme).count() == before + 1
    assert PortfolioHolding.objects.get(until_on=None).post == other
    assert "市长岗" in page(office, "portfolios")


def test_group_is_made_and_its_members_change_in_time(office: Client, programme: Programme) -> None:
    one, other = a_unit(programme), a_unit(programme)
    post(office, "set_group", {"name": "市有关部门", "unit": [one.code]})
    [(group, members)] = office.get(reverse("unit_groups")).context["groups"]
    assert members == [one]
    post(office, "set_group", {"group": group.pk, "unit": [other.code], "on": today(programme).isoformat()})
    assert office.get(reverse("unit_groups")).context["groups"][0][1] == [other]


@pytest.mark.parametrize(
    ("role", "sees", "changes"),
    [
        ("filer", 200, 403),
        ("signer", 200, 403),
        ("auditor", 200, 403),
        ("leader", 200, 403),
        ("administrator", 200, 302),
    ],
)
def test_everybody_in_the_house_sees_units_and_two_roles_change_them(
    programme: Programme, role: str, sees: int, changes: int
) -> None:
    client, unit = a_client(role, programme), a_unit(programme)
    assert client.get(reverse("unit_page", kwargs={"code": unit.code})).status_code == sees
    answer = post(client, "rename_unit", {"name": "新名局", "version": 1}, code=unit.code)
    assert answer.status_code == changes
    assert Client().get(reverse("units")).status_code == 302


def test_filer_does_not_learn_who_holds_other_posts(programme: Programme) -> None:
    hidden = a_user(name="不该看见的名字")
    seat = a_post(programme, role="filer")
    a_holder(seat, programme, hidden)
    client = a_client("filer", programme)
    for html in (
        page(client, "posts"),
        page(client, "post_page", code=seat.code),
        page(client, "unit_page", code=seat.unit.code),
    ):
        assert "不该看见的名字" not in html


def test_units_are_told_as_they_stood_on_a_day(office: Client, programme: Programme) -> None:
    unit = a_unit(programme, name="市旧局", dissolved_on=date(2020, 12, 31))
    assert unit not in office.get(reverse("units")).context["units"]
    assert unit in office.get(reverse("units"), {"on": "2020-12-31"}).context["units"]


def test_leaving_signer_is_told_which_reports_would_wait_and_loses_the_desk_at_once(
    office: Client, programme: Programme
) -> None:
    desks = the_desks(programme)
    report = passed_on(a_request(programme, desks), desks)
    review_reports(seen(report), on=MARCH, by=desks.reviewer, at=at_noon(MARCH), key=a_key())
    signer = Client()
    signer.force_login(User.objects.get(pk=desks.signer.user_id))
    assert signer.get(reverse("reports")).status_code == 200
    html = page(office, "leaving", number=desks.signer.user_id)
    assert "份报告等这个岗办" in html
    yesterday = (today(programme) - timedelta(days=1)).isoformat()
    post(office, "leave", {"on": yesterday}, number=desks.signer.user_id)
    fields = {"act": "sign", "report": report.pk, f"v-{report.pk}": 3, "key": a_key()}
    refused = signer.post(reverse("decide_in_unit"), fields)
    assert refused.headers["Location"] == reverse("account")  # signed in still, and nobody's desk any more
    assert "您现在没有岗位" in signer.get(reverse("account")).content.decode()
    assert now_of(report).state == "unit_signing"


def test_posts_are_narrowed_to_vacant_ones_of_a_kind_and_found_by_initials(
    office: Client, programme: Programme
) -> None:
    unit = a_unit(programme, name="市轨道交通局")
    a_post(programme, role="filer", unit=unit, title="轨道填报岗")
    a_holder(a_post(programme, role="signer", unit=unit, title="轨道签发岗"), programme)

    def titles(**query: str) -> list[str]:
        found = office.get(reverse("posts"), query).context["seats"]
        return [each.post.title for each in found if each.post.unit_id == unit.pk]

    assert titles(q="gdjt") == ["轨道填报岗", "轨道签发岗"]
    assert titles(q="轨道交通", vacant="yes") == ["轨道填报岗"]
    assert titles(role="signer") == ["轨道签发岗"]
    changed(unit, programme, dissolved_on=today(programme) - timedelta(days=1))
    told = page(office, "unit_page", code=unit.code)
    assert "修改和调整" not in told
    assert "设一个岗位" not in told


@pytest.mark.parametrize("code", ["../a b/%00", "sl/ash", "merge", "record", "é", "-a", "a" * 41])
def test_code_that_no_address_can_hold_is_refused(office: Client, programme: Programme, code: str) -> None:
    unit = a_unit(programme)
    assert post(office, "found_unit", {"name": "市甲局", "code": code}).status_code == (
        302 if len(code) > 40 else 422
    )
    if len(code) <= 40:
        made = post(office, "add_post", {"title": "岗", "role": "filer", "code": code}, code=unit.code)
        assert made.status_code == 422
        split = post(office, "split_unit", {"name": "市乙局", "code": code}, code=unit.code)
        assert split.status_code == 422
    assert office.get(reverse("units")).status_code == 200
    assert office.get(reverse("posts")).status_code == 200


def test_what_another_entered_meanwhile_is_refused_within_the_act(programme: Programme) -> None:
    clerk, unit, user = an_actor(programme), a_unit(programme), a_user()

    def told() -> dict[str, Any]:
        return {"by": clerk, "at": an_instant(), "key": a_key()}

    desk = a_post(programme, role="filer", unit=unit)
    day = an_instant().date()
    acts: list[Callable[[], Any]] = [
        lambda: found_unit(OrgUnit(code="twice", name="市两次局"), **told()),
        lambda: make_post(Post(code="twice", title="岗", unit=unit, role="filer"), **told()),
        lambda: add_name(UnitName(unit=unit, name="两次"), **told()),
        lambda: make_group(UnitGroup(code="twice", name="两次组"), [unit], **told()),
        lambda: make_portfolio(Portfolio(code="twice", name="两次"), [], None, from_on=day, **told()),
        lambda: take_up_post(desk, user, from_on=day, **told()),
    ]
    for act in acts:
        act()
        with pytest.raises((CodeTakenError, HoldingDaysError)):
            act()


def test_nobody_seats_themselves_and_office_makes_no_administrator(programme: Programme) -> None:
    client, clerk = Client(), a_holder(a_post(programme, role="office"), programme)
    client.force_login(clerk)
    unit = a_unit(programme)
    fields = {"title": "系统管理", "role": "administrator", "code": "x-administrator"}
    assert post(client, "add_post", fields, code=unit.code).status_code == 422
    leader, admin = a_post(programme, role="leader"), a_post(programme, role="administrator")
    assert post(client, "seat", {"login": clerk.login}, code=leader.code).status_code == 422
    assert post(client, "seat", {"login": a_user().login}, code=admin.code).status_code == 422
    assert post(client, "seat", {"login": a_user().login}, code=leader.code).status_code == 302
    assert not Holding.objects.filter(post__in=[leader, admin], user=clerk).exists()
    administrator = a_client("administrator", programme)
    assert post(administrator, "seat", {"login": a_user().login}, code=admin.code).status_code == 302


def test_no_unit_takes_the_name_of_another(office: Client, programme: Programme) -> None:
    unit, other = a_unit(programme), a_unit(programme, name="市教育局")
    for on in (today(programme), today(programme) + timedelta(days=3)):
        fields = {"name": other.name, "on": on.isoformat(), "version": 1}
        assert post(office, "rename_unit", fields, code=unit.code).status_code == 422
    day = today(programme)
    with pytest.raises(CodeTakenError):
        rename_unit(
            unit,
            other.name,
            on=day,
            today=day,
            version=1,
            by=an_actor(programme),
            at=an_instant(),
            key=a_key(),
        )


def test_programme_keeps_its_office_and_somebody_in_it(programme: Programme) -> None:
    home = a_unit(programme, name="领导小组办公室", kind="office")
    clerk = a_post(programme, role="office", unit=home)
    user, client = a_holder(clerk, programme), a_client("administrator", programme)
    into = a_unit(programme)
    assert post(client, "merge_units", {"into": into.code, "going": home.code}).status_code == 422
    assert post(client, "abolish_post", {"version": 1}, code=clerk.code).status_code == 422
    assert post(client, "leave", {}, number=user.pk).status_code == 422
    a_holder(a_post(programme, role="office", unit=home), programme)
    assert post(client, "leave", {}, number=user.pk).status_code == 302
