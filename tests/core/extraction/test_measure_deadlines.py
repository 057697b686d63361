"""A measure is due by what its sentence, its paragraph, its task, its heading or its document says, and else by nothing."""

import pytest

from gangmu.core.extraction import read_text
from gangmu.core.extraction.measure_deadlines import deadline_at, deadlines_of_measures

PLAN = "云川市便民行动方案\n\n一、办好小事\n\n{}\n\n二、办好大事\n\n扩建市图书馆。\n"


def dates(words: str, text: str = PLAN) -> dict[str, str | None]:
    """Give the object of each measure with its date, as written in the text that says so."""
    reading = read_text(text.format(words))
    found = {}
    for measure, deadline in zip(reading.measures, deadlines_of_measures(reading), strict=True):
        found[measure.object] = deadline.period.end or deadline.period.every if deadline else None
    return found


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("到2027年，建成十座街角公园。", {"十座街角公园": "2027"}),
        ("力争2027年底前建成环城步道。", {"环城步道": "2027"}),
        ("争取2027年6月底前建成环城步道。", {"环城步道": "2027-06-30"}),
        ("到本世纪中叶，全面建成山水名城。", {"山水名城": "2050"}),
        ("到2027年，建成环城步道，修复三条老街。", {"环城步道": "2027", "三条老街": "2027"}),
        ("到2027年，建成环城步道。修复三条老街。", {"环城步道": "2027", "三条老街": "2027"}),
        ("到2027年，建成环城步道；到2030年，修复三条老街。", {"环城步道": "2027", "三条老街": "2030"}),
        ("“十五五”时期，新建两座体育公园。", {"两座体育公园": "2030"}),
        ("每年举办山城音乐会。", {"山城音乐会": "P1Y"}),
    ],
)
def test_date_of_the_sentence_or_the_paragraph_rules(words: str, expected: dict[str, str]) -> None:
    assert dates(words) | expected == dates(words)


@pytest.mark.parametrize(
    "words",
    [
        "建设十座街角公园。",
        "办好2027年山城音乐会，提升城市形象。",
        "落实《云川市公园规划（2021—2035年）》，建设街角公园。",
        "比2020年增加公园面积，建设街角公园。",
        "截至2021年底，完成老旧小区普查。",
    ],
)
def test_no_date_is_invented(words: str) -> None:
    assert set(dates(words).values()) == {None}


OPENED = "到2025年，建成环城步道。扩建码头泊位。修复三条老街。"
INSERTED = "到2027年，建成观景平台50个。"


def test_promise_put_into_a_paragraph_dates_no_other_sentence() -> None:
    for plain in ("扩建码头泊位。修复三条老街。", OPENED):
        before = dates(plain)
        after = dates(plain.replace("修复", INSERTED + "修复"))
        assert after.pop("观景平台50个", "2027") == "2027"
        assert {name: due for name, due in after.items() if "观景平台" not in name} == before


@pytest.mark.parametrize("alone", ["到2035年：", "到2035年发展目标是：", "展望2035年。"])
def test_sentence_that_states_a_time_alone_speaks_for_what_follows(alone: str) -> None:
    found = dates(f"扩建码头泊位。{alone}新建两座体育公园。修复三条老街。")
    assert (found["码头泊位"], found["三条老街"]) == (None, "2035")


def test_time_of_a_promise_inside_a_line_is_not_lent_to_the_list_below() -> None:
    found = dates("扩建码头泊位。到2027年，建成环城步道。\n\n——修复三条老街。")
    assert found["三条老街"] is None


def test_what_comes_from_elsewhere_than_the_own_sentence_is_marked() -> None:
    reading = read_text(PLAN.format(OPENED))
    found = {
        measure.object: deadline.is_lent if deadline else None
        for measure, deadline in zip(reading.measures, deadlines_of_measures(reading), strict=True)
    }
    assert found == {"环城步道": False, "码头泊位": True, "三条老街": True, "市图书馆": None}


def test_words_that_are_no_measure_to_the_reader_have_the_date_of_their_paragraph() -> None:
    text = PLAN.format("到2025年，建成环城步道。老街灯火长明。")
    found = deadline_at(read_text(text), text.index("老街灯火"))
    assert found is not None
    assert (found.period.end, found.is_lent) == ("2025", True)
    assert deadline_at(read_text(text), text.index("扩建市图书馆")) is None


def test_date_never_flows_into_the_next_chapter_or_paragraph() -> None:
    found = dates("到2027年，建成环城步道。\n\n修复三条老街。")
    assert (found["三条老街"], found["市图书馆"]) == (None, None)


def test_what_is_kept_is_done_by_no_date_but_its_own_sentences() -> None:
    found = dates("到2027年，建成环城步道。坚持建管并重原则。到2027年，保持道路整洁有序。")
    assert (found["建管并重原则"], found["道路整洁有序"]) == (None, "2027")


def test_date_of_a_task_holds_for_its_measures() -> None:
    found = dates(
        "1.扩建码头。新建游船码头。\n牵头单位：市交通局\n完成时限：2026年10月底前\n2.保护老街。修复三条老街。"
    )
    assert (found["游船码头"], found["三条老街"]) == ("2026-10", None)


def test_document_that_states_a_time_for_all_lends_it_without_words() -> None:
    reading = read_text(PLAN.format("建设十座街角公园。").replace("行动方案", "行动方案（2025—2027年）"))
    found = {
        measure.object: deadline
        for measure, deadline in zip(reading.measures, deadlines_of_measures(reading), strict=True)
    }
    lent = found["十座街角公园"]
    assert lent is not None
    assert (lent.period.start, lent.period.end, lent.start) == ("2025", "2027", None)


def test_words_that_say_so_are_given() -> None:
    text = PLAN.format("到２０２７年，建成環城步道。修復三條老街。")
    reading = read_text(text)
    [first, second, *_] = deadlines_of_measures(reading)
    assert first is not None
    assert second is not None
    assert text[first.start : first.end] == "２０２７年" == text[second.start : second.end]


def test_english_measures_are_due_by_the_words_of_their_sentence() -> None:
    text = (
        "# Riverton Plan\n\n## Parks\n\nBy 2030, we will build ten parks. Plant 500 trees by June 2028.\n"
        "We will maintain the old mill, below 2005 levels of noise.\n"
    )
    reading = read_text(text, kind="md")
    ends = [deadline and deadline.period.end for deadline in deadlines_of_measures(reading)]
    verbs = [measure.verb for measure in reading.measures]
    assert dict(zip(verbs, ends, strict=True)) == {"build": "2030", "maintain": None} | (
        {"Plant": "2028-06"} if "Plant" in verbs else {}
    )
