"""Leads that a document leaves open (牵头待定): it names none, or more than one; the office picks one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gangmu.core.extraction.duties.names import is_collective
from gangmu.core.plan.division_rows import DivisionRow
from gangmu.web.accounts.models import OrgUnit
from gangmu.web.planning.documents.naming import Units

TWO_LEADS = "two_leads"
NO_LEAD = "no_lead"


@dataclass(frozen=True, slots=True)
class OpenLead:
    """待定牵头: a row whose lead the office picks, with those to pick from."""

    number: int  # of the row, from 0
    row: DivisionRow
    kind: str
    rivals: tuple[OrgUnit, ...]  # whom the paper names
    others: tuple[OrgUnit, ...]  # everybody else, where it names groups only


def open_leads(rows: Sequence[DivisionRow], units: Units) -> Iterator[OpenLead]:
    """Give the rows that need a choice. A row that names nobody at all stays without a lead until the plan gives one."""
    everybody = tuple(sorted(units.rows.values(), key=lambda unit: (unit.position, unit.code)))
    for number, row in enumerate(rows):
        if row.is_unmatched or (len(row.lead) == 1 and not is_collective(row.lead[0])):
            continue
        named = row.lead if len(row.lead) > 1 else row.everyone
        rivals = tuple(dict.fromkeys(unit for name in named if (unit := units.one(name))))
        kind = TWO_LEADS if len(row.lead) > 1 else NO_LEAD
        yield OpenLead(number, row, kind, rivals, () if rivals else everybody)
