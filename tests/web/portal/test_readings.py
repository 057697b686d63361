"""Words that several series could mean: those that judge are all drawn, the others are listed."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from gangmu.web.outlines.models import Meaning, Promise
from web.builders import a_programme, recorded
from web.portal.builders import an_outline
from web.portal.conftest import folder, for_a_file
from web.portal.figures import GDP, SINCE, a_series, another_series, meaning, released

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def page(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The page of a target of two series, urban and rural, beside which a third is kept."""
    with for_a_file(django_db_blocker):
        programme = a_programme()
        an_outline(programme, folder(tmp_path_factory))
        series = a_series(programme, GDP)
        another_series(series, {"2024": "500", "2025": "950"}, breakdown="rural")
        another_series(series, {"2024": "400", "2025": "777.7"}, definition="registered")
        promise = meaning(programme, "突破900亿元")
        decided = Meaning.objects.get(promise=promise)
        recorded(
            Meaning(
                promise=promise,
                role="actual",
                place="yunchuan",
                indicator="gdp",
                basis="current",
                breakdown="rural",
                decided_by=decided.decided_by,
                decided_on=date(2022, 2, 1),
            ),
            programme,
            effective=SINCE,
        )
        released(programme)
        yield Client().get(f"/p/{Promise.objects.get(pk=promise.pk).code}/", {"as-of": "2026-06-30"}).text


def test_each_series_that_the_words_mean_is_drawn_and_named(page: str) -> None:
    assert page.count('<svg class="wide"') == 2
    titles = page.split("<figcaption><b>")[1:]
    assert titles[0].startswith("地区生产总值")
    assert titles[1].startswith("农村地区生产总值")


def test_series_that_the_words_do_not_mean_are_listed_with_their_latest_value(page: str) -> None:
    listed = page[page.index("别的口径") :]
    listed = listed[: listed.index("</section>")]
    assert "户籍" in listed
    assert "2025年，777.7亿元" in listed
    assert "500亿元" not in listed
    assert "农村" not in listed


def test_grades_of_sources_are_explained_under_the_table(page: str) -> None:
    assert "来源等级：A为编制单位自己的发布件。" in page
