"""The published heads (公布的链头): what lets anybody show that the past was rewritten, kept by whoever wants to."""

from django.http import JsonResponse

from gangmu.web.accounts.scopes import allowed
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.record.archives import heads_page
from gangmu.web.record.models import Release
from gangmu.web.record.moments import NOW

SHOWN = 12


def heads_of_releases(request: ActorRequest) -> list[Release]:
    """Give the releases of the programme, the last first: each says where the chain stood before it."""
    if request.programme is None:
        return []
    return allowed(Release, request.actor, moment=request.moment or NOW).order_by("-seq").page(0, None)


def heads_json(request: ActorRequest) -> JsonResponse:
    """Give the heads as a file to be kept and to be handed to verify_ledger.py."""
    assert request.programme is not None  # the route needs one
    releases = heads_of_releases(request)[::-1]
    page = heads_page([(request.programme.uid.hex, request.programme.name, releases)])
    return JsonResponse(page, json_dumps_params={"ensure_ascii": False, "indent": 1})
