"""The truth about the made-up plans is sound: it quotes what stands there, and no row is there twice."""

import json
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).resolve().parent / "made_up"
SETS = ("dev", "held")


def rows(name: str, file: str) -> list[dict[str, Any]]:
    lines = (HERE / name / file).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def text_of(name: str, doc: str) -> str:
    with (HERE / name / doc).open(encoding="utf-8", newline="") as file:
        return file.read()


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("file", ["targets.jsonl", "measures.jsonl", "entities.jsonl"])
def test_rows_quote_what_stands_there(name: str, file: str) -> None:
    for row in rows(name, file):
        assert text_of(name, row["doc"])[row["start"] : row["end"]] == row["quote"], row


@pytest.mark.parametrize("name", SETS)
def test_headings_stand_where_they_say(name: str) -> None:
    for row in rows(name, "tree.jsonl"):
        line = text_of(name, row["doc"])[row["start"] :].lstrip("\n")
        rest = line.removeprefix(row["label"]).lstrip(" 　")
        assert rest.startswith(row["title"]), row


@pytest.mark.parametrize("name", SETS)
def test_units_of_a_duty_are_named_in_its_task(name: str) -> None:
    for row in rows(name, "duties.jsonl"):
        if "-hant" in row["doc"]:  # names are in simplified script, the text is not
            continue
        task = text_of(name, row["doc"])[row["task_start"] : row["task_end"]]
        assert all(unit in task for unit in row["lead"] + row["responsible"]), row


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("file", ["targets.jsonl", "measures.jsonl", "tree.jsonl", "duties.jsonl"])
def test_no_row_is_there_twice(name: str, file: str) -> None:
    every = [json.dumps(row, sort_keys=True) for row in rows(name, file)]
    assert len(every) == len(set(every))


@pytest.mark.parametrize("name", SETS)
def test_every_text_has_its_window(name: str) -> None:
    texts = {path.name: len(text_of(name, path.name)) for path in (HERE / name).glob("*.txt")}
    assert {row["doc"]: row["end"] for row in rows(name, "windows.jsonl")} == texts
