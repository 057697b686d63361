"""Pages of values that units file and the data authority confirms, and the table that is typed in."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from gangmu.core.base.refusals import GangmuError
from gangmu.files.tables.csv_writing import csv_text
from gangmu.web.accounts import queries as accounts
from gangmu.web.accounts.scopes import allowed, may
from gangmu.web.doors.forms import RefusedHere
from gangmu.web.doors.languages import say
from gangmu.web.doors.posted import day, stamp, to
from gangmu.web.doors.posted import number as number_of
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.indicators import queries
from gangmu.web.indicators.actions import filing
from gangmu.web.indicators.actions.files import home_of
from gangmu.web.indicators.choosing import chosen, fileable
from gangmu.web.indicators.models import FigureFile, Indicator, Observation
from gangmu.web.indicators.views.importing import brought
from gangmu.web.outlines import queries as outlines
from gangmu.web.record.moments import NOW

_AT_ONCE = 200
_LINES = 12
STATES: Mapping[str, tuple[str, str]] = {
    "filed": ("已填报，待确认", "filed, to be confirmed"),
    "confirmed": ("已确认", "confirmed"),
    "refused": ("未确认，已退回", "not confirmed, sent back"),
}
_REFUSED_HERE = ("observation.", "indicator.", "lifecycle.")


def claims(request: ActorRequest, refusal: GangmuError | None = None) -> HttpResponse:
    """List the values that units have filed, with what each of them waits for."""
    actor = request.actor
    ruled = queries.all_observations(actor, NOW).filter(state__in=tuple(STATES), filed_on__isnull=False)
    rows = list(ruled.order_by("-filed_on").page(0, _AT_ONCE))
    series = queries.series(actor, NOW).by_id({row.series_id for row in rows})
    indicators = queries.indicators(actor, NOW).by_id()
    places = queries.places(actor, NOW).by_id({each.place_id for each in series.values()})
    posts = accounts.posts(actor, NOW).by_id()
    mine = set[int]()
    if may(actor, "confirm", Observation):
        waiting = allowed(Observation, actor, verb="confirm", moment=NOW).filter(state="filed")
        mine = {row.pk for row in waiting.page(0, _AT_ONCE)}
    lines = [
        {
            "row": row,
            "indicator": indicators[series[row.series_id].indicator_id],
            "place": places[series[row.series_id].place_id],
            "value": filing.told_value(row),
            "state": say(*STATES[row.state]),
            "by": posts.get(row.filed_by_id or 0),
            "ruled_by": posts.get(row.ruled_by_id or 0),
            "may_rule": row.pk in mine
            and not any(
                filing.own_value(row, indicators[series[row.series_id].indicator_id], actor).values()
            ),
        }
        for row in rows
    ]
    to_file = fileable(actor) if may(actor, "file", Indicator) else []
    context = {
        "lines": lines,
        "to_file": to_file,
        "refusal": refusal,
        "typed": request.POST if refusal else {},
    }
    return render(request, "indicators/claims.html", context, status=422 if refusal else 200)


@require_POST
def file_value(request: ActorRequest) -> HttpResponse:
    """File a value."""
    posted = {
        name: request.POST.get(name, "").strip()[:500]
        for name in ("indicator", "place", "period", "value", "unit", "source_title", "note", "reason")
    }
    posted["indicator"], counted = chosen(posted["indicator"])
    with RefusedHere(*_REFUSED_HERE) as refused:
        told = filing.Filing(
            **{**posted, "place": posted["place"] or home_of(request.actor)}, counted=counted
        )
        filing.file_value(told, on=day(request), **stamp(request))
    if refused.refusal:
        return claims(request, refused.refusal)
    return to("claims")


@require_POST
def rule_on_value(request: ActorRequest, number: int) -> HttpResponse:
    """Confirm a value, or send it back."""
    row = queries.all_observations(request.actor, NOW, verb="confirm").get(id=number)
    seen = _seen(request)
    with RefusedHere(*_REFUSED_HERE) as refused:
        if request.POST.get("verdict") == "confirm":
            filing.confirm_value(row, on=day(request), seen=seen, **stamp(request))
        else:
            reason = request.POST.get("reason", "")
            filing.refuse_value(row, reason=reason, on=day(request), seen=seen, **stamp(request))
    if refused.refusal:
        return claims(request, refused.refusal)
    return to("claims")


def _seen(request: ActorRequest) -> int:
    return number_of(request.POST.get("version"))


# A table that is typed in


def type_table(request: ActorRequest) -> HttpResponse:
    """Show a blank table of indicators and targets to type into."""
    version = outlines.version_in_force(request.actor, NOW)
    dues = sorted(
        {
            each.due[:4]
            for each in outlines.promises(request.actor, NOW).filter(outline=version.pk if version else 0)
            if each.kind == "target" and each.due[:4].isdigit()
        }
    )
    issued = version.issued_on.year if version and version.issued_on else day(request).year
    context = {
        "years": (dues or [str(issued + 5)])[:4],
        "base": str(issued - 1),
        "lines": range(1, _LINES + 1),
        "may": may(request.actor, "create", FigureFile),
    }
    return render(request, "indicators/type_table.html", context)


@require_POST
def take_typed(request: ActorRequest) -> HttpResponse:
    """Bring what was typed as a table: it goes the same road as a file."""
    years = [text for text in request.POST.getlist("year") if text.isdigit() and len(text) == 4][:4]
    base = request.POST.get("base", "")[:4]
    header = ["指标", "单位", "属性", f"{base}年基期值", *(f"{year}年目标" for year in years), "责任单位"]
    rows = []
    for line in range(1, _LINES + 1):
        names = (
            "name",
            "unit",
            "nature",
            "base",
            *(f"t{number}" for number in range(1, len(years) + 1)),
            "who",
        )
        cells = [request.POST.get(f"{name}{line}", "").strip()[:300] for name in names]
        if cells[0]:
            rows.append(cells)
    text = csv_text(header, rows, mark=True)
    name = say("录入的指标表.csv", "typed-table.csv")
    row = brought(request, text.encode(), name=name, table="targets")
    return to("figure_file", number=row.pk)
