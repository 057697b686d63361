"""Rule sets (规则集): numbers that a city or a year may change, as dated data with the source of each (DESIGN §5.4).

A rule set is written as TOML and read by whoever opens files; here its mapping is checked:

    kind = "standing"            # what it rules; each kind says which provisions it must hold
    id = "gangmu-standing"
    version = 1
    valid_from = 2000-01-01
    valid_to = 2025-12-31        # the last day; left out while it holds
    title = "兑现判定规则"
    title_en = "Rules for standings"

    [pace_points]
    value = 0.5                  # exact: read with parse_float=Decimal
    source = "D"                 # P practice, D our default, R law
    basis = "“同步”没有官方宽度"  # where it comes from
    basis_en = "…"

Comments may change; the hash is of what the set says.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256
from typing import Final

from gangmu.core.base.quantities import canonical
from gangmu.core.base.refusal_words.reasons import Spoken
from gangmu.core.base.refusals import GangmuError

Value = Decimal | bool | str | tuple[str, ...] | tuple[Decimal, ...]
_CODE: Final = re.compile(r"[a-z0-9][a-z0-9._-]{0,39}")
_HEAD: Final = ("kind", "id", "version", "valid_from", "valid_to", "title", "title_en")


class RuleSetFaultError(GangmuError):
    """A rule set as written cannot rule."""

    code = "rule_set.faulty"
    parameter_names = ("rule_set", "place", "detail")


class NoRuleSetInForceError(GangmuError):
    """A judgement is asked for a day on which no rule set of its kind holds."""

    code = "rule_set.none_in_force"
    parameter_names = ("kind", "on")


class Ground(StrEnum):
    """依据种类: where a number of a rule set comes from."""

    PRACTICE = "P"  # found in official papers of cities
    DEFAULT = "D"  # ours, without an official source
    LAW = "R"  # fixed by law or standard


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """规定: one value of a rule set with its source."""

    name: str
    value: Value
    ground: Ground
    basis: str
    basis_en: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleReference:
    """规则出处: which rule set judged, so that anybody can look it up and reckon again."""

    id: str
    version: int
    hash: str

    def as_dict(self) -> dict[str, str]:
        """Give it as a judgement and the ledger keep it."""
        return {"id": self.id, "version": str(self.version), "hash": self.hash}


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSet:
    """规则集: the provisions of one kind, in force from one day to another."""

    kind: str
    id: str
    version: int
    valid_from: date
    valid_to: date | None
    title: str
    title_en: str
    provisions: tuple[Provision, ...]
    hash: str

    @property
    def reference(self) -> RuleReference:
        """Name it with its version and hash."""
        return RuleReference(id=self.id, version=self.version, hash=self.hash)

    def holds_on(self, day: date) -> bool:
        """Tell whether it is in force on a day: both ends count."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def provision(self, name: str) -> Provision:
        """Give one provision, or refuse where the set does not hold it."""
        found = next((each for each in self.provisions if each.name == name), None)
        if found is None:
            raise RuleSetFaultError(rule_set=self.id, place=name, detail="missing")
        return found

    def number(self, name: str, *, low: Decimal | None = None, high: Decimal | None = None) -> Decimal:
        """Give a number inside its bounds."""
        value = self.provision(name).value
        if isinstance(value, bool) or not isinstance(value, Decimal):
            raise RuleSetFaultError(rule_set=self.id, place=name, detail="not_a_number")
        if (low is not None and value < low) or (high is not None and value > high):
            raise RuleSetFaultError(rule_set=self.id, place=name, detail="out_of_bounds")
        return value

    def flag(self, name: str) -> bool:
        """Give a yes or no."""
        value = self.provision(name).value
        if not isinstance(value, bool):
            raise RuleSetFaultError(rule_set=self.id, place=name, detail="not_a_flag")
        return value

    def words(self, name: str) -> tuple[str, ...]:
        """Give a list of words."""
        words = tuple(each for each in self._list(name) if isinstance(each, str))
        if not words or len(words) < len(self._list(name)):
            raise RuleSetFaultError(rule_set=self.id, place=name, detail="not_words")
        return words

    def numbers(self, name: str) -> tuple[Decimal, ...]:
        """Give a list of numbers."""
        numbers = tuple(each for each in self._list(name) if isinstance(each, Decimal))
        if not numbers or len(numbers) < len(self._list(name)):
            raise RuleSetFaultError(rule_set=self.id, place=name, detail="not_numbers")
        return numbers

    def word(self, name: str) -> str:
        """Give one word, a code or a formula as it is written."""
        value = self.provision(name).value
        if not isinstance(value, str) or not value.strip():
            raise RuleSetFaultError(rule_set=self.id, place=name, detail="not_a_word")
        return value

    def fault(self, place: str, because: GangmuError) -> RuleSetFaultError:
        """Say that a place cannot rule for what another refusal says of it."""
        why = Spoken(because.message("zh").rstrip("。"), because.message("en").rstrip("."))
        return RuleSetFaultError(rule_set=self.id, place=place, detail=why)

    def _list(self, name: str) -> tuple[str | Decimal, ...]:
        value = self.provision(name).value
        return value if isinstance(value, tuple) else ()


@dataclass(frozen=True, slots=True)
class RuleBook:
    """规则册: what ships with the product, and what an office has put in its place."""

    shipped: tuple[RuleSet, ...]
    offices: tuple[RuleSet, ...] = ()

    def in_force(self, kind: str, *, on: date) -> RuleSet:
        """Give the rule set of a kind that holds on a day: the office's before the shipped one, the latest begun first."""
        for sets in (self.offices, self.shipped):
            holding = [each for each in sets if each.kind == kind and each.holds_on(on)]
            if holding:
                return max(holding, key=lambda each: (each.valid_from, each.version, each.id))
        raise NoRuleSetInForceError(kind=kind, on=on.isoformat())

    def turning_days(self, kind: str) -> tuple[date, ...]:
        """Give the days on which another rule set may begin to hold."""
        sets = [each for each in (*self.shipped, *self.offices) if each.kind == kind]
        begun = {each.valid_from for each in sets}
        over = {date.fromordinal(each.valid_to.toordinal() + 1) for each in sets if each.valid_to}
        return tuple(sorted(begun | over))


def rule_set_from(mapping: Mapping[str, object], *, name: str = "") -> RuleSet:
    """Check a rule set as read from TOML; `name` is that of its file, for refusals."""
    known = str(mapping.get("id") or name or "—")

    def faulty(place: str, problem: str) -> RuleSetFaultError:
        return RuleSetFaultError(rule_set=known, place=place, detail=problem, where=name or None)

    kind, code, title = (_text(mapping, part, faulty) for part in ("kind", "id", "title"))
    for part, text in (("kind", kind), ("id", code)):
        if not _CODE.fullmatch(text):
            raise faulty(part, "not_a_code")
    version = mapping.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise faulty("version", "not_a_version")
    valid_from, valid_to = _day(mapping, "valid_from", faulty), _day(mapping, "valid_to", faulty)
    if valid_from is None:
        raise faulty("valid_from", "missing")
    if valid_to is not None and valid_to < valid_from:
        raise faulty("valid_to", "ends_before_it_begins")
    provisions = tuple(
        _provision(part, table, faulty) for part, table in sorted(mapping.items()) if part not in _HEAD
    )
    title_en = mapping.get("title_en")
    return RuleSet(
        kind=kind,
        id=code,
        version=version,
        valid_from=valid_from,
        valid_to=valid_to,
        title=title,
        title_en=title_en if isinstance(title_en, str) else title,
        provisions=provisions,
        hash=_hash(mapping),
    )


Faulty = Callable[[str, str], RuleSetFaultError]


def _text(mapping: Mapping[str, object], part: str, faulty: Faulty) -> str:
    value = mapping.get(part)
    if not isinstance(value, str) or not value.strip():
        raise faulty(part, "missing")
    return value


def _day(mapping: Mapping[str, object], part: str, faulty: Faulty) -> date | None:
    value = mapping.get(part)
    if value is None:
        return None
    if not isinstance(value, date) or isinstance(value, datetime):
        raise faulty(part, "not_a_day")
    return value


def _provision(name: str, table: object, faulty: Faulty) -> Provision:
    if not isinstance(table, Mapping):
        raise faulty(name, "unknown")
    odd = sorted(set(table) - {"value", "source", "basis", "basis_en"})
    if odd:
        raise faulty(f"{name}.{odd[0]}", "unknown")
    source, basis, basis_en = table.get("source"), table.get("basis"), table.get("basis_en", "")
    if source not in tuple(Ground):
        raise faulty(f"{name}.source", "no_source")
    if not isinstance(basis, str) or not basis.strip() or not isinstance(basis_en, str):
        raise faulty(f"{name}.basis", "missing")
    value = _value(table.get("value"))
    if value is None:
        raise faulty(f"{name}.value", "missing" if "value" not in table else "not_a_value")
    return Provision(name=name, value=value, ground=Ground(source), basis=basis, basis_en=basis_en)


def _value(value: object) -> Value | None:
    """Give an exact value; a binary fraction has lost what was written, and is none."""
    if isinstance(value, bool | str):
        return value
    if isinstance(value, int):
        return Decimal(value)
    if isinstance(value, Decimal):
        return value if value.is_finite() else None
    return _items(value) if isinstance(value, list) and value else None


def _items(values: list[object]) -> tuple[str, ...] | tuple[Decimal, ...] | None:
    """Give a list of words or one of numbers; a mixed one is neither."""
    words = tuple(each for each in values if isinstance(each, str) and each)
    if len(words) == len(values):
        return words
    found = [_value(each) if not isinstance(each, list) else None for each in values]
    numbers = tuple(each for each in found if isinstance(each, Decimal))
    return numbers if len(numbers) == len(values) else None


def _hash(mapping: Mapping[str, object]) -> str:
    text = json.dumps(_plain(mapping), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def _plain(value: object) -> object:
    """Write what JSON has no word for: a number in its one exact form, a day as ISO 8601."""
    if isinstance(value, Mapping):
        return {str(name): _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, bool):
        return value
    if isinstance(value, int | Decimal):
        return canonical(Decimal(value))
    return value.isoformat() if isinstance(value, date) else str(value)


def checked(sets: Iterable[RuleSet]) -> tuple[RuleSet, ...]:
    """Give rule sets in order; two of one id and version that say different things are refused."""
    found: dict[tuple[str, int], RuleSet] = {}
    for each in sets:
        there = found.setdefault((each.id, each.version), each)
        if there.hash != each.hash:
            raise RuleSetFaultError(rule_set=each.id, place="version", detail="said_twice")
    return tuple(sorted(found.values(), key=lambda each: (each.kind, each.valid_from, each.id, each.version)))
