"""Facts of an indicator (指标说明): how it is defined, who confirms it, of what nature, how often."""

from collections.abc import Iterator, Mapping
from typing import Final

from gangmu.web.accounts import queries as accounts
from gangmu.web.doors.languages import language, say, shown
from gangmu.web.indicators.models import Indicator
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import Moment

_NATURE: Final[Mapping[str, tuple[str, str]]] = {
    "binding": ("约束性，政府保证达到", "binding: the government guarantees it"),
    "expected": ("预期性，主要靠市场", "expected: guided, not guaranteed"),
}
_FREQUENCY: Final[Mapping[str, tuple[str, str]]] = {
    "year": ("每年", "every year"),
    "half": ("每半年", "every half-year"),
    "quarter": ("每季", "every quarter"),
    "month": ("每月", "every month"),
}


def facts_of(actor: Actor, moment: Moment, row: Indicator) -> tuple[tuple[str, str], ...]:
    """Give what is to be said of an indicator beside its values: one query."""
    ids = [each for each in (row.authority_unit_id, row.responsible_id) if each]
    units = accounts.units(actor, moment).by_id(ids) if ids else {}
    names = {pk: each.name for pk, each in units.items()}
    return tuple((name, shown(words)) for name, words in _facts(row, names) if words)


def _facts(row: Indicator, names: Mapping[int, str]) -> Iterator[tuple[str, str]]:
    definition = row.definition_en if language() == "en" and row.definition_en else row.definition
    yield say("怎么算", "Definition"), definition or say("没有录入定义", "no definition is entered")
    nobody = say("没有指定", "nobody is named")
    yield say("谁公布", "Published by"), _authority(row, names) or nobody
    answers = names.get(row.responsible_id or 0, "")
    if answers:
        more = say("；被考核的人不确认数", "; who is scored does not confirm the number")
        yield say("谁负责", "Answers for it"), answers + more
    if row.nature in _NATURE:
        yield say("性质", "Nature"), say(*_NATURE[row.nature])
    if row.frequency in _FREQUENCY:
        yield say("多久一次", "How often"), say(*_FREQUENCY[row.frequency])
    if row.retired_on:
        why = f"：{row.retired_why}" if row.retired_why else ""
        yield say("停用", "Retired"), f"{row.retired_on}{why}"


def _authority(row: Indicator, names: Mapping[int, str]) -> str:
    unit = names.get(row.authority_unit_id or 0, "")
    if unit:
        return say(f"{unit}，数由它确认", f"{unit}, which confirms the number")
    return say(f"{row.authority}，以它为准", f"{row.authority}: its word counts") if row.authority else ""
