"""A password alone opens nothing to whoever has a second factor, and nothing to the office where it is required (PROMISES 32)."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from gangmu.core.base.one_time_numbers import fitting_step, number_at, step_of
from gangmu.web.accounts.codes import print_sheet
from gangmu.web.accounts.models import SecondFactor, User
from gangmu.web.accounts.refusals import NotAllowedError, SignInLockedError, WrongSecondFactorError
from gangmu.web.accounts.second_factor import begin, confirm, is_asked_of, lift, lift_of, pass_second
from gangmu.web.record.actors import Actor, operator
from gangmu.web.record.archives import write_everything
from gangmu.web.record.clock import now
from gangmu.web.record.models import LedgerEntry, Programme, SecurityEvent
from gangmu.web.record.verifying import verify
from gangmu.web.urls import ROUTES
from web.builders import a_holder, a_key, a_post, a_user, an_instant

AT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
RFC = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"


def own(user: User) -> Actor:
    return Actor(role="self", door="page", user=user.uid.hex, user_id=user.pk)


def a_factor(user: User, at: datetime = AT) -> SecondFactor:
    begun = begin(user, by=own(user), at=at, key=a_key())
    return confirm(user, shown(begun, at), on=at.date(), by=own(user), at=at, key=a_key())


def shown(factor: SecondFactor, at: datetime) -> str:
    return number_at(factor.secret, step_of(at))


@pytest.mark.parametrize(
    ("seconds", "number"),
    [(59, "94287082"), (1111111109, "07081804"), (1234567890, "89005924"), (20000000000, "65353130")],
)
def test_numbers_are_those_of_the_standard(seconds: int, number: str) -> None:
    assert number_at(RFC, seconds // 30, digits=8) == number


def test_number_fits_half_a_minute_before_and_after_and_only_once() -> None:
    step = step_of(AT)
    number = number_at(RFC, step)
    late = AT + timedelta(seconds=30)
    assert fitting_step(RFC, f" {number[:3]} {number[3:]} ", late) == step
    assert fitting_step(RFC, number, AT + timedelta(seconds=90)) is None
    assert fitting_step(RFC, number, AT, after=step) is None
    assert fitting_step(RFC, "１２３４５６", AT) is None


@pytest.mark.django_db
def test_factor_is_in_force_once_its_number_was_typed_and_never_in_the_ledger_in_clear() -> None:
    user = a_user()
    begun = begin(user, by=own(user), at=AT, key=a_key())
    assert not is_asked_of(user)
    with pytest.raises(WrongSecondFactorError):
        confirm(user, "000000", on=AT.date(), by=own(user), at=AT, key=a_key())
    confirm(user, shown(begun, AT), on=AT.date(), by=own(user), at=AT, key=a_key())
    assert is_asked_of(user)
    with pytest.raises(NotAllowedError):
        begin(user, by=own(a_user()), at=AT, key=a_key())
    assert begun.secret not in "".join(LedgerEntry.objects.values_list("body", flat=True))
    assert begun.secret not in "".join(
        str(each) for each in SecurityEvent.objects.values_list("detail", flat=True)
    )
    assert verify().is_whole


@pytest.mark.django_db
def test_number_that_was_used_is_refused_and_guesses_are_slowed() -> None:
    user = a_user(login="clerk")
    factor = a_factor(user)
    later = AT + timedelta(seconds=60)
    number = shown(factor, later)
    pass_second(user, number, at=later, address="10.0.0.9")
    with pytest.raises(WrongSecondFactorError):
        pass_second(user, number, at=later, address="10.0.0.9")
    for _ in range(4):
        with pytest.raises(WrongSecondFactorError):
            pass_second(user, "000000", at=later, address="10.0.0.9")
    with pytest.raises(SignInLockedError):
        pass_second(user, shown(factor, later), at=later, address="10.0.0.9")


@pytest.mark.django_db
def test_another_telephone_needs_the_number_of_the_one_in_use() -> None:
    user = a_user()
    factor = a_factor(user)
    with pytest.raises(WrongSecondFactorError):
        begin(user, by=own(user), at=AT, key=a_key())
    later = AT + timedelta(seconds=60)
    begin(user, by=own(user), at=later, key=a_key(), number=shown(factor, later))
    assert not is_asked_of(user)


@pytest.mark.django_db
def test_operator_lifts_a_lost_one() -> None:
    user = a_user(login="clerk")
    factor = a_factor(user)
    assert lift_of("clerk", by=operator(), at=AT, key=a_key())
    factor.refresh_from_db()
    assert (factor.secret, is_asked_of(user)) == ("", False)
    with pytest.raises(NotAllowedError):
        lift_of("clerk", by=Actor(role="office", door="page"), at=AT, key=a_key())


def test_password_alone_leads_to_the_number_and_the_number_in(programme: Programme) -> None:
    user = a_holder(a_post(programme, role="office"), programme)
    sheet = print_sheet(user, by=operator(), at=now(), on=now().date(), key=a_key())
    factor = a_factor(User.objects.get(pk=user.pk), now() - timedelta(minutes=5))
    client = Client()
    first = client.post(
        reverse("sign_in"), {"login": user.login, "secret": sheet.codes[0], "next": "/desk/units/"}
    )
    assert first.headers["Location"] == reverse("sign_in_second")
    assert client.get(reverse("units")).status_code == 302
    wrong = client.post(reverse("sign_in_second"), {"number": "000000"})
    assert wrong.status_code == 422
    assert client.get(reverse("units")).status_code == 302
    right = client.post(reverse("sign_in_second"), {"number": shown(factor, now())})
    assert right.headers["Location"] == "/desk/units/"
    assert client.get(reverse("units")).status_code == 200
    assert client.get(reverse("account")).status_code == 200


def test_without_the_password_there_is_nothing_to_type_a_number_for(db: None) -> None:
    answer = Client().get(reverse("sign_in_second"))
    assert answer.headers["Location"] == reverse("sign_in")


def test_it_is_set_up_on_the_account_page(programme: Programme) -> None:
    client, user = Client(), a_holder(a_post(programme, role="filer"), programme)
    client.force_login(user)
    client.post(reverse("begin_second_factor"), {"key": a_key()})
    secret = SecondFactor.objects.get(user=user).secret
    html = client.get(reverse("second_factor")).content.decode()
    assert secret[:4] in html
    assert f"secret={secret}" in html
    client.post(reverse("confirm_second_factor"), {"number": "000000", "key": a_key()})
    assert not is_asked_of(user)
    client.post(
        reverse("confirm_second_factor"), {"number": number_at(secret, step_of(now())), "key": a_key()}
    )
    assert is_asked_of(user)
    assert secret[:4] not in client.get(reverse("second_factor")).content.decode()


OWN = (
    "sso",
    "sso_back",
    "sign_in",
    "sign_out",
    "account",
    "change_password",
    "choose_post",
    "sign_in_second",
)


@pytest.mark.parametrize("role", ["office", "administrator"])
def test_where_it_is_required_no_page_of_the_desk_opens_to_the_office_without_it(
    programme: Programme, role: str
) -> None:
    client = Client()
    user = a_holder(a_post(programme, role=role), programme)
    client.force_login(user)
    desk = [
        each
        for each in ROUTES
        if each.is_desk
        and "<" not in each.address
        and each.name not in OWN
        and "second_factor" not in each.name
    ]
    with override_settings(SECOND_FACTOR_REQUIRED=True):
        for each in desk:
            for answer in (client.get(reverse(each.name)), client.post(reverse(each.name), {"key": a_key()})):
                assert answer.headers.get("Location") == reverse("second_factor"), each.name
        assert client.get(reverse("second_factor")).status_code == 200
        a_factor(user)
        assert client.get(reverse("desk")).headers["Location"] == reverse("second_factor")
    assert client.get(reverse("units")).status_code == 200


def test_example_and_other_roles_are_never_asked_for_it(db: None) -> None:
    from web.builders import a_programme

    example, real = a_programme(is_example=True), a_programme()
    with override_settings(SECOND_FACTOR_REQUIRED=True):
        for programme, role in ((example, "office"), (real, "filer")):
            client = Client()
            client.force_login(a_holder(a_post(programme, role=role), programme))
            assert client.get(f"/at/{programme.code}{reverse('units')}").status_code == 200


def test_secret_leaves_by_no_export_and_is_forgotten_when_it_is_lifted(
    programme: Programme, tmp_path: Path
) -> None:
    user = a_holder(a_post(programme, role="office"), programme)
    a_factor(user)
    secret = SecondFactor.objects.get(user=user).secret
    write_everything(tmp_path / "history")
    written = [path.read_bytes() for path in (tmp_path / "history").rglob("*") if path.is_file()]
    assert len(written) > 4
    assert not any(secret.encode() in each for each in written)
    lift(user, by=operator(), at=an_instant(), key=a_key())
    assert not SecondFactor.past._default_manager.filter(secret=secret).exists()
    assert verify().is_whole
