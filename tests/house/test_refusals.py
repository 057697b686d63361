"""Every refusal says what, why and what to do next, in both languages, and is documented."""

import importlib
import pkgutil
import re
import string
from pathlib import Path

import pytest

import gangmu
from gangmu.core.base.refusal_words import REFUSAL_WORDS
from gangmu.core.base.refusals import GangmuError


def all_refusals() -> list[type[GangmuError]]:
    """Give each class that is raised: those that others refine only gather them."""
    for module in pkgutil.walk_packages(gangmu.__path__, "gangmu."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    found, waiting = [], [GangmuError]
    while waiting:
        below = waiting.pop().__subclasses__()
        waiting += below
        found += [
            each for each in below if not each.__subclasses__() and each.__module__.startswith("gangmu.")
        ]
    return sorted(found, key=lambda each: each.code)


REFUSALS = all_refusals()


def fields_of(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda each: each.code)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_refusal_has_words_that_use_only_its_parameters(refusal: type[GangmuError], language: str) -> None:
    words = REFUSAL_WORDS[refusal.code][language]
    for template in (words["message"], words["remedy"]):
        assert template.strip()
        assert fields_of(template) <= set(refusal.parameter_names)


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda each: each.code)
def test_refusal_is_documented_with_its_parameters(refusal: type[GangmuError], root: Path) -> None:
    page = (root / "docs/reference/refusals.md").read_text("utf-8")
    [row] = re.findall(rf"^\| `{re.escape(refusal.code)}` \| .+ \| (.*) \|$", page, re.MULTILINE)
    assert tuple(re.findall(r"\w+", row)) == refusal.parameter_names


def test_no_two_refusals_share_a_code() -> None:
    codes = [each.code for each in REFUSALS]
    assert sorted(set(codes)) == codes


def test_no_words_and_no_documentation_without_a_refusal(root: Path) -> None:
    codes = {each.code for each in REFUSALS}
    page = (root / "docs/reference/refusals.md").read_text("utf-8")
    assert set(REFUSAL_WORDS) == codes
    assert set(re.findall(r"^\| `([\w.]+)` \|", page, re.MULTILINE)) == codes


def test_refusal_raised_with_other_parameters_is_a_fault_of_ours() -> None:
    class CityNotFoundError(GangmuError):
        code = "test.city_not_found"
        parameter_names = ("name",)

    with pytest.raises(TypeError):
        CityNotFoundError(city="云川市")
    assert CityNotFoundError(name="云川市").name == "云川市"
