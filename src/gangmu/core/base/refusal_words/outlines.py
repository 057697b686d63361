"""What the review and issue of outlines refuse, in words."""

from typing import Final

from gangmu.core.base.refusal_words.writing import Translations, words

OUTLINE_WORDS: Final[dict[str, Translations]] = {
    "outlines.review_closed": words(
        zh=(
            "第 {number} 版不在审阅中（{state}），没有改动。",
            "已印发的文本用“勘误”改正位置；内容有变请读入新的一版。",
        ),
        en=(
            "Version {number} is not in review ({state}). Nothing was changed.",
            "Mend a span of an issued text by an erratum; bring a new version where the content changed.",
        ),
    ),
    "outlines.words_not_found": words(
        zh=("原文里没有“{words}”这几个字。", "请从原文照抄（简体繁体都可以），或少写几个字再找。"),
        en=(
            "The text does not hold “{words}”.",
            "Copy the words from the text, in either script, or type fewer of them.",
        ),
    ),
    "outlines.words_many": words(
        zh=("“{words}”在原文里有 {number} 处。", "请多写前后几个字，或从列出的几处中选一处。"),
        en=(
            "“{words}” stands in the text {number} times.",
            "Type a few more words around it, or choose one of the places.",
        ),
    ),
    "outlines.parts_needed": words(
        zh=("要拆开，至少写出两段，每段都是这一条里的原文。", "请每行写一段，照抄原文。"),
        en=(
            "To split it, give at least two pieces of its own words.",
            "Write one piece a line, as it stands in the text.",
        ),
    ),
    "outlines.nothing_to_undo": words(
        zh=("您在这次审阅中没有可以撤销的操作。", "别人的操作由本人撤销；单条可以“重新审阅”。"),
        en=(
            "There is nothing of yours to undo in this review.",
            "Others undo their own acts; a single draft can be reopened.",
        ),
    ),
    "outlines.not_ready": words(
        zh=(
            "还不能印发：{drafts} 条草稿未审，{clauses} 个句子没有说法，{links} 处版本对应未确认。",
            "请到“覆盖”页逐项处理后再印发。",
        ),
        en=(
            "It cannot be issued yet: {drafts} drafts are not reviewed, {clauses} sentences unexplained, {links} links unconfirmed.",
            "Settle them from the coverage page, then issue.",
        ),
    ),
    "outlines.not_a_figure": words(
        zh=("“{text}”不是一个数。", "请只写数字，单位写在旁边一格。"),
        en=("“{text}” is no number.", "Write digits only; the unit has a field of its own."),
    ),
    "outlines.not_a_period": words(
        zh=("“{text}”不是一个时限。", "请写成 2025、2025-06 或 2025-06-30。"),
        en=("“{text}” is no date.", "Write 2025, 2025-06 or 2025-06-30."),
    ),
    "outlines.no_file": words(
        zh=("没有选择文件。", "请选择纲要的文件（.docx .pdf .txt .md .html）再上传。"),
        en=("No file was chosen.", "Choose the file of the outline (.docx .pdf .txt .md .html) and send it."),
    ),
    "outlines.nothing_supplied": words(
        zh=("没有写明缺漏 {gap} 用什么补齐。", "请写上补它的文件、公文或表格的名称。"),
        en=("It is not said what fills the gap {gap}.", "Name the file, paper or table that supplies it."),
    ),
    "outlines.code_taken": words(
        zh=("编号 {code} 已经用于另一条。", "编号用过就不再用，请换一个。"),
        en=("The code {code} belongs to something else.", "A code is never used again; choose another."),
    ),
    "outlines.decisions_unreadable": words(
        zh=("审阅决定文件读不懂，{place}：{fault}。没有采用任何一条。", "请改正这一处，或从审阅页重新导出。"),
        en=(
            "The file of decisions cannot be read, {place}: {fault}. None was taken.",
            "Mend that place, or export it again.",
        ),
    ),
    "outlines.decisions_of_other_text": words(
        zh=(
            "这份审阅决定不是对这个文本作的（有 {number} 条在文中找不到），没有采用。",
            "请核对是否选对了文件。",
        ),
        en=(
            "These decisions were made for another text ({number} of them fit nowhere). None was taken.",
            "Check that it is the right file.",
        ),
    ),
}
