"""What every template knows without being told."""

from typing import Any

from django.http import HttpRequest

from gangmu.web.doors.assets import assets_version
from gangmu.web.doors.languages import HTML_LANG, PREFIXES, language
from gangmu.web.record.clock import today


def surroundings(request: HttpRequest) -> dict[str, Any]:
    """Give the surroundings of a page: programme, actor, language, the same page in the other languages."""
    path = getattr(request, "language_path", "/")
    for prefix in ("/hant", "/en"):
        if path == prefix or path.startswith(prefix + "/"):
            path = path[len(prefix) :] or "/"
    query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
    asked = request.GET.copy()
    asked.pop("as-of", None)
    front = next((prefix for prefix, spoken in PREFIXES.items() if spoken == language()), "")
    programme = getattr(request, "programme", None)
    return {
        "programme": programme,
        "today": today(programme) if programme is not None else None,
        "actor": getattr(request, "actor", None),
        "previewed_from": getattr(request, "previewed_from", ""),  # the page that a preview leads back to
        "as_of": getattr(request, "as_of", None),
        "present": f"{front and '/'}{front}{path}{'?' if asked else ''}{asked.urlencode()}",  # this page as of today
        "language": language(),
        "html_lang": HTML_LANG[language()],
        "assets": assets_version(),
        "languages": [
            {"lang": lang, "name": name, "short": short, "address": prefix + path + query}
            for lang, name, short, prefix in (
                ("zh-Hans", "简体", "简", ""),
                ("zh-Hant", "繁體", "繁", "/hant"),
                ("en", "English", "EN", "/en"),
            )
        ],
    }
