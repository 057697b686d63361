"""Rule sets stand in the documentation as they are: each field of the head, each provision with its value and source."""

import re
from pathlib import Path

import pytest

from gangmu.core.base.rule_sets import Provision, RuleSet, Value
from gangmu.core.plan.rules import PROVISIONS, rules_from
from gangmu.files.rule_sets import shipped

HEAD = {"kind", "id", "version", "valid_from", "valid_to", "title", "title_en", "value", "source", "basis", "basis_en"}  # fmt: skip


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs/reference/rule-sets.md").read_text("utf-8")


def written(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return ", ".join(str(each) for each in value) if isinstance(value, tuple) else str(value)


def test_every_field_of_the_head_and_of_a_provision_is_documented(page: str) -> None:
    rows = re.findall(r"^\| (`[^|]+) \|", page, re.MULTILINE)
    documented = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
    assert documented >= HEAD


@pytest.mark.parametrize("rules", shipped(), ids=lambda rules: f"{rules.id}-{rules.version}")
def test_every_provision_is_documented_with_its_value_and_source(page: str, rules: RuleSet) -> None:
    of_kind = page.partition(f"## Kind `{rules.kind}`")[2].partition("\n## ")[0]
    rows = {}
    for part in re.split(r"\n### (?=Version )", of_kind):  # a later version tells what it changes
        if int((re.match(r"Version (\d+)", part) or ["", "1"])[1]) <= rules.version:
            rows |= {cells[0].strip("` "): [cells[2].strip("`"), cells[3]] for cells in tables(part)}
    assert rows == {each.name: [written(each.value), each.ground.value] for each in rules.provisions}


def tables(page: str) -> list[list[str]]:
    return [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in page.splitlines()
        if line.startswith("| `") and line.count("|") == 5
    ]


@pytest.mark.parametrize("each", [one for each in shipped() for one in each.provisions], ids=lambda each: each.name)  # fmt: skip
def test_every_shipped_number_says_where_it_comes_from_in_both_languages(each: Provision) -> None:
    assert each.basis.strip()
    assert each.basis_en.strip()


def test_the_shipped_rules_can_rule() -> None:
    [standing] = [each for each in shipped() if each.kind == "standing"]
    assert {each.name for each in standing.provisions} == set(PROVISIONS)
    assert rules_from(standing).by == standing.reference
