"""A clause is one sentence at 。！？； or a list item; clauses never overlap and lose no word."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangmu.core.outline.clauses import ClauseSpan, clause_at, clauses_of
from gangmu.core.outline.codes import check_character, code_of, is_sound, next_number


def words(text: str, **more: object) -> list[str]:
    return [text[span.start : span.end] for span in clauses_of(text, **more)]  # type: ignore[arg-type]  # spans


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "建成十座公园。修两条路；办好食堂！好不好？",
            ["建成十座公园。", "修两条路；", "办好食堂！", "好不好？"],
        ),
        ("1.建成公园\n2.修路", ["1.建成公园", "2.修路"]),
        ("他说：“建成公园。”再修路。", ["他说：“建成公园。”", "再修路。"]),
        ("建成公园（含绿道；含步道）。修路。", ["建成公园（含绿道；含步道）。", "修路。"]),
        ("漏了一个括号（建成公园。修路。", ["漏了一个括号（建成公园。", "修路。"]),
        ("建成公园．修路", ["建成公园．修路"]),
        (
            "Build ten parks. Mend 2.5 km of road; open early!",
            ["Build ten parks.", "Mend 2.5 km of road;", "open early!"],
        ),
        ("——\n……\n", []),
    ],
)
def test_clause_ends_at_its_stop_or_line(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_heading_is_no_clause_unless_something_was_found_in_it() -> None:
    text = "一、建设公园\n到2027年建成十座。"
    assert words(text, headings=[(0, 6)]) == ["到2027年建成十座。"]
    assert words(text, headings=[(0, 6)], said=[(2, 6)]) == ["一、建设公园", "到2027年建成十座。"]


def test_head_that_runs_into_its_paragraph_is_left_out() -> None:
    text = "（一）修路。全年修两条路。"
    assert words(text, headings=[(0, 6)]) == ["全年修两条路。"]


def test_place_belongs_to_the_clause_over_it_or_the_one_before() -> None:
    spans = [ClauseSpan(0, 4), ClauseSpan(6, 9)]
    assert [clause_at(spans, place) for place in (0, 3, 5, 6, 20)] == [0, 0, 0, 1, 1]
    assert clause_at([], 3) is None


@given(st.text(alphabet="建园。；！？\n （）“”12.abc", max_size=80))
def test_clauses_stand_in_order_apart_and_hold_every_word(text: str) -> None:
    spans = clauses_of(text)
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    held = {place for span in spans for place in range(span.start, span.end)}
    assert all(place in held for place, character in enumerate(text) if character.isalnum())


@given(st.integers(1, 99_999), st.integers(0, 4), st.sampled_from("0123456789"))
def test_code_tells_a_slip_of_one_digit(number: int, place: int, digit: str) -> None:
    code = code_of("T", number)
    place = 1 + place % len(str(number))
    if code[place] != digit:
        assert not is_sound(code[:place] + digit + code[place + 1 :])


@given(st.integers(10, 99_999))
def test_code_tells_two_digits_swapped(number: int) -> None:
    code = code_of("M", number)
    for place in range(1, len(code) - 2):
        one, other = code[place], code[place + 1]
        if one != other:
            assert not is_sound(code[:place] + other + one + code[place + 2 :])


def test_number_of_a_code_is_never_given_again() -> None:
    assert next_number("T", ["T1S", "T7" + check_character("T7"), "M30X", "gdp-2025"]) == 8
