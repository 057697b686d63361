"""The desk's navigation leads nobody to a refusal."""

import pytest
from django.test import Client

from gangmu.web.doors.navigation import rooms
from gangmu.web.record.actors import public
from gangmu.web.record.models import Programme
from web.builders import a_holder, a_post, an_actor

ROLES = "office leader authority filer reviewer signer assessor auditor reader".split()


@pytest.mark.parametrize("role", ROLES)
def test_every_room_that_is_named_can_be_entered(programme: Programme, role: str) -> None:
    client = Client()
    client.force_login(a_holder(a_post(programme, role=role), programme))
    named = rooms(an_actor(programme, role=role))
    assert named[0].here == "desk"
    for room in named:
        assert client.get(room.address, follow=True).status_code == 200, room


def test_a_stranger_is_shown_no_room(programme: Programme) -> None:
    assert rooms(public(programme.pk)) == []
    assert rooms(None) == []
