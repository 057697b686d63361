"""The review of a version: every verb by its form, for whom it is, and nobody's edit lost (PROMISES 22, 26)."""

from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from gangmu.web.accounts.models import User
from gangmu.web.outlines.models import Draft, OutlineVersion
from gangmu.web.record.models import LedgerEntry, Programme
from gangmu.web.record.verifying import verify
from web.builders import a_holder, a_key, a_post
from web.outlines.made import a_version_in_review, drafts_of, words_of


@pytest.fixture
def version(programme: Programme) -> OutlineVersion:
    return a_version_in_review(programme)


def a_client(role: str, programme: Programme) -> Client:
    client = Client()
    if role != "public":
        user: User = a_holder(a_post(programme, role=role), programme)
        client.force_login(user)
    return client


@pytest.fixture
def office(programme: Programme) -> Client:
    return a_client("office", programme)


def decided(client: Client, draft: Draft, verb: str, **more: Any) -> Any:
    form = {"draft": draft.pk, "version": draft.version, "verb": verb, "key": a_key()} | more
    return client.post(reverse("review_decide", kwargs={"number": draft.outline.number}), form)


def now(draft: Draft) -> Draft:
    return Draft.objects.get(pk=draft.pk)


def page_of(client: Client, version: OutlineVersion, **query: Any) -> HttpResponse:
    answer = client.get(reverse("review", kwargs={"number": version.number}), query)
    assert isinstance(answer, HttpResponse)
    return answer


def target(version: OutlineVersion) -> Draft:
    return drafts_of(version, kind="target")[0]


def test_text_stands_beside_its_drafts(office: Client, version: OutlineVersion) -> None:
    html = page_of(office, version, chapter="2").content.decode()
    assert "依水而兴" in html
    assert f'id="d{drafts_of(version, kind="measure")[0].pk}"' in html


def test_doubtful_drafts_come_first(office: Client, version: OutlineVersion) -> None:
    answer = page_of(office, version, chapter="1")
    doubts = [line.draft.doubt for line in answer.context["page"].lines]
    assert doubts == sorted(doubts, reverse=True)


@pytest.mark.parametrize(("role", "status"), [("public", 302), ("reader", 403), ("office", 302)])
def test_only_the_office_decides(
    programme: Programme, version: OutlineVersion, role: str, status: int
) -> None:
    draft = target(version)
    answer = decided(a_client(role, programme), draft, "accept")
    assert answer.status_code in (status, 403)
    assert now(draft).state == ("accepted" if role == "office" else "proposed")


def test_reader_sees_the_review_without_its_buttons(programme: Programme, version: OutlineVersion) -> None:
    html = page_of(a_client("reader", programme), version, chapter="2").content.decode()
    assert "依水而兴" in html
    assert 'name="verb"' not in html


def test_accepted_draft_says_who_and_when(office: Client, version: OutlineVersion) -> None:
    decided(office, target(version), "accept")
    found = now(target(version))
    assert (found.state, found.is_unread) == ("accepted", False)
    assert found.decided_by_id is not None
    assert found.decided_on is not None


def test_touched_field_makes_it_a_correction(office: Client, version: OutlineVersion) -> None:
    draft = target(version)
    decided(office, draft, "accept", **{"f-number": "1.2", "f-surface_unit": "万座", "f-due": "2028"})
    found = now(draft)
    assert found.state == "corrected"
    assert (found.values["value"], found.values["period"]["end"]) == ("12000", "2028")
    assert found.as_read["value"] == "40"


def test_figure_that_is_none_is_refused_and_nothing_changes(office: Client, version: OutlineVersion) -> None:
    answer = decided(office, target(version), "correct", **{"f-number": "很多"})
    assert answer.status_code == 422
    assert now(target(version)).state == "proposed"


def test_rejected_draft_keeps_its_reason(office: Client, version: OutlineVersion) -> None:
    decided(office, target(version), "reject", reason="叙述、背景")
    assert (now(target(version)).state, now(target(version)).reason) == ("rejected", "叙述、背景")


def test_reopened_draft_is_to_be_reviewed_again(office: Client, version: OutlineVersion) -> None:
    decided(office, target(version), "reject")
    decided(office, now(target(version)), "reopen")
    assert now(target(version)).state == "proposed"


def test_second_of_two_clerks_is_told_and_loses_nothing(
    programme: Programme, version: OutlineVersion
) -> None:
    first, second = a_client("office", programme), a_client("office", programme)
    draft = target(version)
    decided(first, draft, "reject", reason="与另一条重复")
    typed = {"f-number": "41", "f-comparison": "exceed", "f-ambition-there": "1", "words": words_of(draft)}
    answer = decided(second, draft, "correct", **typed)
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "综合岗" in html  # who
    changed = now(draft).seq_from
    local = LedgerEntry.objects.get(head__programme=programme, seq=changed).at.astimezone(
        ZoneInfo(programme.time_zone)
    )
    assert f"{local:%Y-%m-%d %H:%M}" in html  # when, by the programme's clock
    assert "UTC" not in html
    assert answer.context["now"] == [("状态", "不采纳"), ("理由", "与另一条重复")]
    assert answer.context["typed"] == [("要办的", "改后采用"), ("比较", "突破、超过（＞）"), ("数", "41")]
    assert "f-" not in html.partition("您刚才填的")[2]
    assert now(draft).state == "rejected"


def test_form_sent_twice_has_one_effect(office: Client, version: OutlineVersion) -> None:
    draft, key = target(version), a_key()
    for _ in range(2):
        assert decided(office, draft, "accept", key=key).status_code == 302
    assert now(draft).version == draft.version + 1


def test_merged_drafts_are_one_whose_words_reach_over_both(office: Client, version: OutlineVersion) -> None:
    one, other = drafts_of(version, kind="measure")[:2]
    decided(office, other, "merge", into=one.pk, version_into=one.version)
    assert now(other).state == "merged"
    assert now(other).into_id == one.pk
    assert (now(one).start, now(one).end) == (min(one.start, other.start), max(one.end, other.end))


def test_split_draft_gives_pieces_to_review(office: Client, version: OutlineVersion) -> None:
    draft = next(each for each in drafts_of(version, kind="measure") if "十座" in words_of(each))
    decided(office, draft, "split", pieces="建设十座\n街角公园")
    assert now(draft).state == "split"
    parts = drafts_of(version, part_of=draft)
    assert [words_of(each) for each in parts] == ["建设十座", "街角公园"]
    assert {each.state for each in parts} == {"proposed"}


def test_split_into_one_is_refused(office: Client, version: OutlineVersion) -> None:
    draft = drafts_of(version, kind="measure")[0]
    assert decided(office, draft, "split", pieces=words_of(draft)).status_code == 422


def added(client: Client, version: OutlineVersion, words: str, **more: Any) -> Any:
    form = {"words": words, "kind": "measure", "key": a_key()} | more
    return client.post(reverse("review_add", kwargs={"number": version.number}), form)


def test_words_typed_in_the_other_script_are_found_and_added(office: Client, version: OutlineVersion) -> None:
    added(office, version, "依水而興")
    draft = Draft.objects.get(outline=version.pk, as_read__isnull=True)
    assert words_of(draft) == "依水而兴"
    assert draft.state == "proposed"


def test_added_target_brings_the_values_that_its_sentence_tells(
    office: Client, version: OutlineVersion
) -> None:
    added(office, version, "全市公园达到40座", kind="target")
    assert Draft.objects.get(outline=version.pk, as_read__isnull=True).values["value"] == "40"


def test_words_that_stand_twice_are_offered_to_choose_from(office: Client, version: OutlineVersion) -> None:
    answer = added(office, version, "公园")
    assert answer.status_code == 200
    assert len(answer.context["choices"]) > 1
    near = answer.context["choices"][-1][0]
    added(office, version, "公园", near=near)
    assert Draft.objects.get(outline=version.pk, as_read__isnull=True).start == near


def test_words_that_stand_nowhere_are_refused(office: Client, version: OutlineVersion) -> None:
    chapter = page_of(office, version).context["page"].chapters[-1].id
    answer = added(office, version, "磁悬浮列车", chapter=chapter, shelf="systems", kind="system")
    assert answer.status_code == 422
    page = answer.context["page"]
    assert (page.chapter.id, page.asked.shelf, answer.context["typed_kind"]) == (chapter, "systems", "system")
    assert 'value="磁悬浮列车"' in answer.content.decode()
    assert answer.context["refusal"].code == "outlines.words_not_found"


def undone(client: Client, version: OutlineVersion) -> Any:
    last = page_of(client, version).context["last"]
    form = {"seq": last.seq if last else 0, "key": a_key()}
    return client.post(reverse("review_undo", kwargs={"number": version.number}), form)


def test_undo_takes_back_one_s_own_last_acts_one_by_one(office: Client, version: OutlineVersion) -> None:
    one, other = drafts_of(version, kind="measure")[:2]
    decided(office, one, "accept")
    decided(office, other, "merge", into=one.pk, version_into=now(one).version)
    added(office, version, "依水而兴")
    for _ in range(3):
        assert undone(office, version).status_code == 302
    assert not Draft.objects.filter(outline=version.pk, as_read__isnull=True).exists()
    assert (now(one).state, now(other).state) == ("proposed", "proposed")
    assert (now(one).start, now(one).end) == (one.start, one.end)
    assert undone(office, version).status_code == 422
    assert verify().is_whole


def test_undo_leaves_what_somebody_changed_since(programme: Programme, version: OutlineVersion) -> None:
    first, second = a_client("office", programme), a_client("office", programme)
    draft = target(version)
    decided(first, draft, "accept")
    decided(second, now(draft), "reject")
    assert undone(first, version).status_code == 409
    assert now(draft).state == "rejected"


def test_pattern_is_accepted_in_one_look_but_for_what_is_ticked(
    office: Client, version: OutlineVersion
) -> None:
    address = reverse("patterns", kwargs={"number": version.number})
    lines = office.get(address, {"pattern": "all", "shelf": "promises"}).context["lines"]
    seen = [f"{line.draft.pk}:{line.draft.version}" for line, _ in lines]
    left_out = lines[0][0].draft
    form = {"seen": seen, "not": [left_out.pk], "verb": "accept", "key": a_key()}
    office.post(reverse("decide_alike", kwargs={"number": version.number}), form)
    assert now(left_out).state == "proposed"
    rest = [row for row in drafts_of(version, kind__in=("target", "measure")) if row.pk != left_out.pk]
    assert {row.state for row in rest if row.into_id is None} == {"accepted"}


def test_pattern_of_which_one_changed_meanwhile_is_not_taken(
    programme: Programme, version: OutlineVersion
) -> None:
    first, second = a_client("office", programme), a_client("office", programme)
    drafts = drafts_of(version, kind="measure")
    decided(first, drafts[0], "reject")
    form = {"seen": [f"{each.pk}:{each.version}" for each in drafts], "verb": "accept", "key": a_key()}
    answer = second.post(reverse("decide_alike", kwargs={"number": version.number}), form)
    assert answer.status_code == 409
    assert now(drafts[1]).state == "proposed"


def test_draft_of_another_version_is_not_found(
    office: Client, programme: Programme, version: OutlineVersion
) -> None:
    other = a_version_in_review(programme)
    draft = drafts_of(other)[0]
    form = {"draft": draft.pk, "version": draft.version, "verb": "accept", "key": a_key()}
    answer = office.post(reverse("review_decide", kwargs={"number": version.number}), form)
    assert answer.status_code == 404


def test_next_chapter_lies_ahead_and_comes_round(office: Client, programme: Programme) -> None:
    text = "云川市便民行动纲要\n\n" + "\n\n".join(
        f"{number}、第{number}章\n\n建设第{number}座公园。" for number in "一二三四"
    )
    version = a_version_in_review(programme, text)
    chapters = [each.id for each in page_of(office, version).context["page"].chapters if each.total]
    ahead = {
        here: page_of(office, version, chapter=here).context["page"].next_chapter.id for here in chapters
    }
    assert ahead == dict(zip(chapters, [*chapters[1:], chapters[0]], strict=True))


def test_review_leads_to_the_last_drafts_on_whatever_shelf_and_chapter(
    office: Client, version: OutlineVersion
) -> None:
    last = drafts_of(version, kind="system")[-1]
    Draft.objects.filter(outline=version.pk).exclude(pk=last.pk).update(state="rejected")
    opened = page_of(office, version).context["page"]
    assert opened.chosen.line.draft.pk == last.pk
    emptied = page_of(office, version, chapter=opened.chapters[0].id, shelf="promises").context["page"]
    assert (emptied.onward.chapter, emptied.onward.shelf) == (opened.chapter.id, "systems")
    Draft.objects.filter(pk=last.pk).update(state="rejected")
    assert page_of(office, version).context["page"].onward is None


def test_link_to_a_draft_opens_it_in_its_own_chapter_and_shelf(
    office: Client, version: OutlineVersion
) -> None:
    [mention] = [row for row in drafts_of(version, kind="system") if words_of(row) == "云川一网统管平台"]
    page = page_of(office, version, draft=str(mention.pk), show="all").context["page"]
    assert (page.chapter.id, page.asked.shelf, page.chosen.line.draft.pk) == ("2", "systems", mention.pk)


def test_merging_is_offered_within_one_paragraph_only(office: Client, programme: Programme) -> None:
    text = "云川市便民行动纲要\n\n一、办好小事\n\n修复三条老街，打造滨水夜市。\n\n完善投诉热线。\n"
    version = a_version_in_review(programme, text)
    before = {}
    for row in drafts_of(version, kind="measure"):
        chosen = page_of(office, version, draft=str(row.pk)).context["page"].chosen
        before[words_of(row)] = chosen.before and words_of(chosen.before.draft)
    assert before == {"修复三条老街": None, "打造滨水夜市": "修复三条老街", "完善投诉热线": None}
