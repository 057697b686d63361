"""What units filed of an indicator, for its page: `{% filed_values page.indicator %}`."""

from typing import Any

from django import template

from gangmu.web.accounts.scopes import allowed, may
from gangmu.web.indicators import queries
from gangmu.web.indicators.filed import filed_of
from gangmu.web.indicators.models import Indicator, Observation
from gangmu.web.record.moments import NOW

register = template.Library()


@register.inclusion_tag("indicators/_filed.html", takes_context=True)
def filed_values(context: dict[str, Any], indicator: Indicator) -> dict[str, Any]:
    """Show what was claimed and what was confirmed, and the dated definitions."""
    request = context["request"]
    filed = filed_of(indicator, request.actor, request.moment)
    return {"filed": filed, "language": context.get("language")}


@register.inclusion_tag("indicators/_owed.html", takes_context=True)
def owed_values(context: dict[str, Any]) -> dict[str, Any]:
    """Show on the start page what a filer may file and what waits for a data authority."""
    actor = context["request"].actor
    waiting = to_file = 0
    if may(actor, "confirm", Observation):
        waiting = allowed(Observation, actor, verb="confirm").filter(state="filed").count()
    if may(actor, "file", Indicator):
        to_file = queries.indicators(actor, NOW, verb="file").filter(retired_on__isnull=True).count()
    return {"waiting": waiting, "to_file": to_file}
