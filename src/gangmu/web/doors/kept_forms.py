"""What was typed is not lost (未提交的内容): a form whose session had ended waits in the new one until it is sent again.

It is kept in the session of the same browser, never in the record, for two hours; files have to be chosen again.
"""

from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from gangmu.web.doors.languages import say
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.record.clock import now

_KEY: Final = "kept_form"
_LARGEST: Final = 256 * 1024  # characters of all that was typed
_FOR: Final = 2 * 3600  # seconds
_NEVER: Final = ("/desk/sign-in", "/desk/sign-out", "/desk/account")  # what is typed there is secret
_HIDDEN: Final = ("key", "report", "opened", "act", "version", "files_lost")
_LABELS: Final = {
    "visible_progress": ("形象进度", "Visible progress"),
    "amount": ("本年累计完成", "Done this year so far"),
    "problem": ("存在问题", "Problem"),
    "next_step": ("下步打算", "Next step"),
    "help_wanted": ("需要协调", "Help wanted"),
    "nc": ("本期无变化", "No change this time"),
    "sure": ("核对过，没有写错", "Checked: it is so"),
    "ok": ("确认送审", "Confirmed"),
    "done": ("申报完成", "Claims completion"),
    "reason": ("说明", "Reason"),
}
_OUR_OWN: Final = ("csrfmiddlewaretoken",)


@dataclass(frozen=True, slots=True)
class KeptForm:
    """未提交的表: where it was sent, and what stood in it."""

    path: str
    fields: list[tuple[str, str]]
    files: list[str]

    @property
    def words(self) -> list[tuple[str, str, str]]:
        """Give what was typed by hand, to be recognised: of which row of the form, in which field, and the text.

        A form of many rows names its fields `field-row` and each row in a hidden field `of-row`.
        """
        rows = {name[3:]: text for name, text in self.fields if name.startswith("of-")}
        found = []
        for name, text in self.fields:
            field, _, row = name.partition("-")
            if (
                len(text.strip()) > (0 if field in _LABELS else 1)
                and name not in _HIDDEN
                and field not in ("v", "of")
            ):
                label = say(*_LABELS[field]) if field in _LABELS else ""
                found.append(
                    (rows.get(row, ""), label, "✓" if field in ("nc", "ok", "done", "sure") else text)
                )
        return found


def keep_form(request: HttpRequest) -> bool:
    """Keep the form of a request in its session, if it may be kept."""
    session = getattr(request, "session", None)
    if request.method != "POST" or session is None or request.path_info.startswith(_NEVER):
        return False
    fields = [(name, text) for name, texts in request.POST.lists() for text in texts if name not in _OUR_OWN]
    if not fields or sum(len(name) + len(text) for name, text in fields) > _LARGEST:
        return False
    files = [str(each.name) for _, several in request.FILES.lists() for each in several if each.name]
    session[_KEY] = {"path": request.path, "fields": fields, "files": files, "at": int(now().timestamp())}
    return True


def kept_form_of(request: HttpRequest) -> KeptForm | None:
    """Give the form that a session keeps."""
    kept: dict[str, Any] | None = request.session.get(_KEY)
    if kept is None or now().timestamp() - kept["at"] > _FOR:
        return None
    return KeptForm(kept["path"], [(name, text) for name, text in kept["fields"]], kept["files"])


def to_sign_in(request: HttpRequest) -> HttpResponseRedirect:
    """Lead to signing in; from there back to what was asked for, or to the form that was kept."""
    address = reverse("sign_in")
    if request.method == "GET":
        return HttpResponseRedirect(f"{address}?{urlencode({'next': request.get_full_path()})}")
    if keep_form(request):
        return HttpResponseRedirect(f"{address}?{urlencode({'next': reverse('kept_form')})}")
    return HttpResponseRedirect(address)


def is_from_here(request: HttpRequest) -> bool:
    """Tell whether a browser says that a form came from a page of this very site."""
    return request.headers.get("Origin", "") == f"{request.scheme}://{request.get_host()}"


def kept_form(request: ActorRequest) -> HttpResponse:
    """Show the form that was kept, to be sent again as it is."""
    if request.person is None:
        return HttpResponseRedirect(reverse("sign_in"))
    found = kept_form_of(request)
    if found is None:
        return HttpResponseRedirect(reverse("desk"))
    return render(request, "doors/kept_form.html", {"kept": found})
