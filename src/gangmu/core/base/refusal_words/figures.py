"""What taking figures, folders and the example in or out refuses, in words."""

from typing import Final

from gangmu.core.base.refusal_words.writing import Translations, words

FIGURE_WORDS: Final[dict[str, Translations]] = {
    "figures.file_decided": words(
        zh=("“{name}”已经处理过了（{state}），没有再收一遍。", "要收新的数，请重新上传一个文件。"),
        en=("“{name}” was dealt with already ({state}); it is not taken twice.", "Bring a new file for new figures."),
    ),
    "figures.with_faults": words(
        zh=("“{name}”有 {count} 处错误，一行也没有收。", "按列出的行和列改好，再上传。"),
        en=("“{name}” has {count} faults; no row of it was taken.", "Mend the rows and columns listed and bring it again."),
    ),
    "figures.doubts_open": words(
        zh=("“{name}”有 {count} 处像是笔误，还没有人说明是对的，没有收。", "核对后写明为什么是对的，或改好再上传。"),
        en=(
            "{count} values of “{name}” look like slips and nobody has said that they are right; nothing was taken.",
            "Say why they are right, or mend them and bring the file again.",
        ),
    ),
    "figures.too_large": words(
        zh=("“{name}”超过 {limit}，没有收。", "请把文件按年份或指标拆开上传。"),
        en=("“{name}” is larger than {limit}; it was not taken.", "Split it by year or indicator."),
    ),
    "figures.mapping_faulty": words(
        zh=("名称映射“{name}”有错：{first}", "按参考页“计划文件夹”里“名称映射”的列改好，再上传。"),
        en=("The mapping “{name}” has a fault: {first}", "Mend it as the reference of plan folders says, and bring it again."),
    ),
    "figures.nowhere_to_hang": words(
        zh=(
            "现行纲要里没有“有表题而无内容”的缺漏，“{name}”里的目标没有地方可挂，没有收。",
            "先在审阅里把表题列为缺漏；只收指标和数据，请按“数据”上传。",
        ),
        en=(
            "The outline in force announces no table without rows, so the targets of “{name}” have nowhere to hang.",
            "Enter the gap in the review first; to take figures alone, bring the file as figures.",
        ),
    ),
    "indicator.code_taken": words(
        zh=("编号“{code}”已经有指标用了。", "换一个编号，或者打开那个指标修订。"),
        en=("The code “{code}” belongs to another indicator.", "Choose another code, or revise that indicator."),
    ),
    "indicator.faulty": words(
        zh=("“{field}”填得不对：{fault}", "改好这一项，再保存。"),
        en=("“{field}” is not right: {fault}", "Mend it and save again."),
    ),
    "indicator.authority_is_scored": words(
        zh=("“{unit}”既负责这个指标，又确认它的数，不行。", "确认数据的单位（数出有门）要与责任单位分开，请另选一个。"),
        en=("“{unit}” answers for the indicator and cannot confirm its values too.", "Choose another unit as the data authority."),
    ),
    "indicator.retired": words(
        zh=("“{name}”自 {day} 起停用，不再填报。", "请填报接替它的指标；仍要恢复的，由办公室修订。"),
        en=("“{name}” was retired on {day}; no value is filed for it.", "File the indicator that follows it, or have the office revise it."),
    ),
    "observation.own_value": words(
        zh=("{indicator} {period} 的数不能由填报的人或责任单位来确认。", "请由这个指标的数据主管部门的另一个人确认。"),
        en=(
            "The value of {indicator} for {period} is not confirmed by whoever filed it or answers for it.",
            "Let another person of the indicator's data authority confirm it.",
        ),
    ),
    "observation.series_not_chosen": words(
        zh=("{indicator}有几种口径，没有选定填的是哪一种。", "请在“指标”里选定口径再填报。"),
        en=("{indicator} is counted in several ways, and none was chosen.", "Choose one with the indicator, and file it again."),
    ),
    "observation.doubtful": words(
        zh=("这个数像是笔误：{doubt}", "核对后改正；确实无误的，写明为什么是对的。"),
        en=("The value looks like a slip: {doubt}", "Check it; where it is right, say why."),
    ),
    "observation.faulty": words(
        zh=("这个数收不了：{fault}", "改好再填报。"),
        en=("The value cannot be taken: {fault}", "Mend it and file it again."),
    ),
    "folder.review_line": words(
        zh=("审阅决定第 {line} 行没法照办：“{fault}”在原文里找不到，或不止一处。", "请改成原文里只出现一次的字，再运行一次。"),
        en=(
            "Line {line} of the review cannot be followed: “{fault}” is not in the text, or stands there more than once.",
            "Write words that stand in the text exactly once, and run it again.",
        ),
    ),
    "folder.programme_taken": words(
        zh=("“{name}”已经有原文或指标了，没有再接收。", "请换一个空的安装目录（GANGMU_HOME）。"),
        en=("“{name}” has an outline or indicators already; nothing was taken over.", "Use an empty home (GANGMU_HOME)."),
    ),
    "folder.with_doubts": words(
        zh=("{name} 有 {count} 处像是笔误的数，没有接收。", "核对后在该行 accepted 列写明理由，或加 --with-doubts。"),
        en=(
            "{count} values of {name} look like slips; nothing was taken over.",
            "Say in `accepted` on their rows why they are right, or add --with-doubts.",
        ),
    ),
    "export.no_programme": words(
        zh=("这里没有编号为“{code}”的规划。", "先用 gangmu init 或 gangmu load 启用，或核对编号。"),
        en=("There is no programme “{code}” here.", "Start one with gangmu init or gangmu load, or look the code up."),
    ),
    "export.folder_in_use": words(
        zh=("“{name}”里有别的东西，没有写。", "请给一个空的文件夹，或以前同类导出的文件夹。"),
        en=("“{name}” holds something else; nothing was written.", "Name an empty folder, or an earlier export of that kind."),
    ),
    "demo.no_files": words(
        zh=("这份安装里没有带示例文件（{folder}）。", "请从完整的源码运行 ./gangmu demo，或用 --outline 指定一份文件。"),
        en=(
            "The files of the example did not come with this installation ({folder}).",
            "Run ./gangmu demo from a whole checkout, or name a document with --outline.",
        ),
    ),
    "demo.example_there": words(
        zh=("这里已经有示例“{name}”。", "先用 gangmu demo --remove 移除，或不带选项直接打开它。"),
        en=("There is an example here already: “{name}”.", "Remove it with gangmu demo --remove, or open it without options."),
    ),
    "demo.no_example": words(
        zh=("这里没有示例，没有什么可移除。", "用 gangmu demo 可以建一个。"),
        en=("There is no example here to remove.", "gangmu demo builds one."),
    ),
}  # fmt: skip
