"""Signing in without e-mail: codes once, passwords kept, guesses slowed, rights that end at once."""

import re
from datetime import date, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import reverse

from gangmu.core.base.refusals import GangmuError
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
from gangmu.web.accounts.signing_in import set_password, sign_in
from gangmu.web.doors.origins import address_of
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


def guess(
    login: str = "clerk", secret: str = "guess", *, seconds: float = 0, address: str = "10.0.0.9"
) -> bool:
    """One wrong attempt; tell whether it was looked at."""
    try:
        sign_in(login, secret, at=START + timedelta(seconds=seconds), on=TODAY, address=address)
    except SignInLockedError:
        return False
    except WrongSignInError:
        return True
    raise AssertionError("the guess was right")


def comes_in(secret: str, *, seconds: float = 0, address: str = "10.0.0.9", login: str = "clerk") -> bool:
    try:
        return (
            sign_in(login, secret, at=START + timedelta(seconds=seconds), on=TODAY, address=address).login
            == login
        )
    except SignInLockedError:
        return False


def with_password(user: User) -> str:
    own = Actor(role="self", door="page", user=user.uid.hex)
    set_password(User.objects.get(pk=user.pk), PASSWORD, by=own, at=an_instant(), key=a_key())
    return PASSWORD


START = an_instant() + timedelta(hours=1)  # the sheets of these tests were printed before
PASSWORD = "长安长安长安长安长安"


@pytest.mark.parametrize("login", ["clerk", "nobody-of-that-name"])
def test_of_the_guesses_of_a_minute_six_are_looked_at_known_or_not(programme: Programme, login: str) -> None:
    a_sheet(a_user(login="clerk"))
    looked_at = [guess(login, seconds=number * 0.2) for number in range(300)]
    assert sum(looked_at) == 6  # five at once, and one when the first wait of 30 s is over
    assert looked_at[:5] == [True] * 5


def test_unused_code_works_after_the_wait_that_was_said_and_not_before(programme: Programme) -> None:
    code = a_sheet(a_user(login="clerk")).codes[0]
    for _ in range(5):
        guess()
    with pytest.raises(SignInLockedError) as refusal:
        sign_in("clerk", code, at=START, on=TODAY, address="10.0.0.9")
    wait = refusal.value.parameters["seconds"]
    assert str(wait) in refusal.value.message("zh") + refusal.value.remedy("zh")
    assert not guess(seconds=wait - 1)  # while waiting nothing is looked at, and the wait grows no longer
    assert comes_in(code, seconds=wait)


def test_wait_grows_to_a_quarter_of_an_hour_and_no_longer(programme: Programme) -> None:
    a_user(login="clerk")
    at, waits = 0.0, []
    for _ in range(14):
        guess(seconds=at)
        try:
            sign_in("clerk", "guess", at=START + timedelta(seconds=at), on=TODAY, address="10.0.0.9")
        except SignInLockedError as refusal:
            waits.append(refusal.parameters["seconds"])
            at += float(str(refusal.parameters["seconds"]))
        except WrongSignInError:
            continue
    assert waits[:5] == [30, 60, 120, 240, 480]
    assert max(waits) <= 900


def test_stranger_who_guesses_does_not_shut_the_owner_out(programme: Programme) -> None:
    user = a_user(login="clerk")
    codes = a_sheet(user).codes
    password = with_password(user)
    assert comes_in(password, address="10.1.1.1")
    for number in range(200):  # from many addresses, ten guesses each
        guess(address=f"203.0.113.{number // 10}")
    assert comes_in(password, address="10.1.1.1"), "from where they signed in before"
    assert not comes_in(password, address="10.2.2.2"), "a password from elsewhere waits"
    assert comes_in(codes[0], address="10.2.2.2"), "a code from anywhere does not"


def test_new_sheet_lifts_every_wait_as_the_refusal_says(programme: Programme) -> None:
    user = a_user(login="clerk")
    a_sheet(user)
    for _ in range(5):
        guess()
    with pytest.raises(SignInLockedError) as refusal:
        sign_in("clerk", "guess", at=START, on=TODAY, address="10.0.0.9")
    assert "重新打印" in refusal.value.remedy("zh")
    sheet = print_sheet(
        User.objects.get(pk=user.pk), by=operator(), at=START + timedelta(seconds=1), on=TODAY, key=a_key()
    )
    assert comes_in(sheet.codes[0], seconds=2)


def test_one_address_that_tries_many_names_is_slowed(programme: Programme) -> None:
    looked_at = sum(guess(f"name-{number}", seconds=number * 0.2) for number in range(300))
    assert looked_at <= 40


def test_same_is_asked_of_the_database_and_said_for_a_known_and_an_unknown_name(programme: Programme) -> None:
    a_sheet(a_user(login="clerk"))
    with_password(User.objects.get(login="clerk"))
    sign_in("clerk", PASSWORD, at=START, on=TODAY, address="10.7.7.7")
    told: dict[str, list[str]] = {}
    for login in ("clerk", "nobody"):
        for secret in ["guess"] * 3 + ["1-22222-22222"] * 3:
            with CaptureQueriesContext(connection) as asked, pytest.raises(GangmuError) as refusal:
                sign_in(login, secret, at=START, on=TODAY, address="10.0.0.9")
            shapes = [re.sub(r"'[^']*'|\b\d+\b", "?", each["sql"]) for each in asked.captured_queries]
            told.setdefault(login, []).append(f"{refusal.value.message('zh')} {shapes}")
    assert told["clerk"] == told["nobody"]


@pytest.mark.parametrize(
    ("https", "remote", "forwarded", "address"),
    [
        (False, "192.0.2.7", "203.0.113.9", "192.0.2.7"),  # nobody in front: what a visitor says is not heard
        (True, "127.0.0.1", "203.0.113.9", "203.0.113.9"),
        (
            True,
            "127.0.0.1",
            "198.51.100.1, 203.0.113.9",
            "203.0.113.9",
        ),  # the first is the visitor's own word
        (True, "127.0.0.1", "", None),
        (True, "127.0.0.1", "nonsense", None),
        (False, "2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::"),
        (False, "::ffff:192.0.2.7", "", "192.0.2.7"),
    ],
)
def test_address_is_the_proxys_word_where_there_is_one(
    https: bool, remote: str, forwarded: str, address: str | None
) -> None:
    request = RequestFactory().get("/", REMOTE_ADDR=remote, headers={"X-Forwarded-For": forwarded})
    with override_settings(SESSION_COOKIE_SECURE=https):
        assert address_of(request) == address


def test_behind_a_proxy_that_names_no_address_codes_still_work(programme: Programme) -> None:
    code = a_sheet(a_user(login="clerk")).codes[0]
    for _ in range(50):
        with pytest.raises((WrongSignInError, SignInLockedError)):
            sign_in("clerk", "guess", at=START, on=TODAY)
    assert sign_in("clerk", code, at=START, on=TODAY).login == "clerk"


def test_wait_is_said_in_the_header_too(programme: Programme) -> None:
    answers = [Client().post(reverse("sign_in"), {"login": "nobody", "secret": "guess"}) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [422] * 5 + [429]
    assert 0 < int(answers[-1].headers["Retry-After"]) <= 30


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
    assert answer.headers["Location"] == reverse("desk")
    assert reverse("account") in client.get(reverse("desk")).content.decode().partition("设一个密码")[0][-80:]
    saved = client.post(
        reverse("change_password"), {"password": "长安长安长安长安长安", "key": a_key()}, follow=True
    ).content.decode()
    assert "密码已保存" in saved
    assert "设一个密码" not in client.get(reverse("desk")).content.decode()
    again = Client().post(reverse("sign_in"), {"login": "clerk", "secret": "长安长安长安长安长安"})
    assert again.status_code == 302


def test_sign_in_leads_on_to_the_page_that_was_asked_for(programme: Programme) -> None:
    user = a_holder(a_post(programme, role="office"), programme, a_user(login="clerk"))
    sheet = print_sheet(user, by=operator(), at=now(), on=now().date(), key=a_key())
    asked = Client().get(reverse("import") + "?table=places")
    onward = parse_qs(urlsplit(asked.headers["Location"]).query)["next"][0]
    assert onward == reverse("import") + "?table=places"
    for code in sheet.codes[:2]:  # with no password yet, and again
        client = Client()
        answer = client.post(reverse("sign_in"), {"login": "clerk", "secret": code, "next": onward})
        assert answer.headers["Location"] == onward
        assert client.get(onward).status_code == 200


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


def test_account_stands_in_the_desk_and_says_what_was_saved(programme: Programme) -> None:
    post = a_post(programme, role="office")
    client = Client()
    client.force_login(a_holder(post, programme, a_user(login="clerk")))
    html = client.get(reverse("account")).content.decode()
    assert f'href="{reverse("outlines")}"' in html
    assert "已保存" not in html
    html = client.post(reverse("choose_post"), {"post": post.pk}, follow=True).content.decode()
    assert f"已保存：现在以{post.unit.name} · {post.title}办事。" in html


def test_who_holds_no_post_is_led_to_the_account_that_says_so(programme: Programme) -> None:
    sheet = print_sheet(a_user(login="clerk"), by=operator(), at=now(), on=now().date(), key=a_key())
    answer = Client().post(reverse("sign_in"), {"login": "clerk", "secret": sheet.codes[0]}, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("account")
    assert "您现在没有岗位" in answer.content.decode()


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
