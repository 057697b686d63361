"""All addresses: each application's `urls.routes`, collected in the order of the house."""

from importlib import import_module
from importlib.util import find_spec

from django.conf import settings

from gangmu.web.doors.routes import Route

ROUTES: list[Route] = [
    route
    for application in settings.APPLICATIONS
    if find_spec(f"{application}.urls") is not None
    for route in import_module(f"{application}.urls").routes
]
urlpatterns = [route.pattern() for route in ROUTES]
handler400 = handler403 = handler404 = "gangmu.web.doors.refusals.refused_page"
handler500 = "gangmu.web.doors.refusals.failed_page"
