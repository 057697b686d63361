"""Check codes of printed sheets: what is printed decides them, and a slip in copying is told."""

from hypothesis import given
from hypothesis import strategies as st

from gangmu.core.plan.signed_sheets import is_sheet_code, parted, plain_sheet_code, sheet_code

CODE = sheet_code("0f", "市交通局", "2026-03", ["T1:ab", "T2:cd"])


def test_anything_else_that_is_printed_gives_another_code() -> None:
    others = {
        sheet_code("10", "市交通局", "2026-03", ["T1:ab", "T2:cd"]),
        sheet_code("0f", "市住建局", "2026-03", ["T1:ab", "T2:cd"]),
        sheet_code("0f", "市交通局", "2026-04", ["T1:ab", "T2:cd"]),
        sheet_code("0f", "市交通局", "2026-03", ["T2:cd", "T1:ab"]),
        CODE,
    }
    assert len(others) == 5


def test_code_is_read_back_as_it_is_printed() -> None:
    assert plain_sheet_code(f" {parted(CODE).lower()} ") == CODE
    assert not set(CODE) & set("IOZ")


@given(st.integers(1, len(CODE) - 2), st.sampled_from("0123456789ABCDEF"))
def test_one_wrong_sign_is_told(place: int, sign: str) -> None:
    copied = CODE[:place] + sign + CODE[place + 1 :]
    assert is_sheet_code(copied) == (copied == CODE)


@given(st.integers(1, len(CODE) - 3))
def test_two_swapped_signs_are_told(place: int) -> None:
    copied = CODE[:place] + CODE[place + 1] + CODE[place] + CODE[place + 2 :]
    assert is_sheet_code(copied) == (copied == CODE)
