"""How the interface listens and answers (收发): scopes, methods, JSON bodies read strictly, JSON answers."""

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec
from zoneinfo import ZoneInfo

from django.http import HttpResponse, JsonResponse

from gangmu.web.accounts.models import Post
from gangmu.web.api.refusals import (
    BodyUnreadError,
    IdempotencyKeyMissingError,
    MethodNotThereError,
    OutOfScopeError,
)
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.record.refusals import ConflictError

P = ParamSpec("P")
View = Callable[Concatenate[ActorRequest, P], HttpResponse]
BODY: Final = 256 * 1024
_KEY: Final = 60
_UID: Final = 32  # characters by which a post is written in the ledger
_DEEPEST: Final = 20_000  # characters of one text, far beyond what a report holds


def takes(**by_method: tuple[str, "View[P]"]) -> "View[P]":
    """Give one view for an address: the function of each method, run where the key has its scope."""

    def view(request: ActorRequest, /, *args: P.args, **named: P.kwargs) -> HttpResponse:
        method = "GET" if request.method == "HEAD" else str(request.method)
        if method not in by_method:
            allowed = ", ".join(sorted(by_method))
            answer = _not_there(method, allowed)
            raise answer
        scope, run = by_method[method]
        if scope not in request.scopes:
            raise OutOfScopeError(scope=scope)
        return run(request, *args, **named)

    return view


def _not_there(method: str, allowed: str) -> MethodNotThereError:
    return MethodNotThereError(method=method[:20], allowed=allowed)


def answered(said: Mapping[str, Any], *, status: int = 200) -> HttpResponse:
    """Answer as JSON, Chinese as it is."""
    return JsonResponse(said, status=status, json_dumps_params={"ensure_ascii": False})


def idempotency_key(request: ActorRequest) -> str:
    """Give the key under which a request that writes has one effect; it is the post's own."""
    key = request.headers.get("Idempotency-Key", "").strip()
    if not key:
        raise IdempotencyKeyMissingError
    return f"api:{request.actor.post_id}:{key[:_KEY]}"


def writes(run: "View[P]") -> "View[P]":
    """Mark a function that writes: it is asked only with an idempotency key."""

    @wraps(run)
    def view(request: ActorRequest, /, *args: P.args, **named: P.kwargs) -> HttpResponse:
        idempotency_key(request)
        try:
            return run(request, *args, **named)
        except ConflictError as refusal:
            raise _in_words(refusal, request) from refusal

    return view


def _in_words(refusal: ConflictError, request: ActorRequest) -> ConflictError:
    """Say of a conflict which post wrote, and when by the programme's clock."""
    told = dict(refusal.parameters)
    by, at = str(told.get("by") or ""), told.get("at")
    post = Post.objects.filter(uid=by).first() if len(by) == _UID else None
    if post is not None:
        told["by"] = post.title
    if isinstance(at, datetime) and request.programme is not None:
        told["at"] = f"{at.astimezone(ZoneInfo(request.programme.time_zone)):%Y-%m-%d %H:%M}"
    return ConflictError(where=refusal.where, **told)


def body_of(request: ActorRequest) -> dict[str, Any]:
    """Read what was sent: one JSON object."""
    data = request.read(BODY + 1)
    if len(data) > BODY:
        raise BodyUnreadError(field="body", wanted=f"≤ {BODY // 1024} KiB")
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        raise BodyUnreadError(field="body", wanted="JSON") from None
    if not isinstance(found, dict):
        raise BodyUnreadError(field="body", wanted="object")
    return found


def text_in(body: Mapping[str, Any], name: str, default: str = "") -> str:
    """Give a text of a body."""
    value = body.get(name, default)
    if not isinstance(value, str) or len(value) > _DEEPEST or "\x00" in value or _has_surrogates(value):
        raise BodyUnreadError(field=name, wanted="string", where=name)
    return value


def _has_surrogates(text: str) -> bool:
    return any("\ud800" <= sign <= "\udfff" for sign in text)


def whole_in(body: Mapping[str, Any], name: str) -> int:
    """Give a whole number of a body, which must be there."""
    value = body.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**31:
        raise BodyUnreadError(field=name, wanted="integer", where=name)
    return value


def version_in(request: ActorRequest, body: Mapping[str, Any]) -> int:
    """Give the version that a program has seen: in the body, or as the ETag that it sends back (If-Match)."""
    mark = request.headers.get("If-Match", "").strip()
    if "version" in body or not mark:
        return whole_in(body, "version")
    text = mark.removeprefix("W/").strip('"')
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise BodyUnreadError(field="If-Match", wanted='"3"', where="If-Match")
    return int(text)


def mark_of(version: int) -> str:
    """Give the ETag of a version."""
    return f'"{version}"'


def marked(answer: HttpResponse, version: int) -> HttpResponse:
    """Put the version of a report into the head of an answer."""
    answer.headers["ETag"] = mark_of(version)
    return answer


def flag_in(body: Mapping[str, Any], name: str, *, default: bool) -> bool:
    """Give a yes or no of a body."""
    value = body.get(name, default)
    if not isinstance(value, bool):
        raise BodyUnreadError(field=name, wanted="boolean", where=name)
    return value


def page_of(request: ActorRequest, *, most: int) -> tuple[int, int]:
    """Give the first row and the number of rows that a list is asked for."""
    return _whole(request, "offset", 0, 10**9), _whole(request, "limit", most, most)


def next_page(request: ActorRequest, start: int, count: int, total: int) -> str | None:
    """Give the address of the rows after these; none after the last."""
    if not count or start + count >= total:
        return None
    asked = request.GET.copy()
    asked["offset"], asked["limit"] = str(start + count), str(count)
    return f"{request.path}?{asked.urlencode()}"


def day_in(request: ActorRequest, name: str) -> date | None:
    """Give a day that a list is narrowed by."""
    text = request.GET.get(name)
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BodyUnreadError(field=name, wanted="2026-03-25", where=name) from None


def code_in(text: str) -> str:
    """Give the code of a task that a list is narrowed by."""
    if not (text.isascii() and text.isalnum() and len(text) < 30):
        raise BodyUnreadError(field="task", wanted="R3U", where="task")
    return text.upper()


def _whole(request: ActorRequest, name: str, default: int, most: int) -> int:
    text = request.GET.get(name)
    if text is None:
        return default
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise BodyUnreadError(field=name, wanted="integer", where=name)
    return min(int(text), most)
