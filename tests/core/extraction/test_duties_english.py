"""Who does what in English plans: lines under an action, columns of a table, names kept whole."""

import pytest

from gangmu.core.extraction import read_text
from gangmu.core.extraction.drafts import DutyDraft

OPENING = "# Lakeport Housing Strategy for the City and its People\n\n### Action 1.1: Map vacant lots\n\n"


def duties(words: str) -> tuple[DutyDraft, ...]:
    return read_text(f"{OPENING}{words}\n", kind="md").duties


NAMES = [
    (
        "Goal Owner: Department of Housing and Community Development",
        ["Department of Housing and Community Development"],
    ),
    ("Who: Finance, Legal and IT", ["Finance", "Legal", "IT"]),
    ("Responsible: Parks & Recreation", ["Parks & Recreation"]),
    ("Responsible Parties: GSA and OMB", ["GSA", "OMB"]),
    ("Owner(s): Fire Department and Public Works Department", ["Fire Department", "Public Works Department"]),
]


@pytest.mark.parametrize(("line", "names"), NAMES)
def test_line_names_who_is_responsible(line: str, names: list[str]) -> None:
    [duty] = duties(line)
    assert (list(duty.lead), list(duty.responsible), list(duty.supporting)) == ([], names, [])


def test_roles_on_one_line_are_one_duty() -> None:
    text = "Goal 1: Clean transport\nBuy electric buses. Lead: Transit Office. Partners: Harbor Authority, School Board.\n"
    [duty] = read_text(text).duties
    assert (duty.lead, duty.supporting) == (("Transit Office",), ("Harbor Authority", "School Board"))


def test_lines_that_follow_one_another_are_one_duty() -> None:
    [duty] = duties(
        "Lead: Planning Division\nPartners: Assessor's Office; Lakeport Land Bank\nTimeline: June 2026"
    )
    assert duty.lead == ("Planning Division",)
    assert duty.supporting == ("Assessor's Office", "Lakeport Land Bank")
    assert duty.deadline == "2026-06"


def test_those_who_help_are_supporting() -> None:
    [duty] = duties("Lead: Health Department with support from the School Board")
    assert (duty.lead, duty.supporting) == (("Health Department",), ("School Board",))


def test_columns_give_roles_and_the_date() -> None:
    words = "| Action | Lead | Partners | Due |\n|---|---|---|---|\n| Post the map | Clerk's Office | Works, Police | 03/2026 |\n"
    [duty] = duties(words)
    assert (duty.lead, duty.supporting, duty.deadline) == (
        ("Clerk's Office",),
        ("Works", "Police"),
        "2026-03",
    )


def test_sentence_with_a_colon_is_no_duty() -> None:
    assert duties("Who we are: a city of homes.") == ()
