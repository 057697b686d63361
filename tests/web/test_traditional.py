"""Traditional pages: the characters that people print, by words, one for one."""

from pathlib import Path

import pytest

from gangmu.core.outline.scripts import fold
from gangmu.web.doors.traditional import WORDS, traditional

FORMS = {
    "踏上新征程": "踏上新征程",
    "长征": "長征",
    "特征与征收": "特徵與徵收",
    "吃饭和小吃": "吃飯和小吃",
    "沈阳": "瀋陽",
    "来沈投资": "來沈投資",
    "沈先生": "沈先生",
    "企业家俱乐部": "企業家俱樂部",
    "放射干道、若干干部": "放射幹道、若干幹部",
    "公里、邻里、心里": "公里、鄰里、心裡",
    "皇后之后": "皇后之後",
    "理发与发展": "理髮與發展",
    "集群、机床、湿地、峰会": "集群、機床、濕地、峰會",
    "恢复、重复、批复、覆盖": "恢復、重複、批復、覆蓋",
    "中下游与旅游": "中下游與旅遊",
    "只有一只": "只有一隻",
    "考核与核实": "考核與核實",
}


@pytest.mark.parametrize("simplified", FORMS)
def test_word_is_written_as_it_is_printed(simplified: str) -> None:
    assert traditional(simplified) == FORMS[simplified]


def test_length_is_kept_and_folding_leads_back(root: Path) -> None:
    text = (root / "examples" / "shenyang" / "outline.txt").read_text("utf-8")
    written = traditional(text)
    assert len(written) == len(text)
    assert fold(written) == fold(text)
    assert not set(written) & set("喫羣牀峯溼爲衆")
    assert "徵程" not in written


def test_listed_words_keep_their_length_and_fold_back() -> None:
    for word, written in WORDS.items():
        assert len(word) == len(written)
        assert fold(written) == fold(word)
