"""What web tests share."""

from collections.abc import Iterator

import pytest

from gangmu.web.doors.languages import spoken
from gangmu.web.record.models import Programme
from web.builders import a_programme


@pytest.fixture
def programme(db: None) -> Programme:
    """A programme with nothing in it."""
    return a_programme()


@pytest.fixture(autouse=True)
def simplified() -> Iterator[None]:
    """Begin in simplified script, whatever the last page of the test before spoke: a server does so for each request."""
    with spoken("zh-hans"):
        yield
