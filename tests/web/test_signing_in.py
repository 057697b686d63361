"""Signing in without e-mail: codes once, passwords kept, guesses slowed, rights that end at once."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from gangmu.web.accounts import signing_in
from gangmu.web.accounts.actors import posts_held
from gangmu.web.accounts.codes import Sheet, print_sheet
from gangmu.web.accounts.models import Holding, User
from gangmu.web.accounts.refusals import (
    NotAllowedError,
    PasswordTooShortError,
    SignInLockedError,
    WrongSignInError,
)
from gangmu.web.accounts.seating import Occasion, post_named, seat, sheet_for
from gangmu.web.accounts.signing_in import WRONG_ALLOWED, set_password, sign_in
from gangmu.web.record.actors import Actor, operator
from gangmu.web.record.clock import now
from gangmu.web.record.models import Programme, SecurityEvent
from gangmu.web.record.verifying import verify
from web.builders import a_holder, a_key, a_post, a_user, an_instant, changed

TODAY = date(2026, 3, 2)


def a_sheet(user: User, *, day: int = 0) -> Sheet:
    return print_sheet(User.objects.get(pk=user.pk), by=operator(), at=an_instant(day), on=TODAY, key=a_key())


def test_code_works_once(programme: Programme) -> None:
    user = a_user(login="clerk")
    code = a_sheet(user).codes[2]
    assert sign_in("clerk", code.lower(), at=an_instant(), on=TODAY).pk == user.pk
    with pytest.raises(WrongSignInError):
        sign_in("clerk", code, at=an_instant(), on=TODAY)
    assert verify().is_whole


def test_new_sheet_makes_older_codes_and_the_password_void(programme: Programme) -> None:
    user = a_user(login="clerk")
    old = a_sheet(user).codes[0]
    own = Actor(role="self", door="page", user=user.uid.hex)
    set_password(User.objects.get(pk=user.pk), "长安长安长安长安长安", by=own, at=an_instant(), key=a_key())
    a_sheet(user)
    for secret in (old, "长安长安长安长安长安"):
        with pytest.raises(WrongSignInError):
            sign_in("clerk", secret, at=an_instant(), on=TODAY)


def test_code_past_its_day_is_void(programme: Programme) -> None:
    sheet = a_sheet(a_user(login="clerk"))
    with pytest.raises(WrongSignInError):
        sign_in("clerk", sheet.codes[0], at=an_instant(), on=sheet.expires_on + timedelta(days=1))


def test_five_wrong_attempts_lock_the_name_for_a_while_known_or_not(programme: Programme) -> None:
    code = a_sheet(a_user(login="clerk")).codes[0]
    at = now()
    for login in ("clerk", "nobody-of-that-name"):
        for _ in range(WRONG_ALLOWED):
            with pytest.raises(WrongSignInError):
                sign_in(login, "guess", at=at, on=TODAY)
        with pytest.raises(SignInLockedError):
            sign_in(login, code, at=at, on=TODAY)
    assert sign_in("clerk", code, at=at + timedelta(minutes=16), on=TODAY).login == "clerk"


def test_security_log_holds_no_name_that_was_tried(programme: Programme) -> None:
    with pytest.raises(WrongSignInError):
        sign_in("some-name-tried", "some-secret-tried", at=an_instant(), on=TODAY)
    written = str(list(SecurityEvent.objects.values()))
    assert "some-name-tried" not in written
    assert "some-secret-tried" not in written


def test_nobody_chooses_anothers_password(programme: Programme) -> None:
    with pytest.raises(NotAllowedError):
        set_password(a_user(), "长安长安长安长安长安", by=operator(), at=an_instant(), key=a_key())


@pytest.mark.parametrize("password", ["short", "1234567890123", "a-long-login"])
def test_password_that_is_easy_to_guess_is_refused(programme: Programme, password: str) -> None:
    user = a_user(login="a-long-login")
    own = Actor(role="self", door="page", user=user.uid.hex)
    with pytest.raises(PasswordTooShortError):
        set_password(user, password, by=own, at=an_instant(), key=a_key())


def test_first_sign_in_leads_to_a_password_and_back_in_with_it(programme: Programme) -> None:
    user = a_holder(a_post(programme, role="office"), programme, a_user(login="clerk"))
    sheet = print_sheet(user, by=operator(), at=now(), on=now().date(), key=a_key())
    client = Client()
    answer = client.post(reverse("sign_in"), {"login": "clerk", "secret": sheet.codes[0]})
    assert answer.headers["Location"] == reverse("account")
    client.post(reverse("change_password"), {"password": "长安长安长安长安长安", "key": a_key()})
    assert client.get(reverse("account")).status_code == 200
    again = Client().post(reverse("sign_in"), {"login": "clerk", "secret": "长安长安长安长安长安"})
    assert again.status_code == 302


def test_sign_in_never_leads_to_another_site(programme: Programme) -> None:
    user = a_user(login="clerk")
    set_password(
        user,
        "长安长安长安长安长安",
        by=Actor(role="self", door="page", user=user.uid.hex),
        at=an_instant(),
        key=a_key(),
    )
    for elsewhere in ("https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example"):
        secrets = {"login": "clerk", "secret": "长安长安长安长安长安", "next": elsewhere}
        answer = Client().post(reverse("sign_in"), secrets)
        assert answer.headers["Location"].startswith("/desk/")


def test_post_that_ended_opens_nothing_at_the_next_request(programme: Programme) -> None:
    post = a_post(programme, role="office")
    user = a_holder(post, programme)
    client = Client()
    client.force_login(user)
    assert post.title in client.get(reverse("account")).content.decode()
    holding = Holding.objects.get(user=user)
    changed(holding, programme, until_on=now().date() - timedelta(days=1))
    assert post.title not in client.get(reverse("account")).content.decode()


def test_closed_account_is_nobody_at_the_next_request(programme: Programme) -> None:
    user = a_user()
    client = Client()
    client.force_login(user)
    assert client.get(reverse("account")).status_code == 200
    from gangmu.web.record.commits import commit

    with commit("test.closed", by=operator(), at=an_instant(), key=a_key(), home=True) as opened:
        opened.replace(user, {"is_active": False}, version=user.version)
    assert client.get(reverse("account")).status_code == 302


def test_same_work_is_done_for_a_known_and_an_unknown_name(
    programme: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_sheet(a_user(login="clerk"))
    worked: list[str] = []

    def counted(secret: str, encoded: str) -> bool:
        worked.append(encoded.split("$")[0])
        return False

    monkeypatch.setattr(signing_in, "check_password", counted)
    for login, secret in (
        ("clerk", "guess"),
        ("clerk", "1-22222-22222"),
        ("nobody", "guess"),
        ("nobody", "1-22222-22222"),
    ):
        with pytest.raises(WrongSignInError):
            sign_in(login, secret, at=an_instant(), on=TODAY)
    assert len(worked) == 4
    assert len(set(worked)) == 1


def test_operator_seats_a_person_and_renews_a_sheet(programme: Programme) -> None:
    post = a_post(programme, role="reader")
    when = Occasion(at=an_instant(), on=TODAY, key=a_key())
    sheet = seat("reader", post_named(post.code, programme.code), by=operator(), when=when)
    assert sheet is not None
    user = sign_in("reader", sheet.codes[0], at=an_instant(), on=TODAY)
    assert posts_held(user, on=TODAY, programme=programme) == [post]
    again = sheet_for("reader", by=operator(), when=Occasion(at=an_instant(), on=TODAY, key=a_key()))
    with pytest.raises(WrongSignInError):
        sign_in("reader", sheet.codes[1], at=an_instant(), on=TODAY)
    assert sign_in("reader", again.codes[1], at=an_instant(), on=TODAY) == user
