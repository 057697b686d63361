"""Exact numbers in the database (DESIGN §6.6): no digit is lost, on SQLite either."""

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import FieldError, ValidationError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from gangmu.web.record.canonical import exact_text

if TYPE_CHECKING:  # Django's fields take type parameters in the stubs only
    _Field = models.Field[Any, Any]
    _FloatField = models.FloatField[Any, Any]
    _BigIntegerField = models.BigIntegerField[Any, Any]
else:
    _Field, _FloatField, _BigIntegerField = models.Field, models.FloatField, models.BigIntegerField

_LOOKUPS: Final = frozenset({"exact", "in", "isnull"})


class ExactField(_Field):
    """An exact decimal: canonical text on SQLite, numeric on PostgreSQL. Compared for equality only.

    Sorting and ranges go through a `TwinField`; sums through the columns engine, never SQL.
    """

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        """Name the column's type."""
        return "numeric" if connection.vendor == "postgresql" else "text"

    def from_db_value(self, value: object, expression: object, connection: object) -> Decimal | None:
        """Read the number as it was written."""
        return None if value is None else Decimal(str(value))

    def to_python(self, value: Any) -> Decimal | None:
        """Make an exact number of what was given; a float is refused."""
        if value is None or value == "":
            return None
        if isinstance(value, float):
            raise TypeError(f"{self.name}: a float is not exact")
        try:
            return Decimal(exact_text(Decimal(value)))
        except (InvalidOperation, ValueError) as fault:
            raise ValidationError(f"{value!r}") from fault

    def get_prep_value(self, value: Any) -> Any:
        """Write the number as canonical text."""
        number = self.to_python(value)
        return None if number is None else exact_text(number)

    def get_db_prep_value(self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False) -> Any:
        """Write the number as the database keeps it."""
        text = value if prepared else self.get_prep_value(value)
        return Decimal(text) if text is not None and connection.vendor == "postgresql" else text

    def get_lookup(self, lookup_name: str) -> Any:
        """Allow equality only."""
        if lookup_name not in _LOOKUPS:
            raise FieldError(f"{self.name}: an exact number is not compared in SQL; use its twin")
        return super().get_lookup(lookup_name)


class TwinField(_FloatField):
    """The float twin of an exact field, for sorting and ranges only. `commit` fills it in."""

    def __init__(self, *args: Any, of: str, **kwargs: Any) -> None:
        self.of = of
        super().__init__(*args, **{"null": True, "editable": False} | kwargs)

    def deconstruct(self) -> tuple[str, str, Any, dict[str, Any]]:
        """Name the twin's other half in migrations."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "of": self.of}

    def value_for(self, exact: Any) -> float | None:
        """Give the twin of an exact value."""
        return None if exact is None else float(exact)


class MoneyField(_BigIntegerField):
    """Money: a whole number of 分."""

    def to_python(self, value: Any) -> int | None:
        """Make whole 分 of what was given; a fraction is refused."""
        if isinstance(value, float) or (isinstance(value, Decimal) and value != int(value)):
            raise TypeError(f"{self.name}: money is a whole number of 分")
        return None if value is None else int(value)
