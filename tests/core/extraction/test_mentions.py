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


NAMED += [
    ("依托青岚区石渡供应链物流基地。", [("青岚区", "place"), ("石渡供应链物流基地", "place")]),
    ("推动综合保税区（临港园区）发展。", [("综合保税区（临港园区）", "place")]),
    (
        "依托云飞、云鼓、北方重工等龙头企业。",
        [("云飞", "organisation"), ("云鼓", "organisation"), ("北方重工", "organisation")],
    ),
    ("建设和平、沈河、铁西等3个成果转化基地。", [("和平", "place"), ("沈河", "place"), ("铁西", "place")]),
    ("建立“做地”融资机制。", [("“做地”融资机制", "platform")]),
    ("推进“一网通办”和“云川大脑”建设。", [("“一网通办”", "platform"), ("“云川大脑”", "platform")]),
    ("融入“一带一路”。", [("“一带一路”", "project")]),
    ("组建城市更新和发展基金。", [("城市更新和发展基金", "organisation")]),
    ("保护沅河、澜河等流域生态。", [("沅河", "place"), ("澜河", "place")]),
    ("快速化改造三环、四环间的云渡线。", [("三环", "line"), ("四环", "line"), ("云渡线", "line")]),
    ("延伸地铁3号线、2号线南延线。", [("地铁3号线", "line"), ("2号线南延线", "line")]),
    ("健全政务码、公交码功能。", [("政务码", "platform"), ("公交码", "platform")]),
    (
        "省委、市委研究部署，由市发展改革委牵头。",
        [("省委", "organisation"), ("市委", "organisation"), ("市发展改革委", "organisation")],
    ),
]

NAMED += [
    ("现在，我代表云川市人民政府，向大会报告工作。", [("云川市人民政府", "organisation")]),
    ("开展优质企业对标提升行动。", [("优质企业对标提升行动", "project")]),
    ("健全部门协同工作机制。", [("部门协同工作机制", "platform")]),
    ("滚动实施“百千万”工程。", [("“百千万”工程", "project")]),
    ("现将规划的通知云政发〔2026〕3号印发。", [("云政发〔2026〕3号", "document")]),
    ("加快建设全国统一大市场循环枢纽。", [("统一大市场循环枢纽", "project")]),
    ("加强云岭森林、石山森林等9个省级重点生态功能区建设。", [("云岭森林", "place"), ("石山森林", "place")]),
    ("举办中国—东盟粮农合作发展大会。", [("中国—东盟粮农合作发展大会", "event")]),
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


@pytest.mark.parametrize(
    "piece", ["平台", "等", "、甲等", "东北亚", "“一二”", "线、", "区县市", "《", "5个平台"]
)
def test_what_repeats_without_end_is_read_all_the_same(piece: str) -> None:
    text = piece * 2000
    assert all(0 <= mention.start < mention.end <= len(text) for mention in read_text(text).mentions)


def test_names_in_an_english_plan() -> None:
    text = (
        "The Department of Public Works will extend the Mill Creek Trail and launch an asset inventory database. "
        "The Rivermouth City Council adopts the Climate Action Plan and reports to the residents of the whole county."
    )
    assert names(text) == [
        ("Department of Public Works", "organisation"),
        ("Mill Creek Trail", "line"),
        ("asset inventory database", "platform"),
        ("Rivermouth City Council", "organisation"),
        ("Climate Action Plan", "document"),
    ]


def test_every_name_quotes_the_text() -> None:
    text = "　　建设沅澜 实验室，推进“云川大脑”平台升級。"
    for mention in read_text(text).mentions:
        assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    "text",
    [
        "建设美丽江西。",
        "保护江河源头。",
        "推动经济宁静发展。",
        "加快赣东北开放。",
        "建设教育强区、科技强区，实施产业兴区战略。",
        "提高设市城市污水处理率。",
        "确保工程投资到位，列出台账。",
        "把措施和重点工程纳入规划。",
        "加强自然保护区和典型生态系统保护。",
        "各省、自治区、直辖市人民政府负责。",
    ],
)
def test_words_that_meet_and_kinds_of_things_are_no_names(text: str) -> None:
    assert names(text) == []


def names_in(text: str) -> list[str]:
    return [mention.text for mention in read_text(text).mentions]


@pytest.mark.parametrize(
    "text",
    [
        "深化分配制度改革。",
        "理顺管理体制。",
        "完善服务体系。",
        "坚持社会主义市场经济体制。",
        "改善货物运输系统。",
    ],
)
def test_institution_without_a_name_is_no_mention(text: str) -> None:
    assert names_in(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("推行“云桥”联审制度。", "“云桥”联审制度"),
        ("建立市校企联席会议制度。", "市校企联席会议制度"),
        ("区内企业按现行规定享受云川综合保税区政策。", "云川综合保税区"),
    ],
)
def test_name_of_an_institution_or_zone_begins_behind_the_verb(text: str, name: str) -> None:
    assert names_in(text) == [name]


def test_zones_of_a_kind_are_no_places_where_a_paper_is_about_the_kind() -> None:
    about_all = "综合保税区内企业可以申请。" * 6
    assert names_in(about_all) == []
    of_a_city = "沈阳市、大连市协同，建设综合保税区。"
    assert "综合保税区" in names_in(of_a_city)
