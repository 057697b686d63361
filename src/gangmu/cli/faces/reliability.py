"""How the reliability of forecasts is told: a table on a terminal, JSON, and the page of the documentation."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from decimal import Decimal
from typing import Final

from rich.cells import cell_len

from gangmu.cli.faces.sheets import Sheet, padded
from gangmu.core.base.refusals import Language
from gangmu.core.forecasting.reasons import method_words
from gangmu.core.forecasting.reliability import BLEND, Reliability
from gangmu.core.forecasting.scores import Score

_CELLS = 11
_COLUMNS: Final = (
    ("年限", "years"),
    ("次数", "forecasts"),
    ("误差中位", "MdAPE"),
    ("50%区间", "50 % band"),
    ("80%区间", "80 % band"),
    ("弹球损失", "pinball"),
    ("布赖尔", "Brier"),
    ("基准布赖尔", "base rate"),
)


def reliability_face(reports: Sequence[Reliability], sheet: Sheet) -> str:
    """Set the scores for a terminal."""
    for report in reports:
        first, last = report.origins[0], report.origins[-1]
        zh, en = f"{report.places}个地区", f"{report.places} places"
        origins = sheet.say(f"起点{first}—{last}年", f"origins {first}–{last}")
        sheet.head(f"{report.indicator} · {sheet.say(zh, en)} · {origins}")
        names = (name[sheet.language == "en"] for name in _COLUMNS)
        methods = {score.method: method_words(score.method, sheet.language) for score in report.scores}
        room = max(cell_len(words) for words in methods.values()) + 1
        head = padded(sheet.say("方法", "method"), room)
        sheet.line(head + "".join(padded(name, _CELLS, right=True) for name in names))
        for score in report.scores:
            line = padded(methods[score.method], room)
            line += "".join(padded(cell, _CELLS, right=True) for cell in _cells(score))
            sheet.line(sheet.strong(line) if score.method == BLEND else line)
    return sheet.text()


def _cells(score: Score) -> list[str]:
    return [
        str(score.horizon),
        str(score.forecasts),
        f"{score.mdape}%",
        _percent(score.within_50),
        _percent(score.within_80),
        f"{score.pinball}%",
        str(score.brier),
        str(score.brier_of_base_rate),
    ]


def _percent(share: Decimal) -> str:
    return f"{share * 100:.1f}%"


def reliability_json(reports: Sequence[Reliability]) -> str:
    """Give all of it as JSON, figures as numbers."""
    rows = [asdict(report) for report in reports]
    return json.dumps({"reports": rows}, ensure_ascii=False, indent=2, default=float) + "\n"


def page_of(reports: Sequence[Reliability], *, name: str, until: int, language: Language) -> str:
    """Write the page of the documentation: scores, reliability diagrams as tables, last year's forecasts."""
    zh = language == "zh"
    lines = [
        "# 预测的可靠性" if zh else "# How reliable forecasts were",
        "",
        f"由 `gangmu forecast {name} --reliability --origin {until}` 生成，请勿手改。只用当时已知的数。"
        if zh
        else f"Made by `gangmu forecast {name} --reliability --origin {until}`; not to be edited by hand. "
        "Each forecast used only what was known then.",
    ]
    for report in reports:
        lines += _section(report, language)
    return "\n".join(lines) + "\n"


def _section(report: Reliability, language: Language) -> list[str]:
    zh = language == "zh"
    first, last = report.origins[0], report.origins[-1]
    lines = [
        "",
        f"## {report.indicator}",
        "",
        f"{report.places}个地区，起点{first}—{last}年。"
        if zh
        else f"{report.places} places, origins {first} to {last}.",
        "",
        *_table(
            [("方法", "method")[not zh], *(name[not zh] for name in _COLUMNS)],
            [[method_words(score.method, language), *_cells(score)] for score in report.scores],
        ),
    ]
    furthest = max(score.horizon for score in report.scores)
    blend = report.score(BLEND, furthest)
    if blend is not None and blend.bins:
        lines += ["", f"### {'说的可能性与实际' if zh else 'Chance given and what came'} ({furthest})", ""]
        heads = (
            ["给出的可能性", "次数", "平均给出", "实际发生"]
            if zh
            else ["chance given", "count", "mean", "came true"]
        )
        lines += _table(
            heads,
            [
                [
                    f"{_percent(each.low)}–{_percent(each.high)}",
                    str(each.count),
                    _percent(each.given),
                    _percent(each.came),
                ]
                for each in blend.bins
            ],
        )
    latest = [each for each in report.last_years if each.year - each.origin == furthest]
    if latest:
        lines += [
            "",
            f"### {'最近一年' if zh else 'The latest year'}: {latest[0].origin} → {latest[0].year}",
            "",
        ]
        heads = (
            ["地区", "10%", "中位", "90%", "实际", "在区间内"]
            if zh
            else ["place", "10%", "median", "90%", "came", "inside"]
        )
        lines += _table(
            heads,
            [
                [
                    each.place,
                    str(each.p10),
                    str(each.median),
                    str(each.p90),
                    str(each.came),
                    "✓" if each.inside else "✗",
                ]
                for each in latest
            ],
        )
    return lines


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    lines = ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    return lines + ["| " + " | ".join(row) + " |" for row in rows]
