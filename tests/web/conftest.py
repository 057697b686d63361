"""What web tests share."""

import pytest

from gangmu.web.record.models import Programme
from web.builders import a_programme


@pytest.fixture
def programme(db: None) -> Programme:
    """A programme with nothing in it."""
    return a_programme()
