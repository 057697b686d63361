"""Public pages: no session, no cookie, the last release only, and an ETag that says so (DESIGN §6.9)."""

from collections.abc import Callable
from typing import Final, cast

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified

from gangmu import __version__
from gangmu.web.accounts.actors import the_public
from gangmu.web.doors.assets import assets_version
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.record.clock import today

# Addresses that are known to one unit or person: never kept, never shared.
SECRET: Final = ("/f/", "/calendar/")


class PublicMiddleware:
    """Makes whoever asks for a public page the public, whatever their browser sends along."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer from the last release; say `304` when the reader has that page already."""
        if request.path_info.startswith(("/desk/", "/api/")):
            return self.get_response(request)
        asked = cast("ActorRequest", request)
        request.COOKIES = {}
        asked.actor = the_public(asked.programme)
        if request.path_info.startswith(SECRET):
            kept_to_itself = self.get_response(request)
            kept_to_itself.headers["Cache-Control"] = "no-store"
            return kept_to_itself
        tag = _tag(asked)
        if request.method in ("GET", "HEAD") and tag in _tags_sent(request):
            answer: HttpResponse = HttpResponseNotModified()
        else:
            answer = self.get_response(request)
        if answer.status_code in (200, 304) and request.method in ("GET", "HEAD"):
            answer.headers["ETag"] = tag
            answer.headers["Cache-Control"] = "public, no-cache"
        return answer


def _tag(request: ActorRequest) -> str:
    programme = request.programme
    parts = [request.language, assets_version(), __version__]
    if programme is not None:
        # What is judged at today's date changes at midnight without a release.
        parts += [programme.code, str(request.actor.released_seq), today(programme).isoformat()]
    return f'"{"-".join(parts)}"'


def _tags_sent(request: HttpRequest) -> list[str]:
    sent = request.headers.get("If-None-Match", "")
    return [tag.strip().removeprefix("W/") for tag in sent.split(",")]
