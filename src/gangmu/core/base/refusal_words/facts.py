"""The words of what is refused about periods, quantities, observations and growth."""

from typing import Final

from gangmu.core.base.refusal_words.writing import Translations

FACT_WORDS: Final[dict[str, Translations]] = {
    "period.not_read": {
        "zh": {
            "message": "“{text}”不是时期的写法。",
            "remedy": "请写成 2025、2025-Q3、2025-09、2025-09-30 或 2025-01/2025-09；时长写成 P1Y、P6M。",
        },
        "en": {
            "message": "“{text}” is not written as a period.",
            "remedy": "Write 2025, 2025-Q3, 2025-09, 2025-09-30 or 2025-01/2025-09; a length of time as P1Y, P6M.",
        },
    },
    "paper.number_not_read": {
        "zh": {
            "message": "“{text}”不是公文文号的写法。",
            "remedy": "请写成 机关代字〔年份〕序号号，例如 云纲办发〔2026〕7号。",
        },
        "en": {
            "message": "“{text}” is not written as the number of a paper.",
            "remedy": "Write the issuer's sign, the year in hexagonal brackets and the serial, as in 云纲办发〔2026〕7号.",
        },
    },
    "paper.month_not_closed": {
        "zh": {
            "message": "{month} 还没有封账，不能印发调度专报。",
            "remedy": "请先封账；在此之前可以下载代拟稿。",
        },
        "en": {
            "message": "{month} is not closed yet: its dispatch note cannot be issued.",
            "remedy": "Close the month first; until then the note can be downloaded as a draft.",
        },
    },
    "paper.issued_already": {
        "zh": {
            "message": "这次封账的调度专报已经印发：{number}。",
            "remedy": "请在公文清单里下载；更正后重新封账的，可以再印发一期。",
        },
        "en": {
            "message": "The dispatch note of this close has been issued: {number}.",
            "remedy": "Download it from the list of papers; after a correction and another close a further one can be issued.",
        },
    },
    "paper.nothing_overdue": {
        "zh": {
            "message": "{unit}没有逾期未报的进展，不需要催办。",
            "remedy": "请在催办清单里选一个有逾期报告的单位。",
        },
        "en": {
            "message": "{unit} owes no report: there is nothing to remind it of.",
            "remedy": "Choose a unit with overdue reports from the list of reminders.",
        },
    },
    "paper.no_layout": {
        "zh": {
            "message": "这份公文没有可以排版的内容。",
            "remedy": "它是在有公文版式之前或者由更新的版本印发的；冻结的内容仍可在公文页查看。",
        },
        "en": {
            "message": "What is kept of this paper cannot be set as a document.",
            "remedy": "It was issued before papers had a layout, or by a later release; what was frozen can still be read on its page.",
        },
    },
    "calendar.too_many_working_days": {
        "zh": {
            "message": "期限不能是 {asked} 个工作日。",
            "remedy": "请写不超过 {longest} 个工作日的期限，或者直接写日期。",
        },
        "en": {
            "message": "A limit cannot be {asked} working days.",
            "remedy": "Give at most {longest} working days, or write the date itself.",
        },
    },
    "quantity.units_do_not_fit": {
        "zh": {
            "message": "以“{unit}”计的数不能换成“{wanted}”：两者量的不是同一样东西。",
            "remedy": "请核对计量单位，或者换一个指标。",
        },
        "en": {
            "message": "A figure in “{unit}” cannot be told in “{wanted}”: they measure different things.",
            "remedy": "Check the unit of measure, or choose another indicator.",
        },
    },
    "observation.without_source": {
        "zh": {
            "message": "{indicator} {period} 的数没有来源，没有收下。",
            "remedy": "请写明数据来自哪份公报、年鉴或网页。",
        },
        "en": {
            "message": "The value of {indicator} for {period} names no source and was not taken.",
            "remedy": "Say which bulletin, yearbook or page it comes from.",
        },
    },
    "observation.two_values_of_one_vintage": {
        "zh": {
            "message": "{indicator} {period} 有两个不同的数，公布日期都是 {vintage}。",
            "remedy": "请给各自的公布日期；同一天公布的，只留一个并在备注里写明另一个。",
        },
        "en": {
            "message": "{indicator} has two different values for {period}, both published on {vintage}.",
            "remedy": "Give each its own day of publication, or keep one and name the other in its note.",
        },
    },
    "growth.not_comparable": {
        "zh": {
            "message": "{earlier} 与 {later} 的数不可比（{reason}），不计算增速。",
            "remedy": "请用同一次公布、中间没有断点的两个数，或者直接用公布的增速。",
        },
        "en": {
            "message": "The values of {earlier} and {later} are not comparable ({reason}); no growth is computed.",
            "remedy": "Use two values of one vintage without a break between them, or the growth as published.",
        },
    },
    "growth.from_nothing": {
        "zh": {
            "message": "{period} 的数是 {value}，从零或负数起算不出增速。",
            "remedy": "请看绝对差额，或者换一个基期。",
        },
        "en": {
            "message": "The value of {period} is {value}: nothing grows from zero or below.",
            "remedy": "Look at the difference instead, or choose another base period.",
        },
    },
    "path.none": {
        "zh": {
            "message": "从 {base} 到 {target} 走不出“{path}”这种路径：两端都须大于零。",
            "remedy": "请改用线性路径，或者逐年写明节点值。",
        },
        "en": {
            "message": "No path of the form “{path}” leads from {base} to {target}: both must be above zero.",
            "remedy": "Choose the linear path, or state the value of each year.",
        },
    },
    "formula.not_read": {
        "zh": {
            "message": "公式在第 {position} 个字“{found}”处断了。",
            "remedy": "可用数、名称、+ - × ÷、比较、and or not、min max if、missing、is_missing；特殊名称写成 [名称]。",
        },
        "en": {
            "message": "The formula breaks off at character {position}, “{found}”.",
            "remedy": "Use numbers, names, + - × ÷, comparisons, and or not, min max if, missing; odd names as [name].",
        },
    },
    "formula.too_large": {
        "zh": {"message": "公式太长或套得太深（上限 {limit}）。", "remedy": "请拆成几个有名字的公式。"},
        "en": {
            "message": "The formula is too long or too deep (limit {limit}).",
            "remedy": "Split it into several formulas with names.",
        },
    },
    "formula.unknown_name": {
        "zh": {"message": "公式里的“{name}”没有对应的数据。", "remedy": "请核对名称，或者先建立这个指标。"},
        "en": {
            "message": "Nothing answers to “{name}” in the formula.",
            "remedy": "Check the name, or define that indicator first.",
        },
    },
    "formula.gives_another_unit": {
        "zh": {
            "message": "公式得出的是“{gives}”，指标的单位却是“{wanted}”。",
            "remedy": "请改公式，或改指标的计量单位；人均的写成“元/人”，比重写成“%”。",
        },
        "en": {
            "message": "The formula gives “{gives}”, and the indicator is measured in “{wanted}”.",
            "remedy": "Change the formula or the unit of measure; write 元/人 for a figure per head, % for a share.",
        },
    },
    "formula.units_do_not_fit": {
        "zh": {
            "message": "公式里的“{operation}”两边单位不同：{units}。",
            "remedy": "请换算成同一种量，或者先相除成比值。",
        },
        "en": {
            "message": "“{operation}” in the formula joins different units: {units}.",
            "remedy": "Use the same unit on both sides, or divide into a ratio first.",
        },
    },
    "formula.kinds_do_not_fit": {
        "zh": {
            "message": "公式里的“{operation}”把数和真假混用了。",
            "remedy": "条件要用比较写出来，真假不能参加加减乘除。",
        },
        "en": {
            "message": "“{operation}” in the formula mixes numbers and truths.",
            "remedy": "Write a condition as a comparison; do not reckon with truths.",
        },
    },
    "formula.cycle": {
        "zh": {"message": "公式互相引用成了圈：{names}。", "remedy": "请让其中一个不再引用另一个。"},
        "en": {
            "message": "The formulas ask for each other in a circle: {names}.",
            "remedy": "Let one of them do without the other.",
        },
    },
}
