"""The history of a promise: every spell of its standing, each with what began it, and no day that nobody noted."""

from datetime import date
from decimal import Decimal

from core.plan.cases import RULES, a_target, followed
from gangmu.core.base.iso_periods import Period
from gangmu.core.indicators.targets import BaseValue, Path, Target
from gangmu.core.plan.following import Followed
from gangmu.core.plan.path_choices import PathChoice
from gangmu.core.plan.standing import standing_of_target
from gangmu.web.indicators.judging import Judgement
from gangmu.web.indicators.paths.changes import PathChange
from gangmu.web.portal.history import turns_of

TODAY = date(2026, 6, 30)
RATE = {"unit": "%", "kind": "growth"}
URBAN = followed("2020 1.3; 2022 2.2; 2025@2026-05-31 3.9", indicator="income", breakdown="urban", **RATE)
RURAL = followed("2020 8.1; 2022 1.6; 2025@2026-05-31 5.5", indicator="income", breakdown="rural", **RATE)
ECONOMY = followed(
    "2020 0.8; 2022@2023-01-31 4; 2022@2026-03-31 3.5; 2025@2026-05-31 2", indicator="economy", **RATE
)
IN_STEP = a_target("keep_pace % 2025", basis="growth", promised_on="2022-05-12", words="与经济增长同步")


def told(target: Target, *series: Followed, reference: Followed | None = None) -> list[tuple[str, str, str]]:
    verdict = standing_of_target(target, on=TODAY, rules=RULES, followed=series, reference=reference)
    judgement = Judgement(target=target, verdict=verdict, followed=series, reference=reference)
    turns = turns_of(judgement, since=target.promised_on)
    return [(turn.on.isoformat(), turn.standing, turn.words) for turn in turns if turn.on]


def test_no_spell_is_hidden_and_what_ended_before_the_promise_does_not_count() -> None:
    assert [(day, standing) for day, standing, _ in told(IN_STEP, URBAN, RURAL, reference=ECONOMY)] == [
        ("2026-05-31", "met"),
        ("2026-01-01", "no_data"),
        ("2024-07-01", "stale"),
        ("2023-06-30", "behind"),
        ("2022-05-12", "no_data"),
    ]


def test_value_of_unknown_day_is_never_given_one() -> None:
    words = {day: words for day, _, words in told(IN_STEP, URBAN, RURAL, reference=ECONOMY)}
    assert words["2023-06-30"].startswith("公布日不详，按公布期限从这一天起算：")
    assert "2022年城镇income2.2%" in words["2023-06-30"]
    assert words["2026-05-31"].startswith("公布2025年城镇income3.9%")


def test_silence_is_told_as_such() -> None:
    words = {day: words for day, _, words in told(IN_STEP, URBAN, RURAL, reference=ECONOMY)}
    assert words["2024-07-01"] == "该公布的数没有公布。"
    assert words["2026-01-01"] == "期限已到。"
    assert words["2022-05-12"] == "印发时。"


def test_break_makes_the_history_grey_until_there_is_enough_after_it() -> None:
    gdp = followed("2021 7249; 2022 7695.8; 2023 8122; 2024 9027.14; 2025@2026-05-31 9100.3", breaks="2024")
    target = a_target("exceed 20000 亿元 2035", base="2021", path="compound", promised_on="2022-05-12")
    assert [(day, standing) for day, standing, _ in told(target, gdp)] == [
        ("2026-05-31", "behind"),
        ("2025-06-30", "no_data"),
        ("2023-06-30", "behind"),
        ("2022-06-30", "no_data"),
        ("2022-05-12", "not_due"),
    ]


def test_history_ends_as_the_verdict_of_today_stands() -> None:
    target = a_target("reach 100 亿元 2025", promised_on="2022-05-12")
    on = date(2026, 2, 1)
    series = followed("2025 101")
    verdict = standing_of_target(target, on=on, rules=RULES, followed=[series])
    judgement = Judgement(target=target, verdict=verdict, followed=(series,))
    newest, before, *_ = turns_of(judgement, since=target.promised_on)
    assert (newest.on, newest.standing, newest.words) == (on, "met", "以这一天的记录为准。")
    assert (before.on, before.standing) == (date(2026, 1, 1), "no_data")


def test_path_that_is_chosen_later_judges_no_earlier_day() -> None:
    """Linear from 2021 it would have been behind since 2023; until a path was chosen nothing was judged."""
    target = a_target("reach 150 个 2030", base="2021=100", path="linear", promised_on="2022-05-12")
    series = followed("2022@2023-05-01 101; 2024@2025-05-01 102; 2025@2026-05-01 103", "个")
    verdict = standing_of_target(target, on=TODAY, rules=RULES, followed=[series])
    judgement = Judgement(target=target, verdict=verdict, followed=(series,))
    base = BaseValue(Period("2021"), Decimal(100))
    chosen = PathChange(
        on=date(2026, 5, 20), before=PathChoice(), chosen=PathChoice(path=Path.LINEAR, base=base)
    )
    told = turns_of(judgement, since=target.promised_on, changes=[chosen])
    assert [(turn.on.isoformat(), turn.standing, turn.words) for turn in told if turn.on] == [
        ("2026-05-20", "behind", "选定路径以后的判定。"),
        ("2022-05-12", "not_due", "印发时。"),
    ]


def test_today_counts_what_is_on_record_though_nobody_noted_its_day() -> None:
    target = a_target("reach 100 亿元 2025", promised_on="2022-05-12")
    series = followed("2025 101")
    early = standing_of_target(target, on=date(2026, 2, 1), rules=RULES, followed=[series])
    assert early.standing == "met"
    past = standing_of_target(
        target, on=date(2026, 2, 1), rules=RULES, followed=[series], present=date(2026, 6, 30)
    )
    assert (past.standing, past.reason) == ("no_data", "awaiting_release")
