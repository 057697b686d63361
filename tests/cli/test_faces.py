"""How lines are set in a terminal."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from gangmu.cli.faces.sheets import Sheet, broken, cut, padded, shown

TEXT = st.text(st.characters(categories=("L", "N", "P", "S"), include_characters=" ，。（）“”"), max_size=200)


@given(TEXT, st.integers(20, 60))
def test_breaking_lines_loses_no_word_and_keeps_the_width(text: str, room: int) -> None:
    lines = list(broken(text, room))
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cell_len(line) <= room for line in lines)


def test_no_stop_begins_a_line() -> None:
    for room in range(20, 40):
        lines = list(broken("到2027年，建成社区食堂200家；新增绿道86公里，（含东岸、西岸）。" * 3, room))
        assert not [line for line in lines[1:] if line[0] in "，。；、）"]
        assert not [line for line in lines if line[-1] == "（"]


@given(TEXT, st.integers(5, 40))
def test_cut_keeps_the_width(text: str, cells: int) -> None:
    assert cell_len(cut(text, cells)) <= max(cells, 1)
    assert cell_len(padded(cut(text, cells), cells)) >= cells


def test_words_of_a_document_cannot_steer_the_terminal() -> None:
    assert shown("红\x1b[31m字\x07\r\n\u202e右") == "红\ufffd[31m字\ufffd \ufffd右"


def test_items_break_between_pairs_and_quotes_are_never_doubled() -> None:
    narrow = Sheet(width=24, colour=False, language="zh")
    narrow.items(["目标 120", "举措 1,640", "分工 46", "缺漏 64"], " · ")
    lines = narrow.text().splitlines()
    assert [line.removesuffix(" ·").split(" · ") for line in lines] == [
        ["目标 120", "举措 1,640"],
        ["分工 46", "缺漏 64"],
    ]
    assert narrow.quoted("“一刻钟”便民圈") == "「“一刻钟”便民圈」"
