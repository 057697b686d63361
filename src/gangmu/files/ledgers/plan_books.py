"""Workbooks of plans (推进计划表、责任分解表): the official columns, written with hidden keys and read back by them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from gangmu.core.base.refusals import GangmuError
from gangmu.files.ledgers.layouts import LedgerColumn, LedgerLayout
from gangmu.files.ledgers.plain import ledger_as_plain
from gangmu.files.ledgers.reading import ReturnedLedger, read_rows
from gangmu.files.tables.sheets import Merge
from gangmu.files.tables.sheets_apart import read_sheets
from gangmu.files.xlsx.writing import Choices, Value, WrittenSheet, workbook


class NotAPlanBookError(GangmuError):
    """A workbook holds neither plans of tasks nor a division of tasks."""

    code = "ledger.not_a_plan_book"
    parameter_names = ("name", "form")


_KEYS: Final = (
    LedgerColumn(field="code", name="系统编号", key=True),
    LedgerColumn(field="version", name="版次", key=True),
)
_NUMBER: Final = LedgerColumn(field="number", name="序号", also=("编号", "No", "No."), known=True, width=6)
_TASK_NAMES: Final = (
    "工作任务",
    "任务",
    "任务名称",
    "重点任务",
    "年度任务",
    "工作任务/主要举措",
    "主要举措",
    "工作事项",
)
_CHINESE: Final = ("一", "二", "三", "四")
QUARTERS: Final = ("q1", "q2", "q3", "q4")
_HOW_NODES: Final = (
    "写这一季做到哪一步；有几步的用分号隔开，不在季末完成的在后面括号里写日期，如“开工（8月15日）”。"
)


def _quarter(number: int) -> LedgerColumn:
    name = f"{_CHINESE[number]}季度"
    also = (
        f"第{name}",
        f"{name}形象进度",
        f"形象进度{name}",
        f"{name}节点",
        f"分季度节点{name}",
        f"{name}进度",
        f"Q{number + 1}",
    )
    return LedgerColumn(field=QUARTERS[number], name=name, also=also, width=22, prompt=_HOW_NODES)


_PLANNED: Final = tuple(_quarter(number) for number in range(4))

# DOMAIN §4, 推进计划表.
PLAN: Final = LedgerLayout(
    "推进计划表",
    (
        *_KEYS,
        _NUMBER,
        LedgerColumn(field="task", name="任务", also=_TASK_NAMES, known=True, width=30),
        LedgerColumn(field="limit", name="完成时限", also=("时限", "完成时间"), known=True, width=12),
        *_PLANNED,
        LedgerColumn(field="person", name="责任人", also=("负责人", "责任人姓名"), width=12),
        LedgerColumn(
            field="liaison", name="联络员及电话", also=("联络员", "联系人及电话", "联络员及联系电话", "联系人"), width=18,
            prompt="先写联络员，再写电话。只有本单位和办公室看得到。",
        ),
        LedgerColumn(field="help_wanted", name="需协调事项", also=("需市级协调事项", "需要协调事项", "需协调解决事项"), width=22),
        LedgerColumn(field="state", name="现状", known=True, width=12),
    ),
)  # fmt: skip

# DOMAIN §4, 责任分解表.
DIVISION: Final = LedgerLayout(
    "责任分解表",
    (
        *_KEYS,
        _NUMBER,
        LedgerColumn(field="chapter", name="所属章节", also=("章节", "所属条款"), known=True, width=14),
        LedgerColumn(field="task", name="工作任务／主要举措", also=_TASK_NAMES, required=True, width=34),
        LedgerColumn(field="criterion", name="年度目标", also=("完成标准", "年度目标任务", "工作目标"), width=24),
        LedgerColumn(field="lead", name="牵头单位", also=("牵头部门",), required=True, width=16),
        LedgerColumn(field="responsible", name="责任单位", also=("责任（配合）单位", "责任部门"), width=20, prompt="几家单位用顿号隔开。"),
        LedgerColumn(field="supporting", name="配合单位", also=("协同责任单位", "配合部门"), width=20),
        LedgerColumn(field="leader", name="牵头（责任）领导", also=("牵头领导", "责任领导"), width=16),
        LedgerColumn(field="limit", name="完成时限", also=("时限", "完成时间"), required=True, width=12, prompt="如 9月底、三季度、年底前。"),
        *_PLANNED,
        LedgerColumn(field="note", name="备注", width=18),
        LedgerColumn(field="state", name="现状", known=True, width=12),
    ),
)  # fmt: skip

FORMS: Final[Mapping[str, LedgerLayout]] = {"plan": PLAN, "division": DIVISION}
_HEADER: Final = 3
_FILLED: Final[Mapping[str, frozenset[str]]] = {
    "plan": frozenset({*QUARTERS, "person", "liaison"}),
    "division": frozenset({"lead", "responsible", "limit"}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanBook:
    """下发计划表: what stands above its rows, and the rows by field."""

    form: str  # plan, division
    title: str
    second_line: str
    made_on: date
    rows: tuple[Mapping[str, Value], ...] = ()
    notes: tuple[str, ...] = field(default_factory=tuple)


def plan_workbook(book: PlanBook) -> bytes:
    """Give the bytes of a workbook: the same rows give the same bytes."""
    layout = FORMS[book.form]
    columns = layout.columns
    lead: list[Value] = [None] * len(_KEYS)
    rows: list[list[Value]] = [
        [*lead, book.title],
        [*lead, f"{book.second_line}　　下载日期：{book.made_on.isoformat()}"],
        [each.name for each in columns],
    ]
    rows += [[row.get(each.field) for each in columns] for row in book.rows]
    foot: list[list[Value]] = [[*lead, f"注：{words}"] for words in book.notes]
    first, last = len(_KEYS) + 1, len(columns)
    lines = [1, 2, *range(len(rows) + 1, len(rows) + len(foot) + 1)]
    sheet = WrittenSheet(
        name=layout.name,
        rows=[*rows, *foot],
        header=_HEADER,
        title_rows=_HEADER - 1,
        hidden_columns=_numbers(layout, "key"),
        required_columns=_numbers(layout, "required"),
        known_columns=_numbers(layout, "known") | _numbers(layout, "key"),
        frozen_columns=layout.place("task"),
        choices=_prompts(columns),
        merges=tuple(Merge(line, first, line, last) for line in lines),
        widths={number: each.width for number, each in enumerate(columns, start=1)},
        foot_rows=len(foot),
        ruled=True,
        room=0,
    )
    return workbook([sheet])


def _numbers(layout: LedgerLayout, flag: str) -> frozenset[int]:
    return frozenset(number for number, each in enumerate(layout.columns, start=1) if getattr(each, flag))


def _prompts(columns: Sequence[LedgerColumn]) -> tuple[Choices, ...]:
    return tuple(
        Choices(column=number, title=each.name, prompt=each.prompt, free=True)
        for number, each in enumerate(columns, start=1)
        if each.prompt
    )


def plain_plan_book(data: bytes, *, name: str, form: str) -> dict[str, Any]:
    """Read a workbook that came back, in the child."""
    return ledger_as_plain(read_plan_book(data, name=name, form=form))


def read_plan_book(data: bytes, *, name: str, form: str) -> ReturnedLedger:
    """Read a workbook of plans, wherever its columns and rows went; refuse what is none."""
    found = read_rows(read_sheets(data, name=name), FORMS[form], filled=_FILLED[form], file=name)
    if found is None:
        raise NotAPlanBookError(name=name, form=FORMS[form].name, where=name)
    return found
