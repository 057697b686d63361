"""Acts of the ledger in words, for templates of the applications below the desk."""

from django import template

from gangmu.web.desk.acts import words_of

register = template.Library()


@register.filter
def act_words(action: str) -> str:
    """Name an act of the ledger."""
    return words_of(action)
