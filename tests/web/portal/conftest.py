"""Issued outlines that the tests of a file only look at: made once for the file and rolled back."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from gangmu.web.outlines.models import Promise
from web.builders import a_programme
from web.portal.builders import an_outline
from web.portal.figures import GDP, a_series, meaning, released


@contextmanager
def for_a_file(blocker: DjangoDbBlocker) -> Iterator[None]:
    """Roll back after a file of tests what it made."""
    with blocker.unblock():
        around = transaction.atomic()
        around._from_testcase = True  # type: ignore[attr-defined]  # commits inside it are a test's own
        with around:
            yield
            transaction.set_rollback(True)


@pytest.fixture(scope="module")
def site(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Client]:
    """The public site of a programme with an outline and nothing else."""
    with for_a_file(django_db_blocker):
        an_outline(a_programme(), folder(tmp_path_factory))
        yield Client()


@pytest.fixture(scope="module")
def missed(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Promise]:
    """A target of 2025 that its series missed."""
    with for_a_file(django_db_blocker):
        programme = a_programme()
        an_outline(programme, folder(tmp_path_factory))
        a_series(programme, GDP)
        promise = meaning(programme, "突破900亿元", path="compound")
        meaning(programme, "突破1500亿元", path="compound")
        released(programme)
        yield promise


def folder(factory: pytest.TempPathFactory) -> Path:
    """A folder for the outline's file."""
    return factory.mktemp("outline")
