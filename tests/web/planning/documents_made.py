"""Builders of documents: read in this process, with their units founded, taken in."""

import json
from datetime import date
from typing import Any

from gangmu.files.divisions_apart import division_of
from gangmu.web.accounts.models import OrgUnit
from gangmu.web.planning.documents.bringing import bring_document, enter_document
from gangmu.web.planning.documents.founding import Answers, found_named_units
from gangmu.web.planning.documents.preview import preview_of
from gangmu.web.planning.documents.taking import Choices, take_document
from gangmu.web.planning.models import PlanDocument, PlanItem
from gangmu.web.record.actors import Actor
from gangmu.web.record.models import Programme
from gangmu.web.record.stored import keep
from web.builders import a_key, an_instant, an_office_clerk

TEXT = """云川市2026年重点任务分工
1．建设十座街角公园。
牵头单位：市园林局
责任单位：市财政局、各区政府
完成时限：9月底前
2．推进老旧小区加装电梯20部。
责任单位：市住建局、市市场监管局
完成时限：年底前
3．举办读书节。
牵头单位：市文旅局、市教育局
4．整理档案。
"""
DAY = date(2026, 3, 2)


def a_document(
    programme: Programme,
    text: str = TEXT,
    *,
    by: Actor | None = None,
    kind: str = "division",
    year: int = 2026,
) -> PlanDocument:
    """A document that was read, in this process."""
    by = by or an_office_clerk(programme)
    data = text.encode()
    row = bring_document(
        keep([data], name="分工.txt"), name="分工.txt", media="text/plain", kind=kind, year=year, on=DAY, by=by,
        at=an_instant(), key=a_key(),
    )  # fmt: skip
    found = json.loads(
        json.dumps(division_of(data, name="分工.txt", year=year, sentences=kind != "division"))
    )
    return enter_document(row, found, by=by, at=an_instant(), key=a_key())


def units_founded(document: PlanDocument, by: Actor, **said: str) -> None:
    """All names that it names and nobody knows, founded, but those of which something else is said."""
    names = {line.name.name: said.get(line.name.name, "found") for line in preview_of(document, by).names}
    if names:
        found_named_units(Answers(names=names), by=by, at=an_instant(), key=a_key())


def leads_of(document: PlanDocument, by: Actor) -> dict[int, int]:
    """The first of those to choose from leads, in each row that is open."""
    return {
        number: (lead.rivals or lead.others)[0].pk for number, lead in preview_of(document, by).leads.items()
    }


def taken(document: PlanDocument, by: Actor, *, reason: str = "文件没有写明", **said: Any) -> PlanDocument:
    choices = Choices(leads=leads_of(document, by), reason=reason, **said)
    return take_document(
        document, choices, on=DAY, by=by, at=an_instant(), key=a_key(), seen=document.version
    )


def taken_with_units(programme: Programme, text: str = TEXT, *, by: Actor) -> PlanDocument:
    document = a_document(programme, text, by=by)
    units_founded(document, by)
    return taken(document, by)


def items_of(document: PlanDocument) -> list[PlanItem]:
    return list(PlanItem.objects.filter(document=document).order_by("number"))


def name_of(unit: OrgUnit | None) -> str:
    return unit.name if unit else ""


def some_documents(programme: Programme, size: int) -> None:
    """A document that was taken in, another that disagrees with it, and one that waits to be."""
    by = an_office_clerk(programme)
    more = "".join(
        f"{n}．改造第{n}片区。\n牵头单位：市第{n}中心\n责任单位：市财政局\n" for n in range(5, 5 + 4 * size)
    )
    taken_with_units(programme, TEXT + more, by=by)
    other = "".join(f"{n}．改造第{n}片区。\n牵头单位：市财政局\n" for n in range(5, 5 + 4 * size))
    taken_with_units(programme, "云川市片区改造分工\n" + other, by=by)
    names = "".join(f"{n}．治理第{n}条河。\n责任单位：市第{n}水务所、市水务局\n" for n in range(1, 4 * size))
    a_document(programme, "云川市治水分工\n" + names, by=by)
