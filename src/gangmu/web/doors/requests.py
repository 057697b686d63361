"""A request as views get it: who asks, for which programme, for which moment, in which language."""

from datetime import date

from django.http import HttpRequest

from gangmu.web.accounts.models import Post, StandIn, User
from gangmu.web.doors.languages import PageLanguage
from gangmu.web.record.actors import Actor
from gangmu.web.record.models import Programme
from gangmu.web.record.moments import Moment


class ActorRequest(HttpRequest):
    """A request with its actor. Middleware fills it in before any view runs."""

    actor: Actor
    programme: Programme | None
    moment: Moment
    as_of: date | None
    language: PageLanguage
    language_path: str  # the path without language, to link to the same page in another
    person: User | None
    posts: list[Post]
    recording: StandIn  # for which post somebody records, where they do (代录)
    records_here: bool  # whether this page is one on which they act for it
    previewed_from: str  # the desk page that a preview leads back to; set by the preview alone
    scopes: frozenset[str]  # of a key; set by the door of programs alone
