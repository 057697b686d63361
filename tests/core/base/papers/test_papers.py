"""Numbers of papers, and papers as the record keeps them."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from files.papers_drawn.made import a_division, a_head, a_note, a_reminder, the_words
from gangmu.core.base.papers.numbers import (
    PaperNumber,
    PaperNumberNotReadError,
    chinese,
    label_of,
    tidy_number,
)
from gangmu.core.base.papers.plain import PaperNotReadError, paper_from, plain_of
from gangmu.core.base.papers.values import Cell, Column, Heading, Paper, Row, Table
from gangmu.core.base.papers.words import PaperWords
from gangmu.core.base.rule_sets import RuleSetFaultError
from gangmu.core.plan.papers.monthly_notes import monthly_dispatch_note
from gangmu.core.plan.papers.reminders import reminder_letter
from gangmu.core.plan.papers.task_divisions import task_division_notice
from gangmu.files.rule_sets import rule_book


def three_papers() -> list[Paper]:
    words = the_words()
    return [
        task_division_notice(a_division(), a_head(), words),
        monthly_dispatch_note(a_note(), a_head(number=None, issue=5), words),
        reminder_letter(a_reminder(), a_head(), words),
    ]


@pytest.mark.parametrize(
    "typed",
    ["云纲办发[2026]第012号", "云纲办发〔2026〕12号", "云纲办发（２０２６）１２号", " 云纲办发【2026】 12 "],
)
def test_number_is_written_with_hexagonal_brackets_without_leading_zeros(typed: str) -> None:
    assert str(PaperNumber.read(typed)) == "云纲办发〔2026〕12号"


@pytest.mark.parametrize("typed", ["", "第12号", "云纲办发〔26〕12号", "云纲办发〔2026〕0号"])
def test_what_is_no_number_is_refused_or_left_as_typed(typed: str) -> None:
    with pytest.raises(PaperNumberNotReadError):
        PaperNumber.read(typed)
    assert tidy_number(typed) == typed


def test_headings_are_labelled_as_the_standard_asks() -> None:
    assert [label_of(level, 3) for level in (1, 2, 3, 4)] == ["三、", "（三）", "3.", "（3）"]
    assert [chinese(number) for number in (10, 11, 20, 99, 100)] == ["十", "十一", "二十", "九十九", "100"]


def test_paper_comes_back_from_the_record_as_it_was() -> None:
    for paper in three_papers():
        kept = json.loads(json.dumps(plain_of(paper)))
        assert paper_from(kept) == paper


@given(st.text(), st.text(), st.dates(), st.lists(st.text(), max_size=3))
def test_any_words_come_back(title: str, cell: str, on: date, names: list[str]) -> None:
    [paper, *_] = three_papers()
    table = Table(columns=(Column(cell),), rows=(Row((Cell(cell, is_head=True),)), Row((None,))))
    paper = replace(paper, title=title, on=on, recipients=tuple(names), blocks=(Heading(4, cell), table))
    assert paper_from(plain_of(paper)) == paper


@pytest.mark.parametrize("kept", [{}, {"edition": 2}, {"edition": 1}, {"edition": 1, "form": "scroll"}])
def test_what_was_kept_before_papers_had_a_layout_is_refused(kept: dict[str, object]) -> None:
    with pytest.raises(PaperNotReadError):
        paper_from(kept)


def test_words_with_a_place_that_nothing_is_known_of_are_refused() -> None:
    with pytest.raises(RuleSetFaultError) as refusal:
        the_words().said("division_title", {"year": 2026})
    assert refusal.value.place == "division_title.{plan}"


def test_words_reach_nothing_but_their_figures() -> None:
    words = the_words()
    faulty = replace(
        words.rule_set,
        provisions=tuple(
            replace(each, value="{plan.__class__}《{plan}》") if each.name == "division_title" else each
            for each in words.rule_set.provisions
        ),
    )
    assert PaperWords(faulty).said("division_title", {"plan": "计划"}) == "{plan.__class__}《计划》"


def test_rule_set_of_another_kind_has_no_words_for_papers() -> None:
    with pytest.raises(RuleSetFaultError):
        PaperWords(rule_book().in_force("palette", on=date(2026, 3, 1)))
