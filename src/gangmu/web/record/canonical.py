"""Canonical JSON: one text for one content, so that one hash stands for it on every machine."""

import hashlib
import json
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from typing import Final
from uuid import UUID

ALGORITHM: Final = "sha256"
_encode: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
Json = None | bool | int | str | list["Json"] | dict[str, "Json"]


def canonical(value: object) -> str:
    """Write a value as canonical JSON: keys in order, no blanks, exact numbers as text.

    >>> canonical({"b": Decimal("1.50"), "a": date(2025, 1, 1)})
    '{"a":"2025-01-01","b":"1.50"}'
    """
    return written(plain(value))


def written(value: Json) -> str:
    """Write as canonical JSON what is plain already."""
    return _encode(value)


def digest(value: object) -> str:
    """Hash a value by its canonical text."""
    return digest_of_text(canonical(value))


def digest_of_text(text: str) -> str:
    """Hash a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def plain(value: object) -> Json:
    """Turn a value into what JSON can hold without losing a digit."""
    match value:
        case Enum():
            return plain(value.value)
        case None | bool() | int() | str():
            return value
        case Decimal():
            return exact_text(value)
        case datetime():
            return instant_text(value)
        case date():
            return value.isoformat()
        case timedelta():
            return exact_text(Decimal(value // timedelta(microseconds=1)) / 1_000_000)
        case UUID():
            return value.hex
        case float():
            return repr(value)
        case bytes() | memoryview():
            return bytes(value).hex()
        case dict():
            return {str(key): plain(each) for key, each in value.items()}
        case list() | tuple() | set() | frozenset():
            items = [plain(each) for each in value]
            return sorted(items, key=canonical) if isinstance(value, set | frozenset) else items
    raise TypeError(f"{type(value).__name__} has no canonical form")


def exact_text(number: Decimal) -> str:
    """Write an exact number with its digits as they are, without exponent; there is one zero.

    >>> exact_text(Decimal("1E+3")), exact_text(Decimal("-0.00"))
    ('1000', '0.00')
    """
    if not number.is_finite():
        raise ValueError(f"{number} is not a number that can be recorded")
    text = format(number, "f")
    return text.removeprefix("-") if number == 0 else text


def instant_text(instant: datetime) -> str:
    """Write an instant in UTC with microseconds."""
    if instant.tzinfo is None:
        raise ValueError("an instant without a zone cannot be recorded")
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
