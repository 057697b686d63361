"""举措: the verbs with their objects that sentences of plans order."""

import pytest

from gangmu.core.extraction.measures import find_measures
from gangmu.core.outline.outlines import Outline
from gangmu.core.outline.passages import Part, Passage
from gangmu.core.outline.views import view


def measures(sentence: str, *, part: Part = Part.BODY) -> list[tuple[str, str, str]]:
    seen = view(sentence)
    passage = Passage(0, len(seen.folded), None, part)
    rows = find_measures(Outline(view=seen, nodes=(), passages=(passage,)))
    return [(sentence[row.start : row.end], row.verb, row.strength.value) for row in rows]


def test_every_verb_with_an_object_of_its_own_is_a_measure() -> None:
    assert measures("高标准建设云川湖实验室，健全成果登记制度，鼓励高校开放仪器，探索数据入股。") == [
        ("高标准建设云川湖实验室", "建设", "order"),
        ("健全成果登记制度", "健全", "improve"),
        ("鼓励高校开放仪器", "鼓励", "encourage"),
        ("探索数据入股", "探索", "explore"),
    ]


@pytest.mark.parametrize("part", [Part.PREFACE, Part.BACKGROUND, Part.GUIDANCE])
def test_background_orders_nothing(part: Part) -> None:
    assert measures("建设云川湖实验室。", part=part) == []
