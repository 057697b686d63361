"""The template of the workbook (组织表模板): what is there already, drop-downs, notes, a frozen header, a hidden key."""

from collections.abc import Mapping, Sequence

from gangmu.files.organisations.columns import SHEETS, SheetForm
from gangmu.files.xlsx.writing import Choices, Value, WrittenSheet, workbook

Rows = Mapping[str, Sequence[Mapping[str, Value]]]  # by key of the sheet, then of the column


def template(rows: Rows, choices: Mapping[str, Mapping[str, Sequence[str]]]) -> bytes:
    """Write the workbook with the rows given; `choices` name what may be chosen, by sheet and column."""
    return workbook([_sheet(form, rows.get(form.key, ()), choices.get(form.key, {})) for form in SHEETS])


def _sheet(
    form: SheetForm, rows: Sequence[Mapping[str, Value]], choices: Mapping[str, Sequence[str]]
) -> WrittenSheet:
    header = [each.name for each in form.columns]
    return WrittenSheet(
        name=form.name,
        rows=[header, *([row.get(each.key) for each in form.columns] for row in rows)],
        hidden_columns=frozenset(k for k, each in enumerate(form.columns, 1) if each.key == "code"),
        required_columns=frozenset(k for k, each in enumerate(form.columns, 1) if each.required),
        choices=tuple(
            Choices(
                column=k,
                options=tuple(choices.get(each.key, ())),
                title=each.name,
                prompt=each.note,
                strict=each.key in ("kind", "role", "acting"),
                free=each.key not in ("kind", "role", "acting"),
            )
            for k, each in enumerate(form.columns, 1)
            if each.note or choices.get(each.key)
        ),
    )
