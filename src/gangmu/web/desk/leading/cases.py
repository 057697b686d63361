"""The targets that the page is made of, each with all that is known of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from gangmu.core.base.iso_periods import Period
from gangmu.web.accounts import queries as accounts
from gangmu.web.doors.languages import say
from gangmu.web.indicators import queries
from gangmu.web.indicators.judging import Judgement, judgements
from gangmu.web.indicators.models import Indicator, Outlook
from gangmu.web.indicators.outlooks import outlooks
from gangmu.web.outlines import queries as outlines
from gangmu.web.outlines.models import OutlineVersion, Promise
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """事项: one target with all that is known of it."""

    promise: Promise
    judgement: Judgement
    outlook: Outlook | None
    chapter: str = ""
    lead: str = ""  # the unit that answers for its indicator

    @property
    def order(self) -> tuple[Decimal, Decimal]:
        """Give the key of the list: the least likely first, then the furthest from what is wanted."""
        assert self.outlook is not None
        assert self.outlook.chance is not None
        needed, so_far = self.outlook.needed or Decimal(0), self.outlook.so_far or Decimal(0)
        return self.outlook.chance, so_far - needed


def cases_of(actor: Actor, moment: Moment, *, on: date) -> list[Case]:
    """Gather the targets of the version in force, each with its judgement and its least likely outlook."""
    version = outlines.version_in_force(actor, moment)
    if version is None:
        return []
    rows = [
        each
        for each in outlines.promises(actor, moment).filter(outline=version.pk, kind="target")
        if each.withdrawn_on is None or each.withdrawn_on > on
    ]
    judged = judgements(actor, moment, on=on, promises=rows)
    found: dict[int, Outlook] = {}
    for each in outlooks(actor, moment):
        if each.made_on > on:
            continue
        before = found.get(each.promise_id)
        if before is None or _less_likely(each, before):
            found[each.promise_id] = each
    leads = _leads(actor, moment)
    return [
        Case(
            promise=row,
            judgement=judged[row.pk],
            outlook=found.get(row.pk) if row.due and Period(row.due).last >= on else None,
            chapter=_chapter_of(version, row),
            lead=next((leads.get(one.indicator.code, "") for one in judged[row.pk].followed), ""),
        )
        for row in rows
    ]


def _less_likely(one: Outlook, other: Outlook) -> bool:
    return one.chance is not None and (other.chance is None or one.chance < other.chance)


def _leads(actor: Actor, moment: Moment) -> dict[str, str]:
    """Name the unit that answers for each indicator; of none, who publishes it."""
    rows: list[Indicator] = list(queries.indicators(actor, moment))
    units = accounts.units(actor, moment).by_id(each.responsible_id for each in rows)
    names = {each.pk: each.short_name or each.name for each in units.values()}
    return {each.code: names.get(each.responsible_id or 0, "") for each in rows}


def _chapter_of(version: OutlineVersion, row: Promise) -> str:
    """Find the chapter that a target stands in."""
    nodes: Iterable[Mapping[str, Any]] = version.nodes
    for node in nodes:
        if (
            node["kind"] == "heading"
            and node["level"] == 1
            and node["start"] <= row.start < node["section_end"]
        ):
            return f"{node['label'] or ''} {node['title']}".strip()
    return say("前言", "Preface")


def is_told(case: Case) -> bool:
    """Tell whether a chance was told of a target."""
    return case.outlook is not None and case.outlook.chance is not None


def is_grey(case: Case) -> bool:
    """Tell whether nothing judges a target."""
    return case.judgement.verdict.standing.is_grey and not case.judgement.followed


def year_of(period: str) -> int:
    """Give the last year of a period."""
    return Period(period).last.year
