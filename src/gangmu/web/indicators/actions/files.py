"""Bringing files of figures (数据文件): kept as they came, looked at, then taken whole or dropped."""

from dataclasses import replace
from datetime import date, datetime

from gangmu.files.tables.columns import Row
from gangmu.web.accounts.scopes import require
from gangmu.web.indicators import queries
from gangmu.web.indicators.actions.figures import enter_indicators, enter_observations, enter_places
from gangmu.web.indicators.examining import Examined, examine
from gangmu.web.indicators.models import FigureFile, Observation
from gangmu.web.indicators.refusals import DoubtsOpenError, FiguresWithFaultsError, FileDecidedError
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import commit
from gangmu.web.record.models import StoredFile
from gangmu.web.record.moments import NOW
from gangmu.web.record.once import once
from gangmu.web.record.stored import Kept, content_of, stored_file


@once("indicators.file_brought")
def bring_figures(
    kept: Kept, *, name: str, table: str, on: date, by: Actor, at: datetime, key: str
) -> FigureFile:
    """Bring a file of figures (上传数据文件). Nothing of it counts before it is confirmed."""
    require(by, "create", FigureFile)
    with commit("indicators.file_brought", by=by, at=at, key=key) as opened:
        file = opened.add(stored_file(kept, name=name, kind="text/csv"))
        brought = opened.add(FigureFile(file=file, table=table, brought_on=on))
        opened.changes.reverse()  # the row that this action is about stands first
    return brought


def examined(file: FigureFile, *, by: Actor, today: date) -> Examined:
    """Read a file that was brought, as it stands against what is kept now."""
    content = content_of(StoredFile.objects.get(pk=file.file_id))
    return examine(content, table=file.table, by=by, today=today)


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
    doubtful = {each.row for each in found.doubts}
    new = [_accepted(each, reason) if each.number in doubtful else each for each in found.new]
    changes = {"state": "taken", "decided_on": on, "rows": len(new), "reason": reason.strip()[:300]}
    with commit("indicators.figures_confirmed", by=by, at=at, key=key) as opened:
        row = opened.replace(row, changes, version=seen)
        match row.table:
            case "places":
                enter_places(opened, new)
            case "indicators":
                enter_indicators(opened, new)
            case _:
                enter_observations(opened, new)
    return row


def _accepted(row: Row, reason: str) -> Row:
    return replace(row, cells={**row.cells, "accepted": reason.strip()[:300]})


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
