"""Rows and choices of lists, in templates: `{% load lists %}{% list_rows list check %}`."""

from collections.abc import Sequence

from django import template
from django.utils.safestring import SafeString

from gangmu.web.doors.lists.drawing import choices_drawn, rows_drawn
from gangmu.web.doors.lists.listing import Listed

register = template.Library()


@register.simple_tag
def list_rows(listed: Listed, check: str = "") -> SafeString:
    """Draw the rows of a list, with ticks where a form takes what is chosen."""
    return rows_drawn(listed.lines, check=check)


@register.simple_tag
def list_choices(choices: Sequence[tuple[str, str]], chosen: str) -> SafeString:
    """Draw what can be chosen in a filter."""
    return choices_drawn(choices, chosen)
