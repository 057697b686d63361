"""The example: built by the product's own road, it tells the truth over HTTP; it goes in one act; folders come back byte for byte."""

import csv
import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
import yaml

from browser.surfers import Surfer
from conftest import ROOT
from examples import the_example

EXAMPLE = ROOT / "examples" / "shenyang"
# Every value as it is written: `on` is a key, no yes.
EXPECTED = yaml.load((EXAMPLE / "review" / "expected.yaml").read_text("utf-8"), yaml.BaseLoader)
STANDINGS = {
    "met": "已达成", "missed": "未达成", "behind": "滞后", "not_due": "未到期", "no_data": "无数据", "on_path": "符合预期",
}  # fmt: skip
Done = subprocess.CompletedProcess[str]
Run = Callable[..., Done]


def environment(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GANGMU_", "DJANGO_"))}
    return kept | {"GANGMU_HOME": str(home)}


def run(home: Path, *arguments: str) -> Done:
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "gangmu", *arguments],
        env=environment(home),
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """The example, to look at. Tests that change it take a copy."""
    copied = the_example(tmp_path_factory).copied(tmp_path_factory.mktemp("demo") / "home")
    return copied.home, copied.said


@pytest.fixture
def copy(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> Path:
    return the_example(tmp_path_factory).copied(tmp_path / "copy").home


@pytest.fixture(scope="module")
def given(built: tuple[Path, dict[str, Any]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plan folder that the example gives."""
    out = tmp_path_factory.mktemp("given") / "plan"
    assert run(built[0], "export", "plan", "-o", str(out)).returncode == 0
    return out


def a_free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


@dataclass(frozen=True)
class Shown:
    """The example asked for where it is there already: it gets new codes, and is served."""

    address: str
    ready: dict[str, Any]

    def __call__(self, path: str) -> str:
        """Ask for a page, as its words."""
        with urlopen(self.address + path, timeout=30) as answer:
            text = answer.read().decode()
        return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", text))


@pytest.fixture(scope="module")
def page(built: tuple[Path, dict[str, Any]]) -> Iterator[Shown]:
    port = a_free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "gangmu", "demo", "--port", str(port), "--json"],
        env=environment(built[0]),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
        start_new_session=True,
    )
    assert server.stdout is not None
    try:
        said = "".join(iter(server.stdout.readline, "}\n")) + "}"
        shown = Shown(f"http://127.0.0.1:{port}", json.loads(said))
        _wait(shown)
        yield shown
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=30)
        server.stdout.close()


def _wait(ask: Callable[[str], str]) -> None:
    for _ in range(300):
        try:
            ask("/about/")
            return
        except HTTPError:
            raise
        except OSError:
            time.sleep(0.2)
    pytest.fail("the example was not served within a minute")


def codes_of(words: str) -> list[str]:
    with (EXAMPLE / "targets.csv").open(encoding="utf-8", newline="") as stream:
        return [row["code"] for row in csv.DictReader(stream) if row["words"] == words]


def said(number: str) -> str:
    """A number as pages write it."""
    return f"{float(number):,.10g}" if abs(float(number)) < 1000 else f"{float(number):,}".removesuffix(".0")


def test_example_is_ready_within_a_minute(built: tuple[Path, dict[str, Any]]) -> None:
    _, ready = built
    assert 0 < ready["computed"] < 60
    assert ready["today"] == EXPECTED["day"] == "2026-06-30"
    assert [each["login"].removeprefix("example-") for each in ready["sign_ins"]] == (
        "clerk leader authority analyst filer reviewer signer supervisor auditor".split()
    )
    assert all(each["post"] for each in ready["sign_ins"])


def test_home_is_readable_by_its_owner_only(tmp_path_factory: pytest.TempPathFactory) -> None:
    home = the_example(tmp_path_factory).home
    assert home.stat().st_mode & 0o077 == 0
    assert (home / "gangmu.sqlite3").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("wanted", EXPECTED["promises"], ids=lambda each: each["words"])
def test_page_of_each_promise_tells_the_truth(page: Shown, wanted: dict[str, Any]) -> None:
    codes = codes_of(wanted["words"])
    assert codes
    for code in codes:
        text = page(f"/p/{code}/")
        assert f"承诺{code}{STANDINGS[wanted['standing']]}" in text
        figures = [wanted.get("actual"), wanted.get("wanted")]
        figures += [each["actual"] for each in wanted.get("each", ())]
        figures += [wanted["gap"].lstrip("-")] if "gap" in wanted else []
        figures += [wanted["needed_growth"]] if "needed_growth" in wanted else []
        figures += [wanted["path_value"]] if "path_value" in wanted else []
        for figure in filter(None, figures):
            assert said(figure) in text, f"{code}: {figure}"
        if "vintage" in wanted:
            assert wanted["vintage"] in text


def test_population_says_which_population(page: Shown) -> None:
    [code] = codes_of("人口规模要突破1000万人")
    text = page(f"/p/{code}/")
    assert "常住" in text
    assert "原文只说“人口规模”，未定义" in text
    assert "领导小组办公室经办人" in text


@pytest.mark.parametrize("then", EXPECTED["past_days"], ids=lambda each: f"{each['day']} {each['words']}")
def test_past_day_shows_what_was_known_then(page: Shown, then: dict[str, Any]) -> None:
    [code] = codes_of(then["words"])
    text = page(f"/p/{code}/?as-of={then['day']}")
    assert f"承诺{code}{STANDINGS[then['standing']]}" in text
    if "actual" in then:
        assert said(then["actual"]) in text
        assert "9,100.3" not in text
        assert "794.2" not in text


@pytest.mark.parametrize("address", ["/", "/promises/", "/systems/", "/indicators/", "/hant/", "/i/gdp/"])
def test_every_page_says_that_it_is_an_example(page: Shown, address: str) -> None:
    text = page(address)
    assert "2026年6月30日" in text
    assert "非沈阳市发布" in text or "非瀋陽市發布" in text or "非沈陽市" in text


@pytest.mark.parametrize("conflict", [each for each in EXPECTED["conflicts"] if "values" in each], ids=str)
def test_rival_values_all_stand(page: Shown, conflict: dict[str, Any]) -> None:
    text = page(f"/i/{conflict['indicator']}/")
    for value, vintage in zip(conflict["values"], conflict["vintages"], strict=True):
        assert said(value) in text
        assert vintage in text


@pytest.mark.parametrize("number", [0, 1])
def test_those_whose_codes_are_printed_come_in(page: Shown, number: int) -> None:
    account = page.ready["sign_ins"][number]
    surfer = Surfer(page.address)
    surfer.sign_in(account["codes"][0], account["login"])
    assert [surfer.get(path)[0] for path in ("/desk/figures/", "/desk/outlines/")] == [200, 200]


# The folder and its removal


def test_what_was_built_verifies(built: tuple[Path, dict[str, Any]]) -> None:
    assert run(built[0], "verify").returncode == 0


def test_plan_folder_comes_back_byte_for_byte(given: Path, tmp_path: Path) -> None:
    home, second = tmp_path / "empty", tmp_path / "second"
    done = run(home, "load", str(given), "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["left_out"] == []
    assert run(home, "export", "plan", "-o", str(second)).returncode == 0
    assert {each.name for each in given.iterdir()} == {each.name for each in second.iterdir()}
    for each in given.iterdir():
        assert (second / each.name).read_bytes() == each.read_bytes(), each.name


def test_tables_of_the_example_are_what_its_programme_says(given: Path) -> None:
    for each in [*EXAMPLE.glob("*.csv"), EXAMPLE / "outline.txt", EXAMPLE / "plan.yaml"]:
        assert (given / each.name).read_bytes() == each.read_bytes(), each.name


def test_example_is_removed_in_one_act(copy: Path) -> None:
    assert run(copy, "demo", "--remove").returncode == 0
    assert run(copy, "verify").returncode == 0
    again = run(copy, "demo", "--remove", "--json")
    assert (again.returncode, json.loads(again.stderr)["code"]) == (2, "demo.no_example")


def test_second_example_beside_the_first_is_refused(copy: Path, tmp_path: Path) -> None:
    document = tmp_path / "另一份.txt"
    document.write_text("云川市便民行动计划\n\n一、主要目标\n\n到2027年，建成社区食堂200家。\n", "utf-8")
    done = run(copy, "demo", "--no-serve", "--outline", str(document), "--json")
    assert (done.returncode, json.loads(done.stderr.splitlines()[-1])["code"]) == (2, "demo.example_there")


# Any other document


@pytest.fixture(scope="module")
def of_any_document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of an example of a short document, whose building was killed at its last step and asked for again."""
    folder = tmp_path_factory.mktemp("any")
    home, document = folder / "home", folder / "云川计划.txt"
    document.write_text(
        "云川市便民行动计划\n\n一、主要目标\n\n云川是一座山城。到2027年，建成社区食堂200家。\n\n二、保障措施\n\n加强督查。\n",
        "utf-8",
    )
    asked_for = ("demo", "--no-serve", "--outline", str(document), "--json")
    killed_at("正在发布", home, *asked_for)
    assert promises_in(home) == 2
    again = run(home, *asked_for)
    assert again.returncode == 0, again.stderr
    assert json.loads(again.stdout)["name"].startswith("云川市")
    return home


def killed_at(step: str, home: Path, *arguments: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "gangmu", *arguments],
        env=environment(home),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as building:
        assert building.stderr is not None
        for line in building.stderr:
            if step in line:
                building.kill()
                break
    assert building.returncode == -signal.SIGKILL, step


def promises_in(home: Path, condition: str = "") -> int:
    with closing(sqlite3.connect(home / "gangmu.sqlite3")) as database:
        [(count,)] = database.execute(f"select count(*) from outlines_promise {condition}")
        return int(count)


def test_building_that_was_killed_is_begun_anew(of_any_document: Path) -> None:
    assert promises_in(of_any_document) == 2
    assert run(of_any_document, "verify").returncode == 0


def test_any_document_goes_the_same_road_and_is_marked_as_not_reviewed(
    of_any_document: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    assert run(of_any_document, "export", "plan", "-o", str(out)).returncode == 0
    with (out / "targets.csv").open(encoding="utf-8", newline="") as stream:
        assert [(row["value"], row["due"]) for row in csv.DictReader(stream)] == [("200", "2027")]
    assert "未经审阅" in (out / "plan.yaml").read_text("utf-8")
    assert "未经审阅" in (out / "clauses.csv").read_text("utf-8")
    assert promises_in(of_any_document, "where not is_unread") == 0


# Loading with faults


def test_folder_with_faults_is_refused_with_their_places_and_nothing_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "plan"
    folder.mkdir()
    (folder / "plan.yaml").write_text(
        "format: 1\ncode: YC\ntitle: 云川\nplace: yunchuan\nlanguage: zh\n", "utf-8"
    )
    (folder / "places.csv").write_text("code,name\nyunchuan,云川\n", "utf-8")
    (folder / "indicators.csv").write_text("code,name,unit,kind\ngdp,地区生产总值,亿圆圆,level\n", "utf-8")
    home = tmp_path / "home"
    done = run(home, "load", str(folder))
    assert done.returncode == 2
    assert "indicators.csv:2:unit" in done.stderr
    assert not home.exists()


def test_started_home_takes_a_folder_once(built: tuple[Path, dict[str, Any]], tmp_path: Path) -> None:
    home, folder = tmp_path / "home", tmp_path / "plan"
    folder.mkdir()
    (folder / "plan.yaml").write_text(
        "format: 1\ncode: YC\ntitle: 云川\nplace: yunchuan\nlanguage: zh\n", "utf-8"
    )
    (folder / "places.csv").write_text("code,name\nyunchuan,云川\n", "utf-8")
    (folder / "indicators.csv").write_text("code,name,unit,kind\ngdp,地区生产总值,亿元,level\n", "utf-8")
    assert run(home, "init", "--place", "云川").returncode == 0
    assert run(home, "load", str(folder)).returncode == 0
    again = run(home, "load", str(folder), "--json")
    assert (again.returncode, json.loads(again.stderr.splitlines()[-1])["code"]) == (
        2,
        "folder.programme_taken",
    )


def test_tick_asks_for_what_is_due_on_the_story_day(copy: Path) -> None:
    asked = json.loads(run(copy, "tick", "--json").stdout)["asked"]
    looked = [key for key in asked if key.startswith("outlook-")]
    assert looked
    assert all(key.endswith("2026-06") for key in looked), looked  # of its plan.yaml
