"""Every example in a docstring is true."""

import doctest
import importlib
import pkgutil

import pytest

import gangmu

MODULES = [
    module.name
    for module in pkgutil.walk_packages(gangmu.__path__, "gangmu.")
    if not module.name.endswith("__main__")
]


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_are_true(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
