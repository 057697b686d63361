"""Builders of outlines for web tests: read in this process, in review or issued. All sentences are made up."""

from datetime import date
from typing import Any

from gangmu.core.extraction import read_source
from gangmu.core.extraction.contract import to_contract
from gangmu.core.extraction.measure_deadlines import dates_of_measures
from gangmu.core.outline.sources import SourceText
from gangmu.web.outlines import queries
from gangmu.web.outlines.actions.bringing import bring_version, enter_reading
from gangmu.web.outlines.actions.issuing import Head, issue_version
from gangmu.web.outlines.actions.linking import decide_links
from gangmu.web.outlines.actions.taking import take_decisions
from gangmu.web.outlines.decisions import AS_READ
from gangmu.web.outlines.models import Draft, OutlineVersion
from gangmu.web.record.actors import Actor
from gangmu.web.record.models import Programme
from gangmu.web.record.moments import NOW
from gangmu.web.record.stored import keep
from web.builders import a_key, an_instant, an_office_clerk

TEXT = """云川市便民行动纲要

一、总体目标

到2027年，全市公园达到40座，公园绿地率突破35%。全市常住人口达到200万人。

二、办好身边小事

（一）出门走得顺

建设十座街角公园。推进老旧小区加装电梯，完善社区食堂。云川是一座依水而兴的城市。

（二）办事少跑路

建立便民事项清单。建设云川一网统管平台。鼓励商户延长夜间营业时间。
"""
LATER = (
    TEXT.replace("公园达到40座", "公园达到50座")
    .replace("鼓励商户延长夜间营业时间。", "")
    .replace("建设十座街角公园。", "建设十座街角公园。修复三条老街。")
)


def a_text(size: int = 1) -> str:
    """A text some times as long; every part has its own words."""
    return TEXT + "".join(
        f"\n（{number}）第{number}件小事\n\n建设{number + 2}座口袋公园。推进第{number}片区加装电梯。\n"
        for number in range(3, 3 + 4 * size)
    )


def a_brought_version(
    programme: Programme, *, by: Actor | None = None, name: str = "纲要.txt", data: bytes = b""
) -> OutlineVersion:
    by = by or an_office_clerk(programme)
    kept = keep([data or TEXT.encode()], name=name)
    return bring_version(
        kept, name=name, kind="text/plain", on=date(2026, 3, 2), by=by, at=an_instant(), key=a_key()
    )


def a_version_in_review(programme: Programme, text: str = TEXT, *, by: Actor | None = None) -> OutlineVersion:
    by = by or an_office_clerk(programme)
    version = a_brought_version(programme, by=by, data=text.encode())
    found = read_source(SourceText(text, "txt"))
    dates = dates_of_measures(found)
    return enter_reading(version, to_contract(found), text, dates=dates, by=by, at=an_instant(), key=a_key())


def an_issued_version(programme: Programme, text: str = TEXT, *, number: str = "") -> OutlineVersion:
    by = an_office_clerk(programme)
    version = a_version_in_review(programme, text, by=by)
    on = date(2026, 3, 3)
    take_decisions(version, AS_READ, on=on, by=by, at=an_instant(), key=a_key())
    if links := list(queries.links(by, NOW).filter(outline=version.pk)):
        decide_links(links, state="confirmed", on=on, by=by, at=an_instant(), key=a_key())
    return issued(version, by=by, number=number)


def issued(version: OutlineVersion, *, by: Actor, number: str = "") -> OutlineVersion:
    row = queries.versions(by, NOW).get(id=version.pk)
    head = Head(number=number, issuer="云川市人民政府")
    return issue_version(
        row, head=head, on=date(2026, 3, 3), by=by, at=an_instant(), key=a_key(), seen=row.version
    )


def drafts_of(version: OutlineVersion, **where: Any) -> list[Draft]:
    return list(Draft.objects.filter(outline=version.pk, **where).order_by("start", "number"))


def words_of(draft: Draft) -> str:
    version = OutlineVersion.objects.get(pk=draft.outline_id)
    return version.text[draft.start : draft.end]
