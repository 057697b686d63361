"""The words for a reason within a refusal (原因): `detail` is a short key to programs, and words to people.

By code of the refusal, then key: Chinese, English. `""` stands for every key without words of its own.
Like templates they may use the refusal's parameters.
"""

from collections.abc import Mapping
from typing import Final, Literal

from gangmu.core.base.refusal_words.lifecycles import in_words

Reasons = dict[str, tuple[str, str]]

_DAMAGE: Final[Reasons] = {
    "zip": (
        "文件不完整，可能没有存完或没有传完",
        "the file is incomplete; it may have been cut off when it was saved or sent",
    ),
    "pdf": (
        "PDF 的结构残缺，可能没有存完或没有传完",
        "the structure of the PDF is broken; it may have been cut off when it was saved or sent",
    ),
    "html": ("网页的标记无法分析", "the markup of the page cannot be taken apart"),
    "not_docx": (
        "扩展名是 .docx，里面却不是 Word 文档",
        "its name ends in .docx, but what is in it is no Word document",
    ),
    "not_pdf": (
        "扩展名是 .pdf，里面却不是 PDF",
        "its name ends in .pdf, but what is in it is no PDF",
    ),
    "": ("其中的 {detail} 残缺或有错", "its part {detail} is broken"),
}
_NO_FOLDER: Final = ("没有“{folder}”这个文件夹", "there is no folder “{folder}”")
_NO_RIGHT: Final = ("没有在“{folder}”里写文件的权限", "you may not write in the folder “{folder}”")
_FULL: Final = ("磁盘已满", "the disk is full")
_WRITING: Final[Reasons] = {
    "ENOENT": _NO_FOLDER,
    "ENOTDIR": _NO_FOLDER,
    "EACCES": _NO_RIGHT,
    "EPERM": _NO_RIGHT,
    "EROFS": ("“{folder}”所在的磁盘只能读", "the disk of “{folder}” can only be read"),
    "ENOSPC": _FULL,
    "EDQUOT": _FULL,
    "EFBIG": _FULL,
    "EISDIR": ("那是一个文件夹", "that is a folder"),
    "EEXIST": ("那里已有同名文件", "there is one already"),
    "ENAMETOOLONG": ("文件名太长", "the name is too long"),
    "ELOOP": ("链接指向自己", "the link leads to itself"),
    "EINVAL": ("文件名里有不能用的字符", "the name holds a character that no name may have"),
    "": ("系统不许（{detail}）", "the system does not allow it ({detail})"),
}
_RULE_SET: Final[Reasons] = {
    "missing": ("缺了", "it is missing"),
    "unknown": ("没有这一项", "there is no such entry"),
    "not_a_code": ("应为小写字母、数字和 . _ -", "it must be of small letters, digits and . _ -"),
    "not_a_version": ("版本应为从1起的整数", "a version is a whole number from 1 on"),
    "not_a_day": ("应为日期，如 2026-01-01，不加引号", "it must be a day such as 2026-01-01, without quotes"),
    "ends_before_it_begins": ("失效日早于生效日", "it ends before it begins"),
    "no_source": ("应注明来源：P、D 或 R", "it must say its source: P, D or R"),
    "not_a_value": ("不是数、是否或词", "it is no number, flag or list of words"),
    "not_a_number": ("应为数", "it must be a number"),
    "not_a_flag": ("应为 true 或 false", "it must be true or false"),
    "not_words": ("应为一组词", "it must be a list of words"),
    "not_numbers": ("应为一组数", "it must be a list of numbers"),
    "not_a_word": ("应为一个词或一个公式", "it must be one word or one formula"),
    "not_a_preset": ("没有叫这个名字的办法", "no preset has that name"),
    "not_a_curve": (
        "曲线应为12个月各一个数，从不下降，到100为止",
        "a curve is twelve numbers that never fall and end at 100",
    ),
    "not_a_lamp": (
        "公式应当给出 ahead、ok、warn、alarm 或 missing，每条路都要",
        "the formula must give ahead, ok, warn, alarm or missing on every way through it",
    ),
    "not_a_share": ("公式应当给出一个没有单位的比例", "the formula must give a share without a unit"),
    "said_of_two_lamps": ("两盏灯不能用同一个词", "no two lamps have one word"),
    "not_a_look": (
        "应为三项：中文、英文、颜色；灰色只给不亮灯",
        "it must be a word, its English and a colour, and grey is for `none` alone",
    ),
    "out_of_bounds": ("超出了允许的范围", "it is outside its bounds"),
    "said_twice": ("同一编号和版本有两种内容", "one id and version say two different things"),
    "not_toml": ("不是 TOML", "it is no TOML"),
    "": ("{detail}", "{detail}"),
}
_NO_CHANCE: Final[Reasons] = {
    "beyond_horizon": ("到期年超出了预测的年限", "it is due after the last year of the forecast"),
    "no_number": ("没有数可比", "it states no number"),
    "no_due": ("没有写到哪一年", "it says of no year when it is due"),
    "exactly": ("要求恰好等于一个数", "it asks for exactly one value"),
    "units": ("计量单位与序列对不上", "its unit does not fit the series"),
    "no_base": (
        "起点年没有数，或年份在预测起点之后",
        "the year that it is measured from has no value, or lies after the origin",
    ),
    "break_after_base": (
        "起点年之后口径变了，不能相比",
        "counting changed after the year that it is measured from",
    ),
    "mean_rate": (
        "它要的是几年平均的增速，而公布的就是增速；展望只推算水平",
        "it wants a mean rate over years and what is published is the rate itself; the outlook carries on levels only",
    ),
    "no_reference": ("没有给出参照的预测", "the forecast of what it keeps pace with is missing"),
    "": ("{detail}", "{detail}"),
}
_KIND: Final[Reasons] = {
    "place": ("地区", "place"),
    "indicator": ("指标", "indicator"),
    "": ("序列", "series"),
}
_PATH: Final[Reasons] = {
    "path": ("没有“{text}”这种路径", "there is no path of the form “{text}”"),
    "period": ("“{text}”不是时期，请写成 2021 或 2021-06", "“{text}” is no period: write 2021 or 2021-06"),
    "base_value": ("基期值“{text}”不是数", "the base value “{text}” is no number"),
    "tolerance": ("容差“{text}”不是不小于零的数", "the width “{text}” is no number from nought on"),
    "milestones": ("节点“{text}”应写成 2023=8000", "write the milestone “{text}” as 2023=8000"),
    "no_base": ("选了路径或写了基期值，就要写基期", "a path or a base value needs a base period"),
    "base_not_before_due": ("基期 {text} 不早于到期", "the base {text} does not lie before the due period"),
    "no_milestones": ("逐年节点的路径要写节点", "a stated path needs its milestones"),
    "milestones_of_no_use": (
        "只有逐年节点和一次到位的路径用得上节点",
        "only a stated path and one in steps have milestones",
    ),
    "milestone_outside": (
        "节点 {text} 不在基期与到期之间",
        "the milestone {text} does not lie between base and due",
    ),
    "milestone_twice": ("同一时期写了两个节点", "one period has two milestones"),
    "no_due": ("“{text}”没有期限，走不出路径", "“{text}” has no date to travel to"),
    "": ("{detail}", "{detail}"),
}
_CURVE: Final[Reasons] = {
    "months": ("月数与期限对不上", "it does not have one number a month"),
    "falls": ("累计数不能为负，也不能下降", "it is below nought or falls"),
    "nothing_planned": ("全期计划为零", "nothing is planned in all"),
    "": ("{detail}", "{detail}"),
}
REASONS: Final[dict[str, Reasons]] = {
    "pace.curve_not_usable": _CURVE,
    "forecast.no_such_series": _KIND,
    "forecast.target_not_computable": _NO_CHANCE,
    "document.damaged": _DAMAGE,
    "read.cannot_write": _WRITING,
    "rule_set.faulty": _RULE_SET,
    "path.not_read": _PATH,
}


class Spoken(str):
    """两种说法: a parameter that is words itself, Chinese with its English beside it."""

    __slots__ = ("en",)
    en: str

    def __new__(cls, zh: str, en: str) -> "Spoken":
        """Put the words of both languages together."""
        words = super().__new__(cls, zh)
        words.en = en
        return words


def told(code: str, parameters: Mapping[str, object], language: Literal["zh", "en"]) -> dict[str, object]:
    """Give the parameters of a refusal with the reason in words.

    >>> told("document.damaged", {"name": "计划.pdf", "detail": "not_pdf"}, "zh")["detail"]
    '扩展名是 .pdf，里面却不是 PDF'
    """
    if language == "en":
        parameters = {
            name: value.en if isinstance(value, Spoken) else value for name, value in parameters.items()
        }
    parameters = in_words(code, parameters, in_english=language == "en")
    reasons = REASONS.get(code)
    if reasons is None:
        return parameters
    zh, en = reasons.get(str(parameters["detail"]), reasons[""])
    return {**parameters, "detail": (zh if language == "zh" else en).format(**parameters)}
