"""The example's plan folder: without faults, in its canonical form, and as it says of itself."""

import csv
import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from gangmu.core.extraction.measure_deadlines import deadlines_of_measures
from gangmu.core.extraction.reading import Reading, read_text
from gangmu.core.extraction.same_words import Said, counted_with
from gangmu.core.plan.rules import rules_from
from gangmu.core.plan.standing import standing_of_target
from gangmu.files.plan_folders.folders import PlanFolder, check_folder, folder_texts, read_folder
from gangmu.files.plan_folders.values import Facts, facts_of
from gangmu.files.rule_sets import rule_book

STORY_DAY = date(2026, 6, 30)

RULES = rules_from(rule_book().in_force("standing", on=date(2026, 6, 30)))


@pytest.fixture(scope="module")
def folder(root: Path) -> Path:
    return root / "examples/shenyang"


@pytest.fixture(scope="module")
def plan(folder: Path) -> PlanFolder:
    return read_folder(folder)


@pytest.fixture(scope="module")
def facts(plan: PlanFolder) -> Facts:
    return facts_of(plan)


@pytest.fixture(scope="module")
def reading(plan: PlanFolder) -> Reading:
    return read_text(plan.outline or "")


@pytest.fixture(scope="module")
def decisions(folder: Path) -> list[dict[str, Any]]:
    lines = (folder / "review/decisions.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def expected(folder: Path) -> dict[str, Any]:
    return dict(yaml.safe_load((folder / "review/expected.yaml").read_text("utf-8")))


def codes_of(plan: PlanFolder, words: str) -> list[str]:
    return [row["code"] for row in plan.rows("targets") if row["words"] == words and row["kind"] == "target"]


def test_the_folder_has_no_fault_and_no_doubt(folder: Path) -> None:
    assert check_folder(folder, today=STORY_DAY) == []


def test_the_folder_is_in_its_canonical_form(folder: Path, plan: PlanFolder) -> None:
    for name, text in folder_texts(plan).items():
        assert (folder / name).read_text("utf-8") == text, name


def test_every_page_will_say_what_the_example_is(plan: PlanFolder) -> None:
    assert "非沈阳市发布" in plan.head["notice"]
    assert "not a publication of the city" in plan.head["notice_en"]
    assert plan.head["story_day"] == STORY_DAY.isoformat()


def test_the_folder_holds_all_that_hangs_from_the_text(plan: PlanFolder, reading: Reading) -> None:
    """Measures, sets and gaps are those of the reading, but for what the review rejects or counts with a target."""
    read = {(row.start, row.end) for row in reading.measures}
    listed = [(int(row["start"]), int(row["end"])) for row in plan.rows("measures")]
    assert [span for span in listed if span not in read] == []
    assert {row["name"] for row in plan.rows("sets")} == {row.name for row in reading.sets}
    assert len(plan.rows("gaps")) == len(reading.gaps)
    codes = {row["code"] for row in plan.rows("clauses")}
    tables = ("measures", "sets", "gaps")
    assert [row["code"] for name in tables for row in plan.rows(name) if row["clause"] not in codes] == []
    mapped = {row["code"] for row in plan.rows("clauses") if row["ending"] == "mapped"}
    assert {row["clause"] for row in plan.rows("measures")} <= mapped


def test_no_words_are_counted_as_a_target_and_as_a_measure(plan: PlanFolder) -> None:
    outline = plan.outline or ""
    targets = [
        Said(int(row["start"]), int(row["end"]), row["note"])
        for row in plan.rows("targets")
        if row["kind"] == "target"
    ]
    twice = [
        row["code"]
        for row in plan.rows("measures")
        if counted_with(outline, Said(int(row["start"]), int(row["end"]), row["verb"]), targets) is not None
    ]
    assert twice == []


def test_measures_are_due_where_the_text_states_a_date(plan: PlanFolder, reading: Reading) -> None:
    at = {
        row.start: dated for row, dated in zip(reading.measures, deadlines_of_measures(reading), strict=True)
    }
    stated = {row["code"]: at[int(row["start"])] for row in plan.rows("measures")}
    due = {code: dated.period.end or "" if dated else "" for code, dated in stated.items()}
    assert due == {row["code"]: row["due"] for row in plan.rows("measures")}
    assert set(due.values()) == {"", "2025", "2035", "2050"}


def test_every_value_names_its_source_and_how_good_it_is(plan: PlanFolder) -> None:
    rows = plan.rows("observations")
    assert [row.number for row in rows if not row["source_title"] or row["grade"] not in "ABCD"] == []
    latest = [row for row in rows if row["period"] == "2025" and row["place"] == "shenyang"]
    assert {row["status"] for row in latest} == {"preliminary"}
    assert {row["grade"] for row in latest} == {"C"}


def test_decisions_stand_on_words_that_occur_once(plan: PlanFolder, decisions: list[dict[str, Any]]) -> None:
    outline = plan.outline or ""
    words = [each["words"] for each in decisions if each["row"] in ("target", "measure")]
    assert {each: outline.count(each) for each in words if outline.count(each) != 1} == {}


def test_every_decision_has_a_reason_in_both_languages(decisions: list[dict[str, Any]]) -> None:
    assert decisions[0]["decision"] == "accept"
    assert [each for each in decisions if not (each.get("reason") and each.get("reason_en"))] == []


def test_every_decision_meets_a_row_of_the_reading(
    plan: PlanFolder, reading: Reading, decisions: list[dict[str, Any]]
) -> None:
    outline = plan.outline or ""
    spans = {
        "target": [(row.start, row.end) for row in reading.targets],
        "measure": [(row.start, row.end) for row in reading.measures],
    }
    idle = []
    for each in decisions:
        if each["row"] not in spans:
            continue
        start = outline.index(each["words"])
        end = start + len(each["words"])
        if not any(first < end and start < last for first, last in spans[each["row"]]):
            idle.append(each["words"])
    assert idle == []


@pytest.mark.parametrize("number", range(8))
def test_the_standings_are_those_worked_out_by_hand(
    plan: PlanFolder, facts: Facts, expected: dict[str, Any], number: int
) -> None:
    wanted = expected["promises"][number]
    codes = codes_of(plan, wanted["words"])
    assert codes
    for code in codes:
        found = standing_of_target(
            facts.targets[code],
            on=date.fromisoformat(expected["day"]),
            rules=RULES,
            followed=facts.followed(code),
            reference=facts.reference(code),
        )
        assert found.standing.value == wanted["standing"]
        if "actual" in wanted:
            (finding,) = found.findings
            assert finding.actual
            assert finding.actual.value == Decimal(wanted["actual"])
            assert finding.wanted
            assert finding.wanted.value == Decimal(wanted["wanted"])
        if "gap" in wanted:
            assert finding.gap
            assert finding.gap.value == Decimal(wanted["gap"])
            assert finding.completion == Decimal(wanted["completion"])
        if "each" in wanted:
            by_breakdown = {
                each.series.breakdown: each.actual.value
                for each in found.findings
                if each.series and each.actual
            }
            assert by_breakdown == {each["breakdown"]: Decimal(each["actual"]) for each in wanted["each"]}


def test_past_days_show_what_was_known_then(plan: PlanFolder, facts: Facts, expected: dict[str, Any]) -> None:
    for wanted in expected["past_days"]:
        (code,) = codes_of(plan, wanted["words"])
        found = standing_of_target(
            facts.targets[code],
            on=date.fromisoformat(str(wanted["day"])),
            rules=RULES,
            followed=facts.followed(code),
        )
        assert found.standing.value == wanted["standing"], wanted


def test_conflicting_values_are_all_kept(plan: PlanFolder, expected: dict[str, Any]) -> None:
    for wanted in expected["conflicts"]:
        rows = [
            row
            for row in plan.rows("observations")
            if (row["place"], row["indicator"], row["period"])
            == ("shenyang", wanted["indicator"], wanted["period"])
            and row["definition"] == wanted.get("definition", "")
        ]
        if "values" in wanted:
            assert [row["value"] for row in rows] == wanted["values"]
            assert [row["vintage"] for row in rows] == wanted["vintages"]
        if wanted.get("break"):
            assert any(row["break"] for row in rows)


@pytest.mark.shared
def test_the_values_are_those_of_the_public_figures(plan: PlanFolder, shared: Path) -> None:
    with (shared / "data/observations.csv").open(encoding="utf-8-sig", newline="") as stream:
        public = {(row["source_title"], row["year"], Decimal(row["value"])) for row in csv.DictReader(stream)}
    invented = [
        row.number
        for row in plan.rows("observations")
        if (row["source_title"], row["period"][:4], Decimal(row["value"])) not in public
    ]
    # One value has no row there: the actual population that the notes to the outline's targets quote.
    assert len(invented) <= 1
    assert [row["value"] for row in plan.rows("observations") if row.number in invented] in ([], ["984"])
