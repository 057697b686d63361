"""What an office program makes of a paper: pages and places, measured in the PDF that it prints. Skipped where none is."""

import shutil
import subprocess

import pypdfium2
import pytest

from files.papers_drawn.made import a_division, a_head, a_note, a_reminder, some_tasks, the_words
from gangmu.core.base.papers.values import Paper, Text
from gangmu.core.plan.papers.monthly_notes import monthly_dispatch_note
from gangmu.core.plan.papers.reminders import reminder_letter
from gangmu.core.plan.papers.task_divisions import task_division_notice
from gangmu.files.papers import paper_file

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
PT_PER_MM = 72 / 25.4
FULL = "云" * 28 * 60  # more than two pages of full lines

pytestmark = pytest.mark.skipif(OFFICE is None, reason="no LibreOffice here")


def papers() -> dict[str, Paper]:
    words = the_words()
    letter = reminder_letter(a_reminder(), a_head(recipients=("市交通运输局",), copy_to=()), words)
    return {
        "notice": task_division_notice(a_division(), a_head(), words),
        "long": task_division_notice(a_division(300), a_head(), words),
        "note": monthly_dispatch_note(a_note(), a_head(number=None, issue=5, recipients=(), note=""), words),
        "letter": letter,
        "full": Paper(kind="test", form=letter.form, issuer="云川市", title="题", blocks=(Text(FULL),)),
    }


Box = tuple[float, float, float, float]
Printed = dict[str, pypdfium2.PdfDocument]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """Every paper as printed, in one run of the program."""
    place = tmp_path_factory.mktemp("papers")
    for name, paper in papers().items():
        (place / f"{name}.docx").write_bytes(paper_file(paper, the_words()))
    assert OFFICE
    subprocess.run(
        [OFFICE, "--headless", f"-env:UserInstallation={(place / 'profile').as_uri()}", "--convert-to", "pdf",
         "--outdir", place, *place.glob("*.docx")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return {name: pypdfium2.PdfDocument(place / f"{name}.pdf") for name in papers()}


def signs_on(document: pypdfium2.PdfDocument, page: int) -> list[tuple[str, Box]]:
    """Each visible sign of a page with its box; gaps that a PDF is read with between words are none."""
    text, height = document[page].get_textpage(), document[page].get_height()
    signs = [(text.get_text_range(at, 1), text.get_charbox(at)) for at in range(text.count_chars())]
    return [
        (sign, (left / PT_PER_MM, (height - low) / PT_PER_MM, right / PT_PER_MM, (height - top) / PT_PER_MM))
        for sign, (left, low, right, top) in signs
        if sign.strip()
    ]


def words_on(document: pypdfium2.PdfDocument, page: int) -> str:
    """The text of a page without its gaps."""
    return "".join(sign for sign, _ in signs_on(document, page))


def boxes(document: pypdfium2.PdfDocument, page: int, words: str) -> list[Box]:
    """Left, bottom, right and top of each sign of words, in millimetres from the left and the top of the page."""
    signs = signs_on(document, page)
    start = "".join(sign for sign, _ in signs).index(words.replace(" ", ""))
    return [box for _, box in signs[start : start + len(words.replace(" ", ""))]]


def test_line_holds_28_characters_and_a_page_22_lines(printed: Printed) -> None:
    lines: dict[int, int] = {}
    for sign, (*_, top) in signs_on(printed["full"], 1):
        lines[round(top)] = lines.get(round(top), 0) + (sign == "云")
    assert [count for count in lines.values() if count] == [28] * 22


def test_note_has_its_figures_on_one_page_and_the_rest_behind_it(printed: Printed) -> None:
    assert len(printed["note"]) == 2
    assert "上月合计" in words_on(printed["note"], 0)
    assert "不等于正常" in words_on(printed["note"], 0)
    assert "二、较上月变化" in words_on(printed["note"], 1)


def test_letter_of_three_items_is_one_page_without_a_number(printed: Printed) -> None:
    assert len(printed["letter"]) == 1
    assert "—1—" not in words_on(printed["letter"], 0)
    top = min(box[3] for box in boxes(printed["letter"], 0, "云川市行动纲要实施领导小组办公室"))
    assert 29 <= top <= 33


def test_head_of_the_long_table_is_on_each_of_its_pages_and_no_task_is_lost(printed: Printed) -> None:
    document = printed["long"]
    across = [
        page for page in range(len(document)) if document[page].get_width() > document[page].get_height()
    ]
    assert len(across) > 20
    assert all("牵头单位" in words_on(document, page) for page in across[:-1])
    text = "".join(words_on(document, page) for page in across)
    assert [f"完成第{number + 1}段" in text for number in range(300)].count(False) == 0
    assert len(some_tasks(300)) == 300


def test_page_numbers_stand_on_the_outer_side(printed: Printed) -> None:
    first, second = boxes(printed["notice"], 0, "— 1 —"), boxes(printed["notice"], 1, "— 2 —")
    assert first[-1][2] == pytest.approx(184 - 4.9, abs=1.5)
    assert second[0][0] == pytest.approx(28 + 4.9, abs=1.5)
    assert all(262 + 6 <= top <= 262 + 13 for *_, top in (*first, *second))


def test_day_of_the_notice_ends_four_characters_from_the_edge(printed: Printed) -> None:
    page = next(page for page in range(3) if "2026年2月9日" in words_on(printed["notice"], page))
    assert boxes(printed["notice"], page, "2026年2月9日")[-1][2] == pytest.approx(184 - 4 * 156 / 28, abs=1.5)


def test_foot_ends_with_the_text_block_of_the_last_page(printed: Printed) -> None:
    for name in ("notice", "note"):
        last = len(printed[name]) - 1
        assert boxes(printed[name], last, "日印发")[-1][1] == pytest.approx(262, abs=3.0)
