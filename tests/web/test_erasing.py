"""Whoever is erased leaves no word behind, and the chain still verifies (PROMISES 48)."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from gangmu.web.accounts.codes import print_sheet
from gangmu.web.accounts.erasing import erase_person
from gangmu.web.accounts.models import Holding, User
from gangmu.web.accounts.refusals import NotAllowedError, SignInLockedError, WrongSignInError
from gangmu.web.accounts.signing_in import set_password, sign_in
from gangmu.web.accounts.slowing import subject_of
from gangmu.web.record.actors import Actor, operator
from gangmu.web.record.models import LedgerEntry, Programme, SecurityEvent
from gangmu.web.record.refusals import NotFoundError
from gangmu.web.record.verifying import verify
from web.builders import a_holder, a_key, a_post, a_user, an_instant, an_office_clerk, changed

TODAY = date(2026, 3, 2)
LOGIN, NAME, PASSWORD = "clerk-of-transport", "市交通局填报人甲", "长安长安长安长安长安"


def a_person(programme: Programme) -> User:
    """Somebody with a past: renamed, with a password, codes, a session, a wrong attempt and a post."""
    user = a_user(login=LOGIN, name=NAME + "（旧）")
    sheet = print_sheet(user, by=operator(), at=an_instant(), on=TODAY, key=a_key())
    user = User.objects.get(pk=user.pk)
    own = Actor(role="self", door="page", user=user.uid.hex)
    set_password(user, PASSWORD, by=own, at=an_instant(), key=a_key())
    from gangmu.web.record.commits import commit

    user = User.objects.get(pk=user.pk)
    with commit("test.renamed", by=operator(), at=an_instant(), key=a_key(), home=True) as opened:
        user = opened.replace(user, {"name": NAME}, version=user.version)
    a_holder(a_post(programme, role="filer"), programme, user)
    sign_in(LOGIN, sheet.codes[0], at=an_instant(), on=TODAY, address="10.0.0.1")
    with pytest.raises((WrongSignInError, SignInLockedError)):
        sign_in(LOGIN, "guess", at=an_instant(), on=TODAY, address="10.0.0.1")
    return user


def erase(by: Actor | None = None) -> None:
    erase_person(LOGIN, by=by or operator(), at=an_instant(1), on=TODAY, key=a_key())


def residue(*words: str) -> list[str]:
    """Look for words in every cell of every table, past tables, sessions and logs included."""
    found = []
    for model in apps.get_models(include_auto_created=True):
        for row in model._base_manager.values():
            text = repr(row)
            found += [f"{model._meta.label}: {word}" for word in words if word in text]
    return found


def test_nothing_of_whoever_is_erased_is_in_any_table(programme: Programme) -> None:
    user = a_person(programme)
    old = User.objects.get(pk=user.pk).password
    words = (LOGIN, NAME, old.rpartition("$")[2], subject_of(LOGIN))
    assert len(residue(*words)) > 4
    erase()
    assert residue(*words) == []
    assert verify().is_whole


def test_what_they_did_stays_without_them(programme: Programme) -> None:
    user = a_person(programme)
    entries = LedgerEntry.objects.filter(body__contains=user.uid.hex).count()
    erase()
    assert LedgerEntry.objects.filter(body__contains=user.uid.hex).count() == entries + 1
    assert LedgerEntry.objects.filter(action="accounts.person_erased").count() == 1
    assert User.objects.get(pk=user.pk).login.startswith("erased-")


def test_whoever_is_erased_holds_no_post_and_is_signed_out(programme: Programme) -> None:
    user = a_person(programme)
    other = a_holder(a_post(programme, role="reader"), programme)
    clients = Client(), Client()
    for client, person in zip(clients, (user, other), strict=True):
        client.force_login(User.objects.get(pk=person.pk))
    erase()
    assert [client.get(reverse("account")).status_code for client in clients] == [302, 200]
    assert Holding.objects.get(user=user).until_on == TODAY
    assert SecurityEvent.objects.filter(subject=user.uid.hex).count() == 0
    with pytest.raises(WrongSignInError):
        sign_in(LOGIN, PASSWORD, at=an_instant(2), on=TODAY)


def test_value_put_back_into_an_erased_row_is_found(programme: Programme) -> None:
    user = a_person(programme)
    erase()
    User.past._default_manager.filter(row=user.pk).update(name=NAME)
    assert not verify().is_whole


def test_erasing_is_the_operators_and_the_administrators(programme: Programme) -> None:
    a_person(programme)
    with pytest.raises(NotAllowedError):
        erase(an_office_clerk(programme))
    assert User.objects.filter(login=LOGIN).exists()
    erase()
    with pytest.raises(NotFoundError):
        erase()


def test_another_person_is_left_as_they_are(programme: Programme) -> None:
    a_person(programme)
    other = a_user(name="市财政局填报人")
    erase()
    assert User.objects.get(pk=other.pk).name == "市财政局填报人"
    changed_unit = a_post(programme, role="reader")
    changed(changed_unit, programme, title="查阅岗")
    assert verify().is_whole


@pytest.mark.early
def test_command_leaves_no_byte_of_them_in_the_files_of_the_home(tmp_path: Path) -> None:
    """The real thing, with the file of the database and its journal read byte for byte."""
    home = {**os.environ, "GANGMU_HOME": str(tmp_path / "home")}
    for name in ("GANGMU_DATABASE", "DJANGO_SETTINGS_MODULE"):
        home.pop(name, None)

    def gangmu(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "gangmu", *arguments]
        return subprocess.run(command, env=home, capture_output=True, text=True, check=False)

    assert gangmu("init", "--place", "云川市").returncode == 0
    assert gangmu("account", LOGIN, "--post", "clerk").returncode == 0
    assert in_files(tmp_path, LOGIN)
    told = gangmu("account", LOGIN, "--erase")
    assert told.returncode == 0, told.stderr
    assert "备份" in told.stdout
    assert not in_files(tmp_path, LOGIN)
    assert gangmu("verify").returncode == 0


def in_files(folder: Path, word: str) -> bool:
    """Look into every file of a home, byte for byte."""
    return any(word.encode() in path.read_bytes() for path in folder.rglob("*") if path.is_file())
