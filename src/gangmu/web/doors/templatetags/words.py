"""Words in templates: `{% say "承诺" "promises" %}`, `{{ title|shown }}`, `{% key %}`. Known to every template."""

from datetime import date
from uuid import uuid4

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

from gangmu.core.base.refusals import GangmuError
from gangmu.core.base.unit_words import counting_unit_in_english
from gangmu.web.doors import languages
from gangmu.web.doors.chinese_on_english import CHINESE
from gangmu.web.doors.dates import day_words, month_day_words, period_words
from gangmu.web.doors.navigation import Room, rooms
from gangmu.web.record.actors import Actor

register = template.Library()


@register.simple_tag
def say(zh: str, en: str) -> str:
    """Say interface words in the language of the page."""
    return languages.say(zh, en)


@register.filter
def shown(text: object) -> str:
    """Show content in the script of the page, length kept."""
    return "" if text is None else languages.shown(str(text))


@register.filter
def marked(text: object) -> SafeString:
    """Show content; on an English page its Chinese words are marked as Chinese, so that they are read out as such."""
    written = escape(shown(text))
    if languages.language() != "en":
        return SafeString(written)
    return SafeString(CHINESE.sub(r'<span lang="zh-Hans">\g<0></span>', written))


@register.filter
def unit(name: str) -> str:
    """Show a unit of measure in the language of the page: 亿元, 100 million yuan."""
    return languages.say(name, counting_unit_in_english(name))


@register.simple_tag
def key() -> SafeString:
    """Put an idempotency key into a form: sent twice, it has one effect."""
    return format_html('<input type="hidden" name="key" value="{}">', uuid4().hex)


@register.filter
def day(when: object) -> str:
    """Write a date as the page's language does: 2026年6月30日, 30 June 2026."""
    if not isinstance(when, date):
        return "" if when is None else str(when)
    return day_words(when)


@register.filter
def month_day(when: date) -> str:
    """Write a date without its year: 6月25日, 25 June."""
    return month_day_words(when)


@register.filter
def period(when: object) -> str:
    """Call a month, a quarter or a year in the language of the page: 2026年5月, May 2026."""
    return period_words(str(when)) if when else ""


@register.simple_tag
def refusal_words(refusal: GangmuError) -> str:
    """Say a refusal and its remedy in the language of the page."""
    message = languages.say(refusal.message("zh"), refusal.message("en"))
    return message + languages.say(refusal.remedy("zh"), " " + refusal.remedy("en"))


@register.simple_tag(takes_context=True)
def fault_mark(context: template.Context, field: str) -> SafeString:
    """Mark a field of a form whose words were refused, for eyes and for readers of screens."""
    if field not in (context.get("faults") or {}):
        return SafeString("")
    return format_html(' aria-invalid="true" aria-describedby="fault-{}"', field)


@register.simple_tag(takes_context=True)
def fault_words(context: template.Context, field: str) -> SafeString:
    """Say below a field of a form why its words were refused."""
    fault = (context.get("faults") or {}).get(field)
    if fault is None:
        return SafeString("")
    return format_html('<p class="short" id="fault-{}">{}</p>', field, shown(refusal_words(fault)))


@register.simple_tag
def desk_rooms(actor: Actor | None) -> list[Room]:
    """Name the rooms of the desk that the reader can enter."""
    return rooms(actor)
