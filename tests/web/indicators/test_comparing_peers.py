"""A place is compared with a fair group, as data; start and growth both, the missing listed."""

import pytest
from django.test import Client
from django.urls import reverse

from gangmu.web.accounts.models import User
from gangmu.web.indicators.actions.peers import set_peer_group
from gangmu.web.indicators.findings.peers import Peers, peers_of
from gangmu.web.indicators.models import PeerGroup
from gangmu.web.indicators.refusals import GroupTooSmallError
from gangmu.web.record.models import Programme
from gangmu.web.record.moments import NOW
from web.builders import a_key, an_instant, an_office_clerk
from web.indicators.made import a_place, a_value, figures


def cities(programme: Programme) -> None:
    values = {"yunchuan": ("100", "120"), "a": ("50", "80"), "b": ("90", "95"), "c": (None, "60")}
    rows = [
        a_value(year, value, place=place)
        for place, pair in values.items()
        for year, value in zip(("2021", "2025"), pair, strict=True)
        if value
    ]
    places = [
        a_place("yunchuan", "云川", kind="city"),
        *(a_place(each, f"{each}市", kind="city") for each in "abcd"),
    ]
    figures(programme, *rows, places=[*places, a_place("hill", "山区", kind="district")])


def compared(programme: Programme) -> Peers:
    found = peers_of(an_office_clerk(programme), NOW, "gdp", place="yunchuan")
    assert found is not None
    return found


def test_city_is_compared_with_cities_where_no_group_is_set(programme: Programme) -> None:
    cities(programme)
    found = compared(programme)
    own = found.table.of("yunchuan")
    assert own is not None
    assert (own.level_rank, own.growth_rank, found.table.levels, found.table.growths) == (1, 2, 4, 3)
    assert found.group is None


def test_group_says_who_is_compared(programme: Programme) -> None:
    cities(programme)
    by = an_office_clerk(programme)
    set_peer_group(
        "near",
        name="规模相近",
        members=["云川", "b市"],
        basis="常住人口相近",
        by=by,
        at=an_instant(),
        key=a_key(),
    )
    found = compared(programme)
    assert found.group is not None
    assert [each.place for each in found.table.peers] == ["yunchuan", "b"]
    set_peer_group(
        "near", name="规模相近", members=["云川", "b", "c"], basis="", by=by, at=an_instant(), key=a_key()
    )
    assert PeerGroup.objects.get().members == ["b", "c", "yunchuan"]
    for members in (["云川"], ["云川", "b", "某市"]):
        with pytest.raises(GroupTooSmallError):
            set_peer_group(
                "near", name="规模相近", members=members, basis="", by=by, at=an_instant(), key=a_key()
            )


def test_page_says_ranks_with_their_number_and_lists_the_missing(programme: Programme) -> None:
    cities(programme)
    by, client = an_office_clerk(programme), Client()
    client.force_login(User.objects.get(pk=by.user_id))
    address = f"/at/{programme.code}" + reverse("peers")
    page = client.get(address, {"indicator": "gdp", "place": "yunchuan"}).content.decode()
    assert "4</span>个地方" in page
    assert "没有起始年的数" in page
    by_year = client.get(address, {"indicator": "gdp", "place": "yunchuan", "year": "2021"}).content.decode()
    assert "没有这一年的数：c市" in by_year
    form = {"name": "近邻", "members": "云川\n某市", "key": a_key()}
    refused = client.post(f"/at/{programme.code}" + reverse("set_peer_group"), form)
    assert refused.status_code == 422
    assert "某市" in refused.content.decode()
