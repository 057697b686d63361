"""Values that units file count when the data authority confirms them, never when whoever is scored says so."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from gangmu.files.tables.columns import Row
from gangmu.web.accounts.models import Post
from gangmu.web.accounts.refusals import NotAllowedError
from gangmu.web.indicators import queries
from gangmu.web.indicators.actions.filing import confirm_value, refuse_value
from gangmu.web.indicators.models import Indicator, Observation, Series
from gangmu.web.indicators.pages.listing import listing
from gangmu.web.indicators.refusals import (
    OwnValueError,
    SeriesNotChosenError,
    ValueDoubtfulError,
    ValueFaultyError,
)
from gangmu.web.record.actors import Actor
from gangmu.web.record.models import Programme
from gangmu.web.record.moments import NOW, as_of
from gangmu.web.record.refusals import ConflictError, NotFoundError
from gangmu.web.record.verifying import verify
from web.builders import EVERYBODY, a_holder, a_key, a_release, an_actor, an_instant, an_office_clerk, changed
from web.indicators.made import GDP, a_claim, a_place, a_value, figures, parted_duties
from web.indicators.test_figures import TODAY


def confirm(claim: Observation, by: Actor, seen: int = 1) -> Observation:
    return confirm_value(claim, on=TODAY, by=by, at=an_instant(), key=a_key(), seen=seen)


def refuse(claim: Observation, by: Actor, reason: str = "与联网直报不符") -> Observation:
    return refuse_value(claim, reason=reason, on=TODAY, by=by, at=an_instant(), key=a_key(), seen=1)


def counted(programme: Programme) -> list[Decimal]:
    return [each.value for each in queries.observations(an_office_clerk(programme), NOW)]


@pytest.fixture
def filed(programme: Programme) -> tuple[Observation, Actor, Actor]:
    """A value that the responsible unit filed, its filer, and the data authority."""
    figures(programme, a_value("2023", "1000"), a_value("2024", "1020"))
    filer, authority = parted_duties(programme)
    return a_claim(programme, by=filer), filer, authority


def test_filed_value_does_not_count_before_it_is_confirmed(
    programme: Programme, filed: tuple[Observation, Actor, Actor]
) -> None:
    claim, _, authority = filed
    assert counted(programme) == [Decimal(1000), Decimal(1020)]
    confirmed = confirm(claim, authority)
    assert (confirmed.state, confirmed.vintage, confirmed.ruled_on) == ("confirmed", TODAY, TODAY)
    assert counted(programme) == [Decimal(1000), Decimal(1020), Decimal(1050)]


def test_whoever_filed_a_value_does_not_confirm_it(programme: Programme) -> None:
    figures(programme, a_value("2024", "1020"))
    _, authority = parted_duties(programme)
    claim = a_claim(programme, by=authority)
    with pytest.raises(OwnValueError):
        confirm(claim, authority)
    with pytest.raises(OwnValueError):
        refuse(claim, authority)


def test_same_person_in_another_post_does_not_confirm_it_either(programme: Programme) -> None:
    figures(programme, a_value("2024", "1020"))
    filer, authority = parted_duties(programme)
    claim = a_claim(programme, by=filer)
    from dataclasses import replace

    two_posts = replace(authority, user_id=filer.user_id)
    with pytest.raises(OwnValueError):
        confirm(claim, two_posts)


def test_unit_that_is_scored_never_confirms_though_it_had_the_mandate(
    programme: Programme, filed: tuple[Observation, Actor, Actor]
) -> None:
    claim, _, authority = filed
    changed(Indicator.objects.get(code="gdp"), programme, responsible_id=authority.unit_id)
    with pytest.raises(OwnValueError):
        confirm(claim, authority)


@pytest.mark.parametrize("role", ["office", "filer", "leader", "analyst", "reader", "auditor", "assessor"])
def test_no_other_role_confirms(
    programme: Programme, filed: tuple[Observation, Actor, Actor], role: str
) -> None:
    with pytest.raises(NotAllowedError):
        confirm(filed[0], an_actor(programme, role=role))


def test_authority_of_other_indicators_does_not_confirm(
    programme: Programme, filed: tuple[Observation, Actor, Actor]
) -> None:
    with pytest.raises(NotFoundError):
        confirm(filed[0], an_actor(programme, role="authority"))


def test_unit_files_only_what_falls_to_it(
    programme: Programme, filed: tuple[Observation, Actor, Actor]
) -> None:
    with pytest.raises(NotFoundError):
        a_claim(programme, by=an_actor(programme, role="filer"))
    with pytest.raises(NotAllowedError):
        a_claim(programme, by=an_office_clerk(programme))


def test_value_that_is_sent_back_is_filed_again_in_the_same_row(
    programme: Programme, filed: tuple[Observation, Actor, Actor]
) -> None:
    claim, filer, authority = filed
    sent_back = refuse(claim, authority)
    assert (sent_back.state, sent_back.ruling) == ("refused", "与联网直报不符")
    again = a_claim(programme, by=filer, value="1049")
    assert again.pk == claim.pk
    assert (again.state, again.value, again.ruling) == ("filed", Decimal(1049), "")
    confirm(again, authority, seen=again.version)
    assert counted(programme)[-1] == Decimal(1049)
    assert verify().is_whole


def test_sending_back_needs_a_reason(filed: tuple[Observation, Actor, Actor]) -> None:
    from gangmu.core.base.lifecycles import ReasonNeededError

    with pytest.raises(ReasonNeededError):
        refuse(filed[0], filed[2], reason=" ")


def test_two_do_not_rule_on_one_value(filed: tuple[Observation, Actor, Actor]) -> None:
    with pytest.raises(ConflictError):
        confirm(filed[0], filed[2], seen=7)


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        ({"value": "10500"}, ValueDoubtfulError), ({"value": "1050万元"}, ValueDoubtfulError), ({"period": "2031"}, ValueDoubtfulError),
        ({"value": "不少"}, ValueFaultyError), ({"value": "1050万人"}, ValueFaultyError), ({"period": "去年"}, ValueFaultyError),
    ],
)  # fmt: skip
def test_slip_is_stopped_before_it_is_filed(
    programme: Programme, told: dict[str, str], refusal: type[Exception]
) -> None:
    figures(programme, a_value("2023", "1000"), a_value("2024", "1020"))
    filer, _ = parted_duties(programme)
    with pytest.raises(refusal):
        a_claim(programme, by=filer, **{"reason": "", **told})
    assert not queries.claims(filer, NOW).exists()


def test_public_sees_claimed_apart_from_confirmed_and_not_what_was_sent_back(
    programme: Programme, filed: tuple[Observation, Actor, Actor]
) -> None:
    claim, _, authority = filed
    a_release(programme)
    public = EVERYBODY["public"](programme)
    [shown] = queries.claims(public, as_of(programme, None))
    assert (shown.state, shown.filer_id, shown.ruling) == ("filed", None, None)
    assert [each.value for each in queries.observations(public, NOW)] == [Decimal(1000), Decimal(1020)]
    refuse(claim, authority)
    a_release(programme)
    assert not queries.claims(EVERYBODY["public"](programme), NOW).exists()


def test_public_page_tells_claimed_from_confirmed(
    programme: Programme, filed: tuple[Observation, Actor, Actor]
) -> None:
    claim, _, authority = filed
    a_release(programme)
    address = reverse("indicator", kwargs={"code": "gdp"})
    page = Client().get(address).content.decode()
    assert "填报数" in page
    assert "待确认，不作数" in page
    confirm(claim, authority)
    a_release(programme)
    page = Client().get(address).content.decode()
    assert "填报数）" not in page
    assert "确认" in page
    assert "1,050" in page


def test_filer_and_authority_do_it_on_a_page(programme: Programme) -> None:
    figures(programme, a_value("2024", "1020"))
    filer, authority = parted_duties(programme)
    client = Client()
    client.force_login(_user_of(filer, programme))
    typed = {
        "indicator": "gdp",
        "place": "yunchuan",
        "period": "2025年",
        "value": "10500亿元",
        "source_title": "直报",
        "key": a_key(),
    }
    answer = client.post(reverse("file_value"), typed)
    assert answer.status_code == 422
    assert "多写或少写了一位" in answer.content.decode()
    page = client.post(
        reverse("file_value"), typed | {"value": "1,050", "key": a_key()}, follow=True
    ).content.decode()
    assert "已填报，待确认" in page
    assert ">确认</button>" not in page
    claim = queries.claims(filer, NOW).first()
    assert claim is not None
    client = Client()
    client.force_login(_user_of(authority, programme))
    assert "等您确认的数" in client.get(reverse("desk")).content.decode()
    assert ">确认</button>" in client.get(reverse("claims")).content.decode()
    sent = {"verdict": "confirm", "version": claim.version, "key": a_key()}
    page = client.post(
        reverse("rule_on_value", kwargs={"number": claim.pk}), sent, follow=True
    ).content.decode()
    assert "已确认" in page


def _user_of(actor: Actor, programme: Programme) -> object:
    return a_holder(Post.objects.get(pk=actor.post_id), programme)


RESIDENT = ("resident", "", "", "")
CITIZENS = {"code": "citizens", "name": "人口规模", "unit": "万人", "kind": "count", "timing": "stock"}


def a_head_count(period: str, value: str, definition: str) -> Row:
    return a_value(period, value, indicator="citizens", unit="万人", basis="", definition=definition)


@pytest.fixture
def counter(programme: Programme) -> Actor:
    """Whoever files the population of a place that counts it in two ways."""
    told = [a_head_count(str(year), "920", "resident") for year in (2022, 2023, 2024)]
    told += [a_head_count(str(year), "760", "registered") for year in (2022, 2023, 2024)]
    figures(programme, *told, places=[a_place(aliases=programme.place)], indicators=(GDP, CITIZENS))
    return parted_duties(programme, "citizens")[0]


def test_filer_says_which_way_of_counting_is_meant(counter: Actor, programme: Programme) -> None:
    with pytest.raises(SeriesNotChosenError):
        a_claim(programme, by=counter, indicator="citizens", value="927.6")
    with pytest.raises(SeriesNotChosenError):
        a_claim(programme, by=counter, indicator="citizens", value="927.6", counted=("actual", "", "", ""))
    claim = a_claim(programme, by=counter, indicator="citizens", value="927.6", counted=RESIDENT)
    assert Series.objects.get(pk=claim.series_id).definition == "resident"


def test_slip_is_seen_beside_the_series_that_was_chosen(counter: Actor, programme: Programme) -> None:
    with pytest.raises(ValueDoubtfulError):
        a_claim(programme, by=counter, indicator="citizens", value="9300", counted=RESIDENT, reason="")


def test_form_offers_each_way_of_counting(counter: Actor, programme: Programme) -> None:
    client = Client()
    client.force_login(_user_of(counter, programme))
    page = client.get(reverse("claims")).content.decode()
    assert "人口规模，常住（万人）" in page
    assert "人口规模，户籍（万人）" in page
    typed = {"indicator": "citizens|resident|||", "period": "2025", "value": "9300", "source_title": "年报"}
    answer = client.post(reverse("file_value"), typed | {"key": a_key()})
    assert answer.status_code == 422
    assert "多写或少写了一位" in answer.content.decode()
    assert '<option value="citizens|resident|||" selected>' in answer.content.decode()


def test_nobody_is_offered_to_confirm_their_own_value(programme: Programme) -> None:
    figures(programme, a_value("2024", "1020"))
    _, authority = parted_duties(programme)
    a_claim(programme, by=authority)
    client = Client()
    client.force_login(_user_of(authority, programme))
    page = client.get(reverse("claims")).content.decode()
    assert "已填报，待确认" in page
    assert ">确认</button>" not in page


def test_list_of_indicators_says_which_way_its_value_was_counted(
    counter: Actor, programme: Programme
) -> None:
    rows = listing(counter, NOW, on=TODAY, home="云川")
    [row] = [each for each in rows if each.row.code == "citizens"]
    assert (row.latest, row.counted) in {("920", "常住"), ("760", "户籍")}


def test_desk_does_not_say_that_nothing_is_kept_where_figures_are(programme: Programme) -> None:
    client = Client()
    client.force_login(_user_of(an_office_clerk(programme), programme))
    assert "没有数据，目标就只能显示" in client.get(reverse("import")).content.decode()
    figures(programme, a_value("2024", "1020"))
    page = client.get(reverse("import")).content.decode()
    assert "没有数据，目标就只能显示" not in page
    assert "在库的数据是用别的办法收下的" in page
