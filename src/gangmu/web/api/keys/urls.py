"""Addresses of keys."""

from gangmu.web.api.keys import views
from gangmu.web.doors.routes import route

_SEE = ("read", "accounts.ApiKey")
_MAKE = ("create", "accounts.ApiKey")
_TAKE_BACK = ("update", "accounts.ApiKey")

routes = [
    route("desk/keys/", views.keys, name="api_keys", right=_SEE, queries=10, as_of=False),
    route("desk/keys/make/", views.make, name="make_api_key", right=_MAKE, queries=24, as_of=False),
    route(
        "desk/keys/<int:number>/take-back/",
        views.take_back,
        name="take_back_api_key",
        right=_TAKE_BACK,
        queries=24,
        as_of=False,
    ),
]
