"""Standings in templates: `{% load standings %}{{ face|mark }}`."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from gangmu.web.doors.languages import say
from gangmu.web.indicators.showing.faces import Face

register = template.Library()


@register.filter
def mark(face: Face) -> SafeString:
    """Set a standing: its shape, then its word; the colour comes last."""
    return format_html(
        '<span class="s s-{}"><svg class="m" aria-hidden="true"><use href="#m-{}"/></svg><b>{}</b></span>',
        face.name,
        face.name,
        say(face.zh, face.en),
    )
