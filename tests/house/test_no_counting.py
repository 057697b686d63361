"""Log-ins, photos and reading count for nothing (DOMAIN §8, 痕迹管理): no rule, no lamp, no load and no list of silence knows them."""

import ast
import re
from pathlib import Path

import pytest

from gangmu.files.rule_sets import shipped
from gangmu.web.accounts.models import User
from gangmu.web.reporting.models import ProgressReport, TaskLamp, TaskStatus

# What tells that somebody signed in, looked, sent a picture or was on the spot.
TRACES = re.compile(
    r"log_?in_?count|last_login|sign_?in_?(?:count|s\b)|visits?_count|check_?in_?count|photo_?count|online_?(?:time|minutes)|"
    r"read_?count|clicks|evidence_?(?:count|number)_?(?:score|points)"
)
# Where anything is judged, scored, weighed or compared.
JUDGING = (
    "core/plan",
    "core/indicators",
    "web/reporting/lamps",
    "web/reporting/loads.py",
    "web/reporting/quiet.py",
)
# The only places that may know whether somebody signed in: the door itself, and what keeps guesses out.
DOORS = ("web/accounts", "web/doors", "web/record", "cli")
SIGNED_IN = re.compile(r"SecurityEvent|\bSIGNED_IN\b|last_login|\"signed_in\"")


def sources(root: Path, *places: str) -> list[Path]:
    found = [root / "src/gangmu" / place for place in places]
    return [path for each in found for path in ([each] if each.is_file() else sorted(each.rglob("*.py")))]


def test_nothing_that_judges_knows_of_log_ins_photos_or_reading(root: Path) -> None:
    judged = sources(root, *JUDGING)
    assert len(judged) > 30
    for path in judged:
        names = {
            node.id for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Name)
        }
        names |= {
            node.attr
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Attribute)
        }
        assert not [name for name in names if TRACES.search(name)], path
        # The list of silence knows whether a reminder was put away; it scores nothing, and nothing that judges reads it.
        known = {"Notice"} if path.name == "quiet.py" else {"silent_lines"}
        assert not names & ({"SecurityEvent", "ReportEvidence", "StoredFile", "Notice"} ^ known), path


def test_only_the_doors_know_who_signed_in(root: Path) -> None:
    knowing = {
        path.relative_to(root / "src/gangmu").as_posix()
        for path in sources(root, "core", "files", "engines", "web", "cli")
        if SIGNED_IN.search(path.read_text("utf-8"))
    }
    # The link's door notes wrong links, to slow whoever guesses.
    assert {name for name in knowing if not name.startswith(DOORS)} <= {"web/reporting/views/links.py"}


@pytest.mark.parametrize("rules", shipped(), ids=lambda rules: rules.id)
def test_no_rule_set_rewards_or_punishes_a_trace(rules: object) -> None:
    names = {each.name for each in rules.provisions}  # type: ignore[attr-defined]
    assert not [name for name in names if TRACES.search(name) or "photo" in name or "login" in name]


def test_no_model_keeps_a_count_of_traces() -> None:
    assert User.last_login is None
    for model in (ProgressReport, TaskLamp, TaskStatus):
        names = {field.name for field in model._meta.local_concrete_fields}
        assert not [name for name in names if TRACES.search(name)]
