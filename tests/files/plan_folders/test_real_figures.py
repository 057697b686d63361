"""The real figures load whole: every row, every conflict kept, hardly a value doubted."""

from pathlib import Path

import pytest

from gangmu.files.plan_folders.doubts import doubts_of
from gangmu.files.plan_folders.folders import read_table
from gangmu.files.plan_folders.schema import BY_NAME
from gangmu.files.tables.columns import Row


def kind_of(name: str) -> str:
    if "增速" in name or "增长率" in name or "涨幅" in name:
        return "growth"
    return "share" if name.endswith(("率", "比重", "占比", "比例", "强度")) else "level"


@pytest.mark.shared
def test_shared_observations_are_read_without_a_fault(shared: Path) -> None:
    rows, problems = read_table((shared / "data/observations.csv").read_bytes(), BY_NAME["observations"])
    assert problems == []
    assert len(rows) == 4465
    units = {row["indicator"]: row["unit"] for row in rows}
    indicators = tuple(
        Row(0, {"code": name, "unit": unit, "kind": kind_of(name)}) for name, unit in units.items()
    )
    doubts = doubts_of({"observations": rows, "indicators": indicators}, today=None)
    assert len(doubts) <= 10
