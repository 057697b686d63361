"""Document time (文件时限): the year that a document speaks for, and the horizon that its title or opening states for all."""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from gangmu.core.base.periods import StatedPeriod, TimeRole, periods_in
from gangmu.core.outline.nodes import NodeKind
from gangmu.core.outline.outlines import Outline
from gangmu.core.outline.passages import Part
from gangmu.core.outline.scripts import fold

_ANNUAL: Final = re.compile(r"政府工作(?:的)?报告|政府工作,?请予审议|年度?工作报告")


_YEAR: Final = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})年")


_PLAN_TITLE: Final = re.compile(
    r"规划|纲要|计划|方案|意见|行动|纲领|蓝图|报告|措施|办法|要点|清单|任务|安排|实事"
)


_ISSUED: Final = re.compile(
    r"〔((?:19|20)[0-9]{2})〕[0-9]+号|(?:^|\n)\(?((?:19|20)[0-9]{2})年[0-9]{1,2}月[0-9]{1,2}日[^\n]{0,32}(?:\n|$)"
)


_TERM: Final = re.compile(
    r"(?:规划期|规划期限|实施期限|规划年限|实施期|方案期限|行动期限)(?:限)?(?:为|是|:)?[^。\n]{0,8}"
)


REVIEW: Final = re.compile(
    r"回顾|发展成就|主要成就|取得的?成[就效]|发展基础|现实基础|基础条件|发展现状|现状|完成情况|工作总结|过去[一五]年|背景|形势"
)


# A paper for one year: 2024年工作要点, 做好2023年“三农”工作.
_OF_A_YEAR: Final = re.compile(
    r"度?[^,。\n]{0,24}?(?:工作要点|工作计划|重点工作|重点任务|任务清单|实事|工作安排|实施方案|行动方案)"
)
_WORK_OF: Final = re.compile(r"做好((?:19|20)[0-9]{2})年[^,。\n]{0,20}工作")
HEAD_LENGTH: Final = 1500


@dataclass(frozen=True, slots=True)
class OwnTime:
    """What the document says of its own time."""

    year: int | None  # the first year that it speaks for
    horizon: StatedPeriod | None  # what its title or opening states for all


def own_time(outline: Outline) -> OwnTime:
    """Learn what a document says of its own time."""
    head = outline.view.folded[:HEAD_LENGTH]
    titles = [
        fold(node.title)
        for node in outline.nodes
        if node.kind is NodeKind.TITLE and node.start <= HEAD_LENGTH
    ]
    lines = [line for line in head.split("\n")[:30] if line and (len(line) <= 60)]
    issued = _issue_year(head[:600], outline.view.folded[-200:])
    if _ANNUAL.search(head) or any(_ANNUAL.search(title) for title in titles):
        year = _annual_year(head, outline)
        if year:
            return OwnTime(year, StatedPeriod(0, 0, TimeRole.MOMENT, None, str(year)))
    long_title = re.search(
        r"(?:^|\n)[^\n#。,;]{6,70}?(?:规划纲要|计划纲要|行动计划|实施方案|规划|纲要)", head
    )
    followed = [line + (after if after[0] == "(" else "") for line, after in pairwise([*lines, " "])]
    if long_title:
        followed.append(long_title[0].strip())
    if m := _WORK_OF.search(head):
        return OwnTime(int(m[1]), StatedPeriod(0, 0, TimeRole.MOMENT, None, m[1]))
    for line in [*titles, *followed]:
        if line.endswith("。") and "《" in line:
            continue  # a sentence that speaks of another paper
        if _PLAN_TITLE.search(line) and not line.startswith("#") and (stated := title_horizon(line, issued)):
            start = int(stated.start) if stated.start else issued
            return OwnTime(start, stated)
    opening = outline.view.folded[:6000]
    stated = _stated_term(opening, issued) or _span_from(opening) or _opening_horizon(outline, issued)
    return OwnTime(int(stated.start) if stated and stated.start else issued, stated)


def title_horizon(line: str, year: int | None) -> StatedPeriod | None:
    """Read the horizon of a title: 十四五规划, 行动计划(2025-2027年)."""
    dated = [stated for stated in periods_in(line, year=year) if stated.end]
    ranged = [stated for stated in dated if stated.start]
    of_a_year = [stated for stated in dated if _OF_A_YEAR.match(line, stated.j)]
    return next(iter([*ranged, *of_a_year]), None)


def _stated_term(opening: str, year: int | None) -> StatedPeriod | None:
    for m in _TERM.finditer(opening):
        dated = [s for s in periods_in(opening[m.start() : m.end() + 24], year=year) if s.end]
        if dated:
            return dated[0]
    return None


_SPAN_FROM: Final = re.compile(
    r"[12][0-9]{3}年(?:开始)?起?(?<=[起始]),?(?:的|利?用)?[0-9一二两三四五六七八九十]{1,2}年"
)


def _span_from(opening: str) -> StatedPeriod | None:
    """Read the span that an opening states for the whole paper: 2024年起3年内."""
    m = _SPAN_FROM.search(opening)
    stated = periods_in(opening[m.start() : m.end() + 6], year=None) if m else []
    return stated[0] if stated and stated[0].start else None


_MAKES_THIS: Final = re.compile(
    r"(?:制定|编制|提出|印发|形成)(?:了)?(?:本|如下|以下)|本(?:方案|规划|计划|蓝图|纲要|意见|行动)"
)


def _opening_horizon(outline: Outline, year: int | None) -> StatedPeriod | None:
    """Read the horizon of an opening such as 确保2026年底前通过验收,制定本方案."""
    folded = outline.view.folded
    for passage in outline.passages[:12]:
        words = folded[passage.start : min(passage.end, passage.start + 500)]
        if passage.is_heading or passage.part is not Part.PREFACE or not _MAKES_THIS.search(words):
            continue
        dated = [
            stated
            for stated in periods_in(words, year=year)
            if stated.role is TimeRole.DEADLINE and stated.end
        ]
        if dated and not words.startswith("#"):
            return dated[-1]
    return None


def _annual_year(head: str, outline: Outline) -> int | None:
    for line in head.split("\n")[:30]:
        if (
            len(line) <= 60
            and not line.startswith("#")
            and not REVIEW.search(line)
            and (m := _YEAR.search(line))
        ):
            return int(m[1])
    for node in outline.nodes:
        title = fold(node.title)
        if m := _YEAR.search(title):
            return int(m[1]) + (1 if REVIEW.search(title) else 0)
    return None


def _issue_year(head: str, foot: str) -> int | None:
    m = _ISSUED.search(head) or _ISSUED.search(foot)
    return int(m[1] or m[2]) if m else None
