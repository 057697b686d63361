"""Settings and lifecycles stand in the documentation as they are."""

import re
from pathlib import Path

from gangmu.web.record.lifecycles import all_lifecycles


def test_every_setting_is_documented_and_every_documented_one_exists(root: Path) -> None:
    page = (root / "docs/reference/settings.md").read_text("utf-8")
    documented = set(re.findall(r"^\| `(GANGMU_\w+)`", page, re.MULTILINE))
    read = {
        name
        for path in (root / "src/gangmu").rglob("*.py")
        for name in re.findall(r'"(GANGMU_\w+)"', path.read_text("utf-8"))
    }
    assert documented == read


def test_every_lifecycle_is_drawn_as_it_is(root: Path) -> None:
    page = (root / "docs/reference/lifecycles.md").read_text("utf-8")
    for lifecycle in all_lifecycles():
        assert lifecycle.diagram() in page, lifecycle.id
