"""As-of queries: present and past rows of one moment as one list, through the same door."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Generic, TypeVar

from django.db import models
from django.db.models import Count, F, Q
from django.db.models.expressions import OrderBy

from gangmu.web.record.moments import NOW, Moment
from gangmu.web.record.refusals import NotFoundError
from gangmu.web.record.rows import HomeRow, RecordRow, type_name

Row = TypeVar("Row", bound=RecordRow)
_ON_KEYS = frozenset({"in", "isnull", "exact"})
_FAR = 500  # rows before a page


class Rows(Generic[Row]):
    """Rows of one type as they stood at one moment. One query, two to count; lazily read, never changed.

    Conditions name the row's own columns; other types are joined in Python by id, each at the same moment.
    """

    def __init__(
        self,
        model: type[Row],
        moment: Moment = NOW,
        *,
        where: Q | None = None,
        order: tuple[str, ...] = (),
        fields: frozenset[str] | None = None,
    ) -> None:
        self.model = model
        self.moment = NOW if issubclass(model, HomeRow) else moment
        self.where = Q() if where is None else where
        self.order = order
        self.fields = fields  # what this reader may see; None: every field

    def filter(self, *conditions: Q, **equal: Any) -> "Rows[Row]":
        """Narrow the rows."""
        where = Q(*conditions, **equal)
        _check(self.model, where, self.fields)
        return self._like(where=self.where & where)

    def order_by(self, *names: str) -> "Rows[Row]":
        """Order the rows by their own columns, `-` before a name for descending."""
        return self._like(order=names)

    def seen_as(self, fields: frozenset[str]) -> "Rows[Row]":
        """Let only these fields be seen and asked for: the others read as None."""
        return self._like(fields=fields if self.fields is None else self.fields & fields)

    def _like(self, **other: Any) -> "Rows[Row]":
        state: dict[str, Any] = {"where": self.where, "order": self.order, "fields": self.fields}
        return Rows(self.model, self.moment, **state | other)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.page(0, None))

    def page(self, start: int, stop: int | None) -> list[Row]:
        """Give rows from `start` up to `stop`, in order."""
        order = (*self.order, "id")
        if self.moment.is_present:
            present = self._present().order_by(*(_in_order(self.model, name) for name in order))
            return [self._shown(row) for row in _cut(present, start, stop)]
        found = self._at_once()
        for name in reversed(order):
            field = self.model._meta.get_field("id" if name == "pk" else name.removeprefix("-"))
            assert isinstance(field, models.Field)
            found.sort(key=_sort_key(field.attname), reverse=name.startswith("-"))
        return [self._shown(row) for row in found[start:stop]]

    def columns(self, *names: str) -> list[tuple[Any, ...]]:
        """Give some columns of each row, in no order: for counting many rows without reading them whole."""
        for name in names:
            _check(self.model, Q(**{name: None}), self.fields)
        found = list(self._present().values_list(*names))
        if self.moment.is_present:
            return found
        past = [_past_name(self.model, name) for name in names]
        return found + list(self._past().values_list(*past))

    def count(self) -> int:
        """Count the rows."""
        present = self._present().count()
        return present if self.moment.is_present else present + self._past().count()

    def counted(self, *names: str) -> "Counter[tuple[Any, ...]]":
        """Count the rows by some of their columns, in the database: for sums over lists of any length."""
        _check(self.model, Q(**dict.fromkeys(names)), self.fields)
        found: Counter[tuple[Any, ...]] = Counter()
        sides: list[tuple[models.QuerySet[Any], tuple[str, ...]]] = [(self._present().order_by(), names)]
        if not self.moment.is_present:
            sides.append((self._past().order_by(), tuple(_past_name(self.model, name) for name in names)))
        for rows, columns in sides:
            for *key, number in rows.values_list(*columns).annotate(rows_counted=Count("pk")):
                found[tuple(key)] += number
        return found

    def exists(self) -> bool:
        """Tell whether there is any."""
        return self._present().exists() or (not self.moment.is_present and self._past().exists())

    def first(self) -> Row | None:
        """Give the first row, if any."""
        found = self.page(0, 1)
        return found[0] if found else None

    def get(self, **equal: Any) -> Row:
        """Give the one row that meets these conditions; refuse when there is none."""
        found = self.filter(**equal).page(0, 2)
        if not found:
            raise NotFoundError(what=type_name(self.model))
        if len(found) > 1:
            raise LookupError(f"{type_name(self.model)}: more than one row for {sorted(equal)}")
        return found[0]

    def by_id(self, ids: Iterable[int | None] | None = None) -> dict[int, Row]:
        """Give the rows by their id: all, or those asked for."""
        wanted = self if ids is None else self.filter(id__in={each for each in ids if each is not None})
        return {row.pk: row for row in wanted}

    def _present(self) -> "models.QuerySet[Row]":
        return self.model._default_manager.filter(self.moment.present_rows() & self.where)

    def _past(self) -> "models.QuerySet[models.Model]":
        where = self.moment.past_rows() & _for_past(self.model, self.where)
        return self.model.past._default_manager.filter(where)

    def _at_once(self) -> list[Row]:
        """Read present and past rows of the moment in one query."""
        fields = self.model._meta.local_concrete_fields
        names = [field.attname for field in fields]
        past_names = ["row" if field.primary_key else field.attname for field in fields]
        present = self._present().order_by().values_list(*names)
        past = self._past().order_by().values_list(*past_names)
        return [self.model.from_db("default", names, values) for values in present.union(past, all=True)]

    def _shown(self, row: Row) -> Row:
        if self.fields is not None:
            for field in self.model._meta.local_concrete_fields:
                if field.name not in self.fields:
                    row.__dict__[field.attname] = None
        return row


def rows_at(model: type[Row], moment: Moment, *, programme_id: int | None = None) -> Rows[Row]:
    """Give all rows of a type at a moment, without regard to rights: for the record's own work and checks."""
    where = Q() if programme_id is None else Q(programme=programme_id)
    return Rows(model, moment, where=where)


def _check(model: type[RecordRow], where: Q, fields: frozenset[str] | None) -> None:
    """See that conditions name own columns, and none that this reader may not see."""
    for name in _names(where):
        first, _, rest = name.partition("__")
        column = "id" if first == "pk" else first
        field = model._meta.get_field(column)
        if isinstance(field, models.ForeignKey) and rest and rest.partition("__")[0] not in _ON_KEYS:
            raise TypeError(f"{name}: a condition names own columns; join other types by id at the moment")
        if fields is not None and field.name not in fields:
            raise NotFoundError(what=f"{type_name(model)}.{field.name}")


def _names(where: Q) -> Iterator[str]:
    for child in where.children:
        if isinstance(child, Q):
            yield from _names(child)
        else:
            assert isinstance(child, tuple)
            yield str(child[0])


def _past_name(model: type[RecordRow], name: str) -> str:
    """Name a column as the past table does: its `id` is called `row`, a foreign key is the key alone."""
    if name in ("id", "pk"):
        return "row"
    return str(getattr(model._meta.get_field(name), "attname", name))


def _for_past(model: type[RecordRow], where: Q) -> Q:
    """Turn a condition on present rows into the same one on past rows."""
    turned = Q()
    turned.connector, turned.negated = where.connector, where.negated
    for child in where.children:
        if isinstance(child, Q):
            turned.children.append(_for_past(model, child))
        else:
            assert isinstance(child, tuple)
            first, joint, rest = str(child[0]).partition("__")
            turned.children.append((_past_name(model, first) + joint + rest, _key(child[1])))
    return turned


def _cut(rows: "models.QuerySet[Row]", start: int, stop: int | None) -> "models.QuerySet[Row]":
    """Cut a page out; far from the beginning, what is passed over is counted off by keys alone and not read."""
    if start < _FAR:
        return rows[start:stop]
    return rows.model._default_manager.filter(pk__in=rows.values("pk")[start:stop]).order_by(
        *rows.query.order_by
    )


def _in_order(model: type[RecordRow], name: str) -> OrderBy:
    """Order with missing values first, as on SQLite, so that every database answers alike and from its index."""
    field = model._meta.get_field("id" if name.removeprefix("-") == "pk" else name.removeprefix("-"))
    if not field.null:
        return F(name[1:]).desc() if name.startswith("-") else F(name).asc()
    column = F(name.removeprefix("-"))
    return column.desc(nulls_last=True) if name.startswith("-") else column.asc(nulls_first=True)


def _sort_key(name: str) -> Any:
    def key(row: RecordRow) -> tuple[bool, Any]:
        value = getattr(row, name)
        return (value is not None, value if value is not None else 0)

    return key


def _key(value: Any) -> Any:
    """Give the key of a row that a condition names, or of each of several."""
    if isinstance(value, models.Model):
        return value.pk
    if isinstance(value, list | tuple | set | frozenset):
        return [_key(each) for each in value]
    return value
