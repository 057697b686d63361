"""What units filed of an indicator, for its page: `{% filed_values page.indicator %}`."""

from typing import Any

from django import template

from gangmu.web.indicators.filed import filed_of
from gangmu.web.indicators.models import Indicator

register = template.Library()


@register.inclusion_tag("indicators/_filed.html", takes_context=True)
def filed_values(context: dict[str, Any], indicator: Indicator) -> dict[str, Any]:
    """Show what was claimed and what was confirmed, and the dated definitions."""
    request = context["request"]
    filed = filed_of(indicator, request.actor, request.moment)
    return {"filed": filed, "language": context.get("language")}
