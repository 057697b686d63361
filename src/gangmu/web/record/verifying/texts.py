"""Canonical texts straight from columns: what `images.image` writes of a row, without making the row.

A million rows are verified in seconds only if no model, no UUID and no date is made on the way.
"""

import json
from collections.abc import Callable, Mapping
from json.encoder import encode_basestring
from typing import Any, Final

from django.db import connection, models
from django.db.models.expressions import Col

from gangmu.web.record.canonical import canonical
from gangmu.web.record.exact import ExactField
from gangmu.web.record.images import content_fields, silent_texts
from gangmu.web.record.rows import RecordRow, type_name

Text = Callable[[Any], str]
NULL: Final = "null"
_REMEMBERED: Final = 200  # characters of a JSON cell that may well come again


class RowTexts:
    """How rows of one type are written canonically, from the columns that `columns` names."""

    def __init__(self, model: type[RecordRow]) -> None:
        fields = sorted(content_fields(model), key=lambda field: field.name)
        self.columns = [str(field.column) for field in fields]
        self.past_columns = ["row" if field.primary_key else str(field.column) for field in fields]
        self.places = {field.name: place for place, field in enumerate(fields)}
        self._names = [field.name for field in fields]
        self._texts = [_text(field) for field in fields]
        silent = silent_texts(model)
        self._silent = [(self.places[name], text) for name, text in silent.items()]
        self._end = f',"type":"{type_name(model)}"}}'
        self._form = self._form_of(self._names)

    def text(self, values: tuple[Any, ...]) -> str:
        """Write a row that has no sealed field."""
        texts = [
            NULL if value is None else text(value) for text, value in zip(self._texts, values, strict=True)
        ]
        return self._without_silent(texts) if self._silent else self._form % tuple(texts)

    def sealed_text(self, values: tuple[Any, ...], hashes: Mapping[str, str]) -> str:
        """Write a row with the hashes of its sealed fields in place of their values."""
        texts = [
            NULL if value is None else text(value) for text, value in zip(self._texts, values, strict=True)
        ]
        for name, found in hashes.items():
            texts[self.places[name]] = f'{{"sealed":"{found}"}}'
        return self._without_silent(texts)

    def cell(self, name: str, value: Any) -> str:
        """Write one cell."""
        return NULL if value is None else self._texts[self.places[name]](value)

    def _without_silent(self, texts: list[str]) -> str:
        left_out = {place for place, text in self._silent if texts[place] == text}
        kept = [place for place in range(len(texts)) if place not in left_out]
        return self._form_of([self._names[place] for place in kept]) % tuple(texts[place] for place in kept)

    def _form_of(self, names: list[str]) -> str:
        return '{"fields":{' + ",".join(f'"{name}":%s' for name in names) + "}" + self._end


def _text(field: "models.Field[Any, Any]") -> Text:
    """Give how one column is written where it is not empty. What cannot be in it raises: its row is altered."""
    on_sqlite = connection.vendor == "sqlite"
    match field:
        case models.CharField() | models.TextField():
            return encode_basestring
        case models.BooleanField():
            return _BOOLEANS.__getitem__
        case models.IntegerField() | models.ForeignKey():
            return str
        case models.JSONField():
            return _Remembering(_as_read(field))
        case models.DateTimeField():
            return _as_read(field)
        case models.DateField() | models.UUIDField() | ExactField() if on_sqlite:
            return encode_basestring  # kept there as the text that is committed to
    return _as_read(field)


_BOOLEANS: Final = {1: "true", 0: "false"}  # True and 1 are the same key


class _Remembering:
    """JSON cells: most are one of few short ones, and those are written once."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.known: dict[str, str] = {}

    def __call__(self, value: Any) -> str:
        if (text := self.known.get(value)) is None:
            text = self.text(value)
            if connection.vendor == "sqlite" and json.dumps(json.loads(value)) != value:
                raise ValueError("a JSON cell is not as it was written")
            if len(value) < _REMEMBERED and len(self.known) < 10_000:
                self.known[value] = text
        return text


def _as_read(field: "models.Field[Any, Any]") -> Text:
    """Give how a value is written as Django reads it."""
    column = Col("", field)
    converters = [*connection.ops.get_db_converters(column), *field.get_db_converters(connection)]

    def text(value: Any) -> str:
        for convert in converters:
            value = convert(value, column, connection)
        return canonical(value)

    return text
