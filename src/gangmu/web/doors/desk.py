"""The desk: addresses under `desk/` have a session, an actor and forms with our mark in them."""

from collections.abc import Callable
from datetime import date
from typing import cast

from django.contrib.auth import SESSION_KEY, get_user
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware
from django.urls import reverse

from gangmu.web.accounts.actors import actor_of, held_with_user, posts_held
from gangmu.web.accounts.models import Post, User
from gangmu.web.accounts.second_factor import is_lacking
from gangmu.web.accounts.signing_in import read_at_the_door
from gangmu.web.accounts.standing_in import recording
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.record.actors import public, remembering
from gangmu.web.record.clock import now, today
from gangmu.web.record.models import Programme

POST_CHOSEN = "post"  # the session's key: in which of their posts a person acts
RECORDING = "recording"  # the session's key: for which post somebody records (代录)
RECORDED_AT = ("/desk/reports/", "/desk/tasks/", "/desk/plans/")
NEVER_RECORDED_AT = ("/desk/reports/links/",)
FACTOR_PASSED = "factor"  # the session's key: whether the second factor was given


class DeskMiddleware:
    """Gives desk pages their session and actor, and public pages nothing of the kind."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.with_session = SessionMiddleware(CsrfViewMiddleware(self._acting))

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, with a session where the address is a desk's."""
        if not request.path_info.startswith("/desk/"):
            return self.get_response(request)
        return cast("HttpResponse", self.with_session(request))  # never awaitable: we are not asynchronous

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: object, named: object
    ) -> HttpResponseBase | None:
        """See that a form sent to the desk bears our mark."""
        if not request.path_info.startswith("/desk/"):
            return None
        return CsrfViewMiddleware(self.get_response).process_view(request, view, (), {})

    def _acting(self, request: HttpRequest) -> HttpResponse:
        asked = cast("ActorRequest", request)
        asked.person, asked.posts = _who_asks(asked)
        post = _chosen(asked)
        if asked.person is not None and post is not None:
            asked.actor = remembering(actor_of(asked.person, post, door="page"))
            asked.actor.once(
                ("programme", post.programme_id), lambda: asked.programme
            )  # read with the address
            _for_another(asked)
        else:
            asked.actor = remembering(public(asked.programme.pk if asked.programme else None))
        answer = _to_the_second_factor(asked, post) or self.get_response(request)
        answer.headers.setdefault("Cache-Control", "no-store")
        return answer


def _who_asks(request: ActorRequest) -> tuple[User | None, list[Post]]:
    """Tell who is signed in and which posts they hold: one query for both; Django sees to the session."""
    key, user, posts = request.session.get(SESSION_KEY), None, list[Post]()
    if key is not None and request.programme is not None:
        user, posts = held_with_user(
            User._meta.pk.to_python(key), on=_held_on(request.programme), programme=request.programme
        )
    with read_at_the_door(user):
        found = get_user(request)
    return (found, posts) if isinstance(found, User) else (None, [])


def _held_on(programme: Programme) -> date:
    """Posts are held by the real calendar: a story day would lock its own readers out."""
    return max(today(programme), now().date())


def _for_another(request: ActorRequest) -> None:
    """Let whoever records for a post of a unit (代录) act for it, this day, where reports and tasks are.

    Nowhere else: a key, a calendar's address, a link or a mailbox made for the post would outlive the day.
    """
    kept = request.session.get(RECORDING)
    if not kept or request.programme is None:
        return
    found = recording(request.actor, kept, today(request.programme))
    if found is None:
        return
    actor, request.recording = found
    path = request.path_info
    request.records_here = path == "/desk/" or (
        path.startswith(RECORDED_AT) and not path.startswith(NEVER_RECORDED_AT)
    )
    if request.records_here:
        request.actor = remembering(actor)


def _to_the_second_factor(request: ActorRequest, post: Post | None) -> HttpResponse | None:
    """Lead whoever may not act yet for want of a second factor to where it is set up; their account stays open."""
    own = request.path_info.startswith(("/desk/account/", "/desk/sign-in/", "/desk/sign-out/"))
    if own or request.person is None or post is None:
        return None
    passed = bool(request.session.get(FACTOR_PASSED))
    if not is_lacking(request.person, post.role, request.programme, passed=passed):
        return None
    return HttpResponseRedirect(reverse("second_factor"))


def posts_of(request: ActorRequest) -> list[Post]:
    """Give the posts that the person of a request holds today."""
    if request.person is None or request.programme is None:
        return []
    return posts_held(request.person, on=_held_on(request.programme), programme=request.programme)


def _chosen(request: ActorRequest) -> Post | None:
    chosen = request.session.get(POST_CHOSEN)
    return next((post for post in request.posts if post.pk == chosen), next(iter(request.posts), None))
