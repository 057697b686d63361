"""Looking at a workbook before it counts: what it adds, what it changes, what is wrong and where."""

from collections.abc import Sequence
from datetime import date

from gangmu.files.organisations.reading import OrganisationRow, read_organisation
from gangmu.files.tables.problems import Severity
from gangmu.files.tables.sheets import Sheet
from gangmu.web.accounts.importing.looking import Looking
from gangmu.web.accounts.importing.people import at_people, at_posts
from gangmu.web.accounts.importing.plans import Examined
from gangmu.web.accounts.importing.portfolios import at_portfolios
from gangmu.web.accounts.importing.units import at_units
from gangmu.web.record.actors import Actor


def examined(sheets: Sequence[Sheet], actor: Actor, *, on: date) -> Examined:
    """Look at a workbook: every row is matched with what there is, every name with whom it means."""
    rows, problems = read_organisation(sheets)
    found = Examined(problems=problems)
    by_sheet: dict[str, list[OrganisationRow]] = {}
    broken = {(each.file, each.row) for each in problems if each.severity is Severity.FAULT}
    for row in rows:
        if (row.form.name, row.number) not in broken:
            by_sheet.setdefault(row.form.key, []).append(row)
    look = Looking(found=found, actor=actor, on=on)
    at_units(look, by_sheet.get("units", []))
    at_posts(look, by_sheet.get("posts", []))
    at_people(look, by_sheet.get("people", []))
    at_portfolios(look, by_sheet.get("portfolios", []))
    return found
