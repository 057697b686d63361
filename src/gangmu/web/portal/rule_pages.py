"""Rules as readers meet them (公布的规则): the dated rule sets by which lamps and standings are told, each value with its source."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from gangmu.core.base.rule_sets import Ground, Provision, RuleBook, RuleSet, Value
from gangmu.core.plan.preset_words import LAMP_PRESETS, PACE_PRESETS, Words
from gangmu.web.doors.languages import language, say, shown
from gangmu.web.indicators.ruling import rule_book_at
from gangmu.web.portal.asking import Asked
from gangmu.web.record.refusals import NotFoundError

# Rules of how the house works within (deadlines of reports, layouts of papers) judge no promise and no task.
SHOWN: Final = ("lamps", "pace", "standing", "palette")
GROUNDS: Final = {
    Ground.PRACTICE: ("各地做法", "practice of cities"),
    Ground.DEFAULT: ("本产品默认", "our default"),
    Ground.LAW: ("法规或标准", "law or standard"),
}
_NAMES: Final = {**LAMP_PRESETS, **PACE_PRESETS, "default": ("没有另选时用", "where nothing else was chosen")}


@dataclass(frozen=True, slots=True)
class RuleRow:
    """一条规定: its name in words, its value as it is written, and where it comes from."""

    name: str
    words: str
    value: str
    ground: str
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RulePage:
    """一个规则集: what it says, since when, and the hash by which a judgement names it."""

    id: str
    version: int
    title: str
    since: date
    until: date | None
    hash: str
    holds: bool
    rows: tuple[RuleRow, ...]


def rule_pages(asked: Asked) -> list[RulePage]:
    """Give the published rule sets by kind, the newest of each first."""
    book = rule_book_at(asked.actor, asked.moment)
    sets = sorted(_published(book), key=lambda each: (SHOWN.index(each.kind), each.id, -each.version))
    return [_page(book, each, asked.on) for each in sets]


def rule_page(asked: Asked, code: str, version: int) -> RulePage:
    """Give one rule set, or say that there is none."""
    book = rule_book_at(asked.actor, asked.moment)
    found = next((each for each in _published(book) if (each.id, each.version) == (code, version)), None)
    if found is None:
        raise NotFoundError(what="rule_set")
    return _page(book, found, asked.on)


def published(book: RuleBook) -> frozenset[tuple[str, str, str]]:
    """Name the rule sets that have a page, as a judgement names them."""
    return frozenset((each.id, str(each.version), each.hash) for each in _published(book))


def _published(book: RuleBook) -> Iterator[RuleSet]:
    return (each for each in (*book.offices, *book.shipped) if each.kind in SHOWN)


def _page(book: RuleBook, found: RuleSet, on: date) -> RulePage:
    return RulePage(
        id=found.id,
        version=found.version,
        title=shown(say(found.title, found.title_en or found.title)),
        since=found.valid_from,
        until=found.valid_to,
        hash=found.hash,
        holds=book.in_force(found.kind, on=on).hash == found.hash,
        rows=tuple(_row(each) for each in found.provisions),
    )


def _row(each: Provision) -> RuleRow:
    basis = each.basis_en if language() == "en" and each.basis_en else each.basis
    return RuleRow(
        each.name,
        shown(say(*_named(each.name))),
        _written(each.value),
        say(*GROUNDS[each.ground]),
        shown(basis),
    )


def _named(name: str) -> Words:
    return _NAMES.get(name, (name, name))


def _written(value: Value) -> str:
    if isinstance(value, bool):
        return say("是", "yes") if value else say("否", "no")
    if isinstance(value, tuple):
        return ", ".join(str(each) for each in value)
    return shown(say(*_named(value))) if isinstance(value, str) and value in _NAMES else str(value)
