"""`gangmu check`: what is wrong with a plan folder, and the exit code that says so."""

import json
from pathlib import Path

from cli.conftest import Run
from files.plan_folders.folders import FILES, a_folder


def test_folder_without_a_problem_ends_with_nought(gangmu: Run, tmp_path: Path) -> None:
    done = gangmu("check", str(a_folder(tmp_path / "plan")))
    assert (done.returncode, done.stdout, done.stderr) == (0, "错误 0 处，存疑 0 处。\n", "")


def test_each_problem_is_told_with_its_place(gangmu: Run, tmp_path: Path) -> None:
    observations = (
        FILES["observations.csv"].replace("905,亿元", "9.05,亿元").replace("880,亿元", "约880,亿元")
    )
    folder = a_folder(tmp_path / "plan", observations_csv=observations)
    done = gangmu("check", str(folder))
    assert done.returncode == 1
    assert done.stdout.splitlines()[1] == "observations.csv:3:value  “约880”不是数。"
    assert done.stdout.splitlines()[2].startswith("observations.csv:4:value  存疑：9.05 ")
    assert done.stdout.splitlines()[-1] == "错误 1 处，存疑 2 处。"
    rows = json.loads(gangmu("check", str(folder), "--json", "--lang", "en").stdout)["problems"]
    assert rows[1] == {
        "file": "observations.csv", "row": 3, "column": "value", "cell": None, "code": "cell.not_a_number", "severity": "fault",
        "message": "“约880” is not a number.",
    }  # fmt: skip


def test_what_is_no_folder_is_refused(gangmu: Run, tmp_path: Path) -> None:
    done = gangmu("check", str(tmp_path / "nowhere"), "--json")
    assert done.returncode == 2
    assert json.loads(done.stderr)["code"] == "folder.not_a_folder"


def test_day_that_is_none_is_wrong_usage(gangmu: Run, tmp_path: Path) -> None:
    assert gangmu("check", str(tmp_path), "--today", "tomorrow").returncode == 64
