"""`plan.yaml`: the programme itself (计划总表)."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

import yaml

from gangmu.core.base.iso_periods import Period, PeriodNotReadError
from gangmu.files.tables.cells import read_code, read_date
from gangmu.files.tables.problems import CellError, Problem

FILE: Final = "plan.yaml"
FORMAT: Final = "1"


def _period(text: str) -> str:
    try:
        return Period(text).text
    except PeriodNotReadError:
        raise CellError("cell.not_a_period", value=text) from None


def _matching(pattern: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if not re.fullmatch(pattern, text, re.ASCII):
            raise CellError("head.bad_value", value=text)
        return text

    return read


def _words(text: str) -> str:
    return text


KEYS: Final[dict[str, Callable[[str], str]]] = {
    "format": _matching(FORMAT),
    "code": read_code,
    "title": _words,
    "title_en": _words,
    "place": _words,
    "government": _words,
    "paper": _words,
    "issued": read_date,
    "language": _matching("zh|en"),
    "script": _matching("hans|hant|latin"),
    "time_zone": _matching(r"[A-Za-z_]+(?:/[A-Za-z0-9_+-]+)*"),
    "period": _period,
    "source_title": _words,
    "source_url": _words,
    "licence": _words,
    "notice": _words,
    "notice_en": _words,
    "story_day": read_date,
    "go_live": read_date,
    "outline_sha256": _matching("[0-9a-f]{64}"),
}
REQUIRED: Final = ("format", "code", "title", "place", "language")


class _Loader(yaml.SafeLoader):
    """YAML without anchors' blow-ups and without guesses: every scalar stays the words that were written."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.events.AliasEvent):
            raise yaml.YAMLError("aliases are not read")
        return super().compose_node(parent, index)


_Loader.yaml_implicit_resolvers = {}


def read_head(text: str) -> tuple[dict[str, str], list[Problem]]:
    """Read `plan.yaml`, each fault with the line that it stands in."""
    try:
        loaded = yaml.load(text, _Loader)
    except (yaml.YAMLError, RecursionError) as fault:
        mark = getattr(fault, "problem_mark", None)
        detail = str(getattr(fault, "problem", None) or fault)[:120]
        return {}, [_problem("head.not_yaml", row=mark.line + 1 if mark else None, detail=detail)]
    if not isinstance(loaded, dict):
        return {}, [_problem("head.not_yaml", detail="key: value")]
    head: dict[str, str] = {}
    problems = []
    for name, value in loaded.items():
        problems += _take(head, str(name), value, text)
    missing = [_problem("head.missing_key", name=name) for name in REQUIRED if not head.get(name)]
    return head, problems + [each for each in missing if not _told(each, problems)]


def _told(missing: Problem, problems: list[Problem]) -> bool:
    return any(each.column == missing.parameters["name"] for each in problems)


def _take(head: dict[str, str], name: str, value: object, text: str) -> list[Problem]:
    row = next(
        (number for number, line in enumerate(text.splitlines(), 1) if line.startswith(f"{name}:")), None
    )
    if name not in KEYS:
        return [_problem("head.unknown_key", row=row, column=name, name=name[:60])]
    if not isinstance(value, str):
        return [_problem("head.bad_value", row=row, column=name, name=name, value=str(value)[:60])]
    if not value.strip():
        return []
    try:
        head[name] = KEYS[name](value.strip())
    except CellError:
        return [_problem("head.bad_value", row=row, column=name, name=name, value=value[:60])]
    return []


def _problem(code: str, *, row: int | None = None, column: str | None = None, **parameters: str) -> Problem:
    return Problem(file=FILE, code=code, row=row, column=column, parameters=parameters)


def head_text(head: Mapping[str, str]) -> str:
    """Write `plan.yaml`: keys in their order, one a line, words quoted only where YAML needs it."""
    lines = [f"{name}: {_scalar(head[name])}\n" for name in KEYS if head.get(name)]
    return "".join(lines)


def _scalar(text: str) -> str:
    if "\n" in text:
        return _quoted(text)
    plain = (
        re.fullmatch(r"[\w（(《〔“][^#\n\t\"':{}\[\],&*!|>%@`]*", text) is not None and text == text.strip()
    )
    return text if plain else _quoted(text)


def _quoted(text: str) -> str:
    dumped = yaml.dump(text, default_style='"', allow_unicode=True, width=1_000_000)
    return str(dumped).rstrip("\n")


def day_of(head: Mapping[str, str], name: str) -> date | None:
    """Give a day of the head, if it is there."""
    return date.fromisoformat(head[name]) if head.get(name) else None
