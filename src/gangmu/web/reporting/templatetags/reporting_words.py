"""What templates of reporting need beside the words that every template knows."""

from collections.abc import Mapping

from django import template

register = template.Library()


@register.filter
def at(mapping: Mapping[str, object], name: str) -> object:
    """Give what a mapping holds under a name."""
    return mapping.get(name)
