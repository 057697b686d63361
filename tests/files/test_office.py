"""What a real word processor makes of a text reads back the same. Skipped where it is absent."""

import shutil
import subprocess
from pathlib import Path

import pytest

from files.papers import official_docx
from gangmu.core.outline.sources import SourceText
from gangmu.files.documents import open_document

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
PLAN = [
    "云川市水乡振兴三年计划",
    "一、打算做成什么",
    "（一）水要清。到2034年，全市国控断面水质优良比例达到九成二以上，城里的黑臭河段一段不剩，"
    "乡下的生活污水有八成七得到治理，由市生态环境局牵头，市水务局、市住建局和各区政府一起办理。",
    "（二）岸要绿。三年里新修滨水绿道260公里，种下适地树木45万株；凡是城区的河边，居民走10分钟就能到。",
    "二、怎么做",
    "1. 修河。市水务局每年清淤河道120公里，连通断头河36条，把“河长”一直设到村里，"
    "每月巡河不少于4次，巡河的记录留在全市统一的平台上，谁都可以查。",
    "2. 种树。市园林局会同各区每年拿出一份地块清单，成活率不低于95%。",
    "三、谁来管",
    "市政府办公室按季度通报，年底交账。",
]


def converted(source: Path, kind: str, *options: str) -> Path:
    assert OFFICE
    profile = source.parent / "profile"
    flags = ["--headless", *options, "--convert-to", kind, "--outdir", str(source.parent)]
    subprocess.run(
        [OFFICE, f"-env:UserInstallation={profile.as_uri()}", *flags, str(source)],
        check=True,
        capture_output=True,
        timeout=240,
    )
    return source.with_suffix(f".{kind}")


def lines(source: SourceText) -> list[str]:
    return [source.text[item.start : item.end] for item in source.paragraphs]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not OFFICE:
        pytest.skip("LibreOffice is not here: install it to compare with what it writes")
    return tmp_path_factory.mktemp("office")


@pytest.fixture(scope="module")
def paper(folder: Path) -> Path:
    text = folder / "plan.txt"
    text.write_text("\n".join(PLAN) + "\n", encoding="utf-8")
    return converted(text, "docx", "--infilter=Text (encoded):UTF8")


def test_docx_of_a_word_processor_reads_back(paper: Path) -> None:
    assert lines(open_document(paper)) == PLAN


def test_pdf_of_a_word_processor_reads_back(paper: Path) -> None:
    assert lines(open_document(converted(paper, "pdf"))) == PLAN


def test_html_of_a_word_processor_reads_back(paper: Path) -> None:
    assert lines(open_document(converted(paper, "html"))) == PLAN


def test_official_paper_printed_to_pdf_keeps_its_cues(folder: Path) -> None:
    file = folder / "official.docx"
    file.write_bytes(official_docx())
    before, after = open_document(file), open_document(converted(file, "pdf"))
    assert lines(after) == lines(before)
    assert [item.cue for item in after.paragraphs][:2] == ["title", "title"]
