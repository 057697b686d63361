"""What the outlook refuses, in words."""

from typing import Final

from gangmu.core.base.refusal_words.writing import Translations, words

FORECAST_WORDS: Final[dict[str, Translations]] = {
    "forecast.too_short": words(
        zh=(
            "{place}的“{indicator}”到{origin}年为止只有 {values} 个年度数，至少要 {needed} 个，没有预测。",
            "补上更早年份的数，或等新的数公布。",
        ),
        en=(
            "“{indicator}” of {place} has {values} yearly values up to {origin}; a forecast needs {needed}.",
            "Add earlier years, or wait for new ones.",
        ),
    ),
    "forecast.all_equal": words(
        zh=("{place}的“{indicator}”每年都是 {value}，看不出怎么变，没有预测。", "核对是不是抄成了同一个数。"),
        en=(
            "Every value of “{indicator}” of {place} is {value}; nothing is known of how it moves.",
            "Check that one value was not copied to all years.",
        ),
    ),
    "forecast.not_positive": words(
        zh=(
            "{place}的“{indicator}”{year}年是 {value}；按增速预测要求数值大于零，没有预测。",
            "请改用它所依据的总量，例如用总量代替增速。",
        ),
        en=(
            "“{indicator}” of {place} is {value} in {year}; growth is counted from values above zero.",
            "Forecast the level that it is a rate of.",
        ),
    ),
    "forecast.too_old": words(
        zh=("{place}的“{indicator}”最新一个数是{last}年的，离{origin}年太远，没有预测。", "补上近年的数，或把起点提前。"),
        en=(
            "The latest value of “{indicator}” of {place} is of {last}, too far before {origin}.",
            "Add the recent values, or choose an earlier origin.",
        ),
    ),
    "forecast.untried": words(
        zh=(
            "数太少，说不出可能性：{place}的“{indicator}”没有可比的同类，自己过去连续{years}年的只有 {own} 段，至少要 {needed} 段。",
            "补上更早年份的数，或可比地方的数。",
        ),
        en=(
            "Too few figures to tell a chance: “{indicator}” of {place} has no peers, and its own past only {own} stretches"
            " of {years} years; {needed} are needed.",
            "Add earlier years, or the figures of comparable places.",
        ),
    ),
    "forecast.band_too_wide": words(
        zh=(
            "起伏太大，说不出可能性：{place}的“{indicator}”到{due}年八成可能在{low}至{high}之间，上端超过下端的 {times} 倍。",
            "补上更早年份的数，或可比地方的数；核对有没有抄错。",
        ),
        en=(
            "Too wide to tell a chance: eight in ten say “{indicator}” of {place} will lie between {low} and {high} in {due};"
            " the upper end is more than {times} times the lower.",
            "Add earlier years, or the figures of comparable places; check for slips.",
        ),
    ),
    "forecast.target_in_the_past": words(
        zh=("到期的{due}年不在起点{origin}年之后，没有可预测的。", "请把年限写成1年以上，或把起点提前。"),
        en=("The due year {due} is not after the origin {origin}.", "Ask for a later year, or choose an earlier origin."),
    ),
    "forecast.no_such_series": words(
        zh=("没有{detail}“{name}”的数。", "最接近的有：{nearest}。"),
        en=("There is nothing of the {detail} “{name}”.", "Nearest: {nearest}."),
    ),
    "forecast.year_missing": words(
        zh=("{place}的“{indicator}”在第 {row} 行没有写年份，这个序列没有预测。", "在 year 或 period 列写明年份，如 2024。"),
        en=(
            "Row {row}, “{indicator}” of {place}, says of no year when it was; the series is not forecast.",
            "Write its year, such as 2024, into `year` or `period`.",
        ),
    ),
    "forecast.duplicate_vintage": words(
        zh=(
            "{place}的“{indicator}”{year}年有两个数 {first} 和 {second}，公布日相同，分不出用哪个，没有预测。",
            "留下一个，或在 vintage 列写明各自的公布日。",
        ),
        en=(
            "“{indicator}” of {place} has two values for {year}, {first} and {second}, of one vintage.",
            "Keep one, or write into `vintage` when each was published.",
        ),
    ),
    "forecast.value_not_read": words(
        zh=("{place}的“{indicator}”在第 {row} 行的“{value}”不是数，这个序列没有预测。", "改成数，或删去这一行。"),
        en=(
            "“{value}” in row {row}, “{indicator}” of {place}, is no number; the series is not forecast.",
            "Write a number, or take the row out.",
        ),
    ),
    "forecast.units_differ": words(
        zh=("{place}的“{indicator}”有的用“{unit}”，有的用“{other}”，换算不了，没有预测。", "改成同一个计量单位。"),
        en=(
            "“{indicator}” of {place} is given in “{unit}” and in “{other}”, which cannot be told in one another.",
            "Use one unit.",
        ),
    ),
    "forecast.no_columns": words(
        zh=("{name} 里没有 {missing} 这一列。", "第一行写列名：place, indicator, year, value, unit。"),
        en=("{name} has no column {missing}.", "Its first row names the columns: place, indicator, year, value, unit."),
    ),
    "forecast.nothing": words(
        zh=("{name} 里没有一个序列可以预测（{left_out} 个没有预测，各有原因）。", "用 --json 看每个序列的原因。"),
        en=(
            "No series of {name} can be forecast ({left_out} are left out, each with its reason).",
            "--json lists the reason of each.",
        ),
    ),
    "forecast.target_not_computable": words(
        zh=("算不出这个目标的可能性：{detail}。", "换一种写法，或补上所缺的数。"),
        en=("No chance can be computed of this target: {detail}.", "Word it otherwise, or add what is missing."),
    ),
}  # fmt: skip
