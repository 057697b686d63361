"""What the README and the tutorial say is what happens."""

import re
from pathlib import Path

import pytest

from gangmu.core.extraction import read_text
from gangmu.core.extraction.drafts import Comparison, Kind


def programs(page: Path) -> list[str]:
    return re.findall(r"^```python\n(.*?)^```$", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", ["README.md", "README.zh.md", "docs/how-to/use-as-a-library.md"])
def test_first_program_of_the_page_prints_the_target(
    root: Path, page: str, capsys: pytest.CaptureFixture[str]
) -> None:
    exec(programs(root / page)[0], {})
    assert capsys.readouterr().out.split() == ["数字经济规模", "exceed", "80000000000", "2027"]


@pytest.fixture(scope="module")
def example(root: Path):
    return read_text((root / "examples/made-up/yunchuan-outline.txt").read_text("utf-8"))


def test_example_holds_what_the_tutorial_says_of_its_targets(example) -> None:
    product = [row for row in example.targets if row.indicator == "地区生产总值"]
    assert [(row.kind, row.comparison, row.period.end) for row in product] == [
        (Kind.TARGET, Comparison.EXCEED, "2028"),
        (Kind.BASELINE, Comparison.EQUAL, "2023"),
    ]
    [income] = [row for row in example.targets if row.ambition]
    assert "可支配收入" in income.indicator


def test_example_holds_duties_a_named_set_and_gaps(example) -> None:
    assert len(example.duties) == 2
    assert "一河两岸三城" in [row.name for row in example.sets]
    kinds = {row.kind for row in example.gaps}
    assert {"figure_without_image", "table_without_rows"} <= kinds
    assert "set_never_expanded" not in kinds
