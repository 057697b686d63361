"""What web tests share."""

from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from django.test import TransactionTestCase

from gangmu.web.doors.languages import spoken
from gangmu.web.record.models import Programme
from web.builders import a_programme

MADE_WITH_THE_TABLES = {"django_content_type", "auth_permission"}


@pytest.fixture(scope="session", autouse=True)
def emptied_by_rows() -> Iterator[None]:
    """Empty the database after a test that committed by the rows that there are: to truncate every table takes PostgreSQL a second."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _: emptied())
        yield


def emptied() -> None:
    tables = set(connection.introspection.django_table_names(only_existing=True, include_views=False))
    named = [connection.ops.quote_name(table) for table in sorted(tables - MADE_WITH_THE_TABLES)]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            " UNION ALL ".join(f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM {name})" for name in named)
        )
        for (name,) in cursor.fetchall():
            cursor.execute(f"DELETE FROM {name}")


@pytest.fixture
def programme(db: None) -> Programme:
    """A programme with nothing in it."""
    return a_programme()


@pytest.fixture(autouse=True)
def simplified() -> Iterator[None]:
    """Begin in simplified script, whatever the last page of the test before spoke: a server does so for each request."""
    with spoken("zh-hans"):
        yield
