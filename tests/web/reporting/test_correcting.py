"""Corrections: openly, by the desks of the report, each of them another person."""

from datetime import date
from decimal import Decimal

import pytest

from gangmu.core.base.lifecycles import NoSuchStepError, ReasonNeededError
from gangmu.web.accounts.refusals import NotAllowedError
from gangmu.web.record.actors import Actor
from gangmu.web.record.models import Programme
from gangmu.web.record.moments import Moment
from gangmu.web.reporting import queries
from gangmu.web.reporting.actions.correcting import (
    ask_correction,
    correct,
    prepare_correction,
    refuse_correction,
    review_correction,
    send_back_correction,
)
from gangmu.web.reporting.refusals import (
    CorrectionNotWaitingError,
    NothingCorrectedError,
    OwnReportError,
    ReviewMissingError,
)
from web.builders import a_key, an_office_clerk
from web.reporting.builders import (
    Desks,
    a_close,
    a_correction,
    a_request,
    accepted,
    at_noon,
    filled,
    now_of,
    seen,
    submitted,
    the_desks,
)
from web.reporting.pages_made import page, signed_in

APRIL = date(2026, 4, 2)


@pytest.fixture
def desks(programme: Programme) -> Desks:
    return the_desks(programme)


@pytest.fixture
def office(programme: Programme) -> Actor:
    return an_office_clerk(programme)


def test_closed_month_is_corrected_openly_and_its_past_still_told(
    programme: Programme, desks: Desks, office: Actor
) -> None:
    report = a_request(programme, desks, amount=Decimal(12), unit_of_measure="公里")
    row = accepted(report, desks, office, text="架梁六成", amount=Decimal(7))
    close = a_close(programme)
    wanted = filled(row, "架梁五成", amount=Decimal(6))
    a_correction(wanted, desks, reason="多算一公里", on=APRIL)
    assert now_of(row).amount == Decimal(7)  # asking changes nothing yet
    correct(seen(row), on=APRIL, by=office, at=at_noon(APRIL), key=a_key())
    assert (now_of(row).state, now_of(row).amount) == ("corrected", Decimal(6))
    then = queries.reports(office, Moment(seq=close.seq_from)).get(id=row.pk)
    assert (then.amount, then.visible_progress) == (Decimal(7), "架梁六成")


def test_correction_is_refused_with_a_reason_and_what_was_accepted_stands(
    programme: Programme, desks: Desks, office: Actor
) -> None:
    row = accepted(a_request(programme, desks), desks, office, text="架梁六成")
    a_correction(filled(row, "架梁七成"), desks, reason="补报", on=APRIL)
    refuse_correction(seen(row), reason="下期再报", on=APRIL, by=office, at=at_noon(APRIL), key=a_key())
    assert (now_of(row).state, now_of(row).visible_progress, now_of(row).wanted) == (
        "accepted",
        "架梁六成",
        None,
    )


def test_correction_passes_the_desks_of_the_report_before_the_office_sees_it(
    programme: Programme, desks: Desks, office: Actor
) -> None:
    report = a_request(programme, desks, amount=Decimal(12), unit_of_measure="公里")
    row = accepted(report, desks, office, text="架梁六成", amount=Decimal(7))
    told = {"on": APRIL, "at": at_noon(APRIL)}
    wanted = filled(row, "架梁五成", amount=Decimal(6))
    prepare_correction(wanted, reason="多算一公里", by=desks.filer, key=a_key(), **told)
    assert (now_of(row).state, now_of(row).amount) == ("accepted", Decimal(7))
    with pytest.raises(NotAllowedError):
        ask_correction(seen(row), by=desks.filer, key=a_key(), **told)
    with pytest.raises(NoSuchStepError):  # nothing of it is with the office yet
        correct(seen(row), by=office, key=a_key(), **told)
    with pytest.raises(ReviewMissingError):
        ask_correction(seen(row), by=desks.signer, key=a_key(), **told)
    review_correction(seen(row), by=desks.reviewer, key=a_key(), **told)
    with pytest.raises(CorrectionNotWaitingError):
        review_correction(seen(row), by=desks.reviewer, key=a_key(), **told)
    ask_correction(seen(row), by=desks.signer, key=a_key(), **told)
    correct(seen(row), by=office, key=a_key(), **told)
    now = now_of(row)
    assert (now.state, now.amount, now.filed_by_id, now.signed_by_id) == (
        "corrected", Decimal(6), desks.filer.user_id, desks.signer.user_id,
    )  # fmt: skip


def test_whoever_wrote_a_correction_neither_reviews_nor_signs_it(
    programme: Programme, desks: Desks, office: Actor
) -> None:
    row = accepted(a_request(programme, desks), desks, office, text="架梁六成")
    told = {"on": APRIL, "at": at_noon(APRIL)}
    prepare_correction(filled(row, "架梁五成"), reason="多算", by=desks.signer, key=a_key(), **told)
    review_correction(seen(row), by=desks.reviewer, key=a_key(), **told)
    with pytest.raises(OwnReportError):
        ask_correction(seen(row), by=desks.signer, key=a_key(), **told)
    with pytest.raises(ReasonNeededError):
        send_back_correction(seen(row), reason=" ", by=desks.reviewer, key=a_key(), **told)
    send_back_correction(seen(row), reason="凭证不全", by=desks.reviewer, key=a_key(), **told)
    with pytest.raises(CorrectionNotWaitingError):
        review_correction(seen(row), by=desks.reviewer, key=a_key(), **told)
    send_back_correction(seen(row), reason="", by=desks.signer, key=a_key(), **told)  # takes it back
    assert (now_of(row).state, now_of(row).wanted) == ("accepted", None)


def test_correction_within_its_unit_is_shown_to_its_desks_alone(
    programme: Programme, desks: Desks, office: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GANGMU_TODAY", APRIL.isoformat())
    row = accepted(a_request(programme, desks), desks, office, text="架梁六成")
    prepare_correction(filled(row, "架梁五成"), reason="多算", on=APRIL, by=desks.filer, at=at_noon(APRIL), key=a_key())  # fmt: skip
    at = page(programme, "report", number=row.pk)
    reviewer = signed_in(desks.reviewer)
    assert "更正待办" in reviewer.get("/desk/").content.decode()
    assert "架梁五成" in reviewer.get(page(programme, "reports")).content.decode()
    assert 'value="review"' in reviewer.get(at).content.decode()
    clerk = signed_in(office)
    assert "架梁五成" not in clerk.get(at).content.decode()
    assert "本单位审核中" not in clerk.get(at).content.decode()
    to = page(programme, "decide_correction", number=row.pk)
    for client, act in ((reviewer, "review"), (signed_in(desks.signer), "sign")):
        answer = client.post(to, {"act": act, "key": a_key(), f"v-{row.pk}": str(now_of(row).version)})
        assert answer.status_code == 302
    text = clerk.get(at).content.decode()
    assert "架梁五成" in text
    assert 'value="refuse_correction"' in text


def test_correction_that_changes_nothing_is_refused(
    programme: Programme, desks: Desks, office: Actor
) -> None:
    row = accepted(a_request(programme, desks), desks, office, text="架梁六成")
    with pytest.raises(NothingCorrectedError):
        prepare_correction(
            filled(row, "架梁六成"),
            reason="x",
            on=APRIL,
            by=desks.filer,
            at=at_noon(APRIL),
            key=a_key(),
        )


def test_desk_and_queue_of_the_office_say_a_correction_and_an_amount_beside_its_goal(
    programme: Programme, desks: Desks, office: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GANGMU_TODAY", APRIL.isoformat())
    row = accepted(a_request(programme, desks, amount=Decimal(12), unit_of_measure="公里"), desks, office, amount=Decimal(6))  # fmt: skip
    others = [
        submitted(
            a_request(programme, desks, amount=Decimal(12), unit_of_measure="公里"), desks, amount=Decimal(9)
        )
        for _ in range(2)
    ]
    a_correction(filled(row, amount=Decimal(3)), desks, reason="多算", on=APRIL)
    client = signed_in(office)
    assert "更正：本年累计完成 6 → 3" in client.get("/desk/").content.decode()
    queue = page(programme, "reports_queue")
    text = client.get(queue).content.decode()
    assert "9公里，年度目标12公里，完成75" in text
    assert " checked>" not in text
    ticked = client.get(queue, {"all": "1"}).content.decode()
    assert ticked.count('autocomplete="off" checked>') == len(others)
    granted = {"act": "correct", "key": a_key(), "report": row.pk, f"v-{row.pk}": now_of(row).version}
    assert client.post(page(programme, "decide_reports"), granted).status_code == 302
    assert now_of(row).amount == Decimal(3)
