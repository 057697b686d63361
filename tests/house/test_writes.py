"""All writes go through `record.commit` (DESIGN §6.2)."""

import ast
from pathlib import Path

import pytest

from house.writes import UNRECORDED

WORDS = {
    "save", "create", "update", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create",
    "asave", "acreate", "aupdate", "adelete", "abulk_create", "abulk_update", "aget_or_create",
    "aupdate_or_create", "raw", "execute", "executemany", "set_password",
}  # fmt: skip
RECORD = "web/record/"


def writing_words(source: str) -> set[str]:
    calls = (node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return {call.attr for call in calls if isinstance(call, ast.Attribute) and call.attr in WORDS}


def written_outside(root: Path) -> dict[str, set[str]]:
    house = root / "src/gangmu"
    found = {}
    for folder in ("web", "cli"):
        for path in sorted((house / folder).rglob("*.py")):
            name = path.relative_to(house).as_posix()
            if name.startswith(RECORD) or "/migrations/" in name:
                continue
            if words := writing_words(path.read_text("utf-8")):
                found[name] = words
    return found


def test_nothing_writes_beside_the_record(root: Path) -> None:
    assert {name: words for name, words in written_outside(root).items() if name not in UNRECORDED} == {}


def test_every_exception_is_one_and_has_its_reason(root: Path) -> None:
    assert set(UNRECORDED) <= set(written_outside(root))
    assert all(UNRECORDED.values())


@pytest.mark.parametrize(
    "line", ["row.save()", "Unit.objects.create(name='x')", "rows.filter(a=1).update(b=2)"]
)
def test_a_write_is_seen(line: str) -> None:
    assert writing_words(line)
