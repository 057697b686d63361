"""Any cell of any recorded table: changed or taken away behind the record's back, it is found and named (PROMISES 34)."""

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection, models, transaction

from gangmu.web.accounts.models import OrgUnit
from gangmu.web.record.canonical import written
from gangmu.web.record.commits import commit
from gangmu.web.record.exact import TwinField
from gangmu.web.record.images import image
from gangmu.web.record.models import Head, LedgerEntry, Programme, SealedField
from gangmu.web.record.register import sealed_fields
from gangmu.web.record.rows import recorded_models, type_name
from gangmu.web.record.snapshots import columns_of
from gangmu.web.record.verifying import Problem, verify
from gangmu.web.record.verifying.texts import RowTexts
from web.builders import a_key, a_release, a_unit, a_user, an_instant, an_office_clerk, changed, recorded
from web.samples import FILLERS

# What stands for nothing in the record: a surrogate key that no other row names.
_IDLE = {"past_id"}
_IDLE_IDS = (LedgerEntry, SealedField)


@dataclass(frozen=True)
class Cell:
    """One cell of one row of one table."""

    model: type[models.Model]
    key: int
    field: "models.Field[object, object]"

    @property
    def what(self) -> str:
        return f"{self.model._meta.db_table}.{self.field.column} of {self.key}"


def a_world(programme: Programme) -> None:
    """Something in every table that the samples fill, with a past, a take-over, a removal and a release."""
    for fill in FILLERS:
        fill(programme, 1)
    a_user(name="市交通局填报人")
    unit = a_unit(programme)
    changed(unit, programme, name="市交通运输局")
    taken_over = recorded(OrgUnit(code="t", name="市计委"), programme, effective=date(2015, 1, 1))
    changed(taken_over, programme, name="市发改委", effective=date(2019, 1, 1))
    with commit("test.removed", by=an_office_clerk(programme), at=an_instant(), key=a_key()) as opened:
        opened.remove(taken_over, version=2)
    a_release(programme)


def cells() -> list[Cell]:
    """Every cell of every recorded row, present and past, of the chain and of the seals."""
    found = []
    tables = [each for model in recorded_models() for each in (model, model.past)]
    for model in [*tables, LedgerEntry, Head, SealedField]:
        key = model._meta.pk.name
        fields = [
            field
            for field in model._meta.local_concrete_fields
            if field.name not in _IDLE and not (field.primary_key and model in _IDLE_IDS)
        ]
        for [row] in model._base_manager.values_list(key):
            found += [Cell(model, row, field) for field in fields]
    return found


def other_value(field: "models.Field[object, object]", value: object, dice: random.Random) -> object:
    """Give what an intruder may write: one character, or one step, beside what stands there."""
    if value is None:
        return {"DateField": "2020-02-02"}.get(field.get_internal_type(), 7)
    if isinstance(value, int):
        return value + dice.choice((1, -1, 10)) if not isinstance(field, models.BooleanField) else 1 - value
    if isinstance(value, float):
        return value + 0.5
    text = str(value)
    place = dice.randrange(len(text)) if text else 0
    if isinstance(field, models.DateField | models.DateTimeField):
        place = 3  # the year, so that it stays a day on every database
    letter = text[place : place + 1]
    new = dice.choice([each for each in "0123456789" if each != letter])
    if isinstance(field, models.JSONField):
        return json.dumps([json.loads(text), 1]) if connection.vendor == "postgresql" else f" {text}"
    return text[:place] + new + text[place + 1 :]


def tamper(cell: Cell, dice: random.Random) -> bool:
    """Change one cell or take its row away; tell whether the database let it happen."""
    table, key = cell.model._meta.db_table, cell.model._meta.pk.column
    with connection.cursor() as cursor:
        if dice.random() < 0.1:
            cursor.execute(f'delete from "{table}" where "{key}" = %s', [cell.key])
            return True
        [[value]] = list(
            columns_of(cell.model, [str(cell.field.column)], where=f'where "{key}" = %s', values=(cell.key,))
        )
        if isinstance(cell.field, TwinField) and value is None:
            return False
        if hasattr(value, "hex") and not isinstance(value, str | float | bytes):
            value = value.hex
        if isinstance(value, list | dict):
            value = json.dumps(value)
        new = other_value(cell.field, value, dice)
        cursor.execute(f'update "{table}" set "{cell.field.column}" = %s where "{key}" = %s', [new, cell.key])
        return cursor.rowcount == 1


def found_after(cell: Cell, dice: random.Random) -> bool | None:
    """Tamper with a cell and ask `verify`; None: the database itself refused."""
    row = cell.model._base_manager.get(pk=cell.key)
    chain = chain_of(row)
    try:
        with transaction.atomic():
            if not tamper(cell, dice):
                return None
            problems = verify().problems
            transaction.set_rollback(True)
    except DatabaseError:
        return None
    return is_named(cell, row, chain, problems)


def is_named(cell: Cell, row: Any, chain: str, problems: Sequence[Problem]) -> bool:
    """Tell whether what was tampered with is named, and first where nothing else was touched."""
    if not problems:
        return False
    if isinstance(
        row, Head
    ):  # it says how long its chain is, so what it should have said is not there to be named
        return problems[0].chain in (chain, row.chain)
    if isinstance(row, SealedField):
        return any(each.uid == row.row.hex for each in problems) or problems[0].type == "record.SealedField"
    if isinstance(row, LedgerEntry):
        first = next(each for each in problems if each.chain == chain)
        return first.type == "record.LedgerEntry" and (first.seq == row.seq or cell.field.name == "seq")
    first, name = problems[0], type_name(type(row)).removesuffix("Past")
    is_it = (first.chain, first.type, first.uid) == (chain, name, row.uid.hex)
    if cell.field.name in ("uid", "version"):  # then it stands there as another, and is missed as itself
        return any((each.uid, each.seq) == (row.uid.hex, row.seq_from) for each in problems)
    return is_it and (first.seq, first.version) == (row.seq_from, row.version)


def chain_of(row: Any) -> str:
    if isinstance(row, LedgerEntry):
        return row.head.chain
    key = getattr(row, "programme_id", None)  # a past row keeps the key alone
    key = getattr(row, "programme", None) if key is None else key
    return Programme.objects.get(pk=key).uid.hex if key else "home"


def try_mutations(programme: Programme, *, count: int, seed: int) -> None:
    a_world(programme)
    assert verify().is_whole
    dice, tried = random.Random(seed), 0
    known = cells()
    missed = []
    while tried < count:
        cell = dice.choice(known)
        found = found_after(cell, dice)
        if found is None:
            continue
        tried += 1
        if not found:
            missed.append(cell.what)
    assert missed == []
    assert verify().is_whole


@pytest.mark.early
def test_any_cell_that_is_changed_is_found_and_its_row_named_first(programme: Programme) -> None:
    try_mutations(programme, count=60, seed=20261124)


@pytest.mark.long
def test_ten_thousand_mutations_are_all_found(programme: Programme) -> None:
    try_mutations(programme, count=10_000, seed=1)


def test_text_from_columns_is_the_image_that_was_committed_to(programme: Programme) -> None:
    a_world(programme)
    written_texts = 0
    for model in recorded_models():
        if sealed_fields(model):
            continue
        texts = RowTexts(model)
        for table, columns in ((model, texts.columns), (model.past, texts.past_columns)):
            rows = {row.pk: row for row in table._base_manager.all()}
            for key, *values in columns_of(table, [str(table._meta.pk.column), *columns]):
                assert texts.text(tuple(values)) == written(image(model, rows[key], sealed={})), type_name(
                    model
                )
                written_texts += 1
    assert written_texts > 100
