"""Division papers made for the tests, in the layouts that offices keep: a workbook and a docx with merged cells."""

import io
from collections.abc import Sequence

from docx import Document

from gangmu.files.tables.sheets import Merge
from gangmu.files.xlsx.writing import WrittenSheet, workbook

HEADS = (
    ("序号", "所属章节", "工作任务／主要举措", "年度目标", "牵头单位", "责任（配合）单位", "牵头（责任）领导", "完成时限",
     "分季度节点", None, None, None, "备注"),
    (None, None, None, None, None, None, None, None, "一季度", "二季度", "三季度", "四季度", None),
)  # fmt: skip
ROWS: tuple[tuple[str | int | None, ...], ...] = (
    ("一、产业升级",) + (None,) * 12,
    (1, "第二章", "新建智能工厂10家", "10家", "市工信局", "市财政局、市科技局", "副市长（分管工业）",
     "12月底前", "完成遴选", "开工", "完工一半", "验收", ""),
    (2, None, "培育专精特新企业20家", "20家", "市工信局", "市财政局\n各区政府", None, "三季度", None, None, None, None, "动态管理"),
    ("小计", None, "2项") + (None,) * 10,
    ("二、城市更新",) + (None,) * 12,
    (1, "第三章", "改造老旧小区50个", "50个", "市住建局", "市城管局，各区政府", "—", "2026年12月底前", None, None, None, None, None),
    (2, None, "完善排水管网", "", "", "市住建局、市水务局等有关部门", None, "长期坚持", None, None, None, None, None),
    (3, None, "编制更新图则", None, None, None, None, "尽快", None, None, None, None, None),
    ("注：时限未写年份的均为2026年。",) + (None,) * 12,
    ("填表人：", None, None, "审核人：", None, None, None, "联系电话：", None, None, None, None, None),
)  # fmt: skip


def a_workbook() -> bytes:
    """责任分解表 as a workbook: title, line of the filer, header of two rows, groups, a subtotal, notes."""
    title = ("云川市2026年重点任务责任分解表",) + (None,) * 12
    filer = ("填报单位：市推进办", *(None,) * 6, "填报日期：2026年1月", *(None,) * 5)
    down = [Merge(3, column, 4, column) for column in (1, 2, 3, 4, 5, 6, 7, 8, 13)]
    merges = [Merge(1, 1, 1, 13), *down, Merge(3, 9, 3, 12), Merge(6, 2, 7, 2), Merge(10, 2, 12, 2)]
    sheet = WrittenSheet(name="分解表", rows=[title, filer, *HEADS, *ROWS], header=4, merges=tuple(merges))
    return workbook([sheet])


def a_docx(rows: Sequence[Sequence[str]] = ()) -> bytes:
    """任务分解表 as a docx: a task merged over two rows, a header of two rows, a row of a group across the table."""
    document = Document()
    document.add_paragraph("云川市2026年重点任务责任分工表")
    table = document.add_table(rows=0, cols=6)
    for cells in (
        ("序号", "重点任务", "主要内容", "责任分工", "", "完成时限"),
        ("", "", "", "牵头单位", "配合单位", ""),
        ("一、产业升级", "", "", "", "", ""),
        ("1", "智能制造", "新建智能工厂10家", "市工信局", "市财政局、市科技局", "12月底前"),
        ("2", "", "改造生产线30条", "市工信局", "市发改委", "6月底前"),
        *rows,
    ):
        for cell, words in zip(table.add_row().cells, cells, strict=True):
            cell.text = words
    for column in (0, 1, 2, 5):
        table.cell(0, column).merge(table.cell(1, column))
    table.cell(0, 3).merge(table.cell(0, 4))
    table.cell(2, 0).merge(table.cell(2, 5))
    table.cell(3, 1).merge(table.cell(4, 1))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
