"""A larger example (放大): the same text again and again, and artificial places with seeded figures, all marked so."""

import random
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Final

from gangmu.core.base.quantities import canonical
from gangmu.files.plan_folders import PlanFolder, write_folder
from gangmu.files.plan_folders.schema import BY_NAME
from gangmu.files.tables.columns import Holds, Row

SEED: Final = 20260630
SOURCE: Final = "人造数据，种子"
_SPANS: Final = ("start", "end", "section_end")
_HANGING: Final = (
    "clauses",
    "targets",
    "meanings",
    "measures",
    "duties",
    "systems",
    "sets",
    "members",
    "gaps",
)


def scaled_folder(plan: PlanFolder, folder: Path, *, times: int) -> None:
    """Write a plan folder of so many times the data. The first copy is the example as it is."""
    assert plan.outline is not None
    gap = "\n\n"
    offset = len(plan.outline) + len(gap)
    tables = {name: list(rows) for name, rows in plan.tables.items()}
    for number in range(2, times + 1):
        for name in _HANGING:
            shift = offset * (number - 1)
            tables.setdefault(name, []).extend(_again(name, row, number, shift) for row in plan.rows(name))
        tables["places"] += [_artificial_place(row, number) for row in plan.rows("places")]
        tables["observations"] += list(_artificial_values(plan, number))
    head = dict(plan.head)
    head.pop("outline_sha256", None)
    head["code"] = f"{head['code'][:30]}-X{times}"
    head["title"] = f"{head['title']}（{times} 倍人造数据）"
    head["notice"] = f"人造数据：为试验而放大 {times} 倍，种子 {SEED}。" + head.get("notice", "")
    write_folder(
        PlanFolder(
            head=head,
            outline=gap.join([plan.outline] * times),
            tables={name: tuple(rows) for name, rows in tables.items() if rows},
            rules=plan.rules,
        ),
        folder,
    )


def _again(table: str, row: Row, number: int, shift: int) -> Row:
    """Give a row of a later copy: its codes and places are that copy's own."""
    cells = dict(row.cells)
    for name in _SPANS:
        if cells.get(name):
            cells[name] = str(int(cells[name]) + shift)
    cells.pop("node", None)
    for column in BY_NAME[table].columns:
        own = column.name == "code" or column.table in _HANGING
        if own and column.holds in (Holds.CODE, Holds.REF) and cells.get(column.name):
            cells[column.name] = f"{cells[column.name]}-x{number}"
    return Row(row.number, cells)


def _artificial_place(row: Row, number: int) -> Row:
    cells = dict(row.cells) | {
        "code": f"{row['code']}-x{number}",
        "name": f"{row['name']}（人造{number}）",
        "source_title": f"{SOURCE} {SEED}",
        "grade": "D",
    }
    if row["parent"]:
        cells["parent"] = f"{row['parent']}-x{number}"
    for name in ("aliases", "source_url", "name_en"):
        cells.pop(name, None)
    return Row(row.number, cells)


def _artificial_values(plan: PlanFolder, number: int) -> Iterator[Row]:
    chance = random.Random(SEED + number)
    for row in plan.rows("observations"):
        factor = Decimal(chance.randint(900, 1100)) / 1000
        cells = dict(row.cells) | {
            "place": f"{row['place']}-x{number}",
            "value": canonical((Decimal(row["value"]) * factor).quantize(Decimal("0.0001"))),
            "source_title": f"{SOURCE} {SEED}",
            "grade": "D",
            "accepted": "人造",
        }
        cells.pop("source_url", None)
        yield Row(row.number, cells)
