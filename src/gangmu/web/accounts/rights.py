"""Rights as data: rows (role, verb, type, scope, fields) of rights.toml, checked when they are read."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

SCOPES: Final = (
    "any",
    "own unit",
    "own unit and below",
    "named",
    "assigned",
    "in mandate",
    "taking part",
    "in portfolio",
    "released",
)


@dataclass(frozen=True, slots=True)
class Right:
    """权限: what one role may do to one type, how far, and which fields of it (None: all that its class lets)."""

    role: str
    verb: str
    type: str
    scope: str
    fields: frozenset[str] | None = None


@cache
def rights() -> tuple[Right, ...]:
    """Give all rights."""
    return parse_rights((files("gangmu.web.accounts") / "rights.toml").read_text("utf-8"))


def rights_of(role: str, verb: str, type_name: str) -> list[Right]:
    """Give what a role may do to a type: nothing unless it is written."""
    return _by_key().get((role, verb, type_name), [])


@cache
def _by_key() -> dict[tuple[str, str, str], list[Right]]:
    found: dict[tuple[str, str, str], list[Right]] = {}
    for right in rights():
        found.setdefault((right.role, right.verb, right.type), []).append(right)
    return found


def parse_rights(text: str) -> tuple[Right, ...]:
    """Read the table of rights; a cell that cannot be understood is a fault of ours, told with its place."""
    table = tomllib.loads(text)
    roles = table["roles"]
    found: list[Right] = []
    for row in table["object"]:
        unknown = set(row) - {"name", "types", *roles}
        if unknown:
            raise ValueError(f"rights.toml, {row['name']}: {sorted(unknown)} are no roles")
        for role in roles:
            for right in _cell(row.get(role, ""), place=f"rights.toml, {row['name']}, {role}"):
                verbs, scope, fields = right
                found += [
                    Right(role, verb, type_name, scope, fields)
                    for type_name in row["types"]
                    for verb in verbs
                ]
    return tuple(found)


def _cell(text: str, *, place: str) -> list[tuple[list[str], str, frozenset[str] | None]]:
    """Read one cell.

    >>> _cell("read: any; sign reply: own unit: note", place="here")[1]
    (['sign', 'reply'], 'own unit', frozenset({'note'}))
    """
    found = []
    for part in filter(None, (part.strip() for part in text.split(";"))):
        verbs, _, rest = part.partition(":")
        scope, _, fields = (each.strip() for each in rest.partition(":"))
        if scope not in SCOPES:
            raise ValueError(f"{place}: “{scope}” is no scope: {', '.join(SCOPES)}")
        found.append((verbs.split(), scope, frozenset(fields.split()) if fields else None))
    return found
