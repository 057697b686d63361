"""Nothing internal appears in a public response, in any language, of now or of the past (PROMISES 26, 27)."""

import pytest
from django.test import Client
from django.urls import reverse

from gangmu.web.accounts.models import Post
from gangmu.web.accounts.scopes import allowed
from gangmu.web.doors.public import SECRET
from gangmu.web.record.models import Programme
from gangmu.web.record.refusals import NotFoundError
from gangmu.web.urls import ROUTES
from web.builders import a_holder, a_post, a_release, a_stranger
from web.canaries import CANARY, plant
from web.samples import ARGUMENTS, ELSEWHERE, FILLERS


@pytest.mark.early
def test_canary_planted_in_every_internal_field_is_on_no_public_page(programme: Programme) -> None:
    for fill in FILLERS:
        fill(programme, 1)
    a_holder(a_post(programme, role="office"), programme)
    a_release(programme)
    known = {*ARGUMENTS, *(route.name for route in ROUTES if "<" not in route.address)} - {*ELSEWHERE}
    # An address that one unit or person knows shows what is theirs; test_report_pages.py says what that is.
    public = [
        route
        for route in ROUTES
        if not route.is_desk and route.name in known and not f"/{route.address}".startswith(SECRET)
    ]
    addresses = [
        reverse(route.name, kwargs=ARGUMENTS[route.name](programme) if "<" in route.address else None)
        for route in public
    ]
    planted = plant()
    assert "accounts.User.name" in planted
    client = Client()
    for address in addresses:
        for front in ("", "/hant", "/en"):
            for query in ({}, {"as-of": "2020-01-01"}):
                answer = client.get(front + address, query)
                assert CANARY[:12] not in answer.content.decode(errors="replace"), address
                assert CANARY[:12] not in str(answer.headers)


def test_public_gets_no_internal_field_and_cannot_ask_by_one(programme: Programme) -> None:
    post = a_post(programme, role="office")
    a_release(programme)
    posts = allowed(Post, a_stranger(programme))
    assert posts.get(id=post.pk).title == post.title
    assert posts.get(id=post.pk).role is None
    with pytest.raises(NotFoundError):
        posts.filter(role="office")
