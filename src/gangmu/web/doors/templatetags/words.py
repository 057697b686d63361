"""Words in templates: `{% say "承诺" "promises" %}` and `{{ title|shown }}`. Known to every template."""

from django import template

from gangmu.web.doors import languages

register = template.Library()


@register.simple_tag
def say(zh: str, en: str) -> str:
    """Say interface words in the language of the page."""
    return languages.say(zh, en)


@register.filter
def shown(text: object) -> str:
    """Show content in the script of the page, length kept."""
    return "" if text is None else languages.shown(str(text))
