"""Columns of official ledgers (台账列式), in their order, with the other names under which offices keep them."""

from dataclasses import dataclass
from typing import Final

from gangmu.files.tables.layouts.headings import tidy, unit_in


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerColumn:
    """台账列: what it holds, its official name, and whether a unit fills it in or the system knows it."""

    field: str
    name: str
    also: tuple[str, ...] = ()
    known: bool = False  # grey: the system knows it
    key: bool = False  # hidden: it says which row this is
    required: bool = False
    width: float = 12
    prompt: str = ""


@dataclass(frozen=True, slots=True)
class LedgerLayout:
    """台账式样: the columns of one official form."""

    name: str
    columns: tuple[LedgerColumn, ...]

    def column(self, words: str) -> tuple[LedgerColumn, str] | None:
        """Give the column that a heading names, and the unit in its brackets: 累计完成（亿元）."""
        bare, unit = unit_in(tidy(words))
        for each in self.columns:
            if bare in map(tidy, (each.name, *each.also)) or tidy(words) == tidy(each.name):
                return each, unit
        return None

    def place(self, field: str) -> int:
        """Give the number of a column in the form as it is handed out."""
        return next(number for number, each in enumerate(self.columns, start=1) if each.field == field)


_KEYS: Final = (
    LedgerColumn(field="code", name="系统编号", key=True),
    LedgerColumn(field="period", name="期次", key=True),
    LedgerColumn(field="version", name="版次", key=True),
    LedgerColumn(field="book", name="账本号", key=True),
)

# DOMAIN §4, 月报（进展情况表）.
PROGRESS: Final = LedgerLayout(
    "进展情况表",
    (
        *_KEYS,
        LedgerColumn(field="number", name="序号", also=("编号", "No", "No."), known=True, width=6),
        LedgerColumn(
            field="task",
            name="工作任务",
            also=("任务", "任务名称", "重点任务", "年度任务", "工作任务/主要举措", "主要举措", "工作事项"),
            known=True,
            width=26,
        ),
        LedgerColumn(field="goal", name="年度目标", also=("年度目标任务", "目标", "年度工作目标"), known=True, width=17),
        LedgerColumn(
            field="visible_progress",
            name="本月进展",
            also=("本期进展", "本季进展", "本季度进展", "进展情况", "工作进展", "本月进展情况", "形象进度", "进展"),
            required=True,
            width=30,
            prompt="写这一期做成了什么，一两句话；没有变化就选“无变化”。",
        ),
        LedgerColumn(
            field="amount",
            name="累计完成",
            also=("本年累计完成", "累计完成情况", "年度累计完成", "累计"),
            width=12,
            prompt="今年以来累计，只写一个数；约数写“约”，没有数写“—”。",
        ),
        LedgerColumn(field="rate", name="完成率", also=("完成比例", "完成进度"), known=True, width=8),
        LedgerColumn(field="elapsed", name="序时进度", also=("时间进度",), known=True, width=9),
        LedgerColumn(field="pace", name="是否达序时", also=("是否达到序时", "是否达到序时进度", "是否达序时进度"), known=True, width=8),
        LedgerColumn(
            field="problem",
            name="存在问题及原因",
            also=("存在问题", "存在的问题", "问题及原因", "存在问题和原因", "问题"),
            width=20,
            prompt="有问题写问题和原因；没有就空着。",
        ),
        LedgerColumn(
            field="next_step",
            name="下一步措施",
            also=("下步措施", "下一步工作", "下一步打算", "下步打算", "下一步计划", "下一步工作措施"),
            width=20,
        ),
        LedgerColumn(
            field="help_wanted",
            name="需市级协调事项",
            also=("需协调事项", "需要协调事项", "需市级层面协调事项", "需协调解决事项"),
            width=16,
        ),
        LedgerColumn(
            field="signers", name="填报人／审核人／签发人", also=("填报人", "填表人", "填报人/审核人"), known=True, width=14
        ),
    ),
)  # fmt: skip

FILLED: Final = ("visible_progress", "amount", "problem", "next_step", "help_wanted")
LONGEST: Final = 1000  # characters of what is said in words
