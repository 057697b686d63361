"""What English plans promise and report: city strategies, climate plans, work reports, in made-up sentences."""

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
    ("GDP growth of around 5 percent will be achieved this year.", ["target about 0.05 1 2024 GDP growth"]),
    (
        (
            "Our targets for the year are as follows: GDP growth of around 5 percent; over 12 "
            "million new urban jobs; a surveyed urban unemployment rate of around 5.5 "
            "percent; CPI increase of around 3 percent; grain output of at least 650 million "
            "metric tons; and a drop of around 2.5 percent in energy consumption per unit of "
            "GDP."
        ),
        [
            "target about 0.05 1 - GDP growth",
            "target exceed 12000000 jobs - new urban jobs",
            "target about 0.055 1 - surveyed urban unemployment rate",
            "target about 0.03 1 - CPI",
            "target reach 650000000000 kg - grain output",
            "target about -0.025 1 - energy consumption per unit of GDP",
        ],
    ),
    (
        "Gross domestic product exceeded 130 trillion yuan, an increase of 4.8 percent.",
        [
            "baseline exceed 130000000000000 CNY - Gross domestic product",
            "baseline reach 0.048 1 - Gross domestic product",
        ],
    ),
    (
        (
            "A total of 11.9 million urban jobs were created, and the consumer price index "
            "rose by 0.4 percent."
        ),
        ["baseline reach 11900000 jobs - urban jobs", "baseline reach 0.004 1 - consumer price index"],
    ),
    (
        "Per capita disposable income of residents grew 5.9 percent in real terms.",
        ["baseline reach 0.059 1 - Per capita disposable income of residents"],
    ),
    (
        "We will raise basic pension benefits by 20 yuan per person per month.",
        ["target reach 20 CNY - basic pension benefits"],
    ),
    (
        "The deficit-to-GDP ratio for this year is set at 3 percent.",
        ["target reach 0.03 1 2024 deficit-to-GDP ratio for this year"],
    ),
    (
        "One trillion yuan of special treasury bonds will be issued.",
        ["target reach 1000000000000 CNY - special treasury bonds issued"],
    ),
    (
        "Reduce greenhouse gas emissions 50% below 2005 levels by 2030.",
        ["target reach -0.5 1 2030 greenhouse gas emissions"],
    ),
    (
        ("The City will cut community-wide emissions by at least 45 percent by 2030 relative to 2010."),
        ["target reach -0.45 1 2030 community-wide emissions"],
    ),
    (
        ("By 2035, 80 percent of electricity will come from renewable sources, up from 31 percent in 2022."),
        [
            "target reach 0.8 1 2035 electricity come from renewable sources",
            "baseline reach 0.31 1 2022 electricity come from renewable sources",
        ],
    ),
    ("Plant 15,000 street trees by the end of 2027.", ["target reach 15000 trees 2027 street trees"]),
    (
        "Install 300 public charging stations and 25 miles of protected bike lanes by 2028.",
        [
            "target reach 300 stations 2028 public charging stations",
            "target reach 25 miles 2028 miles of protected bike lanes",
        ],
    ),
    (
        "Achieve a 20 percent reduction in violent crime by FY2026.",
        ["target reach -0.2 1 2026 violent crime"],
    ),
    (
        "The unemployment rate fell from 6.1 percent to 4.9 percent.",
        ["baseline reach 0.061 1 - unemployment rate", "baseline reach 0.049 1 - unemployment rate"],
    ),
    (
        "Lower the average emergency response time from 8 minutes to 6 minutes by 2026.",
        [
            "baseline reach 480 s - average emergency response time",
            "target reach 360 s 2026 average emergency response time",
        ],
    ),
    (
        "At least 60% of new buses will be electric by 31 March 2029.",
        ["target reach 0.6 1 2029-03-31 new buses electric"],
    ),
    (
        "Respond to 95% of service requests within five business days.",
        ["target reach 0.95 1 - service requests"],
    ),
    (
        "Issue all residential permits within 10 business days.",
        ["target stay_within 10 working_day - residential permits"],
    ),
    (
        "The Department hired 45 nurses and opened two clinics in 2023.",
        ["baseline reach 45 nurses 2023 nurses", "baseline reach 2 clinics 2023 clinics"],
    ),
    (
        "Increase the recycling rate to 55% by 2030 and 65% by 2035.",
        ["target reach 0.55 1 2030 recycling rate", "target reach 0.65 1 2035 recycling rate"],
    ),
    (
        "By 2026, reduce food waste by 25%, and by 2030 by 50%.",
        ["target reach -0.25 1 2026 food waste", "target reach -0.5 1 2030 food waste"],
    ),
    (
        "We aim to attract more than 2 million visitors annually by 2028.",
        ["target exceed 2000000 visitors 2028 visitors"],
    ),
    (
        "The Council aims to build 1,200 affordable homes over the next five years.",
        ["target reach 1200 homes 2029 affordable homes"],
    ),
    ("Invest $40 million in water mains by 2027.", ["target reach 40000000 USD 2027 water mains"]),
    ("Keep the debt ratio below 8 percent.", ["target stay_within 0.08 1 - debt ratio"]),
    ("Homelessness will be halved by 2030.", ["target reach -0.5 1 2030 Homelessness"]),
    ("Triple solar capacity by 2030.", ["target reach 3 1 2030 solar capacity"]),
    ("Exports doubled over the past ten years.", ["baseline reach 2 1 - Exports"]),
    (
        "No more than 5 percent of waste will go to landfill by 2032.",
        ["target stay_within 0.05 1 2032 waste go to landfill"],
    ),
    (
        "Renewables should account for about 40 percent of power generation by 2030.",
        ["target about 0.4 1 2030 Renewables"],
    ),
    (
        "The high school graduation rate reached 88 percent in 2022.",
        ["baseline reach 0.88 1 2022 high school graduation rate"],
    ),
    (
        "Raise the on-time completion rate to 90 percent or higher.",
        ["target reach 0.9 1 - on-time completion rate"],
    ),
    (
        "The agency will reduce its real property footprint by 10 percent by FY 2026.",
        ["target reach -0.1 1 2026 real property footprint"],
    ),
    ("Tree canopy cover: 30 percent by 2035", ["target reach 0.3 1 2035 Tree canopy cover"]),
    (
        "Train 250 teachers, 80 principals and 30 counselors each year.",
        [
            "target reach 250 teachers - teachers",
            "target reach 80 principals - principals",
            "target reach 30 counselors - counselors",
        ],
    ),
    ("Grow annual exports by 3 to 5 percent.", ["target range 0.03-0.05 1 - annual exports"]),
    ("Economic growth between 2 and 3 percent is expected.", ["target range 0.02-0.03 1 - Economic growth"]),
    (
        "Provide job coaching to at least 500 residents by June 2026.",
        ["target reach 500 residents 2026-06 residents"],
    ),
    ("Carry out at least 3 outreach events.", ["target reach 3 events - outreach events"]),
    ("Hold no fewer than four public hearings per year.", ["target reach 4 hearings - public hearings"]),
    (
        "Two-thirds of households will live near a park by 2030.",
        ["target reach 0.6667 1 2030 households live near a park"],
    ),
    ("Unemployment fell to 4.2%.", ["baseline reach 0.042 1 - Unemployment"]),
    ("Forest coverage rose to 24.1 percent.", ["baseline reach 0.241 1 - Forest coverage"]),
    (
        "We cut wait times by 12 days and trained 900 officers.",
        ["baseline reach -12 day - wait times", "baseline reach 900 officers - officers"],
    ),
    (
        "Electric vehicles made up 18 percent of new registrations.",
        ["baseline reach 0.18 1 - Electric vehicles"],
    ),
    (
        "Revenue increased 3.4 percent, while spending declined 1.2 percent.",
        ["baseline reach 0.034 1 - Revenue", "baseline reach -0.012 1 - spending"],
    ),
    (
        "Total imports and exports stood at 41.8 trillion yuan, up 0.2 percent.",
        [
            "baseline reach 41800000000000 CNY - Total imports and exports",
            "baseline reach 0.002 1 - Total imports and exports",
        ],
    ),
    (
        "Ensure that 100% of city facilities are accessible by 2028.",
        ["target reach 1 1 2028 city facilities accessible"],
    ),
    ("Our target is 35% women in senior posts by 2027.", ["target reach 0.35 1 2027 women in senior posts"]),
    ("Reach 10,000 registered volunteers.", ["target reach 10000 volunteers - registered volunteers"]),
    (
        "Increase the number of broadband subscribers to 50,000 by 2026.",
        ["target reach 50000 subscribers 2026 broadband subscribers"],
    ),
    (
        ("Energy use per square foot will fall by 15 percent, and water use by 10 percent, by 2029."),
        ["target reach -0.15 1 2029 Energy use per square foot", "target reach -0.1 1 2029 water use"],
    ),
    (
        "Limit the tax rate increase to 2.5 percentage points.",
        ["target stay_within 0.025 1 - tax rate increase"],
    ),
    (
        "The programme will support 1,500 small businesses by 2025/26.",
        ["target reach 1500 businesses 2026 small businesses"],
    ),
    (
        "Net-zero municipal operations by 2040 will require a 70% cut in fuel use.",
        ["target reach -0.7 1 2040 fuel use"],
    ),
    (
        "In 2022, 64 percent of residents rated city services as good.",
        ["baseline reach 0.64 1 2022 residents rated city services as good"],
    ),
    (
        ("To increase voter turnout to 60 percent by 2026, the Clerk will open five new polling sites."),
        ["target reach 0.6 1 2026 voter turnout", "target reach 5 sites 2026 new polling sites"],
    ),
    ("Secure €3.5bn of private investment by 2030.", ["target reach 3500000000 EUR 2030 private investment"]),
    ("Spend £120m on flood defences.", ["target reach 120000000 GBP - flood defences"]),
    ("Reserves: maintain a minimum of 90 days of operating cash.", ["target reach 90 day - operating cash"]),
    ("Approximately 3,400 jobs were lost in the downturn.", ["baseline about 3400 jobs - jobs"]),
    ("We will add over 500 km of high-speed rail.", ["target exceed 500000 m - high-speed rail"]),
    (
        "The share of renewable energy must not exceed 20 percent of curtailment.",
        ["target stay_within 0.2 1 - share of renewable energy"],
    ),
    (
        "Installed wind capacity is expected to exceed 25 GW by 2030.",
        ["target exceed 25000000000 W 2030 Installed wind capacity"],
    ),
    (
        "Attendance grew by 5.4 percent and 6.1 percent respectively.",
        ["baseline reach 0.054 1 - Attendance", "baseline reach 0.061 1 - Attendance"],
    ),
    (
        "Eliminate traffic deaths, from 42 in 2021 to zero by 2035.",
        ["baseline reach 42 deaths 2021 traffic deaths", "target reach 0 deaths 2035 traffic deaths"],
    ),
]


@pytest.mark.parametrize(("words", "rows"), SENTENCES)
def test_sentence_gives_its_rows(words: str, rows: list[str]) -> None:
    assert rows_of(words) == rows
