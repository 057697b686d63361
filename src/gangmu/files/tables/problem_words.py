"""The words of each problem of a table or a plan folder: Chinese, then English."""

from typing import Final

from gangmu.files.ledgers.problem_words import LEDGER_WORDS
from gangmu.files.organisations.problem_words import ORGANISATION_WORDS

PROBLEM_WORDS: Final[dict[str, tuple[str, str]]] = {
    "file.missing": ("缺少文件 {name}。", "The file {name} is missing."),
    "file.unknown": ("不认识文件 {name}，没有读。", "The file {name} is not one of a plan folder; it was not read."),
    "file.not_readable": ("读不了：{detail}", "It cannot be read: {detail}"),
    "file.without_header": ("第一行没有列名。", "The first row holds no column names."),
    "file.broken_csv": ("CSV 的引号没有配对，或者某格过长。", "A quote is never closed, or a cell is too long."),
    "file.too_many_rows": ("超过 {limit} 行。", "It has more than {limit} rows."),
    "rules.faulty": ("{zh}", "{en}"),
    "header.unknown": ("不认识列“{name}”。{nearest}", "The column “{name}” is not known. {nearest}"),
    "header.twice": ("列“{name}”出现了两次。", "The column “{name}” stands twice."),
    "header.missing": ("缺少必有的列“{name}”。", "The required column “{name}” is missing."),
    "row.too_long": ("这一行的格数比列名多。", "The row has more cells than there are columns."),
    "row.twice": ("与第 {first} 行完全相同。", "It is the same as row {first}."),
    "row.two_values": (
        "与第 {first} 行是同一序列、同一时期、同一公布日期，数却不同；请给各自的公布日期。",
        "It has the series, period and vintage of row {first} and another value; give each its vintage.",
    ),
    "row.two_undated": (
        "与第 {first} 行是同一序列、同一时期，都没有公布日期，数却不同（{first_source}：{first_value}；{own_source}：{own_value}）。"
        "没有公布日期的数只能留一个：查得到公布日期的填上；查不到的留一行，把另一行的数和来源写进备注。公布日期不要估填。",
        "It has the series and period of row {first} and another value, neither with a day of publication "
        "({first_source}: {first_value}; {own_source}: {own_value}). Only one value without a day can be kept: give the day "
        "where it is known, else keep one row and write the other value and its source into the note. Do not guess a day.",
    ),
    "row.kept_undated": (
        "库里这一序列、这一时期已有一个没有公布日期的数 {kept}，与这一行不同。没有公布日期的数只能留一个：查得到公布日期的填上；"
        "查不到的删去这一行，把它的数和来源写进备注。公布日期不要估填。",
        "For this series and period {kept} is kept without a day of publication, and this row says another value. Only one value "
        "without a day can be kept: give the day where it is known, else leave the row out and note its value and source. "
        "Do not guess a day.",
    ),
    "row.kept_differs": (
        "库里这一序列、这一时期、这一公布日期的数是 {kept}；不同的数请给它自己的公布日期。",
        "For this series, period and vintage {kept} is kept; give another value its own vintage.",
    ),
    "key.twice": ("编号“{code}”已用在第 {first} 行。", "The code “{code}” is used in row {first} already."),
    "cell.required": ("不能为空。", "It must not be empty."),
    "cell.not_a_code": (
        "“{value}”不能作编号：用字母、数字和 . _ -，以字母或数字开头，最多 40 个。",
        "“{value}” is no code: letters, digits and . _ -, beginning with a letter or digit, at most 40.",
    ),
    "cell.not_a_number": ("“{value}”不是数。", "“{value}” is not a number."),
    "cell.not_whole": ("“{value}”不是非负整数。", "“{value}” is not a whole number of 0 or more."),
    "cell.not_a_period": (
        "“{value}”不是时期：写 2025、2025-Q3、2025-09、2025-01/2025-09。",
        "“{value}” is not a period: write 2025, 2025-Q3, 2025-09, 2025-01/2025-09.",
    ),
    "cell.not_a_date": ("“{value}”不是日期：写 2025-09-30。", "“{value}” is not a date: write 2025-09-30."),
    "cell.not_a_length": ("“{value}”不是时长：写 P1Y、P6M、P30D。", "“{value}” is no length of time: write P1Y, P6M, P30D."),
    "cell.not_a_flag": ("“{value}”不对：写 yes 或留空。", "“{value}” is not a flag: write yes or leave it empty."),
    "cell.not_pairs": ("“{value}”不对：写 2023=8000;2024=9000。", "“{value}” is not a list such as 2023=8000;2024=9000."),
    "cell.not_days": (
        "“{value}”不对：写 2025=2026-03-20;2026-Q1=2026-04-18。",
        "“{value}” is not a calendar such as 2025=2026-03-20;2026-Q1=2026-04-18.",
    ),
    "cell.unknown_choice": ("“{value}”不在可选值里：{choices}。", "“{value}” is not one of {choices}."),
    "cell.unknown_unit": ("不认识计量单位“{value}”。", "The unit of measure “{value}” is not known."),
    "cell.carries_another_unit": (
        "数里写着“{own}”，单位列写着“{unit}”；以哪个为准？",
        "The value carries “{own}” and the unit column says “{unit}”: which holds?",
    ),
    "cell.too_long": ("超过 {limit} 个字。", "It is longer than {limit} characters."),
    "cell.not_a_formula": ("“{value}”不是可用的公式：{detail}", "“{value}” is not a formula: {detail}"),
    "ref.unknown": ("{table} 里没有“{value}”。", "{table} has no “{value}”."),
    "ref.ambiguous": ("{table} 里有几个“{value}”，请写编号。", "{table} has several “{value}”; write the code."),
    "ref.circle": ("“{code}”的上级绕回了自己。", "The parents of “{code}” lead back to itself."),
    "span.half": ("start 与 end 要么都有，要么都没有。", "start and end come together or not at all."),
    "span.reversed": ("end 不在 start 之后。", "end does not lie after start."),
    "span.outside": ("超出了 outline.txt 的 {length} 个字。", "It lies outside the {length} characters of outline.txt."),
    "span.without_text": ("没有 outline.txt，位置无从核对。", "There is no outline.txt to point into."),
    "span.words_differ": ("原文这里是“{found}”。", "The text has “{found}” there."),
    "unit.does_not_fit": (
        "“{unit}”换算不成指标的单位“{wanted}”。",
        "“{unit}” cannot be told in the indicator's unit “{wanted}”.",
    ),
    "target.without_value": ("“{comparison}”的目标要有数。", "A target of “{comparison}” needs a value."),
    "target.without_reference": (
        "“同步”的目标要写明与什么同步（reference 或 reference_words）。",
        "A keep_pace target names what it keeps pace with (reference or reference_words).",
    ),
    "head.not_yaml": ("不是可读的 YAML：{detail}", "It is not readable YAML: {detail}"),
    "head.unknown_key": ("不认识“{name}”。", "The key “{name}” is not known."),
    "head.missing_key": ("缺少“{name}”。", "The key “{name}” is missing."),
    "head.bad_value": ("“{name}”的值不对：{value}。", "The value of “{name}” is not right: {value}."),
    "head.text_changed": (
        "outline.txt 的校验值与 plan.yaml 所记的不同。",
        "outline.txt is not the text whose sha256 plan.yaml records.",
    ),
    "mapping.unknown_name": ("映射表没有“{name}”。", "The mapping has no row for “{name}”."),
    "sheet.without_header": (
        "“{name}”里没有找到表头：要有一行写着“指标”“单位”“数值”“2025年”这样的列名。",
        "No header was found in “{name}”: a row with names such as 指标, 单位, 数值, 2025年.",
    ),
    "sheet.is_hidden": ("工作表“{name}”是隐藏的，没有读。", "The sheet “{name}” is hidden; it was not read."),
    "header.not_taken": (
        "列“{name}”不认识，没有收；要收的内容请写进“备注”列，或改用模板里的列名。",
        "The column “{name}” is not known and was not taken; write what matters into 备注, or use a name of the template.",
    ),
    "header.computed": ("列“{name}”由系统自己算，没有收。", "The column “{name}” is worked out here; it was not taken."),
    "header.group": ("列“{name}”只用来分组，没有另存。", "The column “{name}” only sorts the rows; it was not kept."),
    "header.target": (
        "列“{name}”写的是目标，没有当作数据收；要收目标，请把这个文件按“指标与目标表”上传。",
        "The column “{name}” holds targets, not figures; bring the file as a table of targets to take them.",
    ),
    "header.target_of_a_year": (
        "列“{name}”是一年的任务目标，属于年度计划，没有当作纲要的承诺收。",
        "The column “{name}” holds targets of one year; they belong to the annual plan and were not taken.",
    ),
    "header.is_hidden": ("列“{name}”是隐藏的，照样读了。", "The column “{name}” is hidden; it was read all the same."),
    "row.is_hidden": ("这一行是隐藏的，照样读了。", "The row is hidden; it was read all the same."),
    "row.is_a_total": ("“{name}”是合计行，没有收。", "“{name}” is a row of totals; it was not taken."),
    "row.is_a_group": ("“{name}”是分组行，没有数。", "“{name}” is the name of a group, without figures."),
    "row.is_a_note": ("表下的注：“{name}”，没有当作数据。", "A note under the table: “{name}”; it is no figure."),
    "row.without_indicator": ("这一行没有指标名称。", "The row names no indicator."),
    "row.no_growth_indicator": (
        "没有定义“{name}”这个指标，增速没有收；先定义它，再上传一次。",
        "No indicator “{name}” is defined; the growth was not taken. Define it and bring the file again.",
    ),
    "file.without_source": (
        "{count} 个数没有来源。请在本页填写“来源”，或在表里加“来源”列。",
        "{count} figures name no source. Fill in the source on this page, or add a column 来源.",
    ),
    "file.without_place": (
        "{count} 个数没有写地方。请在本页填写“地方”，或在表里加“地区”列。",
        "{count} figures name no place. Fill it in on this page, or add a column 地区.",
    ),
    "file.without_period": (
        "{count} 个数没有写时期。请在本页填写“时期”，或在表里加“年份”列。",
        "{count} figures name no period. Fill it in on this page, or add a column 年份.",
    ),
    "file.nothing_found": ("没有读出一行数据。", "Not one row of data was found."),
    "cell.no_figure": ("“{value}”表示没有数，没有收。", "“{value}” stands for no figure; nothing was taken."),
    "cell.approximate": ("“{value}”是约数，原文记在备注里。", "“{value}” is approximate; the words are kept in the note."),
    "cell.formula_error": ("公式出错（{value}），没有数可收。", "The formula fails ({value}); there is no figure to take."),
    "cell.not_calculated": (
        "公式没有存下算出的值{value}。请用表格软件打开、保存，再上传。",
        "The formula was saved without its value{value}. Open the file in a spreadsheet, save it and bring it again.",
    ),
    "sdmx.deletes": (
        "这一行要求删除（ACTION=D）；公布过的数不删，有更正请给新的公布日期。",
        "The row asks to delete (ACTION=D); what was published stays. Give a correction its own vintage.",
    ),
    "sdmx.unknown_multiplier": ("不认识倍数“{value}”（UNIT_MULT）。", "The multiplier “{value}” (UNIT_MULT) is not known."),
    "target.is_a_total": ("“{value}”是几年合计的数（方括号）。", "“{value}” is a total over the years (square brackets)."),
    "target.known": ("正文里已有这个目标（{code}），不重复收。", "The text promises this already ({code}); it is not taken twice."),
    "target.differs": (
        "正文里同一指标同一年的目标（{code}）写的是 {value}，与表里不同；两个都留，列入数据冲突。",
        "For this indicator and year the text ({code}) says {value}; both are kept and stand among the conflicts.",
    ),
    "indicator.changed": (
        "库里的“{field}”是“{kept}”，表里不同；以库里的为准，要改请用“修订指标”。",
        "“{kept}” is kept as {field}; the table differs. Revise the indicator to change it.",
    ),
    "indicator.retired": ("这个指标自 {day} 起停用。", "The indicator was retired on {day}."),
    "indicator.new": ("新指标“{name}”。", "A new indicator: “{name}”."),
    "place.new": ("新地方“{name}”。", "A new place: “{name}”."),
    "doubt.ten_thousandfold": (
        "{value} 约为邻近的数（{near}）的一万倍或万分之一，像是万、亿弄混了。",
        "{value} is some ten thousand times off its neighbour {near}: 万 and 亿 look mixed up.",
    ),
    "doubt.tenfold": (
        "{value} 与邻近的数（{near}）差了好几倍，像是多写或少写了一位。",
        "{value} is several times off its neighbour {near}: a digit looks added or lost.",
    ),
    "doubt.share_over_100": ("{value} % 超过了百分之百。", "{value} % is more than all of it."),
    "doubt.share_below_0": ("{value} % 低于零。", "{value} % is less than nothing."),
    "doubt.growth_over_100": ("增速 {value} % 大得不寻常。", "Growth of {value} % is out of the ordinary."),
    "doubt.negative_level": ("{value} 是负数，这样的指标不会是负的。", "{value} is negative, which such an indicator never is."),
    "doubt.before_its_end": (
        "时期还没结束（{last}）就公布了（{vintage}），除非是预计数。",
        "It was published on {vintage}, before its period ended on {last}, and is not marked as an estimate.",
    ),
    "doubt.in_the_future": ("时期 {period} 还没有到。", "The period {period} lies in the future."),
    **LEDGER_WORDS,
    **ORGANISATION_WORDS,
}  # fmt: skip
