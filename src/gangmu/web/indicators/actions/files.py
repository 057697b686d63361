"""Bringing tables of figures (数据文件): taken apart in a process of their own, looked at, then taken whole or dropped."""

import json
from dataclasses import replace
from datetime import date, datetime

from gangmu.files.apart import grid_apart, taken_apart
from gangmu.files.tables.columns import Row
from gangmu.files.tables.layouts.figures import Context
from gangmu.files.tables.mappings import Mapping, mapping_in
from gangmu.files.tables.sheets import Sheet, sheets_from_plain
from gangmu.web.accounts.scopes import require
from gangmu.web.indicators import queries
from gangmu.web.indicators.actions.figures import (
    enter_indicators,
    enter_observations,
    enter_places,
)
from gangmu.web.indicators.actions.targets import complete_indicators, enter_table
from gangmu.web.indicators.examining import Examined, Says, examine
from gangmu.web.indicators.examining.targets import FILLED
from gangmu.web.indicators.models import FigureFile, Observation
from gangmu.web.indicators.refusals import (
    DoubtsOpenError,
    FiguresWithFaultsError,
    FileDecidedError,
    MappingFaultyError,
)
from gangmu.web.outlines.models import Gap
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import Commit, commit, programme_of
from gangmu.web.record.models import StoredFile
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once
from gangmu.web.record.stored import Kept, content_of, keep, place_of, stored_file

SAID = ("place", "period", "source_title", "source_url", "published_on", "adds", "gap_id")


def take_apart(kept: Kept, *, name: str) -> Kept:
    """Let a bound process find the cells of a kept table, and keep what it found: that is what is confirmed."""
    found = taken_apart("sheets", place_of(kept.sha256), name=name)
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    return keep([text.encode()], name=name)


def check_mapping(kept: Kept | StoredFile, *, name: str) -> Mapping:
    """Read a mapping of names in the process apart, or refuse it with its first fault."""
    mapping, problems = mapping_in(*grid_apart(place_of(kept.sha256), name=name), file=name)
    if problems:
        first = problems[0]
        raise MappingFaultyError(name=name, first=first.message(), where=f"{name}:{first.row or 1}")
    return mapping


@once("indicators.file_brought")
def bring_figures(
    kept: Kept,
    reading: Kept,
    *,
    name: str,
    table: str,
    on: date,
    by: Actor,
    at: datetime,
    key: str,
    mapping: tuple[Kept, str] | None = None,
    gap: Gap | None = None,
) -> FigureFile:
    """Bring a table (上传数据文件). Nothing of it counts before it is confirmed."""
    require(by, "create", FigureFile)
    with commit("indicators.file_brought", by=by, at=at, key=key) as opened:
        brought = FigureFile(table=table, brought_on=on, gap=gap)
        brought.file = opened.add(stored_file(kept, name=name, kind="application/octet-stream"))
        brought.reading = opened.add(stored_file(reading, name=f"{name}.json", kind="application/json"))
        if mapping is not None:
            brought.mapping = opened.add(stored_file(mapping[0], name=mapping[1], kind="text/csv"))
        opened.add(brought)
        opened.changes.reverse()  # the row that this action is about stands first
    return brought


@once("indicators.file_told_of")
def tell_of_file(
    file: FigureFile, said: dict[str, object], *, by: Actor, at: datetime, key: str, seen: int
) -> FigureFile:
    """Say of a whole file what its tables do not (补充说明): where, when, by whom published and on which day."""
    row = _waiting(file, by)
    with commit("indicators.file_told_of", by=by, at=at, key=key) as opened:
        return opened.replace(row, {name: said[name] for name in SAID if name in said}, version=seen)


def examined(file: FigureFile, *, by: Actor, today: date) -> Examined:
    """Hold a file that was brought against what is kept now."""
    sheets = _sheets(file)
    name = StoredFile.objects.values_list("name", flat=True).get(pk=file.file_id)
    return examine(sheets, _says(file, by, name, today), by=by, today=today)


def _sheets(file: FigureFile) -> tuple[Sheet, ...]:
    if file.reading_id is not None:
        return sheets_from_plain(json.loads(content_of(StoredFile.objects.get(pk=file.reading_id))))
    stored = StoredFile.objects.get(pk=file.file_id)  # brought by an earlier version, which kept no reading
    return sheets_from_plain(taken_apart("sheets", place_of(stored.sha256), name=stored.name))


def _says(file: FigureFile, by: Actor, name: str, today: date) -> Says:
    context = Context(
        place=file.place or home_of(by),
        period=file.period or (str(today.year) if file.table == "targets" else ""),
        source_title=file.source_title,
        source_url=file.source_url,
        vintage=str(file.published_on or ""),
    )
    mapping = None
    if file.mapping_id is not None:
        stored = StoredFile.objects.get(pk=file.mapping_id)
        mapping = check_mapping(stored, name=stored.name)
    return Says(table=file.table, file=name, context=context, mapping=mapping, adds=file.adds)


def home_of(by: Actor) -> str:
    """Give the code of the programme's own place, where it is registered."""
    home = programme_of(by).place
    found = [each for each in queries.places(by, NOW) if home in (each.name, *each.aliases)]
    return found[0].code if found else ""


@once("indicators.figures_confirmed")
def confirm_figures(
    file: FigureFile, *, reason: str, on: date, by: Actor, at: datetime, key: str, seen: int
) -> FigureFile:
    """Take the rows of a file in (确认入库): all of them, or none."""
    require(by, "create", Observation)
    row = _waiting(file, by)
    name = StoredFile.objects.get(pk=row.file_id).name
    found = examined(row, by=by, today=on)
    if found.faults:
        raise FiguresWithFaultsError(name=name, count=len(found.faults))
    if found.doubts and not reason.strip():
        raise DoubtsOpenError(name=name, count=len(found.doubts))
    new = {table: [_settled(each, found, reason) for each in rows] for table, rows in found.new.items()}
    counts = {table: len(rows) for table, rows in new.items() if rows}
    changes = {"state": "taken", "decided_on": on, "rows": sum(counts.values()), "counts": counts}
    with commit("indicators.figures_confirmed", by=by, at=at, key=key) as opened:
        row = opened.replace(row, changes | {"reason": reason.strip()[:300]}, version=seen)
        _enter(opened, row, new, by=by, on=on, name=name)
    return row


def _enter(
    opened: Commit, row: FigureFile, new: dict[str, list[Row]], *, by: Actor, on: date, name: str
) -> None:
    enter_places(opened, new.get("places", ()))
    enter_indicators(opened, new.get("indicators", ()))
    complete_indicators(opened, new.get(FILLED, ()))
    if row.table == "targets":
        enter_table(
            opened, row, new.get("targets", ()), place=row.place or home_of(by), by=by, on=on, name=name
        )
    enter_observations(opened, new.get("observations", ()))


def _settled(row: Row, found: Examined, reason: str) -> Row:
    """Write on a row why it is right where it looks like a slip, and the break that a new definition makes."""
    cells = dict(row.cells)
    if row.number in found.doubtful:
        cells["accepted"] = reason.strip()[:300]
    if row.number in found.breaks:
        cells["break"] = found.breaks[row.number]
    return replace(row, cells=cells)


@once("indicators.file_dropped")
def drop_figures(file: FigureFile, *, on: date, by: Actor, at: datetime, key: str, seen: int) -> FigureFile:
    """Drop a file of figures (放弃): nothing of it is taken; the file stays in the store."""
    row = _waiting(file, by)
    with commit("indicators.file_dropped", by=by, at=at, key=key) as opened:
        return opened.replace(row, {"state": "dropped", "decided_on": on}, version=seen)


def _waiting(file: FigureFile, by: Actor) -> FigureFile:
    row = queries.figure_files(by, NOW, verb="update").get(id=file.pk)
    if row.state != "waiting":
        name = StoredFile.objects.get(pk=row.file_id).name
        raise FileDecidedError(name=name, state={"taken": "已入库", "dropped": "已放弃"}[row.state])
    return row
