"""Addresses: the language, then the programme where a home has several, then the path."""

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.urls import get_script_prefix, set_script_prefix
from django.utils import translation

from gangmu.web.doors.languages import PREFIXES, speak
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.record.models import Programme

PROGRAMME_MARK = "at"  # /at/yunchuan/…


class AddressMiddleware:
    """Takes language and programme off the front of the path; `reverse` puts them on again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer at the address without its front."""
        asked = cast("ActorRequest", request)
        before = get_script_prefix()
        front = before.rstrip("/") + self._language(asked)
        asked.language_path = request.path_info
        front += self._programme(asked)
        set_script_prefix(front + "/")
        try:
            return self.get_response(request)
        finally:
            set_script_prefix(before)

    def _language(self, request: ActorRequest) -> str:
        first = request.path_info.partition("/")[2].partition("/")[0]  # `OPTIONS *` has none
        request.language = PREFIXES.get(first, "zh-hans")
        speak(request.language)
        translation.activate(request.language)
        if request.language == "zh-hans":
            return ""
        request.path_info = request.path_info[len(first) + 1 :] or "/"
        return f"/{first}"

    def _programme(self, request: ActorRequest) -> str:
        """Find the programme: the one named, else the home's first; an example only where there is no other."""
        parts = request.path_info.split("/", 3)
        if len(parts) > 2 and parts[1] == PROGRAMME_MARK:
            request.programme = Programme.objects.filter(code=parts[2]).first()
            request.path_info = "/" + (parts[3] if len(parts) > 3 else "")
            return f"/{PROGRAMME_MARK}/{parts[2]}"
        request.programme = Programme.objects.order_by("is_example", "id").first()
        return ""
