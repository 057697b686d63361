"""Pages of definitions: the list of indicators, one indicator's form with its versions, and blank forms to fill in."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from gangmu.core.base.refusals import GangmuError
from gangmu.files.plan_folders.schema import BY_NAME
from gangmu.files.tables.csv_writing import csv_text
from gangmu.files.xlsx.writing import WrittenSheet, workbook
from gangmu.web.accounts import queries as accounts
from gangmu.web.accounts.scopes import may
from gangmu.web.doors.forms import RefusedHere
from gangmu.web.doors.languages import say
from gangmu.web.doors.posted import day, number, stamp, to
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.indicators import queries
from gangmu.web.indicators.actions import defining
from gangmu.web.indicators.blank_forms import as_csv, as_workbook, blank_form
from gangmu.web.indicators.models import Indicator
from gangmu.web.indicators.views.importing import TABLES
from gangmu.web.outlines import queries as outlines
from gangmu.web.record.moments import NOW

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CHOICES = {
    "kind": {"level": ("总量、水平", "level"), "growth": ("增速", "growth"), "share": ("比重、率", "share"),
             "count": ("个数", "count"), "duration": ("时长", "duration"), "coverage": ("覆盖率", "coverage"),
             "index": ("指数", "index"), "rank": ("位次", "rank")},
    "direction": {"higher": ("越高越好", "higher is better"), "lower": ("越低越好", "lower is better"),
                  "neutral": ("不分好坏", "neither")},
    "timing": {"flow": ("整个时期的", "of the whole period"), "stock": ("期末的", "at its end")},
    "nature": {"binding": ("约束性", "binding"), "expected": ("预期性", "expected")},
    "basis": {"current": ("现价", "current prices"), "constant": ("不变价", "constant prices"), "index": ("指数", "index")},
    "frequency": {"year": ("年", "year"), "half": ("半年", "half-year"), "quarter": ("季", "quarter"), "month": ("月", "month")},
}  # fmt: skip
_LISTS = ("aliases", "breakdowns", "places", "themes")


def desk_indicators(request: ActorRequest) -> HttpResponse:
    """List the indicators with who confirms and who answers for each."""
    units = accounts.units(request.actor, NOW).by_id()
    rows = [
        (row, units.get(row.authority_unit_id or 0), units.get(row.responsible_id or 0))
        for row in queries.indicators(request.actor, NOW)
    ]
    context = {"rows": rows, "may": may(request.actor, "create", Indicator)}
    return render(request, "indicators/desk_indicators.html", context)


def indicator_list(request: ActorRequest, form: str) -> HttpResponse:
    """Give the list of indicators as a file: what comes back under its key is the same indicator."""
    units = accounts.units(request.actor, NOW).by_id()
    columns = (
        "code",
        "name",
        "name_en",
        "unit",
        "kind",
        "direction",
        "nature",
        "basis",
        "frequency",
        "definition",
    )
    header = ["系统编号", *columns, "authority_unit", "responsible", "aliases", "retired_on"]
    rows = [
        [
            row.code, *(getattr(row, name) for name in columns), *(
                units[key].code if key in units else "" for key in (row.authority_unit_id, row.responsible_id)
            ), ";".join(row.aliases), str(row.retired_on or ""),
        ]
        for row in queries.indicators(request.actor, NOW)
    ]  # fmt: skip
    if form == "csv":
        return _file(csv_text(header, rows, mark=True).encode(), "text/csv; charset=utf-8", "indicators.csv")
    if form != "xlsx":
        raise Http404
    sheet = WrittenSheet(name=say("指标", "indicators"), rows=[header, *rows], hidden_columns=frozenset({1}))
    return _file(workbook([sheet]), XLSX, "indicators.xlsx")


def figure_template(request: ActorRequest, table: str, form: str) -> HttpResponse:
    """Give a blank form to fill in."""
    if table not in TABLES or form not in ("xlsx", "csv"):
        raise Http404
    blank = blank_form(table, request.actor)
    if form == "csv":
        return _file(as_csv(blank).encode(), "text/csv; charset=utf-8", f"{table}.csv")
    return _file(as_workbook(blank), XLSX, f"{table}.xlsx")


def _file(data: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def new_indicator(request: ActorRequest) -> HttpResponse:
    """Show the blank form of an indicator."""
    return _form(request, None, {})


def edit_indicator(request: ActorRequest, code: str, refusal: GangmuError | None = None) -> HttpResponse:
    """Show an indicator with its form and its dated definitions."""
    row = queries.indicators(request.actor, NOW).get(code=code)
    typed = {name: request.POST[name] for name in request.POST} if refusal else _typed(request, row)
    return _form(request, row, typed, refusal)


def _typed(request: ActorRequest, row: Indicator) -> dict[str, str]:
    units = accounts.units(request.actor, NOW).by_id()
    typed = {name: getattr(row, name) for name in ("code", "name", "name_en", "unit", *_CHOICES, "definition",
             "definition_en", "release_lag", "authority", "formula", "note", "note_en")}  # fmt: skip
    typed |= {name: ";".join(getattr(row, name)) for name in _LISTS}
    typed["release_days"] = ";".join(f"{when}={each}" for when, each in row.release_days)
    for name, key in (("authority_unit", row.authority_unit_id), ("responsible", row.responsible_id)):
        typed[name] = units[key].code if key in units else ""
    return typed


def _form(
    request: ActorRequest, row: Indicator | None, typed: dict[str, str], refusal: GangmuError | None = None
) -> HttpResponse:
    verb = "update" if row is not None else "create"
    context: dict[str, Any] = {
        "indicator": row,
        "typed": typed,
        "refusal": refusal,
        "choices": [(name, _LABELS[name], _options(name)) for name in _CHOICES],
        "units": list(accounts.units(request.actor, NOW)),
        "themes": list(outlines.themes(request.actor, NOW)),
        "versions": list(queries.definitions(request.actor, NOW).filter(indicator=row.pk)) if row else [],
        "may": may(request.actor, verb, Indicator),
    }
    context["labels"] = {name: say(*words) for name, words in _LABELS.items()}
    return render(request, "indicators/indicator_form.html", context, status=422 if refusal else 200)


_LABELS = {
    "kind": ("类型", "Kind"), "direction": ("方向", "Direction"), "timing": ("时点", "Timing"), "nature": ("属性", "Nature"),
    "basis": ("价格基准", "Prices"), "frequency": ("频度", "Frequency"),
}  # fmt: skip


def _options(name: str) -> list[tuple[str, str]]:
    return [(value, say(*words)) for value, words in _CHOICES[name].items()]


def _cells(request: ActorRequest) -> dict[str, str]:
    names = [column.name for column in BY_NAME["indicators"].columns]
    return {name: request.POST.get(name, "")[:5000] for name in names}


@require_POST
def define(request: ActorRequest) -> HttpResponse:
    """Define an indicator."""
    cells = _cells(request)
    with RefusedHere("indicator.") as refused:
        row = defining.define_indicator(
            cells, from_period=request.POST.get("from_period", ""), on=day(request), **stamp(request)
        )
    if refused.refusal:
        return _form(
            request, None, cells | {"from_period": request.POST.get("from_period", "")}, refused.refusal
        )
    return to("edit_indicator", code=row.code)


@require_POST
def revise(request: ActorRequest, code: str) -> HttpResponse:
    """Revise an indicator."""
    row = queries.indicators(request.actor, NOW, verb="update").get(code=code)
    with RefusedHere("indicator.") as refused:
        defining.revise_indicator(
            row,
            _cells(request),
            from_period=request.POST.get("from_period", ""),
            is_break=request.POST.get("comparable") != "yes",
            source_title=request.POST.get("source_title", "")[:500],
            on=day(request),
            seen=number(request.POST.get("version")),
            **stamp(request),
        )
    if refused.refusal:
        return edit_indicator(request, code, refused.refusal)
    return to("edit_indicator", code=code)


@require_POST
def retire(request: ActorRequest, code: str) -> HttpResponse:
    """Retire an indicator, or keep a retired one again."""
    row = queries.indicators(request.actor, NOW, verb="update").get(code=code)
    seen = number(request.POST.get("version"))
    with RefusedHere("indicator.") as refused:
        if row.retired_on is None:
            why = request.POST.get("why", "")
            defining.retire_indicator(row, why=why, on=day(request), seen=seen, **stamp(request))
        else:
            defining.restore_indicator(row, seen=seen, **stamp(request))
    if refused.refusal:
        return edit_indicator(request, code, refused.refusal)
    return to("edit_indicator", code=code)
