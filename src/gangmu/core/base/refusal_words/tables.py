"""What taking tables apart refuses, in words."""

from typing import Final

from gangmu.core.base.refusal_words.writing import Translations, words

TABLE_WORDS: Final[dict[str, Translations]] = {
    "table.not_a_workbook": words(
        zh=("“{name}”是压缩文件，里面却没有工作表。", "请用表格软件打开，另存为 .xlsx 或 CSV，再上传。"),
        en=("“{name}” is a packed file that holds no workbook.", "Open it in a spreadsheet, save it as .xlsx or CSV and bring it again."),
    ),
    "table.old_excel": words(
        zh=("“{name}”是 2007 年以前的 Excel 文件（.xls），读不了。", "请用表格软件打开，另存为 .xlsx，再上传。"),
        en=("“{name}” is of the Excel of before 2007 (.xls) and is not read.", "Open it, save it as .xlsx and bring it again."),
    ),
    "table.too_many_cells": words(
        zh=("“{name}”的单元格太多（上限 {limit}），没有读取。", "请只留要上传的表，删去空白格式，或者按年份、指标拆开。"),
        en=("“{name}” has too many cells (limit {limit}); it was not read.", "Keep the tables that matter, or split it by year or indicator."),
    ),
    "table.broken": words(
        zh=("“{name}”到第 {row} 行断了：有一个引号没有配对，或者某格过长。", "请用表格软件打开，重新另存为 CSV 或 .xlsx。"),
        en=(
            "“{name}” breaks off at row {row}: a quote is never closed, or a cell is too long.",
            "Open it in a spreadsheet and save it anew as CSV or .xlsx.",
        ),
    ),
}  # fmt: skip
