"""Coverage leaves no sentence unexplained; issuing freezes; the next version keeps identity by confirmed links."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gangmu.web.outlines import queries
from gangmu.web.outlines.actions.taking import take_decisions
from gangmu.web.outlines.coverage import coverage_of
from gangmu.web.outlines.decisions import AS_READ, read_decisions, write_decisions
from gangmu.web.outlines.models import (
    Clause,
    ClauseFinding,
    ClauseLink,
    ClauseText,
    Draft,
    OutlineVersion,
    Promise,
    SetMember,
)
from gangmu.web.record.models import Paper, Programme
from gangmu.web.record.moments import NOW
from gangmu.web.record.verifying import verify
from web.builders import (
    a_holder,
    a_key,
    a_post,
    a_release,
    a_stranger,
    an_instant,
    an_office_clerk,
)
from web.outlines.made import LATER, TEXT, a_version_in_review, an_issued_version, drafts_of, issued, words_of


@pytest.fixture
def office(programme: Programme) -> Client:
    client = Client()
    client.force_login(a_holder(a_post(programme, role="office"), programme))
    return client


def all_accepted(version: OutlineVersion) -> None:
    by = an_office_clerk(version.programme)
    rest = read_decisions('{"format": 1, "rest": "as_read"}')
    take_decisions(version, rest, on=date(2026, 3, 3), by=by, at=an_instant(), key=a_key())


def posted(client: Client, name: str, on: OutlineVersion, /, **form: Any) -> Any:
    return client.post(reverse(name, kwargs={"number": on.number}), {"key": a_key(), **form})


def endings(version: OutlineVersion) -> dict[str, str]:
    found = coverage_of(version, an_office_clerk(version.programme))
    pairs = zip(found.spans, found.endings, strict=True)
    return {version.text[span.start : span.end]: each.ending for span, each in pairs}


def test_every_sentence_has_an_ending(programme: Programme) -> None:
    version = a_version_in_review(programme)
    assert endings(version)["建设十座街角公园。"] == "waiting"
    all_accepted(version)
    assert endings(version)["建设十座街角公园。"] == "mapped"
    assert endings(version)["云川是一座依水而兴的城市。"] == "unexplained"


def test_version_with_an_unexplained_sentence_is_not_issued(office: Client, programme: Programme) -> None:
    version = a_version_in_review(programme)
    all_accepted(version)
    form = {"title": "纲要", "on": "2026-03-03", "version": OutlineVersion.objects.get().version}
    answer = posted(office, "issue_now", version, **form)
    assert answer.status_code == 422
    assert "outlines.not_ready" in answer.content.decode()
    assert not Paper.objects.exists()


def test_sentences_are_explained_from_the_coverage_page_and_the_version_is_issued(
    office: Client, programme: Programme
) -> None:
    version = a_version_in_review(programme)
    all_accepted(version)
    page = office.get(reverse("coverage", kwargs={"number": version.number}))
    assert page.context["ending"] == "unexplained"
    spans = [f"{span.start}:{span.end}" for span, *_ in page.context["lines"]]
    posted(office, "find_clauses", version, span=spans, ending="not_a_promise", reason="背景叙述")
    form = {"title": "云川市便民行动纲要", "on": "2026-03-03", "paper": "云政发〔2026〕1号"}
    seen = OutlineVersion.objects.get().version
    assert posted(office, "issue_now", version, version=seen, **form).status_code == 302
    row = OutlineVersion.objects.get()
    assert (row.state, row.issued_on, row.text) == ("issued", date(2026, 3, 3), TEXT)
    paper = Paper.objects.get()
    assert paper.number == "云政发〔2026〕1号"
    assert paper.content["text_sha256"] == row.text_sha256
    assert verify().is_whole


def test_issued_version_cannot_be_reviewed(office: Client, programme: Programme) -> None:
    version = an_issued_version(programme)
    draft = drafts_of(version)[0]
    form = {"draft": draft.pk, "version": draft.version, "verb": "reject"}
    answer = posted(office, "review_decide", version, **form)
    assert answer.status_code == 422
    assert "勘误" in answer.content.decode()


def test_every_promise_quotes_its_span_and_has_a_code_that_tells_slips(programme: Programme) -> None:
    from gangmu.core.outline.codes import is_sound

    version = an_issued_version(programme)
    promises = list(Promise.objects.filter(outline=version))
    assert len(promises) >= 8
    for promise in promises:
        assert promise.words == TEXT[promise.start : promise.end]
        assert is_sound(promise.code)
        clause = ClauseText.objects.get(outline=version, clause=promise.clause)
        assert clause.start <= promise.start < clause.end


def test_public_reads_promises_from_the_release_on_and_drafts_never(programme: Programme) -> None:
    an_issued_version(programme)
    public = a_stranger(programme)
    from gangmu.web.record.moments import released

    assert queries.promises(public, released(programme)).count() == 0
    a_release(programme)
    assert queries.promises(a_stranger(programme), released(programme)).count() > 0
    from gangmu.web.accounts.refusals import NotAllowedError

    with pytest.raises(NotAllowedError):
        queries.drafts(a_stranger(programme), released(programme))


def test_version_in_review_is_not_public(programme: Programme) -> None:
    from gangmu.web.record.moments import released

    a_version_in_review(programme)
    a_release(programme)
    assert queries.versions(a_stranger(programme), released(programme)).count() == 0


def promise_with(words: str) -> Promise:
    return next(each for each in Promise.objects.all() if words in each.words)


def test_raised_target_keeps_its_code_and_its_past(programme: Programme) -> None:
    an_issued_version(programme)
    before = promise_with("40座")
    an_issued_version(programme, LATER)
    after = Promise.objects.get(pk=before.pk)
    assert (after.code, after.clause_id) == (before.code, before.clause_id)
    assert (before.value, after.value) == (40, 50)
    assert Promise.past._default_manager.filter(row=before.pk).exists()
    assert verify().is_whole


def test_links_are_proposed_with_what_changed(programme: Programme) -> None:
    an_issued_version(programme)
    version = a_version_in_review(programme, LATER)
    changes = {}
    for link in ClauseLink.objects.filter(outline=version):
        words = "" if link.start is None else LATER[link.start : link.end]
        changes[words] = link.changes
    assert changes["到2027年，全市公园达到50座，公园绿地率突破35%。"] == ["raised"]
    assert changes["修复三条老街。"] == ["added"]
    assert changes[""] == ["dropped"]
    assert changes["建设十座街角公园。"] == ["unchanged"]


def test_dropped_promise_is_withdrawn_and_still_readable_in_its_own_text(programme: Programme) -> None:
    first = an_issued_version(programme)
    before = promise_with("夜间营业")
    an_issued_version(programme, LATER, number="云政发〔2026〕9号")
    after = Promise.objects.get(pk=before.pk)
    assert (after.outline_id, after.withdrawn_by) == (first.pk, "云政发〔2026〕9号")
    assert after.withdrawn_on == date(2026, 3, 3)
    assert Clause.objects.get(pk=after.clause_id).dropped_in_id is not None


def test_first_version_is_superseded_by_the_second(programme: Programme) -> None:
    first, second = an_issued_version(programme), an_issued_version(programme, LATER)
    assert OutlineVersion.objects.get(pk=first.pk).state == "superseded"
    in_force = queries.version_in_force(an_office_clerk(programme), NOW)
    assert in_force is not None
    assert in_force.pk == second.pk


def test_only_a_confirmed_link_carries_identity(office: Client, programme: Programme) -> None:
    an_issued_version(programme)
    before = promise_with("40座")
    version = a_version_in_review(programme, LATER)
    raised = next(each for each in ClauseLink.objects.filter(outline=version) if each.changes == ["raised"])
    posted(office, "decide_links", version, verb="refuse", seen=[f"{raised.pk}:{raised.version}"])
    for change in ("unchanged", "added", "dropped", "reworded"):
        posted(office, "decide_links", version, verb="confirm", whole=change)
    assert not ClauseLink.objects.filter(outline=version, state="proposed").exists()
    by = an_office_clerk(programme)
    take_decisions(version, AS_READ, on=date(2026, 3, 3), by=by, at=an_instant(), key=a_key())
    issued(version, by=by)
    assert Promise.objects.get(pk=before.pk).withdrawn_on is not None
    assert promise_with("50座").code != before.code


def test_version_with_an_unconfirmed_link_is_not_issued(office: Client, programme: Programme) -> None:
    an_issued_version(programme)
    version = a_version_in_review(programme, LATER)
    by = an_office_clerk(programme)
    take_decisions(version, AS_READ, on=date(2026, 3, 3), by=by, at=an_instant(), key=a_key())
    form = {"title": "纲要", "on": "2026-03-03", "version": OutlineVersion.objects.get(pk=version.pk).version}
    assert posted(office, "issue_now", version, **form).status_code == 422


def test_decisions_stand_for_sentences_that_did_not_change(office: Client, programme: Programme) -> None:
    first = a_version_in_review(programme)
    by = an_office_clerk(programme)
    stamp = {"by": by, "at": an_instant(), "on": date(2026, 3, 3)}
    elevator = next(each for each in drafts_of(first, kind="measure") if "电梯" in words_of(each))
    from gangmu.web.outlines.actions.deciding import reject_draft

    reject_draft(elevator, reason="叙述、背景", seen=1, key=a_key(), **stamp)
    take_decisions(first, AS_READ, key=a_key(), **stamp)
    issued(first, by=by)
    version = a_version_in_review(programme, LATER)
    posted(office, "decide_links", version, verb="confirm", whole="unchanged")
    assert posted(office, "follow", version).status_code == 302
    states = {words_of(each): each for each in drafts_of(version, kind__in=("target", "measure"))}
    again = next(each for words, each in states.items() if "电梯" in words)
    assert (again.state, again.reason) == ("rejected", "叙述、背景")
    left = [words for words, each in states.items() if each.state == "proposed"]
    assert left
    assert all("50座" in words or "35%" in words or "老街" in words for words in left)
    assert all(each.is_unread for each in states.values() if each.state == "accepted")


def test_link_can_be_put_right_by_the_code_of_the_sentence(office: Client, programme: Programme) -> None:
    an_issued_version(programme)
    night = Clause.objects.get(pk=promise_with("夜间营业").clause_id)
    version = a_version_in_review(programme, LATER)
    added = next(each for each in ClauseLink.objects.filter(outline=version) if each.changes == ["added"])
    posted(office, "relink", version, link=added.pk, version=added.version, code=night.code.lower())
    found = ClauseLink.objects.get(pk=added.pk)
    assert (found.clause_id, found.state) == (night.pk, "confirmed")


def test_erratum_mends_a_span_without_a_new_version(office: Client, programme: Programme) -> None:
    an_issued_version(programme)
    promise = promise_with("街角公园")
    address = reverse("mend", kwargs={"code": promise.code})
    form = {"words": "十座街角公園", "reason": "多标了动词", "version": promise.version, "key": a_key()}
    html = office.post(address, form, follow=True).content.decode()
    assert "已改正" in html
    assert "已改正" not in office.get(reverse("erratum", kwargs={"code": promise.code})).content.decode()
    html = office.get(reverse("version", kwargs={"number": 1})).content.decode()
    assert f"勘误：{promise.code}" in html
    assert reverse("review", kwargs={"number": 1}) + "?show=all" in html
    after = Promise.objects.get(pk=promise.pk)
    assert (after.words, after.code, after.outline_id) == ("十座街角公园", promise.code, promise.outline_id)
    assert Paper.objects.filter(kind="outline_erratum").count() == 1
    assert OutlineVersion.objects.count() == 1


def test_review_of_an_issued_version_leads_to_the_erratum(office: Client, programme: Programme) -> None:
    version = an_issued_version(programme)
    promise = promise_with("街角公园")
    address = reverse("review", kwargs={"number": version.number})
    html = office.get(address, {"draft": promise.draft_id, "show": "all"}).content.decode()
    assert reverse("erratum", kwargs={"code": promise.code}) in html


def test_decisions_are_carried_by_a_file(programme: Programme) -> None:
    version = a_version_in_review(programme)
    by = an_office_clerk(programme)
    draft = drafts_of(version, kind="target")[0]
    from gangmu.web.outlines.actions.deciding import add_draft, correct_draft, reject_draft

    stamp = {"by": by, "at": an_instant(), "on": date(2026, 3, 3)}
    values = {**draft.values, "value": "44", "number": "44"}
    correct_draft(draft, values=values, seen=1, key=a_key(), **stamp)
    rejected = drafts_of(version, kind="measure")[0]
    reject_draft(rejected, reason="叙述、背景", seen=1, key=a_key(), **stamp)
    start = TEXT.index("依水而兴")
    values = {"verb": "依水", "object": "而兴", "strength": "outcome"}
    add_draft(version, kind="measure", values=values, span=(start, start + 4), key=a_key(), **stamp)
    from gangmu.web.outlines.actions.deciding import accept_draft

    added = Draft.objects.get(outline=version, as_read__isnull=True)
    accept_draft(added, seen=1, key=a_key(), **stamp)
    text = write_decisions(version, Draft.objects.filter(outline=version), ClauseFinding.objects.all())

    again = a_version_in_review(programme)
    take_decisions(again, read_decisions(text), key=a_key(), **stamp)
    states = {words_of(each): each.state for each in drafts_of(again, kind__in=("target", "measure"))}
    assert states[words_of(rejected)] == "rejected"
    assert states["依水而兴"] == "accepted"
    assert drafts_of(again, kind="target")[0].values["value"] == "44"
    assert write_decisions(again, Draft.objects.filter(outline=again), []) == text


@pytest.mark.parametrize(
    "text",
    [
        "{",
        '{"format": 2}',
        '{"format": 1, "decisions": [{"verdict": "maybe", "kind": "target", "start": 1, "end": 2}]}',
        '{"format": 1, "decisions": [{"verdict": "accepted", "kind": "target", "start": 5, "end": 2}]}',
        '{"format": 1, "decisions": {"a": 1}}',
        '{"format": 1, "decisions": [{"verdict": "accepted", "kind": "target", "start": 0, "end": 2, "opening": "别的话"}]}',
    ],
)
def test_damaged_file_of_decisions_changes_nothing(office: Client, programme: Programme, text: str) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    version = a_version_in_review(programme)
    answer = posted(office, "take_decisions", version, file=SimpleUploadedFile("d.json", text.encode()))
    assert answer.status_code == 422
    assert {each.state for each in drafts_of(version)} == {"proposed"}


def test_promise_taken_as_read_says_so(programme: Programme) -> None:
    an_issued_version(programme)
    assert all(promise.is_unread for promise in Promise.objects.all())


def test_members_of_a_set_are_written_once_however_many_versions(programme: Programme) -> None:
    text = TEXT + "打造“两园三廊”，两园为东园、西园，三廊为北廊、南廊、中廊。\n"
    an_issued_version(programme, text)
    before = SetMember.objects.count()
    an_issued_version(programme, text.replace("40座", "50座"))
    assert SetMember.objects.count() == before
    assert verify().is_whole


PARTS = TEXT.replace("完善社区食堂。", "完善社区食堂。修复河堤道路。打造河岸公园。")


def test_split_sentence_and_merged_sentences_keep_every_promise(programme: Programme) -> None:
    an_issued_version(programme, PARTS)
    before = {row.words: row.code for row in Promise.objects.filter(kind="measure")}
    an_issued_version(
        programme,
        PARTS.replace("加装电梯，完善社区食堂。", "加装电梯。完善社区食堂。").replace(
            "道路。打造", "道路，打造"
        ),
    )
    kept = Promise.objects.filter(kind="measure", withdrawn_on__isnull=True)
    after = {row.words: row.code for row in kept}
    parts = ("推进老旧小区加装电梯", "完善社区食堂", "修复河堤道路", "打造河岸公园")
    assert {words: after[words] for words in parts} == {words: before[words] for words in parts}
    texts = {row.clause_id for row in ClauseText.objects.filter(outline=kept[0].outline_id)}
    assert {row.clause_id for row in kept} <= texts
