"""What the first papers say: the task-division notice, the monthly dispatch note, the reminder."""

from dataclasses import replace
from datetime import date

from files.papers_drawn.made import LAMPS, a_division, a_head, a_note, a_reminder, the_words
from gangmu.core.base.calendars import DueDay
from gangmu.core.base.papers.values import Bar, Draft, Form, Heading, Paper, Table, Text
from gangmu.core.plan.lamp_rules import Lamp
from gangmu.core.plan.papers.monthly_notes import MonthlyNote, monthly_dispatch_note
from gangmu.core.plan.papers.reminders import Reminder, reminder_letter
from gangmu.core.plan.papers.task_divisions import DividedTask, TaskDivision, task_division_notice

WORDS = the_words()


def text_of(paper: Paper) -> str:
    return "\n".join(each.text for each in paper.blocks if isinstance(each, Heading | Text))


def after(paper: Paper, heading: str) -> list[object]:
    """What stands under a first heading."""
    places = [place for place, each in enumerate(paper.blocks) if isinstance(each, Heading)]
    start = next(place for place in places if paper.blocks[place].text == heading)  # type: ignore[union-attr]
    end = next((place for place in places if place > start), len(paper.blocks))
    return list(paper.blocks[start + 1 : end])


def division_table(paper: Paper) -> Table:
    [table] = paper.annexes[0].blocks
    assert isinstance(table, Table)
    return table


def test_notice_says_what_for_and_asks_duty_report_and_supervision() -> None:
    paper = task_division_notice(a_division(), a_head(), WORDS)
    assert paper.form is Form.DOCUMENT
    assert [each.text for each in paper.blocks if isinstance(each, Heading)] == [
        "明确责任",
        "按时报告",
        "加强督促",
    ]
    assert "共30项，由4个单位牵头" in text_of(paper)
    assert "自2026年3月25日起" in text_of(paper)


def test_table_has_a_row_for_each_task_and_keeps_its_code() -> None:
    table = division_table(task_division_notice(a_division(30), a_head(), WORDS))
    coded = [row for row in table.rows if row.refs]
    assert [row.refs[0] for row in coded] == [f"T{number:04d}" for number in range(30)]
    assert [row.cells[1].text for row in coded if row.cells[1]] == [str(number) for number in range(1, 31)]


def test_clause_stands_once_beside_all_of_its_tasks_and_chapter_across_the_table() -> None:
    table = division_table(task_division_notice(a_division(30), a_head(), WORDS))
    clauses = [row.cells[0] for row in table.rows if row.refs]
    assert [cell.down if cell else 0 for cell in clauses[:6]] == [3, 0, 0, 3, 0, 0]
    heads = [row.cells[0] for row in table.rows if not row.refs]
    assert [cell.across for cell in heads if cell] == [len(table.columns)] * 3


def test_column_of_leaders_is_there_only_where_a_task_has_one() -> None:
    without = division_table(task_division_notice(a_division(), a_head(), WORDS))
    with_one = division_table(task_division_notice(a_division(leader="分管副市长"), a_head(), WORDS))
    assert "牵头领导" not in [column.name for column in without.columns]
    assert "牵头领导" in [column.name for column in with_one.columns]


def test_amount_of_the_year_has_a_column_only_where_a_task_has_one() -> None:
    said = {"text": "开一次会", "criterion": "会已开", "lead": "市数据局", "limit": "3月底前"}
    tasks = (DividedTask(code="T1", **said), DividedTask(code="T2", amount="12.5公里", **said))
    division = replace(a_division(), tasks=tasks)
    table = division_table(task_division_notice(division, a_head(), WORDS))
    assert table.columns[-1].name == "年度目标"
    assert [cell.text for row in table.rows if row.refs for cell in row.cells[-1:] if cell] == [
        "—",
        "12.5公里",
    ]
    without = division_table(task_division_notice(replace(division, tasks=tasks[:1]), a_head(), WORDS))
    assert "年度目标" not in [column.name for column in without.columns]


def test_task_that_no_clause_ordered_is_said_to_come_from_none() -> None:
    task = DividedTask(code="T1", text="开一次会", criterion="会已开", lead="市数据局", limit="3月底前")
    division = TaskDivision(
        plan="计划", outline="纲要", year=2026, report_day=25, first_report_on=None, tasks=(task,)
    )
    rows = division_table(task_division_notice(division, a_head(), WORDS)).rows
    assert [cell.text for row in rows for cell in row.cells[:1] if cell] == ["未归入章节的任务", "无对应条款"]


def test_plan_without_tasks_says_why_its_table_is_empty() -> None:
    paper = task_division_notice(a_division(0), a_head(), WORDS)
    assert paper.annexes[0].blocks == (
        Text("《云川市营商环境建设行动纲要2026年度实施计划》没有列入任务，因此没有可以列出的表格。"),
    )


def test_draft_has_neither_number_nor_day() -> None:
    paper = task_division_notice(a_division(), a_head().as_draft(Draft.CONSULTATION), WORDS)
    assert (paper.draft, paper.number, paper.on, paper.printed_on) == (Draft.CONSULTATION, None, None, None)


def test_paper_names_the_words_that_ruled_it() -> None:
    paper = reminder_letter(a_reminder(), a_head(), WORDS)
    assert paper.rules == ("gangmu-papers", "1", WORDS.rule_set.hash)


def test_note_begins_with_a_page_of_figures() -> None:
    paper = monthly_dispatch_note(a_note(), a_head(number=None, issue=5), WORDS)
    summary, bar, chapters = after(paper, "总体情况")
    assert isinstance(summary, Text)
    assert "共79项任务：超前3项、正常54项、预警9项、告警4项、不亮灯9项" in summary.text
    assert isinstance(bar, Bar)
    assert sum(part.count for part in bar.parts) == 79
    assert isinstance(chapters, Table)
    assert [cell.text for cell in chapters.rows[-1].cells if cell] == [
        "上月合计",
        "2",
        "60",
        "7",
        "2",
        "8",
        "79",
    ]
    assert "不等于正常" in chapters.note
    [second] = [each for each in paper.blocks if isinstance(each, Heading) and each.on_new_page]
    assert second.text == "较上月变化"


def test_item_behind_without_a_reason_or_wish_says_that_none_was_given() -> None:
    [table] = after(monthly_dispatch_note(a_note(), a_head(), WORDS), "滞后事项")
    assert isinstance(table, Table)
    assert [cell.text for cell in table.rows[1].cells if cell][3:] == ["未报告进展", "未说明原因", "未提出"]


def test_note_says_what_the_rule_saw_and_names_each_lamp_changed_by_hand_with_both_lamps() -> None:
    behind = replace(a_note().behind[0], why="完成了23.3%，按进度应到50%，慢26.7个百分点。")
    changed = ("T9", "培育首台套：按规则是“预警”，办公室于2026年7月3日改为“正常”：已批复。")
    paper = monthly_dispatch_note(replace(a_note(), behind=(behind,), by_hand=(changed,)), a_head(), WORDS)
    [table] = after(paper, "滞后事项")
    assert isinstance(table, Table)
    [*_, cell, _, _] = table.rows[0].cells
    assert cell is not None
    assert cell.text.startswith("完成了23.3%，按进度应到50%，慢26.7个百分点。")
    assert Text(changed[1], ("T9",)) in after(paper, "总体情况")


def test_followed_decision_says_by_whom_by_when_and_whether_it_was_done() -> None:
    [count, table] = after(monthly_dispatch_note(a_note(), a_head(), WORDS), "上次议定事项落实情况")
    assert count == Text("上次议定2项，已办结1项。")
    assert isinstance(table, Table)
    assert [cell.text for cell in table.rows[1].cells if cell] == [
        "明确专区数据共享范围", "市数据局", "2026年5月20日", "未办结", "—",
    ]  # fmt: skip


def test_each_empty_section_of_a_note_says_why_it_is_empty() -> None:
    empty = a_note(lamps_before=None, chapters=(), changes=(), behind=(), asked=(), followed=(), unreported=0)
    paper = monthly_dispatch_note(empty, a_head(), WORDS)
    assert after(paper, "较上月变化") == [Text("本月之前没有封账的月份，因此没有可比的亮灯。")]
    assert after(paper, "滞后事项") == [Text("本月没有亮灯滞后的任务。")]
    assert after(paper, "提请议定事项") == [Text("本月各单位没有提出需要议定的事项。")]
    assert after(paper, "上次议定事项落实情况") == [Text("上次调度没有议定事项，或者还没有登记。")]


def test_month_of_which_nothing_can_be_judged_does_not_say_that_nothing_is_behind() -> None:
    grey = a_note(lamps={Lamp.NONE: 12}, behind=())
    [said] = after(monthly_dispatch_note(grey, a_head(), WORDS), "滞后事项")
    assert isinstance(said, Text)
    assert "没有一项任务有数据可以判定" in said.text


def test_month_without_tasks_draws_no_bar() -> None:
    none = MonthlyNote(
        plan="计划",
        year=2026,
        month=1,
        closed_on=date(2026, 1, 31),
        lamps={},
        lamps_before=None,
        lamp_words=LAMPS,
    )
    [said] = after(monthly_dispatch_note(none, a_head(), WORDS), "总体情况")
    assert isinstance(said, Text)
    assert "没有已下达的任务" in said.text


def test_reminder_of_one_thing_is_a_sentence_and_of_more_a_table() -> None:
    one = reminder_letter(a_reminder(1), a_head(), WORDS)
    assert one.form is Form.LETTER
    assert "2026年5月进展应于2026年5月25日前报送，至今未收到，已逾期6个工作日" in text_of(one)
    many = reminder_letter(a_reminder(3), a_head(), WORDS)
    [table] = [each for each in many.blocks if isinstance(each, Table)]
    assert len(table.rows) == 3
    assert "请于2026年6月5日前报送" in text_of(many)


def test_reminder_says_where_its_new_day_rests_on_an_unpublished_calendar() -> None:
    reminder = Reminder(
        unit="市数据局",
        basis="年度计划",
        items=a_reminder(1).items,
        new_limit=DueDay(date(2027, 1, 4), is_certain=False),
    )
    assert "2027年1月4日（当年放假安排尚未公布，暂按周一至周五计）前报送" in text_of(
        reminder_letter(reminder, a_head(), WORDS)
    )


def test_reminder_of_nothing_says_so() -> None:
    assert (
        text_of(reminder_letter(a_reminder(0), a_head(), WORDS)) == "经核对，你单位没有逾期未报的任务进展。"
    )
