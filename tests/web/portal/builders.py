"""An issued and released outline to look at: the made-up one, or words of a test's own."""

from datetime import date
from pathlib import Path

from gangmu.web.outlines.actions.issuing import Head
from gangmu.web.outlines.actions.taking import take_outline
from gangmu.web.outlines.decisions import AS_READ
from gangmu.web.record.actors import operator
from gangmu.web.record.models import Programme
from web.builders import a_key, a_release, an_instant

PAGES = (
    "/",
    "/promises/",
    "/systems/",
    "/sets/",
    "/gaps/",
    "/rules/",
    "/rules/gangmu-lamps/2/",
    "/about/",
    "/help/",
    "/c/2/",
)
TEXT = """云川市便民行动纲要

前言

云川是虚构的城市。这份纲要为试验而写。

一、总体要求

（一）主要目标

到2025年，全市常住人口超过120万人，地区生产总值突破900亿元。到2035年，地区生产总值突破1500亿元。

（二）怎样做

一年办几件，一件一件看。

二、办好小事

1.建设便民平台。建设一网通办便民平台，修好沿河步道，完善老人助餐点名录。推进“一河两岸”建设。
表1 主要指标

三、落实责任

加强督促检查，做到件件有回音。
"""


def an_outline(programme: Programme, folder: Path, *, text: str = TEXT) -> None:
    """Take over an outline, all drafts as read, and release it."""
    an_issued_outline(programme, folder, text=text)
    a_release(programme, at=an_instant(1))


def an_issued_outline(programme: Programme, folder: Path, *, text: str = TEXT) -> None:
    """Take over an outline, all drafts as read."""
    path = folder / "outline.txt"
    path.write_text(text, "utf-8")
    take_outline(
        path,
        head=Head(
            number="云政发〔2022〕1号", issuer="云川市人民政府", title="云川市便民行动纲要", title_en=""
        ),
        issued_on=date(2022, 1, 10),
        by=operator(programme.pk),
        at=an_instant(),
        key=a_key(),
        decisions=AS_READ,
        effective=date(2022, 1, 10),
    )
