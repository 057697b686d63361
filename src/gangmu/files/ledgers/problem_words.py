"""What is said of a ledger that came back: Chinese, then English; each says what to do."""

from typing import Final

from gangmu.core.plan.slips import SLIP_WORDS

LEDGER_WORDS: Final[dict[str, tuple[str, str]]] = {
    "ledger.column_kept": ("多出来的列“{name}”原样保留，不进报告。", "The added column “{name}” is kept as it is and files nothing."),
    "ledger.column_twice": ("列“{name}”出现了两次，取左边那一列。", "The column “{name}” stands twice; the left one counts."),
    "ledger.total_passed": ("“{words}”是合计行，没有读。", "“{words}” is a row of totals and was not read."),
    "ledger.hidden_row_read": ("这一行是隐藏的，照样读了。", "The row is hidden; it was read all the same."),
    "ledger.merged_filled_down": (
        "合并的单元格，上一行的文字也算这一行的。",
        "Of merged cells the words count for each of their rows.",
    ),
    "ledger.matched_by_words": (
        "隐藏的编号没有了，按任务文字对上 {task}。",
        "Its hidden key is lost; its words are those of {task}.",
    ),
    "ledger.done_is_goal": (
        "“已完成”按年度目标记为 {amount}；是否完成另由办公室认定。",
        "Done is kept as the goal of the year, {amount}; whether it is done is for the office to verify.",
    ),
    **SLIP_WORDS,
    "ledger.no_quantity": (
        "这项任务没有数量目标，“{words}”没有采用；请写进“本月进展”。",
        "The task has no quantity, so “{words}” was not taken; write it under progress.",
    ),
    "ledger.merged_figure": (
        "几行合并成一个数，分不清各是多少。请拆开，每行各写各的。",
        "One figure is merged over several tasks. Split the cells and give each its own.",
    ),
    "ledger.error_in_cell": ("格里是错误值 {words}。请改成数或文字。", "The cell holds the error {words}. Write a figure or words."),
    "ledger.not_calculated": (
        "格里是没有算出来的公式。请在表格软件里打开、保存一次，或直接写数。",
        "The cell holds a formula that was never calculated. Open and save it once, or write the figure.",
    ),
    "ledger.too_long": ("有 {length} 个字，上限 {limit}。请压缩。", "It has {length} characters, {limit} at most. Shorten it."),
    "ledger.progress_missing": (
        "别的列填了，“本月进展”却空着。请写一两句，或选“无变化”。",
        "Other columns are filled in and progress is blank. Write a sentence, or choose 无变化.",
    ),
    "ledger.amount_missing": (
        "这项任务有数量目标，“累计完成”却空着。请填一个数（{unit}）。",
        "The task has a target in numbers and its cumulative amount is blank. Give it in {unit}.",
    ),
    "ledger.no_change_spent": (
        "{task} 已连续几期报“无变化”，这一期要写一两句。",
        "“No change” was said of {task} for as many periods running as it may be. Write a sentence.",
    ),
    "ledger.no_change_and_more": (
        "写了“无变化”，别的列却改了。请核对；要报的话，最好写一两句进展。",
        "It says no change, yet other columns were changed. Check it; better write a sentence of progress.",
    ),
    "ledger.task_twice": (
        "与第 {first} 行是同一项任务，写的却不同。请只留一行。",
        "It is the task of row {first} with other words. Keep one of the two.",
    ),
    "ledger.no_such_task": (
        "“{words}”不是这个单位这一期要报的任务，没有采用。要新增任务请找办公室。",
        "“{words}” is no task that this unit reports for this period; it was not taken. Ask the office for a new task.",
    ),
    "ledger.words_of_several": (
        "编号没有了，任务文字又与 {count} 项相同，不知道是哪一项。请重新下载台账再填。",
        "Its key is lost and {count} tasks have its words. Download the ledger anew.",
    ),
    "ledger.key_and_words_differ": (
        "隐藏的编号是 {task}，任务文字却是 {other} 的：像是只排了部分列。请重新下载，或整行一起排序。",
        "Its hidden key says {task}, its words say {other}: only some columns were sorted. Download it anew or sort whole rows.",
    ),
    "ledger.other_period": (
        "这一行是 {period} 的，要报的是 {asked}。请下载这一期的台账。",
        "The row is of {period}; {asked} is asked for. Download the ledger of that period.",
    ),
    "ledger.stale_row": (
        "下载以后，{task} 又有人改过，没有用这一行覆盖。请看一眼现在的内容，再决定要不要重填。",
        "{task} was written since this was downloaded; the row overwrites nothing. Look at what stands there now.",
    ),
    "ledger.submitted": (
        "{task} 已经报送，不能再改。要改请申请更正。",
        "{task} was submitted already. Ask for a correction.",
    ),
    "ledger.in_review": (
        "{task} 正在单位内审核。请先让审核人退回。",
        "{task} is in review in its unit. Have it sent back first.",
    ),
    "ledger.period_closed": (
        "{task} 这一期已经封账，不能再改。要改请申请更正。",
        "The period of {task} is closed. Ask for a correction.",
    ),
    "ledger.not_asked": ("{task} 这一期不用报。", "Nothing is asked of {task} for this period."),
    "said.figure_unclear": ("{zh}", "{en}"),
    "said.several_figures": ("{zh}", "{en}"),
    "said.other_unit": ("{zh}", "{en}"),
    "quantity.units_do_not_fit": ("{zh}", "{en}"),
}  # fmt: skip
