"""What a clerk can correct in a draft: fields by kind, and what was typed turned into values."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from gangmu.core.base.iso_periods import Period, PeriodNotReadError
from gangmu.core.base.numerals import number_of
from gangmu.core.base.quantities import EXACT, canonical, scale_of
from gangmu.core.outline.scripts import fold
from gangmu.web.doors.languages import say
from gangmu.web.outlines.choices import (
    BASES,
    COMPARISONS,
    MENTIONS,
    STRENGTHS,
    SYSTEMS,
    TARGET_KINDS,
    Words,
)
from gangmu.web.outlines.refusals import NotAFigureError, NotAPeriodError

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the form: `options` make it a choice, `flag` a box to tick."""

    name: str
    label: str
    value: str
    options: tuple[tuple[str, str], ...] = ()
    flag: bool = False
    wide: bool = False


def fields_of(kind: str, values: Mapping[str, Any]) -> list[Field]:
    """Give the fields of a draft of some kind."""
    return [
        Field(
            name=name,
            label=say(*label),
            value=_written(values, name),
            options=tuple((key, say(*words)) for key, words in options.items()),
            flag=name == "ambition",
            wide=name in _WIDE,
        )
        for name, label, options in _FIELDS.get(kind, ())
    ]


_WIDE: Final = frozenset({"object", "indicator", "name", "text", "lead", "responsible", "supporting"})
_LISTS: Final = frozenset({"lead", "responsible", "supporting"})
_FIELDS: Final[dict[str, tuple[tuple[str, Words, dict[str, Words]], ...]]] = {
    "target": (
        ("indicator", ("指标", "Indicator"), {}),
        ("comparison", ("比较", "Comparison"), COMPARISONS),
        ("number", ("数", "Figure"), {}),
        ("surface_unit", ("单位", "Unit"), {}),
        ("number_high", ("上限", "Upper end"), {}),
        ("due", ("期限", "By"), {}),
        ("basis", ("口径", "Basis"), BASES),
        ("reference", ("与谁比较", "Compared with"), {}),
        ("kind", ("性质", "Kind"), TARGET_KINDS),
        ("ambition", ("力争", "Striven for"), {}),
    ),
    "measure": (
        ("verb", ("动词", "Verb"), {}),
        ("object", ("对象", "Object"), {}),
        ("strength", ("力度", "Strength"), STRENGTHS),
        ("due", ("期限", "By"), {}),
    ),
    "duty": (
        ("lead", ("牵头", "Lead"), {}),
        ("responsible", ("责任", "Responsible"), {}),
        ("supporting", ("配合", "Supporting"), {}),
        ("deadline", ("期限", "By"), {}),
    ),
    "set": (("name", ("名号", "Name"), {}),),
    "system": (("name", ("名称", "Name"), {}), ("kind", ("种类", "Kind"), SYSTEMS)),
    "mention": (("text", ("名称", "Name"), {}), ("type", ("种类", "Kind"), MENTIONS)),
}


def _written(values: Mapping[str, Any], name: str) -> str:
    """Write a value into its field."""
    if name == "due":
        return str((values.get("period") or {}).get("end") or "")
    if name == "ambition":
        return "1" if values.get("ambition") else ""
    if name == "number_high":
        return str(values.get("number_high") or "")
    if name in _LISTS:
        return "、".join(values.get(name) or [])
    return str(values.get(name) or "")


def corrected(kind: str, values: Mapping[str, Any], typed: Mapping[str, str]) -> Values:
    """Give the values as the clerk typed them; what was not touched stays as it is.

    >>> corrected("measure", {"verb": "建设", "object": "公园"}, {"object": "十座公园"})
    {'verb': '建设', 'object': '十座公园'}
    """
    found: Values = dict(values)
    changed = {
        name: typed[name].strip()
        for name, _, _ in _FIELDS.get(kind, ())
        if name in typed and typed[name].strip() != _written(values, name)
    }
    for name, text in changed.items():
        if name == "due":
            found["period"] = _period(values.get("period"), text)
            found.pop("said", None)  # the words that the reader found it in say something else
        elif name == "deadline":
            found[name] = _iso(text) or None
        elif name == "ambition":
            found[name] = bool(text)
        elif name in _LISTS:
            found[name] = [
                each.strip()
                for each in text.replace(",", "、").replace("，", "、").split("、")
                if each.strip()
            ]
        else:
            found[name] = text or None
    if changed.keys() & {"number", "surface_unit", "number_high"}:
        found |= _figure(found)
    return found


def _figure(values: Values) -> Values:
    """Give value and base unit of a figure as written: 1.2 万亿元 is 1200000000000 CNY."""
    number, high = values.get("number"), values.get("number_high")
    unit = str(values.get("surface_unit") or "")
    if not number:
        return {"value": None, "value_high": None, "unit": None}
    scale = scale_of(fold(unit))
    factor = scale.factor if scale else Decimal(1)
    base = unit
    if scale is not None:
        above = "·".join(name for name, power in scale.powers if power > 0)
        below = [name for name, power in scale.powers if power < 0]
        base = "/".join([above or "1", *below])
    return {
        "value": canonical(EXACT.multiply(_number(number), factor)),
        "value_high": canonical(EXACT.multiply(_number(high), factor)) if high else None,
        "unit": base or None,
    }


def _number(text: str) -> Decimal:
    found = number_of(fold(text).strip())
    if found is None:
        minus = fold(text).strip()
        found = number_of(minus[1:]) if minus[:1] in "-−" else None
        if found is None:
            raise NotAFigureError(text=text[:40])
        return -found
    return found


def _period(before: Any, text: str) -> Values | None:
    end = _iso(text)
    period = dict(before or {"start": None, "end": None, "every": None}) | {"end": end or None}
    return period if any(period.values()) else None


def _iso(text: str) -> str:
    plain = fold(text).strip().removesuffix("年")
    if not plain:
        return ""
    try:
        return Period(plain).text
    except PeriodNotReadError:
        raise NotAPeriodError(text=text[:40]) from None


def head_of(kind: str, values: Mapping[str, Any], words: str) -> str:
    """Say a draft in one line.

    >>> head_of("measure", {"verb": "建设", "object": "十座公园"}, "")
    '建设十座公园'
    """
    match kind:
        case "target":
            return _target_line(values)
        case "measure":
            deed = f"{values.get('verb') or ''}{values.get('object') or ''}" or words
            return deed + (say("，", ", ") + due if (due := _due(values)) else "")
        case "duty":
            roles = (("lead", say("牵头", "lead")), ("responsible", say("责任", "responsible")))
            names = [
                f"{'、'.join(values.get(role) or [])}（{word}）" for role, word in roles if values.get(role)
            ]
            return "；".join(names) or words
        case "set":
            members = sum(len(part["members"]) for part in values.get("parts") or [])
            return f"{values.get('name') or words}" + say(f"：列出{members}项", f": {members} members listed")
        case _:
            return str(values.get("name") or values.get("text") or words)


def _due(values: Mapping[str, Any]) -> str:
    due = str((values.get("period") or {}).get("end") or "")
    return say(f"{due}年", due) if len(due) == 4 else due


def _target_line(values: Mapping[str, Any]) -> str:
    from gangmu.web.outlines.choices import SIGNS

    sign = SIGNS.get(values.get("comparison") or "", "")
    figure = f"{values.get('number') or ''}{values.get('surface_unit') or ''}"
    if values.get("comparison") == "keep_pace":
        figure = say("与", "with ") + str(values.get("reference") or "？") + say("同步", "")
    parts = [f"{values.get('indicator') or '？'} {sign} {figure}".strip(), _due(values)]
    return "，".join(part for part in parts if part)
