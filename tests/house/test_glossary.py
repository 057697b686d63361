"""The field's words: each has one English word, and stands in the glossary."""

import ast
import re
from pathlib import Path

import pytest

# The terms that the house began with.
TERMS = {
    "行动纲要": "Outline",
    "指标": "Indicator",
    "目标值": "Target",
    "承诺": "Promise",
    "任务、举措": "Measure",
    "年度任务": "AnnualTask",
    "项目": "Project",
    "项目储备": "ProjectReserve",
    "单位": "OrgUnit",
    "计量单位": "unit_of_measure",
    "牵头单位": "lead_unit",
    "责任单位": "responsible_units",
    "配合单位": "supporting_units",
    "年度实施计划": "AnnualPlan",
    "台账": "Register",
    "留痕账": "Ledger",
    "督促检查": "supervision",
    "督办单": "SupervisionOrder",
    "办结": "completed",
    "销号": "closed",
    "考核": "Assessment",
    "第三方评估": "Evaluation",
    "完成率": "completion",
    "实现程度": "attainment",
    "序时进度": "elapsed_share",
}


@pytest.fixture(scope="module")
def glossary(root: Path) -> str:
    return (root / "docs/glossary.md").read_text("utf-8")


@pytest.mark.parametrize(("chinese", "english"), TERMS.items())
def test_term_of_the_field_is_in_the_glossary(glossary: str, chinese: str, english: str) -> None:
    rows = [line for line in glossary.splitlines() if line.startswith("| ") and chinese in line.split("|")[1]]
    assert any(f"`{english}`" in row for row in rows)


def test_word_that_stands_for_a_term_is_in_the_glossary(glossary: str, root: Path) -> None:
    """A class of the core whose docstring begins with a Chinese term names a term."""
    missing = [
        f"{path.name}: {node.name} {term}"
        for path in sorted((root / "src/gangmu/core").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef)
        and node.name[0] != "_"
        and (term := chinese_term(ast.get_docstring(node)))
        if term not in glossary
    ]
    assert missing == []


def chinese_term(docstring: str | None) -> str | None:
    match = re.match(r"([一-鿿]{2,8})[:：,，、 ]", docstring or "")
    return match[1] if match else None
