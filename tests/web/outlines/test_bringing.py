"""A file is brought, read by the worker, or refused with code, reason and remedy."""

import io
import zipfile
from html import unescape
from typing import Any, Final

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from files.papers import assembled, official_docx, with_part
from gangmu.core.base.refusal_words import REFUSAL_WORDS
from gangmu.web.outlines.models import Draft, OutlineVersion
from gangmu.web.record.models import Job, Programme
from gangmu.web.record.verifying import verify
from gangmu.web.serving.worker import run_next
from web.builders import a_holder, a_key, a_post
from web.outlines.made import TEXT

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def office(programme: Programme) -> Client:
    client = Client()
    client.force_login(a_holder(a_post(programme, role="office"), programme))
    return client


def brought(client: Client, data: bytes, name: str = "纲要.txt", key: str | None = None) -> Any:
    file = SimpleUploadedFile(name, data)
    return client.post(reverse("bring"), {"file": file, "key": key or a_key()})


def page_of(client: Client, number: int = 1) -> str:
    return client.get(reverse("version", kwargs={"number": number})).content.decode()


def test_file_is_read_by_the_worker_and_waits_for_review(office: Client) -> None:
    assert brought(office, TEXT.encode()).status_code == 302
    assert 'http-equiv="refresh"' in page_of(office)  # progress is seen without JavaScript
    Job.objects.update(progress="正在打开文件 / opening the file")
    assert "正在打开文件<" in page_of(office)
    assert (
        "opening the file<" in office.get("/en" + reverse("version", kwargs={"number": 1})).content.decode()
    )
    assert run_next("worker-of-a-test")
    version = OutlineVersion.objects.get()
    assert (version.state, version.text, version.title) == ("in_review", TEXT, "云川市便民行动纲要")
    assert Draft.objects.filter(outline=version, kind="target").count() == 4
    assert 'http-equiv="refresh"' not in page_of(office)
    assert verify().is_whole


def test_text_in_another_encoding_is_read_as_well(office: Client) -> None:
    brought(office, TEXT.encode("gb18030"))
    run_next("worker-of-a-test")
    assert OutlineVersion.objects.get().text == TEXT


_ENTITIES: Final = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
_BLANK_PAGE: Final = [
    b"<< /Type /Catalog /Pages 2 0 R >>",
    b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
]


def _bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<a/>")
        archive.writestr("word/document.xml", bytes(20_000_000))
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("空.txt", b"", "document.empty"),
        ("图.txt", bytes(range(256)) * 8, "document.not_text"),
        ("旧.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "document.old_word"),
        ("坏.docx", b"PK\x03\x04 broken", "document.damaged"),
        ("表.xlsx", b"whatever", "document.unknown_kind"),
        ("改名.docx", b"%PDF-1.7 a page", "document.kind_mismatch"),
        ("俄文.txt", "бюджет города растет каждый год ".encode() * 60, "document.unknown_language"),
        ("日文.txt", "日本語の文章です。".encode("shift_jis") * 20, "document.unknown_encoding"),
        ("实体.docx", with_part(official_docx(), "word/document.xml", _ENTITIES), "document.xml_entities"),
        ("炸弹.docx", _bomb(), "document.archive_bomb"),
        ("扫描.pdf", assembled(_BLANK_PAGE), "document.no_text_layer"),
    ],
)
def test_what_cannot_be_read_says_why_and_what_to_do(
    office: Client, name: str, data: bytes, code: str
) -> None:
    answer = brought(office, data, name)
    html = answer.content.decode()
    if answer.status_code == 302:
        run_next("worker-of-a-test")
        assert OutlineVersion.objects.get().state == "unreadable"
        html = page_of(office)
    assert code in html
    assert "重新识读" in html or "选择" in html
    remedy = REFUSAL_WORDS[code]["zh"]["remedy"].partition("{")[0]
    assert remedy[:12] in unescape(html)


def test_upload_without_a_file_is_refused_in_the_page(office: Client) -> None:
    answer = office.post(reverse("bring"), {"key": a_key()})
    assert answer.status_code == 422
    assert "outlines.no_file" in answer.content.decode()


def test_form_sent_twice_brings_one_version(office: Client) -> None:
    key = a_key()
    for _ in range(2):
        assert brought(office, TEXT.encode(), key=key).headers["Location"].endswith("/1/")
    assert OutlineVersion.objects.count() == 1
    assert Job.objects.count() == 1


def test_unreadable_version_can_be_read_again(office: Client) -> None:
    brought(office, b"", "空.txt")
    run_next("worker-of-a-test")
    version = OutlineVersion.objects.get()
    form = {"version": version.version, "key": a_key()}
    office.post(reverse("read_again", kwargs={"number": 1}), form)
    assert OutlineVersion.objects.get().state == "reading"
    assert run_next("worker-of-a-test")


def test_job_done_twice_enters_its_reading_once(office: Client) -> None:
    brought(office, TEXT.encode())
    run_next("worker-of-a-test")
    drafts = Draft.objects.count()
    Job.objects.update(state=Job.State.WAITING)  # as after a worker that died behind its commit
    run_next("worker-of-a-test")
    assert Draft.objects.count() == drafts


def test_version_brought_in_error_is_withdrawn_with_a_reason(office: Client) -> None:
    brought(office, TEXT.encode())
    run_next("worker-of-a-test")
    address = reverse("withdraw", kwargs={"number": 1})
    version = OutlineVersion.objects.get()
    assert office.post(address, {"version": version.version, "key": a_key(), "reason": ""}).status_code == 422
    office.post(address, {"version": version.version, "key": a_key(), "reason": "选错了文件"})
    assert OutlineVersion.objects.get().state == "withdrawn"


@pytest.mark.parametrize("role", ["public", "reader"])
def test_only_the_office_brings_a_version(programme: Programme, role: str) -> None:
    client = Client()
    if role != "public":
        client.force_login(a_holder(a_post(programme, role=role), programme))
    brought(client, TEXT.encode())
    assert not OutlineVersion.objects.exists()


@pytest.mark.parametrize("name", ["review", "patterns", "coverage", "links", "issue"])
def test_pages_of_a_text_that_is_not_read_yet_answer(office: Client, name: str) -> None:
    brought(office, TEXT.encode())
    answer = office.get(reverse(name, kwargs={"number": 1}))
    assert answer.status_code == (302 if name == "review" else 200)
