"""Refusals and faults as pages: what happened, what was kept, what to do; an id, never a trace."""

import errno
import logging
import secrets
import shutil
import sys
from collections.abc import Callable, Mapping
from typing import Final

from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.loader import render_to_string
from django.urls import get_script_prefix, reverse

from gangmu.core.base.refusals import GangmuError
from gangmu.web.accounts.refusals import NotAllowedError
from gangmu.web.doors.kept_forms import is_from_here, keep_form, to_sign_in
from gangmu.web.doors.languages import HTML_LANG, language, say
from gangmu.web.home import home
from gangmu.web.record import security
from gangmu.web.record.actors import Actor

Answering = Callable[[HttpRequest], HttpResponse]
_STATUS: Final = {
    "record.conflict": 409,
    "record.already_there": 409,
    "record.key_reused": 409,
    "record.not_found": 404,
    "portal.nothing_issued": 404,
    "portal.nothing_issued_then": 404,
    "accounts.not_allowed": 403,
    "accounts.sign_in_locked": 429,
    "api.key_missing": 401,
    "api.key_refused": 401,
    "api.out_of_scope": 403,
    "report.link_gone": 404,
    "report.link_slowed": 429,
    "address.not_found": 404,
    "address.forged": 403,
    "address.too_large": 413,
    "address.not_as_of": 400,
    "address.no_such_day": 400,
    "address.future_day": 400,
    "address.bad_request": 400,
    "address.disk_full": 507,
    "address.busy": 503,
}
_LITTLE: Final = 64 * 1024  # bytes: with so little left nothing can be kept
_log = logging.getLogger("gangmu.web")


class NotAsOfError(GangmuError):
    """This page does not tell the past."""

    code = "address.not_as_of"
    parameter_names = ("page",)


class NoSuchDayError(GangmuError):
    """A day was asked for that is none."""

    code = "address.no_such_day"
    parameter_names = ("text",)


class FutureDayError(GangmuError):
    """A day was asked for that has not come."""

    code = "address.future_day"
    parameter_names = ("day", "today")


class NoSuchPageError(GangmuError):
    """There is no page at this address."""

    code = "address.not_found"


class ForgedError(GangmuError):
    """A form came without the mark that this site puts into its forms."""

    code = "address.forged"


class TooLargeError(GangmuError):
    """More was sent than a form may hold."""

    code = "address.too_large"


class BadRequestError(GangmuError):
    """The request cannot be understood."""

    code = "address.bad_request"


class DiskFullError(GangmuError):
    """The disk is full: nothing is written until there is room, what was written is safe."""

    code = "address.disk_full"


class BusyError(GangmuError):
    """Others write just now."""

    code = "address.busy"


class FailedError(GangmuError):
    """Gangmu itself failed; the id finds the line in its log."""

    code = "address.failed"
    parameter_names = ("error_id",)


class RefusalMiddleware:
    """Turns every refusal and every fault into a page in the reader's language."""

    def __init__(self, get_response: Answering) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or refuse."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        """Say what a view refused; leave faults to `failed_page`."""
        match fault:
            case GangmuError():
                return refuse(request, fault)
            case RequestDataTooBig():
                return refuse(request, TooLargeError())
            case Http404():
                return refuse(request, NoSuchPageError())
            case _ if is_full_disk(fault):
                return refuse(request, DiskFullError())
            case OperationalError() if "locked" in str(fault) or "timeout" in str(fault):
                return refuse(request, BusyError())
        return None


def is_full_disk(fault: BaseException | None) -> bool:
    """Tell whether something could not be written for want of room."""
    if isinstance(fault, OSError):
        return fault.errno in (errno.ENOSPC, errno.EDQUOT)
    if not isinstance(fault, OperationalError):
        return False
    # SQLite says “I/O error” where a page of its shared memory finds no room.
    return "full" in str(fault) or ("I/O" in str(fault) and _no_room())


def _no_room() -> bool:
    try:
        return shutil.disk_usage(home().path).free < _LITTLE
    except OSError:
        return False


def refuse(request: HttpRequest, refusal: GangmuError) -> HttpResponse:
    """Say a refusal as a page; a refused attempt goes to the security log."""
    actor: Actor | None = getattr(request, "actor", None)
    if isinstance(refusal, NotAllowedError):
        _note("refused", actor, refusal.parameters)
        if request.path_info.startswith("/desk/") and (actor is None or actor.role == "public"):
            if getattr(request, "person", None) is not None:  # signed in, and no post is held any more
                return HttpResponseRedirect(reverse("account"))
            return to_sign_in(request)
    status = _STATUS.get(refusal.code, 422)
    return _answer(request, refusal, status)


def _answer(request: HttpRequest, refusal: GangmuError, status: int) -> HttpResponse:
    """Say a refusal to a person as a page, to a program as JSON."""
    if not request.path_info.startswith("/api/"):
        return _page(refusal, status)
    answer = JsonResponse(
        {"refusal": refusal.as_dict("en" if language() == "en" else "zh")},
        status=status,
        json_dumps_params={"ensure_ascii": False},
    )
    answer.headers["Cache-Control"] = "no-store"
    if status == 401:
        answer.headers["WWW-Authenticate"] = 'Bearer realm="gangmu"'
    return answer


def _note(kind: str, actor: Actor | None, detail: Mapping[str, object]) -> None:
    """Write a refused attempt down; where the database takes nothing just now, in the server's log."""
    try:
        security.note(kind, actor=actor, detail=detail)
    except OperationalError:
        _log.error("%s could not be noted: %s", kind, dict(detail))


def _page(refusal: GangmuError, status: int) -> HttpResponse:
    words = {
        "message": say(refusal.message("zh"), refusal.message("en")),
        "remedy": say(refusal.remedy("zh"), refusal.remedy("en")),
        "status": status,
        "code": refusal.code,
        "html_lang": HTML_LANG[language()],
        "front": get_script_prefix(),
    }
    response = HttpResponse(render_to_string("refusal.html", words), status=status)
    response.headers["Cache-Control"] = "no-store"
    if status == 503:
        response.headers["Retry-After"] = "5"
    return response


def refused_page(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer what Django itself refuses before or beside a view."""
    match exception:
        case SuspiciousOperation():
            return _answer(request, BadRequestError(), 400)
        case PermissionDenied():
            return _answer(request, ForgedError(), 403)
    return _answer(request, NoSuchPageError(), 404)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Refuse a form without our mark (CSRF)."""
    if is_from_here(request) and request.path_info.startswith("/desk/"):
        if getattr(request, "person", None) is None and not request.path_info.startswith("/desk/sign-"):
            return to_sign_in(request)  # the browser has lost its cookies; what was typed is kept
        if keep_form(request):  # its mark is of an earlier sign-in of the same browser
            return HttpResponseRedirect(reverse("kept_form"))
    _note("forged", getattr(request, "actor", None), {"reason": reason})
    return _page(ForgedError(), 403)


def failed_page(request: HttpRequest) -> HttpResponse:
    """Answer a fault of our own with an id; the trace goes to the log on the server, one line.

    A disk that is full, met before any view, is no fault of ours and is said as what it is.
    """
    if is_full_disk(sys.exc_info()[1]):
        return _answer(request, DiskFullError(), _STATUS[DiskFullError.code])
    error_id = "E-" + secrets.token_hex(4)
    _log.error("%s %s %s", error_id, request.method, request.path, exc_info=True)
    return _answer(request, FailedError(error_id=error_id), 500)
