"""What ledgers that come back, printed sheets and the interface refuse, in words."""

from typing import Final

from gangmu.core.base.refusal_words.writing import Translations, words

LEDGER_WORDS: Final[dict[str, Translations]] = {
    "ledger.not_a_ledger": words(
        zh=("“{name}”里没有找到进展情况表。", "请用“下载台账”得到的工作簿填写；自己的表至少要有“工作任务”“本月进展”“累计完成”这样的列名。"),
        en=(
            "“{name}” holds no ledger of progress.",
            "Fill in the workbook that “Download the ledger” gives; a sheet of your own needs columns such as 工作任务, 本月进展 and 累计完成.",
        ),
    ),
    "ledger.too_many_books": words(
        zh=("“{name}”里有 {count} 个文件，一次最多收 {limit} 个。", "请分几个压缩包上传。"),
        en=("“{name}” holds {count} files; {limit} are taken at once.", "Bring them in several zips."),
    ),
    "ledger.no_books": words(
        zh=("“{name}”里没有工作簿。", "请把各单位交回的 .xlsx 放进一个压缩包再上传。"),
        en=("“{name}” holds no workbook.", "Put the .xlsx files that came back into one zip."),
    ),
}  # fmt: skip
