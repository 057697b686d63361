"""More English plans: agencies, British and Chinese wordings, traps, and what a whole document says for its figures."""

from decimal import Decimal

import pytest

from gangmu.core.extraction import read_text
from gangmu.core.extraction.drafts import TargetDraft

OPENING = "City of Rivermouth Strategic Plan\n\nPrepared in 2024.\n\n## Work\n\n"


def plain(value: Decimal | None) -> str:
    if value is None:
        return ""
    written = format(value, "f")
    return written.rstrip("0").rstrip(".") if "." in written else written


def said(row: TargetDraft) -> str:
    """Write a row as: kind, comparison, value, unit, deadline, name."""
    value = plain(row.value) + (f"-{plain(row.value_high)}" if row.value_high is not None else "")
    end = row.period.end if row.period and row.period.end else "-"
    return f"{row.kind.value} {row.comparison.value} {value} {row.unit} {end} {row.indicator}"


def rows_of(words: str, opening: str = OPENING) -> list[str]:
    return [said(row) for row in read_text(f"{opening}{words}\n", kind="md").targets]


SENTENCES: list[tuple[str, list[str]]] = [
    (
        ("The agency will process 90 percent of disability claims within 125 days by September 30, 2026."),
        ["target reach 0.9 1 2026-09-30 disability claims"],
    ),
    (
        (
            "Increase the percentage of veterans using telehealth from 34 percent in FY 2023 "
            "to 50 percent in FY 2026."
        ),
        [
            "baseline reach 0.34 1 2023 percentage of veterans using telehealth",
            "target reach 0.5 1 2026 percentage of veterans using telehealth",
        ],
    ),
    (
        "By September 30, 2025, reduce improper payments by $2.5 billion.",
        ["target reach -2500000000 USD 2025-09-30 improper payments"],
    ),
    (
        "The Government will recruit 20,000 additional police officers by March 2026.",
        ["target reach 20000 officers 2026-03 additional police officers"],
    ),
    ("Cut emissions by 68% by 2030 compared to 1990 levels.", ["target reach -0.68 1 2030 emissions"]),
    (
        (
            "The EU aims to raise the share of renewables in final energy consumption to at "
            "least 42.5 percent by 2030."
        ),
        ["target reach 0.425 1 2030 share of renewables in final energy consumption"],
    ),
    (
        "At least 45% of adults should have basic digital skills by 2030.",
        ["target reach 0.45 1 2030 adults with basic digital skills"],
    ),
    ("Reduce child poverty to below 10 percent by 2030.", ["target stay_within 0.1 1 2030 child poverty"]),
    (
        "Female labour force participation will rise to 65 per cent by 2028-29.",
        ["target reach 0.65 1 2029 Female labour force participation"],
    ),
    (
        "Deliver 1.2 million new, well-located homes over five years.",
        ["target reach 1200000 homes 2029 new, well-located homes"],
    ),
    (
        "The city's population grew from 612,000 in 2010 to 655,000 in 2020.",
        [
            "baseline reach 612000 population 2010 city's population",
            "baseline reach 655000 population 2020 city's population",
        ],
    ),
    ("Median household income is $58,300.", ["baseline reach 58300 USD - Median household income"]),
    (
        "About 14 percent of residents live below the poverty line.",
        ["baseline about 0.14 1 - residents live below the poverty line"],
    ),
    ("Vacancy stood at 9.8 percent in the fourth quarter.", ["baseline reach 0.098 1 - Vacancy"]),
    ("Bus ridership is up 11 percent from last year.", ["baseline reach 0.11 1 - Bus ridership"]),
    ("Citywide crime was down 7 percent in 2023.", ["baseline reach -0.07 1 2023 Citywide crime"]),
    (
        "Since 2019, the City has planted over 12,000 trees and resurfaced 240 miles of road.",
        ["baseline exceed 12000 trees 2019 trees", "baseline reach 240 miles 2019 miles of road"],
    ),
    (
        "The Department awarded $14 million in small business grants last year.",
        ["baseline reach 14000000 USD - small business grants"],
    ),
    (
        "The programme has helped more than 8,000 households insulate their homes.",
        ["baseline exceed 8000 households - households"],
    ),
    (
        "The central government will allocate 60 billion yuan for rural roads.",
        ["target reach 60000000000 CNY - rural roads"],
    ),
    (
        "Energy consumption per unit of GDP fell by 2.2 percent.",
        ["baseline reach -0.022 1 - Energy consumption per unit of GDP"],
    ),
    (
        ("Energy intensity and carbon intensity dropped by 3 percent and 4.1 percent, respectively."),
        ["baseline reach -0.03 1 - Energy intensity", "baseline reach -0.041 1 - carbon intensity"],
    ),
    (
        "Total grain output reached 700 million metric tons, an increase of 1.1 percent.",
        [
            "baseline reach 700000000000 kg - Total grain output",
            "baseline reach 0.011 1 - Total grain output",
        ],
    ),
    (
        "Retail sales of consumer goods rose by 7.2 percent to 47 trillion yuan.",
        [
            "baseline reach 0.072 1 - Retail sales of consumer goods",
            "baseline reach 47000000000000 CNY - Retail sales of consumer goods",
        ],
    ),
    (
        ("Investment in high-tech industries grew by 10.3 percent, and output of solar cells by 54 percent."),
        [
            "baseline reach 0.103 1 - Investment in high-tech industries",
            "baseline reach 0.54 1 - output of solar cells",
        ],
    ),
    (
        "We lifted the remaining 9.9 million rural residents out of poverty.",
        ["baseline reach 9900000 residents - rural residents"],
    ),
    ("We aim to keep inflation at 2 percent or lower.", ["target stay_within 0.02 1 - inflation"]),
    (
        "R&D spending will increase by more than 7 percent per year on average.",
        ["target exceed 0.07 1 - R&D spending"],
    ),
    (
        "The urbanization rate of permanent residents will rise to 65 percent.",
        ["target reach 0.65 1 - urbanization rate of permanent residents"],
    ),
    ("Average life expectancy will increase by one year.", ["target reach 1 year - Average life expectancy"]),
    (
        "The basic pension insurance participation rate will reach 95 percent.",
        ["target reach 0.95 1 - basic pension insurance participation rate"],
    ),
    (
        ("Carbon dioxide emissions per unit of GDP are to be cut by 18 percent over the five-year period."),
        ["target reach -0.18 1 2029 Carbon dioxide emissions per unit of GDP"],
    ),
    (
        "The proportion of days with good air quality should reach 87.5 percent.",
        ["target reach 0.875 1 - proportion of days with good air quality"],
    ),
    ("Forest cover will be raised to 24.1 percent.", ["target reach 0.241 1 - Forest cover"]),
    ("Reach a 95 percent collection rate.", ["target reach 0.95 1 - collection rate"]),
    ("Target: 75% of permits issued online by 2026", ["target reach 0.75 1 2026 permits issued online"]),
    ("Transit mode share of 25% by 2035", ["target reach 0.25 1 2035 Transit mode share"]),
    (
        "100% renewable electricity for City operations by 2030",
        ["target reach 1 1 2030 renewable electricity for City operations"],
    ),
    ("Zero traffic fatalities by 2040", ["target reach 0 fatalities 2040 traffic fatalities"]),
    ("Diverting 90 percent of waste from landfill by 2040.", ["target reach 0.9 1 2040 waste from landfill"]),
    (
        "A 30% reduction in energy use in public buildings by 2030.",
        ["target reach -0.3 1 2030 energy use in public buildings"],
    ),
    (
        "50 new electric buses in service by December 2027.",
        ["target reach 50 buses 2027-12 new electric buses"],
    ),
    (
        "Complete 85% of inspections on time and close 90% of cases within 60 days.",
        ["target reach 0.85 1 - inspections on time", "target reach 0.9 1 - cases"],
    ),
    ("Create up to 2,000 apprenticeships.", ["target stay_within 2000 apprenticeships - apprenticeships"]),
    (
        "Lift the employment rate of Aboriginal people to 62 per cent.",
        ["target reach 0.62 1 - employment rate of Aboriginal people"],
    ),
    (
        "Reduce the number of children in care by a quarter by 2028.",
        ["target reach -0.25 1 2028 children in care"],
    ),
    (
        "Reduce smoking prevalence from 13.9% to 5% or less by 2030.",
        ["baseline reach 0.139 1 - smoking prevalence", "target stay_within 0.05 1 2030 smoking prevalence"],
    ),
    (
        "Make 60% of all journeys by foot, bicycle or public transport by 2040.",
        ["target reach 0.6 1 2040 journeys"],
    ),
    (
        "Three in four residents will live within a 10-minute walk of a park by 2030.",
        ["target reach 0.75 1 2030 residents live"],
    ),
    (
        "Reduce per capita water use to 100 gallons per day by 2035.",
        ["target reach 100 gallons 2035 per capita water use"],
    ),
    (
        "Hire 25 more inspectors to cut the backlog by half.",
        ["target reach 25 inspectors - more inspectors", "target reach -0.5 1 - backlog"],
    ),
    (
        "Expand broadband to an additional 12,000 rural homes by 2027.",
        ["target reach 12000 homes 2027 rural homes"],
    ),
    ("Fund at least $3 million each year for street trees.", ["target reach 3000000 USD - street trees"]),
    ("Preserve 5,000 existing affordable units.", ["target reach 5000 units - existing affordable units"]),
    (
        ("The share of minority-owned contracts rose to 22 percent in FY2023 from 15 percent in FY2020."),
        [
            "baseline reach 0.22 1 2023 share of minority-owned contracts",
            "baseline reach 0.15 1 2020 share of minority-owned contracts",
        ],
    ),
    (
        "Voter turnout averaged 43 percent across the last three elections.",
        ["baseline reach 0.43 1 - Voter turnout"],
    ),
    (
        "Overall satisfaction: 71 percent (2023), target 80 percent (2027)",
        ["baseline reach 0.71 1 2023 Overall satisfaction", "target reach 0.8 1 2027 Overall satisfaction"],
    ),
    ("The goal is to serve 15,000 meals per week.", ["target reach 15000 meals - meals"]),
    (
        ("Emissions have fallen 28 percent since 2005, and we are on track to cut them 60 percent by 2030."),
        ["baseline reach -0.28 1 2005 Emissions", "target reach -0.6 1 2030 Emissions"],
    ),
    ("Public debt should not exceed 60 percent of GDP.", ["target stay_within 0.6 1 - Public debt"]),
    (
        ("Non-fossil energy will account for about 25 percent of total energy consumption by 2030."),
        ["target about 0.25 1 2030 Non-fossil energy"],
    ),
    (
        "Add 1.5 GW of offshore wind and 400 MW of storage by 2032.",
        ["target reach 1500000000 W 2032 offshore wind", "target reach 400000000 W 2032 storage"],
    ),
]


@pytest.mark.parametrize(("words", "rows"), SENTENCES)
def test_other_sentence_gives_its_rows(words: str, rows: list[str]) -> None:
    assert rows_of(words) == rows


NO_ROWS = [
    "Businesses with fewer than 10 employees pay a reduced fee of $50.",
    "Households earning less than 60 percent of area median income may apply.",
    "This plan has three goals, 12 objectives and 45 actions.",
    "Applicants receive grants of up to $5,000.",
    "A fine of $250 applies to each violation.",
    "The 12-member advisory board meets at City Hall.",
    "Residents over 65 ride free.",
    "See Table 4 and Section 3.2 for details.",
    "The plan was adopted on March 12, 2024 (Resolution 24-071).",
    "Staff prepared the update in response to Executive Order 14028.",
    "Call 311 or (502) 555-0199 to report a pothole.",
    "The bond is rated AA+ by two agencies and ICD 10 codes were updated.",
    "Buildings over 25,000 square feet must report energy use.",
    "A 30-day comment period follows each draft.",
    "Goal 2 and Objective 2.1 set out the first 100 days.",
    "The committee includes one member from each of the five wards.",
    "Every four years the Council reviews the charter.",
    "Youth aged 16 to 24 may join the corps.",
    "The meeting starts at 6:30 p.m. in Room 204.",
    "Phase 2 begins in 2026 under Ordinance 118.",
    "Work with the other 14 counties on regional planning.",
    "Within 90 days of adoption, the Manager will publish a schedule.",
    "The model is based on a composite of 3 indexes.",
    "The $450 million stadium stands in Ward 3.",
    "The 25-member task force met in Room 12.",
    "Loans of up to $50,000 are open to firms with 2 to 50 employees.",
    "Chapter 3 lists 14 measures under 4 pillars.",
    "Children under 5 and adults over 60 enter free of charge.",
    "Projects costing more than $1 million need a vote.",
    "The ordinance applies to lots larger than 10,000 square feet.",
]


@pytest.mark.parametrize("words", NO_ROWS)
def test_scopes_labels_dates_and_fees_give_no_row(words: str) -> None:
    assert rows_of(words) == []


def test_dates_of_a_list_come_from_the_line_above_it() -> None:
    words = "By 2035, Lakeport will:\n\n- cut water use by 20%;\n- plant 900 trees; and\n- open 12 clinics.\n"
    assert rows_of(words) == [
        "target reach -0.2 1 2035 water use",
        "target reach 900 trees 2035 trees",
        "target reach 12 clinics 2035 clinics",
    ]


def test_title_that_spans_years_dates_what_has_no_date() -> None:
    opening = "# Lakeport Strategic Plan, FY2024-FY2028\n\n## Goals\n\n"
    assert rows_of("Plant 900 trees.", opening) == ["target reach 900 trees 2028 trees"]


def test_day_of_adoption_dates_nothing() -> None:
    opening = "# Lakeport Strategic Plan\n\nAdopted on March 12, 2024\n\n## Work\n\n"
    assert rows_of("Plant 900 trees.", opening) == ["target reach 900 trees - trees"]


def test_work_report_reviews_one_year_and_plans_the_next() -> None:
    opening = "Report on the Work of the Government\n\nDelivered on January 18, 2026\n\n"
    words = (
        "## I. Review of Work in 2025\n\nWe built 26 schools. Exports grew by 4.2 percent.\n\n"
        "## II. Tasks for 2026\n\nWe will build 30 schools this year. Exports should grow by around 5 percent.\n"
    )
    assert rows_of(words, opening) == [
        "baseline reach 26 schools - schools",
        "baseline reach 0.042 1 - Exports",
        "target reach 30 schools 2026 schools",
        "target about 0.05 1 2026 Exports",
    ]


def test_table_of_indicators_gives_baselines_and_targets() -> None:
    words = (
        "| Indicator | Baseline (2022) | 2028 Target | Lead |\n|---|---|---|---|\n"
        "| Tree canopy cover | 21% | at least 25% | Parks |\n| Waste (metric tons) | 1,900 | 760 | Works |\n"
    )
    assert rows_of(words) == [
        "baseline reach 0.21 1 2022 Tree canopy cover",
        "target reach 0.25 1 2028 Tree canopy cover",
        "baseline reach 1900000 kg 2022 Waste (metric tons)",
        "target reach 760000 kg 2028 Waste (metric tons)",
    ]


def test_labelled_lines_speak_of_the_measure_above() -> None:
    words = "- Measure: Transit ridership\n- Baseline: 7.1 million trips (2023)\n- Target: 10.3 million trips by 2030\n"
    assert rows_of(words) == [
        "baseline reach 7100000 trips 2023 Transit ridership",
        "target reach 10300000 trips 2030 Transit ridership",
    ]


def test_goal_that_is_told_again_is_one_row() -> None:
    words = "Plant 900 trees by 2030.\n\n### Goal 1.1: Plant 900 trees by 2030\n\nOur crews plant 900 trees by 2030.\n"
    assert rows_of(words) == ["target reach 900 trees 2030 trees"]


def test_column_that_breaks_a_line_leaves_its_figure() -> None:
    words = (
        "Increase the share of claims that is paid\nthrough the Reserve\nFund to 75% by fiscal year 2027.\n"
    )
    assert [row.split(" ")[:5] for row in rows_of(words)] == [["target", "reach", "0.75", "1", "2027"]]


def test_span_is_the_words_of_the_text() -> None:
    text = f"{OPENING}The City will cut **energy use** by at least 30% by 2030.\n"
    [row] = read_text(text, kind="md").targets
    assert text[row.start : row.end] == "cut **energy use** by at least 30%"
    assert row.number == "30"
    assert row.surface_unit == "%"


def test_hostile_text_is_read() -> None:
    for words in (
        "5 - " * 900,
        "by 2030 " * 900,
        "half of " * 900,
        "from 5 percent to 6 percent " * 300,
        "(" * 5000,
    ):
        for row in read_text(f"Plan of the city for its people\n\n{words}").targets:
            assert row.start < row.end
