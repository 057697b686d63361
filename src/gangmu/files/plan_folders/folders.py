"""Reads, checks and writes a plan folder: rows as values, every fault in its place."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Final

from gangmu.core.base.refusals import GangmuError
from gangmu.core.base.rule_sets import RuleSet, RuleSetFaultError
from gangmu.core.plan import lamp_rules, pace_rules, palettes
from gangmu.core.plan import rules as standing_rules
from gangmu.files.limits import TEXT_BYTES, read_within
from gangmu.files.outputs import write_whole
from gangmu.files.plan_folders import heads
from gangmu.files.plan_folders.checks import check_tables
from gangmu.files.plan_folders.naming import with_codes
from gangmu.files.plan_folders.ordering import in_order
from gangmu.files.plan_folders.schema import BY_NAME, TABLES, Table
from gangmu.files.plan_folders.wide_years import in_rows
from gangmu.files.rule_sets import read_rule_set
from gangmu.files.tables.columns import Row, read_rows
from gangmu.files.tables.csv_reading import read_grid
from gangmu.files.tables.csv_writing import csv_text
from gangmu.files.tables.problems import Problem, Severity
from gangmu.files.texts import decode

OUTLINE: Final = "outline.txt"
RULES: Final = "rules"
# What can be read whole already when it is taken in, by its kind.
_RULE_READERS: Final[Mapping[str, Callable[[RuleSet], object]]] = {
    standing_rules.KIND: standing_rules.rules_from,
    pace_rules.KIND: pace_rules.pace_rules_from,
    lamp_rules.KIND: lamp_rules.lamp_rules_from,
    palettes.KIND: palettes.palette_from,
}
_TABLE_BYTES: Final = 50 * 1024 * 1024


class NotAFolderError(GangmuError):
    """There is no such folder, or it is a file."""

    code = "folder.not_a_folder"
    parameter_names = ("name",)


class FolderWithFaultsError(GangmuError):
    """A plan folder has faults: nothing of it is taken."""

    code = "folder.with_faults"
    parameter_names = ("name", "count", "first")


@dataclass(frozen=True, slots=True)
class PlanFolder:
    """计划文件夹: what a plan folder holds, in canonical form."""

    head: Mapping[str, str]
    outline: str | None = None
    tables: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    rules: Mapping[str, str] = field(default_factory=dict)  # by file name

    def rows(self, table: str) -> tuple[Row, ...]:
        """Give the rows of a table, none where it has no file."""
        return self.tables.get(table, ())


def check_folder(path: Path, *, today: date | None = None) -> list[Problem]:
    """List what is wrong with a plan folder, in order of file and row. `today` lets future periods be seen."""
    return _examined(path, today=today)[1]


def read_folder(path: Path) -> PlanFolder:
    """Read a plan folder without faults; doubts are for whoever loads it to show."""
    plan, problems = _examined(path, today=None)
    faults = [each for each in problems if each.severity is Severity.FAULT]
    if faults:
        first = faults[0]
        raise FolderWithFaultsError(
            name=path.name,
            count=len(faults),
            first=f"{first.file}:{first.row or 1} {first.column or ''}".strip(),
            where=str(path),
        )
    return plan


def write_folder(plan: PlanFolder, path: Path) -> None:
    """Write a plan folder in its canonical form: every file whole, or none. A table that is empty now loses its file."""
    path.mkdir(parents=True, exist_ok=True)
    if plan.rules:
        (path / RULES).mkdir(exist_ok=True)
    texts = folder_texts(plan)
    write_whole({path / name: text for name, text in texts.items()})
    for table in TABLES:
        if table.file not in texts:
            (path / table.file).unlink(missing_ok=True)


def folder_texts(plan: PlanFolder) -> dict[str, str]:
    """Give the text of each file of a plan folder."""
    head = dict(plan.head)
    if plan.outline is not None:
        head["outline_sha256"] = _sha256(plan.outline)
    texts = {heads.FILE: heads.head_text(head)}
    if plan.outline is not None:
        texts[OUTLINE] = plan.outline
    for table in TABLES:
        if plan.rows(table.name):
            texts[table.file] = table_text(table, plan.rows(table.name))
    return texts | {f"{RULES}/{name}": text for name, text in sorted(plan.rules.items())}


def table_text(table: Table, rows: tuple[Row, ...]) -> str:
    """Write a table: required columns and those with content, rows in their order."""
    names = [
        column.name for column in table.columns if column.required or any(row[column.name] for row in rows)
    ]
    return csv_text(names, ([row[name] for name in names] for row in in_order(table, rows)))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


# Reading


def _examined(path: Path, *, today: date | None) -> tuple[PlanFolder, list[Problem]]:
    if not path.is_dir():
        raise NotAFolderError(name=path.name or str(path), where=str(path))
    problems = _unknown_files(path)
    head, found = _head(path)
    outline, told = _outline(path)
    problems += found + told
    tables: dict[str, tuple[Row, ...]] = {}
    for table in TABLES:
        rows, found = _table(path, table)
        if rows:
            tables[table.name] = rows
        problems += found
    tables, found = with_codes(tables)
    problems += found + check_tables(tables, outline=outline, today=today)
    rules, found = _rules(path)
    problems += found
    if outline is not None and head.get("outline_sha256") not in (None, _sha256(outline)):
        problems.append(Problem(file=heads.FILE, code="head.text_changed", column="outline_sha256"))
    tables = {name: in_order(BY_NAME[name], rows) for name, rows in tables.items()}
    return PlanFolder(head, outline, tables, rules), sorted(problems, key=_place)


def _place(problem: Problem) -> tuple[str, int, str, str]:
    return problem.file, problem.row or 0, problem.column or "", problem.code


def _unknown_files(path: Path) -> list[Problem]:
    known = {heads.FILE, OUTLINE, RULES, "LICENSE", *(table.file for table in TABLES)}
    return [
        Problem(file=each.name, code="file.unknown", parameters={"name": each.name})
        for each in sorted(path.iterdir())
        if each.is_file() and each.name not in known and each.name[0] != "." and each.suffix != ".md"
    ]


def _head(path: Path) -> tuple[dict[str, str], list[Problem]]:
    text, problems = _text(path / heads.FILE, required=True)
    if text is None:
        return {}, problems
    return heads.read_head(text)


def _rules(path: Path) -> tuple[dict[str, str], list[Problem]]:
    rules, problems = dict[str, str](), list[Problem]()
    for each in sorted((path / RULES).glob("*.toml")):
        text, found = _text(each, required=True)
        problems += [replace(told, file=f"{RULES}/{told.file}") for told in found]
        if text is not None:
            rules[each.name] = text
            problems += _faults_of_rules(f"{RULES}/{each.name}", text)
    return rules, problems


def _faults_of_rules(name: str, text: str) -> list[Problem]:
    """Say why a rule set cannot rule: what is taken in must hold on the day it is asked for."""
    try:
        found = read_rule_set(text, name=name)
        if found.kind in _RULE_READERS:
            _RULE_READERS[found.kind](found)
    except RuleSetFaultError as fault:
        words = {language: fault.message(language) for language in ("zh", "en")}
        return [Problem(file=name, code="rules.faulty", parameters=words)]
    return []


def _outline(path: Path) -> tuple[str | None, list[Problem]]:
    return _text(path / OUTLINE, required=False)


def _text(path: Path, *, required: bool) -> tuple[str | None, list[Problem]]:
    data, problems = _bytes(path, required=required)
    if data is None:
        return None, problems
    try:
        return decode(data, name=path.name)[0], []
    except GangmuError as refusal:
        return None, [_not_readable(path.name, refusal)]


def _bytes(path: Path, *, required: bool) -> tuple[bytes | None, list[Problem]]:
    if not path.is_file():
        missing = [Problem(file=path.name, code="file.missing", parameters={"name": path.name})]
        return None, missing if required else []
    limit = TEXT_BYTES if path.name == OUTLINE else _TABLE_BYTES
    try:
        with path.open("rb") as stream:
            return read_within(stream, limit=limit, name=path.name), []
    except GangmuError as refusal:
        return None, [_not_readable(path.name, refusal)]
    except OSError as error:
        detail = {"detail": error.strerror or str(error)}
        return None, [Problem(file=path.name, code="file.not_readable", parameters=detail)]


def _not_readable(name: str, refusal: GangmuError) -> Problem:
    return Problem(file=name, code="file.not_readable", parameters={"detail": refusal.message()})


def _table(path: Path, table: Table) -> tuple[tuple[Row, ...], list[Problem]]:
    data, problems = _bytes(path / table.file, required=False)
    if data is None:
        return (), problems
    return read_table(data, table)


def read_table(
    data: bytes, table: Table, *, file: str | None = None
) -> tuple[tuple[Row, ...], list[Problem]]:
    """Read the bytes of one table, with its problems; references are as written."""
    name = file or table.file
    try:
        grid, problems = read_grid(data, file=name)
    except GangmuError as refusal:
        return (), [_not_readable(name, refusal)]
    if grid is None:
        return (), problems
    if table.name == "observations":
        grid = in_rows(grid, table.columns)
    rows, found = read_rows(grid, table.columns)
    return rows, problems + found
