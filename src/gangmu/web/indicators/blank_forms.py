"""Blank forms (空白模板): tables to fill in, with what may be chosen, the known indicators set out, and how to fill them."""

from dataclasses import dataclass, field
from typing import Final

from gangmu.files.tables.csv_writing import csv_text
from gangmu.files.xlsx.writing import Choices, Value, WrittenSheet, workbook
from gangmu.web.accounts import queries as accounts
from gangmu.web.doors.languages import say
from gangmu.web.indicators import queries
from gangmu.web.indicators.models import Indicator
from gangmu.web.record.actors import Actor
from gangmu.web.record.commits import programme_of
from gangmu.web.record.moments import NOW

KEY: Final = "系统编号"
_NATURES: Final = ("约束性", "预期性")
_STATUSES: Final = ("预计数", "初步核算数", "最终核实数", "修订数")
_UNITS: Final = (
    "亿元",
    "万元",
    "元",
    "%",
    "‰",
    "个百分点",
    "万人",
    "人",
    "个",
    "家",
    "户",
    "项",
    "件",
    "公里",
    "天",
    "万吨标准煤",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """所填: a column of a blank form, whether it must be filled, what may be chosen, and what is said beside it."""

    name: str
    required: bool = False
    options: tuple[str, ...] = ()
    strict: bool = True
    prompt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankForm:
    """空白模板: its columns behind the hidden key, rows that are set out already, and how it is filled in."""

    name: str
    columns: tuple[Asked, ...]
    rows: tuple[tuple[Value, ...], ...] = ()
    notes: tuple[str, ...] = field(default_factory=tuple)


def blank_form(table: str, actor: Actor) -> BlankForm:
    """Give the blank form of a table as the programme stands."""
    return {"observations": _figures, "targets": _targets, "indicators": _indicators, "places": _places}[
        table
    ](actor)


def as_workbook(form: BlankForm) -> bytes:
    """Give a blank form as a workbook: header frozen, key hidden, choices offered, notes on a sheet of their own."""
    header = [KEY, *(each.name for each in form.columns)]
    choices = tuple(
        Choices(column=number, options=each.options, title=each.name, prompt=each.prompt, strict=each.strict)
        for number, each in enumerate(form.columns, start=2)
        if each.options or each.prompt
    )
    required = frozenset(number for number, each in enumerate(form.columns, start=2) if each.required)
    sheet = WrittenSheet(
        name=form.name,
        rows=[header, *form.rows],
        hidden_columns=frozenset({1}),
        required_columns=required,
        choices=choices,
    )
    notes = WrittenSheet(name="说明", rows=[["填表说明"], *([line] for line in form.notes)], widths={1: 90})
    return workbook([sheet, notes])


def as_csv(form: BlankForm) -> str:
    """Give a blank form as a CSV that spreadsheets open, key and all."""
    header = [KEY, *(each.name for each in form.columns)]
    rows = [[str(cell or "") for cell in row] + [""] * (len(header) - len(row)) for row in form.rows]
    return csv_text(header, rows, mark=True)


_HOW: Final = (
    "红字的列必须填；其余的可以空着。一行一项，不要合并单元格（合并了也能读）。",
    "数值只写数；单位写在“单位”列。约数写“约”，没有的写“—”或空着，不要写 0。",
    "时期写 2025、2025-Q3、2025-09 或 2025年1-9月；日期写 2026-03-20。",
    "第一列“系统编号”是隐藏的，请保留：改了指标名称也能对上。",
    "填好后上传：先看核对结果，确认以后才入库；同一个文件传两次不会重复。",
)


def _kept(actor: Actor) -> list[Indicator]:
    return [each for each in queries.indicators(actor, NOW) if each.retired_on is None]


def _figures(actor: Actor) -> BlankForm:
    """One row for each indicator, waiting for its value."""
    home = programme_of(actor).place
    places = tuple(each.name for each in queries.places(actor, NOW))
    at = next((each for each in places if each in (home, home.removesuffix("市"))), "")
    kept = _kept(actor)
    units = tuple(dict.fromkeys([*(each.unit for each in kept), *_UNITS]))
    return BlankForm(
        name=say("数据", "figures"),
        columns=(
            Asked(name="地区", required=True, options=places, prompt="从登记过的地方里选"),
            Asked(
                name="指标",
                required=True,
                options=tuple(each.name for each in kept),
                prompt="从定义过的指标里选",
            ),
            Asked(name="时期", required=True, prompt="2025、2025-Q3、2025-09、2025年1-9月"),
            Asked(name="数值", required=True, prompt="只写数；没有的空着"),
            Asked(
                name="单位", required=True, options=units, strict=False, prompt="与数值一致：亿元不要写成万元"
            ),
            Asked(name="数据版本", options=_STATUSES, prompt="预计、初步、最终或修订"),
            Asked(name="公布日期", prompt="2026-03-20；不详就空着"),
            Asked(name="来源", required=True, prompt="公报、年鉴或公文的名称"),
            Asked(name="来源地址", prompt="网页地址，可不填"),
            Asked(name="备注", prompt="要说明的事"),
        ),
        rows=tuple((each.code, at, each.name, None, None, each.unit) for each in kept),
        notes=_HOW,
    )


def _targets(actor: Actor) -> BlankForm:
    units = tuple(each.name for each in accounts.units(actor, NOW))
    return BlankForm(
        name=say("指标监测表", "indicators and targets"),
        columns=(
            Asked(name="指标", required=True, prompt="纲要指标表里的名称"),
            Asked(name="单位", required=True, options=_UNITS, strict=False, prompt="计量单位"),
            Asked(name="属性", options=_NATURES, prompt="约束性、预期性；没有写明就空着"),
            Asked(name="基期年", prompt="2021"),
            Asked(name="基期值", prompt="只写数"),
            Asked(name="2025年目标", prompt="＞10000、≥80、4.5以内、6左右、6.5-7、与经济增长同步"),
            Asked(name="2035年目标", prompt="同左；别的年份改列名就行"),
            Asked(name="责任单位", options=units, prompt="只填一个"),
            Asked(name="备注"),
        ),
        notes=(
            *_HOW,
            "目标列的列名写“哪一年＋目标”，要几个年份就加几列；已有的实际数用“哪一年＋实际”做列名。",
        ),
    )


def _indicators(actor: Actor) -> BlankForm:
    units = tuple(each.name for each in accounts.units(actor, NOW))
    return BlankForm(
        name=say("指标定义", "definitions"),
        columns=(
            Asked(name="编号", required=True, prompt="字母和数字，例如 gdp"),
            Asked(name="指标名称", required=True),
            Asked(name="英文名称"),
            Asked(name="计量单位", required=True, options=_UNITS, strict=False),
            Asked(
                name="类型",
                required=True,
                options=("level", "growth", "share", "count", "duration", "coverage", "index", "rank"),
            ),
            Asked(name="方向", options=("higher", "lower", "neutral"), prompt="越高越好、越低越好、不分好坏"),
            Asked(name="属性", options=_NATURES),
            Asked(name="口径", prompt="怎么算的，一句话"),
            Asked(name="数据主管单位", options=units, prompt="数出有门：由哪个单位确认"),
            Asked(name="责任单位", options=units, prompt="由哪个单位负责完成"),
            Asked(name="别名", prompt="几个之间用分号"),
        ),
        notes=_HOW,
    )


def _places(actor: Actor) -> BlankForm:
    return BlankForm(
        name=say("地方", "places"),
        columns=(
            Asked(name="编号", required=True, prompt="字母和数字，例如 hunnan"),
            Asked(name="地区", required=True),
            Asked(name="别名", prompt="几个之间用分号"),
        ),
        notes=_HOW,
    )
