"""The words of what is open about a task-division paper: Chinese, then English."""

from typing import Final

TROUBLE_WORDS: Final[dict[str, tuple[str, str]]] = {
    "division.no_units": (
        "没有写由谁负责。导入后这一条没有单位，请在计划里定牵头单位。",
        "Nobody is named for it. It comes in without units; choose its lead in the plan.",
    ),
    "division.no_lead": (
        "没有写谁牵头，请选定；选定的结果记入责任认定。",
        "It names no lead: choose one. The choice is recorded.",
    ),
    "division.two_leads": (
        "写了 {count} 个牵头单位（{names}）。一项任务只能有一个，请选定；其余的转为责任单位。",
        "It names {count} leads ({names}). A task has one: choose it; the others become responsible.",
    ),
    "division.only_groups": (
        "只写了“{names}”，没有写出单位名称。请选定牵头单位。",
        "Only “{names}” is named, no unit by name. Choose the lead.",
    ),
    "division.group": (
        "“{names}”是泛称，下达前要写明是哪些单位。",
        "“{names}” stands for several units; say which before the task is issued.",
    ),
    "division.limit_not_read": (
        "完成时限“{words}”看不出是哪一天。原文照记，期限请在计划里补。",
        "The limit “{words}” names no day. The words are kept; set the day in the plan.",
    ),
    "division.limit_without_year": (
        "完成时限“{words}”没有写年份。请填写文件所属年度，再读一次。",
        "The limit “{words}” names no year. Say which year the paper is for and read it again.",
    ),
    "division.no_limit": ("没有写完成时限。", "No limit is given."),
    "division.not_units": (
        "“{column}”一格写的不像单位名称：“{words}”。原文记入备注。",
        "The cell of “{column}” holds no names of units: “{words}”. The words are kept among the remarks.",
    ),
    "division.unknown_column": (
        "不认识列“{column}”，内容照记在每一条的附加项里。",
        "The column “{column}” is not known; what it holds is kept beside each row.",
    ),
    "division.twice": (
        "与第 {first} 条内容相同。",
        "It says the same as row {first}.",
    ),
    "division.sheet_hidden": ("工作表“{sheet}”是隐藏的，照样读了。", "The sheet “{sheet}” is hidden; it was read all the same."),
    "division.sheet_without_tasks": (
        "工作表“{sheet}”里没有找到任务表头（要有“工作任务”“牵头单位”一类的列名），内容列在“未取内容”。",
        "No header of tasks was found in “{sheet}” (names such as 工作任务, 牵头单位); what it holds stands among what was left over.",
    ),
    "division.nothing_found": (
        "没有读出一条任务。请看“未取内容”，或者换一种版式再上传。",
        "Not one task was found. See what was left over, or bring the paper in another form.",
    ),
}  # fmt: skip

PLACE_WORDS: Final[dict[str, tuple[str, str]]] = {
    "line": ("第 {number} 行", "line {number}"),
    "paragraph": ("第 {number} 段", "paragraph {number}"),
    "page": ("第 {number} 页", "page {number}"),
    "row": ("工作表“{sheet}”第 {number} 行", "sheet “{sheet}”, row {number}"),
    "plain_row": ("第 {number} 行", "row {number}"),
}
