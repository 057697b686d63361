"""`gangmu read`: forms of the result, the text that offsets count, why a row is there."""

import json
from pathlib import Path

import pytest
import yaml
from rich.cells import cell_len


def test_result_in_a_pipe_is_json_with_the_keys_of_the_contract(gangmu, plan: Path) -> None:
    reading = json.loads(gangmu("read", str(plan)).stdout)
    keys = ["document", "nodes", "targets", "measures", "duties", "mentions", "sets", "gaps"]
    assert list(reading) == keys
    assert [node["title"] for node in reading["nodes"] if node["kind"] == "heading"] == [
        "主要目标",
        "保障措施",
    ]


def test_all_forms_tell_the_same(gangmu, plan: Path) -> None:
    told = gangmu("read", str(plan), "--format", "json").stdout
    assert gangmu("read", str(plan), "--json").stdout == told
    assert yaml.safe_load(gangmu("read", str(plan), "--format", "yaml").stdout) == json.loads(told)


def test_text_written_is_the_text_that_offsets_count(gangmu, plan: Path, tmp_path: Path) -> None:
    reading = json.loads(gangmu("read", str(plan), "--text", "text.txt").stdout)
    with (tmp_path / "text.txt").open(encoding="utf-8", newline="") as stream:
        text = stream.read()
    assert text.encode() == plan.read_bytes()
    assert len(text) == reading["document"]["characters"]
    [target] = reading["targets"]
    assert "200家" in text[target["start"] : target["end"]]


def test_output_is_what_stdout_would_have_said(gangmu, plan: Path, tmp_path: Path) -> None:
    done = gangmu("read", str(plan), "-o", "out.json")
    assert (done.returncode, done.stdout) == (0, "")
    assert (tmp_path / "out.json").read_text("utf-8") == gangmu("read", str(plan)).stdout


def test_nothing_is_left_where_one_result_cannot_be_written(gangmu, plan: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    done = gangmu("read", str(plan), "--json", "--text", "text.txt", "-o", "no/such/folder/out.json")
    assert done.returncode == 2
    assert json.loads(done.stderr)["code"] == "read.cannot_write"
    assert sorted(tmp_path.iterdir()) == before


def test_reading_changes_nothing(gangmu, plan: Path, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    gangmu("read", str(plan), "--format", "table")
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_table_shows_the_tree_the_targets_and_their_words(gangmu, plan: Path) -> None:
    shown = gangmu("read", str(plan), "--format", "table").stdout
    assert "一、主要目标" in shown
    assert "200" in shown
    assert "\x1b" not in shown


@pytest.mark.parametrize("columns", ["40", "60", "80", "120"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_table_keeps_within_the_terminal(gangmu, root: Path, columns: str, language: str) -> None:
    example = root / "examples/made-up/yunchuan-outline.txt"
    shown = gangmu("read", str(example), "--format", "table", COLUMNS=columns, GANGMU_LANG=language).stdout
    assert max(cell_len(line) for line in shown.splitlines()) <= int(columns)


def test_row_is_explained_by_the_words_that_made_it(gangmu, plan: Path) -> None:
    found = json.loads(gangmu("read", str(plan), "--explain", "t1").stdout)
    text = plan.read_bytes().decode()
    assert found["values"]["id"] == "t1"
    assert found["because"]
    for reason in found["because"]:
        assert reason["rule"]
        assert text[reason["start"] : reason["end"]] == reason["text"]


def test_heading_is_explained_by_its_id(gangmu, plan: Path) -> None:
    assert json.loads(gangmu("read", str(plan), "--explain", "2").stdout)["values"]["title"] == "保障措施"


@pytest.mark.parametrize("row", ["t99", "t0", "x1", "9.9.9", "", "t²", "t" + "9" * 5000])
def test_row_that_is_not_there_is_refused(gangmu, plan: Path, row: str) -> None:
    done = gangmu("read", str(plan), "--json", "--explain", row)
    assert done.returncode == 2
    assert json.loads(done.stderr)["code"] == "read.no_such_row"


@pytest.mark.parametrize("name", ["", "\x01", "a" * 300 + ".txt", "folder", "loop"])
def test_name_that_is_no_document_is_refused(gangmu, tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to("loop")
    done = gangmu("read", name, "--json")
    assert done.returncode == 2
    assert json.loads(done.stderr)["code"] in ("read.no_such_file", "document.not_a_file")


@pytest.mark.parametrize("written", ["-o {plan}", "--text {plan}", "-o a.json --text ./a.json"])
def test_no_file_is_written_over_another_of_the_same_command(gangmu, plan: Path, written: str) -> None:
    before = plan.read_bytes()
    done = gangmu("read", str(plan), *(part.format(plan=plan) for part in written.split()))
    assert done.returncode == 64
    assert plan.read_bytes() == before


def test_folder_that_is_missing_is_named_in_the_language_of_the_run(gangmu, plan: Path) -> None:
    told = gangmu("read", str(plan), "-o", "no/such/out.json").stderr
    assert "没有“" in told
    assert "no/such”这个文件夹" in told
    assert "No such file" not in told
    assert "there is no folder" in gangmu("--lang", "en", "read", str(plan), "-o", "no/out.json").stderr


@pytest.mark.parametrize("name", ["-", "/dev/stdin"])
def test_standard_input_is_read_as_the_file_would_be(gangmu, plan: Path, name: str) -> None:
    with plan.open("rb") as stream:
        done = gangmu("read", name, stdin=stream)
    assert done.stdout == gangmu("read", str(plan)).stdout


def test_two_forms_at_once_are_wrong_usage(gangmu, plan: Path) -> None:
    done = gangmu("read", str(plan), "--json", "--format", "table")
    assert done.returncode == 64
    assert json.loads(done.stderr)["code"] == "command.wrong_usage"


@pytest.mark.parametrize("row", ["d1", "n1", "s1", "g1"])
def test_row_without_an_id_goes_by_its_place_in_its_list(gangmu, root: Path, row: str) -> None:
    example = str(root / "examples/made-up/yunchuan-outline.txt")
    lists = {"d": "duties", "n": "mentions", "s": "sets", "g": "gaps"}
    reading = json.loads(gangmu("read", example).stdout)
    assert json.loads(gangmu("read", example, "--explain", row).stdout)["values"] == reading[lists[row[0]]][0]


def test_explanation_for_people_names_fields_and_rules_in_words(gangmu, plan: Path) -> None:
    told = gangmu("read", str(plan), "--explain", "t1", "--format", "table").stdout
    for word in ("指标", "原文单位", "种类", "目标", "数字 (figure."):
        assert word in told
    assert "indicator" not in told
    english = gangmu("--lang", "en", "read", str(plan), "--explain", "t1", "--format", "table").stdout
    assert "unit as written" in english


def test_remedy_says_how_rows_are_called(gangmu, plan: Path) -> None:
    assert "n3" in json.loads(gangmu("read", str(plan), "--json", "--explain", "x1").stderr)["remedy"]
