"""Prefilling (预填): what the outline already says of a task: its words, its units, its day, its figure."""

from dataclasses import dataclass, field
from datetime import date

from gangmu.core.base.iso_periods import Period, PeriodNotReadError
from gangmu.core.base.quantities import canonical
from gangmu.core.extraction.duties.names import is_collective
from gangmu.core.plan.annual_tasks import TaskKind
from gangmu.web.indicators import queries as indicators
from gangmu.web.indicators.models import Indicator
from gangmu.web.outlines import queries as outlines
from gangmu.web.outlines.models import Clause, Duty, Promise
from gangmu.web.planning.naming import UnitNames
from gangmu.web.planning.year_amounts import amount_in
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import Moment

_BUILDS = ("建设", "开工", "新建", "改造", "修复", "扩建", "扩容", "打造")
_WORKS = (
    "高速",
    "铁路",
    "公路",
    "机场",
    "航站楼",
    "地铁",
    "轨道交通",
    "大桥",
    "隧道",
    "水库",
    "管网",
    "工程",
    "项目",
)
_PLATFORMS = ("平台", "系统", "数据库", "中心库")
_MECHANISMS = ("机制", "制度", "体系", "清单", "办法")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordered:
    """来源: the promise and clause that order a task, with the words."""

    promise: Promise | None
    clause: Clause | None
    words: str
    duty: Duty | None = None


@dataclass(frozen=True, slots=True)
class Prefilled:
    """预填: what stands in the form before anybody types, and what of the outline meant nobody here."""

    typed: dict[str, str] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()


def ordered_by(code: str, clause_code: str, actor: Actor, moment: Moment) -> Ordered | None:
    """Give what orders a task: a promise by its code, else a clause by its own."""
    if code:
        promise = outlines.promises(actor, moment).get(code=code)
        clause = outlines.clauses(actor, moment).get(id=promise.clause_id)
        duties = list(outlines.duties(actor, moment).filter(clause=clause.pk))
        mine = [each for each in duties if each.promise_id == promise.pk] or duties
        return Ordered(promise=promise, clause=clause, words=promise.words, duty=mine[0] if mine else None)
    if not clause_code:
        return None
    clause = outlines.clauses(actor, moment).get(code=clause_code)
    duty = outlines.duties(actor, moment).filter(clause=clause.pk).first()
    return Ordered(promise=None, clause=clause, words=words_of(clause, actor, moment), duty=duty)


def words_of(clause: Clause, actor: Actor, moment: Moment) -> str:
    """Give the sentence of a clause, as it stands in the version in force, else in the last that had it."""
    texts = list(outlines.clause_texts(actor, moment).filter(clause=clause.pk))
    if not texts:
        return ""
    versions = outlines.versions(actor, moment).by_id(each.outline_id for each in texts)
    found = max(texts, key=lambda each: (versions[each.outline_id].state == "issued", each.outline_id))
    return versions[found.outline_id].text[found.start : found.end].strip()


def prefilled(
    ordered: Ordered, names: UnitNames, year: int, actor: Actor, moment: Moment, *, on: date
) -> Prefilled:
    """Give what the outline says of the task that it orders, as it stands in the form."""
    typed: dict[str, str] = {
        "text": ordered.words,
        "title": _title(ordered),
        "kind": kind_of(ordered).value,
        **_limit(ordered, year),
    }
    lead, unknown = _units(typed, ordered.duty, names)
    if lead:
        typed["lead"] = lead
    if ordered.promise is not None and ordered.promise.kind == "target":
        typed |= _figure(ordered, year, actor, moment, on=on)
    return Prefilled(typed, tuple(unknown))


def _title(ordered: Ordered) -> str:
    promise = ordered.promise
    if promise is not None and promise.kind == "measure" and (promise.verb or promise.object):
        return f"{promise.verb}{promise.object}"[:60]
    if promise is not None and promise.indicator:
        return promise.indicator[:60]
    return ordered.words.rstrip("。；;.")[:60]


def kind_of(ordered: Ordered) -> TaskKind:
    """Propose the kind of a task by the words that order it."""
    promise = ordered.promise
    if promise is not None and promise.kind == "target":
        return TaskKind.INDICATOR
    words = f"{promise.verb}{promise.object}" if promise is not None else ordered.words
    if any(each in words for each in _PLATFORMS):
        return TaskKind.PLATFORM
    if any(each in words for each in _MECHANISMS):
        return TaskKind.MECHANISM
    builds = any(each in words for each in _BUILDS) and any(each in words for each in _WORKS)
    if builds or any(words.startswith(each) for each in _BUILDS):
        return TaskKind.PROJECT
    return TaskKind.POLICY


def _limit(ordered: Ordered, year: int) -> dict[str, str]:
    """Give the last day that the outline leaves within the year: its own deadline, else the end of the year."""
    said = (ordered.promise.due if ordered.promise else "") or (ordered.duty.deadline if ordered.duty else "")
    last = _last(said)
    if last is not None and last.year == year:
        return {"limit": last.isoformat()}
    return {"limit": "年底前"}


def _last(text: str) -> date | None:
    try:
        return Period(text).last if text else None
    except PeriodNotReadError:
        return None


def _units(typed: dict[str, str], duty: Duty | None, names: UnitNames) -> tuple[str, list[str]]:
    """Fill in the units that the text names; who leads only where it names exactly one leader."""
    if duty is None:
        return "", []
    leads, unknown = names.known(duty.lead)
    for role in ("responsible", "supporting"):
        found, more = names.known(getattr(duty, role))
        groups = [words for words in more if is_collective(words)]
        unknown += [words for words in more if words not in groups]
        typed[role] = "、".join([*(each.name for each in found if each not in leads[:1]), *groups])
    if len(leads) > 1:
        typed["responsible"] = "、".join(filter(None, [*(each.name for each in leads), typed["responsible"]]))
        return "", unknown
    return (leads[0].name if leads else ""), unknown


def _figure(ordered: Ordered, year: int, actor: Actor, moment: Moment, *, on: date) -> dict[str, str]:
    """Give the year's amount by the path that was chosen for the target, and the indicator that its words mean."""
    found: dict[str, str] = {}
    promise = ordered.promise
    assert promise is not None
    meant = outlines.meanings(actor, moment).filter(promise=promise.pk, role="actual").first()
    indicator: Indicator | None = None
    if meant is not None:
        indicator = indicators.indicators(actor, moment).filter(code=meant.indicator).first()
    if indicator is not None:
        found["indicator"] = indicator.code
    if (amount := amount_in(year, promise, actor, moment, on=on)) is not None:
        value = canonical(amount.value)
        found |= {"amount": value, "unit_of_measure": amount.unit}
        if promise.due[:4] != str(year):
            found["title"] = f"{_title(ordered)}（{year}年应达{value}{amount.unit}）"
    return found
