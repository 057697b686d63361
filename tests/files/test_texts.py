"""Encodings of plain text, decided strictly."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangmu.core.base.refusals import GangmuError
from gangmu.files.legibility import is_legible
from gangmu.files.texts import decode, read_text_file

WORDS = "云川市要在三年内把湿地的面积扩大到八万亩，由市水务局和各区政府一起实施。\r\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (WORDS.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + WORDS.encode(), "utf-8"),
        (WORDS.encode("gb18030"), "gb18030"),
        (WORDS.encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + WORDS.encode("utf-16-be"), "utf-16"),
    ],
)
def test_encoding_is_told_and_line_ends_are_kept(data: bytes, encoding: str) -> None:
    source = read_text_file(data, name="计划.txt", kind="txt")
    assert (source.text, source.encoding) == (WORDS, encoding)


def test_traditional_text_in_gb18030_is_read() -> None:
    words = "雲川市將在三年內擴大濕地，由市水務局會同各區政府實施，並對成效進行評估。" * 5
    assert decode(words.encode("gb18030"), name="a.txt") == (words, "gb18030")


@pytest.mark.parametrize("encoding", ["big5", "shift_jis", "euc_kr"])
def test_other_encodings_are_refused_not_guessed(encoding: str) -> None:
    words = {
        "big5": "雲川市將在三年內擴大濕地，由市水務局會同各區政府實施，並對成效進行評估。",
        "shift_jis": "この計画は市の湿地を広げるためのものであり、三年で終わる予定です。",
        "euc_kr": "이 계획은 시의 습지를 넓히기 위한 것이며 삼 년 안에 끝난다.",
    }
    with pytest.raises(GangmuError) as refusal:
        decode((words[encoding] * 8).encode(encoding), name="a.txt")
    assert refusal.value.code == "document.unknown_encoding"


@pytest.mark.parametrize("data", [b"abc\0def", bytes(random.Random(7).randbytes(4000)), b"\xff\xfea\0\0\0"])
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(GangmuError) as refusal:
        decode(data, name="a.txt")
    assert refusal.value.code == "document.not_text"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_utf8_text_comes_back_to_the_letter(words: str) -> None:
    if words.startswith("\ufeff"):
        words = words.lstrip("\ufeff") or "x"
    assert decode(words.encode(), name="a.txt")[0] == words


def test_private_encodings_are_told_from_language() -> None:
    assert is_legible("The city will plant one thousand trees by 2034 and report on it to the people. " * 6)
    assert is_legible("全市要在三年内建成一百座公园，让人民的生活得到改善。" * 10)
    shifted = "".join(
        chr(ord(sign) - 29) if sign.isalpha() else sign for sign in "the city will plant trees " * 30
    )
    assert not is_legible(shifted)
    assert not is_legible("".join(chr(0xE000 + place % 900) for place in range(500)))
    assert not is_legible("".join(chr(0x9000 + 7 * place % 3000) for place in range(800)))
    assert not is_legible("กขฃคฅฆงจฉช" * 40)


def test_table_of_codes_in_gb18030_is_read() -> None:
    rows = "code,set,name\n" + "".join(f"N{n}X.1,N{n}X,第{n}个区域性综合服务中心建设\n" for n in range(200))
    assert decode(rows.encode("gb18030"), name="members.csv") == (rows, "gb18030")
