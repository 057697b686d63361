"""Plain words for the fields of the contract and for the rules that made a row, in both languages."""

from typing import Final

from gangmu.cli.faces.sheets import Sheet

FIELDS: Final[dict[str, tuple[str, str]]] = {
    "id": ("编号", "id"),
    "kind": ("种类", "kind"),
    "type": ("类型", "type"),
    "text": ("文字", "text"),
    "name": ("名号", "name"),
    "level": ("层级", "level"),
    "label": ("序号", "number"),
    "title": ("标题", "title"),
    "section_end": ("本节止于", "section ends"),
    "parent": ("上级", "parent"),
    "node": ("所在标题", "under heading"),
    "paragraph": ("段", "paragraph"),
    "page": ("页", "page"),
    "indicator": ("指标", "indicator"),
    "comparison": ("比较", "comparison"),
    "basis": ("口径", "basis"),
    "number": ("数字", "number"),
    "surface_unit": ("原文单位", "unit as written"),
    "value": ("数值", "value"),
    "value_high": ("上限", "upper value"),
    "unit": ("单位", "unit"),
    "ambition": ("力争", "ambition"),
    "reference": ("参照", "reference"),
    "period": ("时限", "period"),
    "every": ("每", "every"),
    "start": ("起", "start"),
    "end": ("止", "end"),
    "verb": ("动词", "verb"),
    "object": ("对象", "object"),
    "strength": ("力度", "strength"),
    "lead": ("牵头", "lead"),
    "responsible": ("责任", "responsible"),
    "supporting": ("配合", "supporting"),
    "deadline": ("期限", "due"),
    "parts": ("列举", "listed"),
    "count": ("个数", "count"),
    "members": ("成员", "members"),
}
VALUES: Final[dict[str, tuple[str, str]]] = {
    "True": ("是", "yes"),
    "heading": ("标题", "heading"),
    "principle": ("原则", "principle"),
    "figure": ("图", "figure"),
    "table": ("表", "table"),
    "level": ("水平", "level"),
    "growth": ("增长", "growth"),
    "change": ("变化量", "change"),
    "share": ("占比", "share"),
    "coverage": ("覆盖", "coverage"),
}
_RULES: Final[dict[str, tuple[str, str]]] = {
    "figure.": ("数字", "the figure"),
    "comparison.": ("比较的说法", "words of comparison"),
    "kind.target": ("判为目标", "taken as a target"),
    "kind.baseline": ("判为基期", "taken as a baseline"),
    "period.stated": ("写明的时限", "period as stated"),
    "period.of_task": ("任务的时限", "period of the task"),
    "period.of_section_or_document": ("上文或全文的时限", "period of the section or document"),
    "box.cell": ("表格单元", "cell of a table"),
    "deadline.": ("整项任务的期限", "deadline of the whole task"),
    "measure.verb": ("动词", "the verb"),
    "measure.outcome": ("说成效的词", "words of an outcome"),
    "duty.bracket.": ("括号里的单位", "bodies in brackets"),
    "duty.table.": ("表格里的单位", "bodies in a table"),
    "duty.": ("分工的写法", "how a duty is written"),
    "head.": ("末尾的通名", "the noun that ends the name"),
    "known.": ("人所共知的名称", "a name that everybody knows"),
    "mark.quoted": ("引号中的名称", "a name in quotes"),
    "mark.title": ("书名号中的名称", "a title in brackets"),
    "mark.number": ("文号", "number of a document"),
    "office.": ("机关名称", "name of an office"),
    "place.": ("地名", "name of a place"),
    "series.": ("并列之一", "one of a series"),
    "set.": ("名号的写法", "how a named set is written"),
    "gap.said_before": ("先前的一处", "said before"),
    "gap.said_again": ("又说的一处", "said again"),
    "gap.": ("缺漏的一处", "where the gap is"),
    "english.": ("英文的写法", "how English words it"),
}


def field(key: str, sheet: Sheet) -> str:
    """Name a field of the contract; a key without words stands for itself."""
    return sheet.say(*FIELDS.get(key, (key, key)))


def rule(name: str, sheet: Sheet) -> str:
    """Say what a rule looks at, beside its code: the longest beginning that has words."""
    begins = max((begin for begin in _RULES if name.startswith(begin)), key=len, default=None)
    return f"{sheet.say(*_RULES[begins])} ({name})" if begins else name
