"""Every example in a docstring is true."""

import doctest
import importlib
import pkgutil
from pathlib import Path

import pytest

import gangmu

SOURCE = Path(gangmu.__file__).parent
WITH_EXAMPLES = sorted(
    path.relative_to(SOURCE.parent) for path in SOURCE.rglob("*.py") if ">>>" in path.read_text("utf-8")
)


@pytest.mark.parametrize("path", WITH_EXAMPLES, ids=str)
def test_examples_in_docstrings_are_true(path: Path) -> None:
    name = ".".join(path.with_suffix("").parts).removesuffix(".__init__")
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_every_module_can_be_imported() -> None:
    for module in pkgutil.walk_packages(gangmu.__path__, "gangmu."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
