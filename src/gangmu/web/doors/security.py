"""Headers that keep a page to itself: nothing from elsewhere, nowhere inside another page."""

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse

POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)


class SecurityHeadersMiddleware:
    """Sets the headers on every answer, errors included."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, with the headers."""
        answer = self.get_response(request)
        answer.headers["Content-Security-Policy"] = POLICY
        answer.headers["X-Frame-Options"] = "DENY"
        answer.headers["X-Content-Type-Options"] = "nosniff"
        answer.headers.setdefault("Referrer-Policy", "same-origin")
        answer.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        if settings.SESSION_COOKIE_SECURE:  # behind TLS, and so it stays
            answer.headers["Strict-Transport-Security"] = "max-age=31536000"
        return answer
