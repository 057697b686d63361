"""Papers as rows: issued with what a layout needs."""

from datetime import date
from typing import Any

from files.papers_drawn.made import a_division, a_head, the_words
from gangmu.core.base.papers.plain import plain_of
from gangmu.core.plan.papers.task_divisions import task_division_notice
from gangmu.web.record.models import Paper, Programme
from web.builders import recorded


def some_papers(programme: Programme, size: int) -> None:
    """Notices of small plans, five times as many as the size says."""
    sheet = plain_of(task_division_notice(a_division(6), a_head(), the_words()))
    for number in range(5 * size):
        row = Paper(
            kind="annual_plan_supplement", number=f"云纲办发〔2020〕{number + 1}号", issuer="云川市纲要办", issued_on=date(2020, 2, 1),
            title=f"第{number + 1}份通知", content={"sheet": sheet}, content_hash="0" * 64,
        )  # fmt: skip
        recorded(row, programme)


def a_paper(programme: Programme) -> dict[str, Any]:
    """The arguments of the address of a paper."""
    row = Paper.objects.filter(programme=programme, kind="annual_plan_supplement").latest("id")
    return {"uid": row.uid.hex}
