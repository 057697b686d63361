"""Names: where they begin, what they are, and what is no name."""

import pytest

from gangmu.core.extraction import read_text


def names(text: str) -> list[tuple[str, str]]:
    return [(mention.text, mention.type) for mention in read_text(text).mentions]


NAMED: list[tuple[str, list[tuple[str, str]]]] = [
    ("加快建设云川算力调度平台。", [("云川算力调度平台", "platform")]),
    ("推进智慧港口建设平台落地。", [("智慧港口建设平台", "platform")]),
    ("建立企业信用信息数据库。", [("企业信用信息数据库", "platform")]),
    ("健全跨部门执法协作机制。", [("跨部门执法协作机制", "platform")]),
    (
        "打造检验检测平台、成果转化平台、人才服务平台等载体。",
        [("检验检测平台", "platform"), ("成果转化平台", "platform"), ("人才服务平台", "platform")],
    ),
    ("推进云石高铁建设，开通“经云飞”航线。", [("云石高铁", "line"), ("“经云飞”航线", "line")]),
    ("规划云石、云岚、云渡等3条城际铁路。", [("云石", "line"), ("云岚", "line"), ("云渡", "line")]),
    ("组建云川产业技术研究院。", [("云川产业技术研究院", "organisation")]),
    (
        "印发《云川市数据管理办法》（云政发〔2025〕12号）。",
        [("《云川市数据管理办法》", "document"), ("云政发〔2025〕12号", "document")],
    ),
    ("举办云川国际工业博览会。", [("云川国际工业博览会", "event")]),
    ("拓展日韩、东南亚和北美航线网络。", [("日韩", "place"), ("东南亚", "place"), ("北美", "place")]),
    ("加强與上海、蘇州合作。", [("上海", "place"), ("蘇州", "place")]),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_a_name_begins_behind_the_verb_and_ends_in_its_kind(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "加快重大平台建设。",
        "系统推进各项工作。",
        "形成有效机制。",
        "推动经济高速增长。",
        "让全市人民共享成果。",
    ],
)
def test_generic_words_are_no_name(text: str) -> None:
    assert names(text) == []


def test_every_name_quotes_the_text() -> None:
    text = "　　建设沅澜 实验室，推进“云川大脑”平台升級。"
    for mention in read_text(text).mentions:
        assert text[mention.start : mention.end] == mention.text
