"""Settling a take-over (归位): codes, paths, states and meanings as the folder writes them, and what has no column."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from gangmu.files.plan_folders import PlanFolder
from gangmu.files.plan_folders.schema import BY_NAME
from gangmu.files.tables.columns import Row
from gangmu.web.accounts.models import Post
from gangmu.web.accounts.scopes import require
from gangmu.web.indicators.actions.supplying import Anchor, enter_supplied
from gangmu.web.indicators.folders.giving import columns_of, tables_of
from gangmu.web.indicators.folders.naming import row_key
from gangmu.web.indicators.mapping import day, number
from gangmu.web.indicators.models import FolderCell, PlanHead
from gangmu.web.outlines import queries as outlines
from gangmu.web.outlines.models import (
    Clause,
    Gap,
    Meaning,
    NamedSet,
    OutlineVersion,
    Promise,
    SetMember,
    System,
    Theme,
    Themed,
)
from gangmu.web.record.actors import Actor
from gangmu.web.record.asof import rows_at
from gangmu.web.record.commits import Commit, commit
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once
from gangmu.web.record.rows import RecordRow

Columns = dict[str, Any]


def settle(
    plan: PlanFolder,
    *,
    before_cells: Callable[[], None],
    by: Actor,
    at: datetime,
    key: str,
    effective: date,
) -> tuple[str, ...]:
    """Settle what the review does not carry; give the rows for which no place was found.

    `before_cells` enters what rests on these rows, before it is told what of the folder found no place.
    """
    _settle_rows(plan, by=by, at=at, key=f"{key}-rows", effective=effective)
    before_cells()
    return _keep_cells(plan, by=by, at=at, key=f"{key}-cells", effective=effective)


@once("indicators.folder_settled")
def _settle_rows(plan: PlanFolder, *, by: Actor, at: datetime, key: str, effective: date) -> PlanHead:
    """Write what the folder says of rows beyond their words, and its decisions on meanings (口径认定)."""
    require(by, "create", Meaning)
    version = outlines.version_in_force(by, NOW)
    with commit("indicators.folder_settled", by=by, at=at, key=key, effective=effective) as opened:
        words: Columns = dict(plan.head)
        if plan.rules:
            words["rules"] = dict(plan.rules)
        words["mends_nodes"] = bool(plan.rows("nodes"))
        head = opened.add(PlanHead(words=words))
        if version is not None:
            _recode_clauses(opened, plan, version)
            _supply(opened, plan, version)
            _complete(opened, plan, version)
            _sort_under_themes(opened, plan, version)
            _mean(opened, plan, version)
    return head


def _mine(model: type[RecordRow], version: OutlineVersion) -> list[Any]:
    return list(rows_at(model, NOW).filter(outline=version.pk))


def _recode_clauses(opened: Commit, plan: PlanFolder, version: OutlineVersion) -> None:
    """Give sentences the codes under which the folder knows them."""
    wanted = {int(row["start"]): row["code"] for row in plan.rows("clauses")}
    if not wanted:
        return
    texts = outlines_texts(version)
    clauses = rows_at(Clause, NOW).by_id(texts)
    changed = [
        (clauses[clause], {"code": wanted[start]})
        for clause, start in texts.items()
        if wanted.get(start, clauses[clause].code) != clauses[clause].code
    ]
    # Two steps: a code that another sentence still bears would be taken.
    waiting = [(row, {"code": f"~{row.pk}"}) for row, _ in changed]
    moved = opened.replace_all(waiting)
    opened.replace_all([(row, then) for row, (_, then) in zip(moved, changed, strict=True)])


def outlines_texts(version: OutlineVersion) -> dict[int, int]:
    """Give where each sentence of a version begins, by clause."""
    from gangmu.web.outlines.models import ClauseText

    return {each.clause_id: each.start for each in rows_at(ClauseText, NOW).filter(outline=version.pk)}


def _complete(opened: Commit, plan: PlanFolder, version: OutlineVersion) -> None:
    posts = {each.code: each for each in rows_at(Post, NOW, programme_id=version.programme_id)}
    for table, model, columns in (
        ("targets", Promise, _target_columns),
        ("measures", Promise, _measure_columns),
        ("systems", System, _texts("name_en state address note note_en")),
        ("sets", NamedSet, _texts("name_en counts meaning meaning_en")),
        ("gaps", Gap, _gap_columns(posts)),
    ):
        rows = {row["code"]: row for row in plan.rows(table)}
        opened.replace_all(
            [(each, columns(rows[each.code])) for each in _mine(model, version) if each.code in rows]
        )
    _complete_members(opened, plan, version)


def _supply(opened: Commit, plan: PlanFolder, version: OutlineVersion) -> None:
    """Add the targets that the outline's own table supplied: they hang where the text announces it."""
    clauses = sorted((start, clause) for clause, start in outlines_texts(version).items())
    names = {row["code"]: row["name"] for row in plan.rows("indicators")}
    rows = []
    for row in plan.rows("targets"):
        if row["supplied"] and row["start"]:
            start, end = int(row["start"]), int(row["end"])
            before = [clause for begin, clause in clauses if begin <= start]
            if before:
                rows.append((row, Anchor(outline=version.pk, clause=before[-1], start=start, end=end)))
    enter_supplied(opened, rows, names=names)


def _texts(names: str) -> Any:
    return lambda row: {name: row[name] for name in names.split()}


def _target_columns(row: Row) -> Columns:
    pairs = [part.split("=") for part in row["milestones"].split(";") if part]
    return {
        **{
            name: row[name] for name in ("base_period", "path", "accepted", "note", "note_en", "withdrawn_by")
        },
        "base_value": number(row["base_value"]),
        "tolerance": number(row["tolerance"]),
        "milestones": [[when, str(Decimal(value))] for when, value in pairs],
        "withdrawn_on": day(row["withdrawn_on"]),
    }


def _measure_columns(row: Row) -> Columns:
    texts = {name: row[name] for name in ("withdrawn_by", "note", "note_en")}
    return texts | {"withdrawn_on": day(row["withdrawn_on"])}


def _gap_columns(posts: Mapping[str, Post]) -> Callable[[Row], Columns]:
    def columns(row: Row) -> Columns:
        texts = {name: row[name] for name in ("supplied", "note", "note_en")}
        return texts | {"closed_on": day(row["closed_on"]), "closed_by": posts.get(row["closed_by"])}

    return columns


def _complete_members(opened: Commit, plan: PlanFolder, version: OutlineVersion) -> None:
    sets = {each.pk: each.code for each in _mine(NamedSet, version)}
    rows = {row_key("members", row): row for row in plan.rows("members")}
    changes = []
    for each in rows_at(SetMember, NOW).filter(named_set__in=list(sets)):
        row = rows.get(f"{sets[each.named_set_id]}.{each.part}.{each.position}")
        if row is not None:
            changes.append((each, {"meaning": row["meaning"], "meaning_en": row["meaning_en"]}))
    opened.replace_all(changes)


def _sort_under_themes(opened: Commit, plan: PlanFolder, version: OutlineVersion) -> None:
    themes = {each.code: each for each in rows_at(Theme, NOW, programme_id=version.programme_id)}
    by_start = {start: clause for clause, start in outlines_texts(version).items()}
    opened.add_all(
        [
            Themed(theme=themes[code], clause_id=by_start[int(row["start"])])
            for row in plan.rows("clauses")
            for code in row["themes"].split(";")
            if code in themes and int(row["start"]) in by_start
        ]
    )


def _mean(opened: Commit, plan: PlanFolder, version: OutlineVersion) -> None:
    """Write which series the words of targets mean, by the post that the folder names."""
    promises = {each.code: each for each in _mine(Promise, version)}
    posts = {each.code: each for each in rows_at(Post, NOW, programme_id=version.programme_id)}
    opened.add_all(
        [
            Meaning(
                promise=promises[row["target"]],
                code=row["code"],
                decided_by=posts.get(row["decided_by"]),
                decided_by_words="" if row["decided_by"] in posts else row["decided_by"],
                decided_on=date.fromisoformat(row["decided_on"]),
                role=row["role"] or "actual",
                **{name: row[name] for name in (*Meaning.SERIES, "reason", "reason_en")},
            )
            for row in plan.rows("meanings")
            if row["target"] in promises
        ]
    )


# What has no column


@once("indicators.folder_cells_kept")
def _keep(cells: list[FolderCell], *, by: Actor, at: datetime, key: str, effective: date) -> None:
    """Keep the cells of a folder that the record has no column for (附加栏)."""
    with commit("indicators.folder_cells_kept", by=by, at=at, key=key, effective=effective) as opened:
        opened.add_all(cells)


def _keep_cells(plan: PlanFolder, *, by: Actor, at: datetime, key: str, effective: date) -> tuple[str, ...]:
    require(by, "create", FolderCell)
    derived = tables_of(by)
    cells: list[FolderCell] = []
    left_out: list[str] = []
    for table, rows in plan.tables.items():
        if table == "nodes":
            continue
        known = derived.get(table, {})
        for name, row in _keyed(table, rows):
            if name in known:
                cells += _differing(table, name, known[name], row)
            else:
                left_out.append(f"{BY_NAME[table].file}:{row.number}")
    _keep(cells, by=by, at=at, key=key, effective=effective)
    return tuple(left_out)


def _keyed(table: str, rows: tuple[Row, ...]) -> Iterator[tuple[str, Row]]:
    seen: dict[str, int] = {}
    for row in rows:
        name = row_key(table, row)
        seen[name] = seen.get(name, 0) + 1
        yield (name if seen[name] == 1 else f"{name}#{seen[name]}"), row


def _differing(table: str, name: str, known: Mapping[str, str], row: Row) -> Iterator[FolderCell]:
    for column in columns_of(table):
        if known.get(column, "") != row[column]:
            yield FolderCell(
                table=table,
                row_key=name[:300],
                column=column,
                stood_for=known.get(column, ""),
                written=row[column],
            )
