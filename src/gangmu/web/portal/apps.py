"""The application of the portal."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The public pages."""

    name = "gangmu.web.portal"
    label = "portal"
