"""Pages of files of figures: brought, looked at with every fault in its place, told of, confirmed or dropped."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from gangmu.core.base.refusals import GangmuError, Language
from gangmu.files.limits import shown
from gangmu.files.tables.cells import read_date, read_period
from gangmu.files.tables.problems import CellError, Problem
from gangmu.web.accounts.scopes import may
from gangmu.web.doors.forms import RefusedHere
from gangmu.web.doors.languages import language, say
from gangmu.web.doors.posted import day, stamp, to
from gangmu.web.doors.posted import number as number_of
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.indicators import queries
from gangmu.web.indicators.actions import files
from gangmu.web.indicators.actions.saying import fault_of
from gangmu.web.indicators.actions.targets import TABLE, gap_of
from gangmu.web.indicators.examining import Examined
from gangmu.web.indicators.models import FigureFile
from gangmu.web.indicators.previewing import preview
from gangmu.web.indicators.refusals import FiguresTooLargeError
from gangmu.web.outlines import queries as outlines
from gangmu.web.outlines.models import Gap
from gangmu.web.outlines.refusals import NoFileError
from gangmu.web.record.actors import Actor
from gangmu.web.record.models import StoredFile
from gangmu.web.record.moments import NOW
from gangmu.web.record.stored import keep

LIMIT = 5 * 1024 * 1024
_SHOWN = 200
_SOME = 20
_REFUSED_HERE = ("figures.", "table.", "document.", "outlines.no_file", "file.store_full")
TABLES: Mapping[str, tuple[str, str]] = {
    "observations": (
        "数据：一行一个数、年份作列或地区作列，SDMX-CSV 也行",
        "figures, in any layout, or SDMX-CSV",
    ),
    "targets": (
        "指标与目标：纲要自己的指标表、指标监测表",
        "indicators and targets: the outline's own table",
    ),
    "indicators": ("指标定义", "definitions of indicators"),
    "places": ("地方", "places"),
}


def figures(request: ActorRequest, refusal: GangmuError | None = None) -> HttpResponse:
    """List the files of figures, with the way to bring one."""
    rows = list(queries.figure_files(request.actor, NOW).page(0, 50))
    names = dict(StoredFile.objects.filter(pk__in=[row.file_id for row in rows]).values_list("pk", "name"))
    context = {
        "files": [(row, names[row.file_id], say(*TABLES[row.table])) for row in rows],
        "indicators": queries.indicators(request.actor, NOW).count(),
        "observations": queries.observations(request.actor, NOW).count(),
        "claims": queries.claims(request.actor, NOW).count(),
        "refusal": refusal,
        "may": may(request.actor, "create", FigureFile),
        "tables": [(name, say(*words)) for name, words in TABLES.items()],
        "gaps": list(outlines.open_gaps(request.actor, NOW, kind=TABLE)),
        "wanted": request.GET.get("table") or request.POST.get("table", ""),
    }
    return render(request, "indicators/figures.html", context, status=422 if refusal else 200)


@require_POST
def bring(request: ActorRequest) -> HttpResponse:
    """Take a file in; nothing of it counts yet. A file that cannot be read is refused and not kept."""
    with RefusedHere(*_REFUSED_HERE) as refused:
        file = request.FILES.get("file")
        if file is None or not file.name:
            raise NoFileError()
        if (file.size or 0) > LIMIT:
            raise FiguresTooLargeError(name=file.name, limit=shown(LIMIT), where=file.name)
        data = b"".join(file.chunks())
        row = brought(request, data, name=file.name, table=request.POST.get("table", ""))
    if refused.refusal:
        return figures(request, refused.refusal)
    return to("figure_file", number=row.pk)


def brought(request: ActorRequest, data: bytes, *, name: str, table: str) -> FigureFile:
    """Keep a table, let it be taken apart, and record that it was brought."""
    kept = keep([data], name=name)
    reading = files.take_apart(kept, name=name)
    mapping = None
    if (names := request.FILES.get("mapping")) is not None and names.name:
        listed = keep(names.chunks(), name=names.name)
        files.check_mapping(listed, name=names.name)
        mapping = (listed, names.name)
    return files.bring_figures(
        kept,
        reading,
        name=name,
        table=table if table in TABLES else "observations",
        on=day(request),
        mapping=mapping,
        gap=_gap(request),
        **stamp(request),
    )


def _gap(request: ActorRequest) -> Gap | None:
    return outlines.open_gaps(request.actor, NOW).filter(code=request.POST.get("gap", "")[:40]).first()


def figure_file(request: ActorRequest, number: int, refusal: GangmuError | None = None) -> HttpResponse:
    """Show what a file holds before it counts: its rows, what is wrong and where."""
    row = queries.figure_files(request.actor, NOW).get(id=number)
    stored = StoredFile.objects.in_bulk([key for key in (row.file_id, row.mapping_id) if key])
    context: dict[str, Any] = {
        "file": row,
        "name": stored[row.file_id].name,
        "mapping": stored[row.mapping_id].name if row.mapping_id else "",
        "refusal": refusal,
        "may": may(request.actor, "update", FigureFile),
        "table": say(*TABLES[row.table]),
        "counts": [(say(*_COUNTED[name]), count) for name, count in row.counts.items()],
    }
    if row.state == "waiting":
        found = files.examined(row, by=request.actor, today=day(request))
        context |= _looked_at(found, request.actor) | {
            "places": list(queries.places(request.actor, NOW)),
            "gap": gap_of(row, request.actor) if row.table == "targets" else None,
            "doubted": bool(found.doubts),
        }
    return render(request, "indicators/figure_file.html", context, status=422 if refusal else 200)


_COUNTED: Mapping[str, tuple[str, str]] = {
    "indicators": ("新指标", "new indicators"),
    "filled": ("补全的指标", "indicators completed"),
    "targets": ("目标", "targets"),
    "places": ("新地方", "new places"),
    "observations": ("数据", "figures"),
}


def _looked_at(found: Examined, actor: Actor) -> dict[str, Any]:
    spoken: Language = "en" if language() == "en" else "zh"
    some = [
        (say(*_COUNTED[name]), len(found.new[name]), preview(name, found, actor, most=_SOME))
        for name in _COUNTED
        if found.new.get(name)
    ]
    return {
        "found": found,
        "faults": _told(found.faults, spoken),
        "doubts": _told(found.doubts, spoken),
        "remarks": _told(found.remarks, spoken),
        "some": some,
    }


def _told(problems: tuple[Problem, ...], spoken: Language) -> list[Any]:
    rows = [each.as_dict(spoken) for each in problems[:_SHOWN]]
    return [
        row | {"column": say(*_COLUMNS[row["column"]]) if row["column"] in _COLUMNS else row["column"]}
        for row in rows
    ]


_COLUMNS: Mapping[str | None, tuple[str, str]] = {
    "value": ("数值", "value"),
    "name": ("名称", "name"),
    "indicator": ("指标", "indicator"),
    "unit": ("单位", "unit"),
    "period": ("时期", "period"),
    "place": ("地方", "place"),
    "vintage": ("公布日期", "published"),
    "source_title": ("来源", "source"),
    "nature": ("属性", "nature"),
    "responsible": ("责任单位", "responsible unit"),
    "status": ("数据版本", "status"),
    "code": ("编号", "code"),
    "kind": ("类型", "kind"),
}


@require_POST
def tell(request: ActorRequest, number: int) -> HttpResponse:
    """Take what the clerk says of a whole file."""
    row = queries.figure_files(request.actor, NOW, verb="update").get(id=number)
    try:
        files.tell_of_file(row, _said(request), seen=_seen(request), **stamp(request))
    except CellError as fault:
        return figure_file(request, number, fault_of(fault))
    return to("figure_file", number=number)


def _said(request: ActorRequest) -> dict[str, object]:
    posted = {
        name: request.POST.get(name, "").strip() for name in ("place", "period", "source_title", "source_url")
    }
    published = request.POST.get("published_on", "").strip()
    return {
        "place": posted["place"][:40],
        "period": read_period(posted["period"]) if posted["period"] else "",
        "source_title": posted["source_title"][:500],
        "source_url": posted["source_url"][:1000],
        "published_on": read_date(published) if published else None,
        "adds": request.POST.get("adds") == "yes",
    }


def _seen(request: ActorRequest) -> int:
    return number_of(request.POST.get("version"))


@require_POST
def confirm(request: ActorRequest, number: int) -> HttpResponse:
    """Take all rows of a file, or none."""
    row = queries.figure_files(request.actor, NOW, verb="update").get(id=number)
    reason = request.POST.get("reason", "")
    with RefusedHere("figures.") as refused:
        files.confirm_figures(row, reason=reason, on=day(request), seen=_seen(request), **stamp(request))
    if refused.refusal:
        return figure_file(request, number, refused.refusal)
    return to("figure_file", number=number)


@require_POST
def drop(request: ActorRequest, number: int) -> HttpResponse:
    """Drop a file."""
    row = queries.figure_files(request.actor, NOW, verb="update").get(id=number)
    files.drop_figures(row, on=day(request), seen=_seen(request), **stamp(request))
    return to("import")
