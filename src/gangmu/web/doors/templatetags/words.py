"""Words in templates: `{% say "承诺" "promises" %}`, `{{ title|shown }}`, `{% key %}`. Known to every template."""

from datetime import date
from uuid import uuid4

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from gangmu.core.base.refusals import GangmuError
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


@register.simple_tag
def key() -> SafeString:
    """Put an idempotency key into a form: sent twice, it has one effect."""
    return format_html('<input type="hidden" name="key" value="{}">', uuid4().hex)


@register.filter
def day(when: object) -> str:
    """Write a date as the page's language does: 2026年6月30日, 30 June 2026."""
    if not isinstance(when, date):
        return "" if when is None else str(when)
    return languages.say(f"{when.year}年{when.month}月{when.day}日", f"{when.day} {when:%B} {when.year}")


@register.simple_tag
def refusal_words(refusal: GangmuError) -> str:
    """Say a refusal and its remedy in the language of the page."""
    message = languages.say(refusal.message("zh"), refusal.message("en"))
    return message + languages.say(refusal.remedy("zh"), " " + refusal.remedy("en"))
