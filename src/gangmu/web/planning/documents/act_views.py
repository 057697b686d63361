"""What is done with a document at the desk: read again, withdrawn, its units founded, taken in, cut, groups spelled out."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from gangmu.core.base.refusals import GangmuError
from gangmu.web.doors import posted
from gangmu.web.doors.forms import RefusedHere
from gangmu.web.doors.requests import ActorRequest
from gangmu.web.planning.documents import bringing, forms, queries
from gangmu.web.planning.documents.cutting import Cut, cut_tasks
from gangmu.web.planning.documents.founding import found_named_units
from gangmu.web.planning.documents.groups import spell_out
from gangmu.web.planning.documents.preview import preview_of
from gangmu.web.planning.documents.taking import take_document, take_more
from gangmu.web.planning.documents.views import REFUSED
from gangmu.web.planning.documents.views import document as document_page
from gangmu.web.record.jobs import JobFailedError
from gangmu.web.record.models import Job
from gangmu.web.record.moments import NOW


def _shown(request: ActorRequest, document: int, refusal: GangmuError) -> HttpResponse:
    """Show the document again, with why it was refused."""
    return document_page(request, document, refusal)


@require_POST
def again(request: ActorRequest, document: int) -> HttpResponse:
    """Have a document read once more, perhaps as another kind or for another year."""
    row = queries.documents(request.actor, NOW).get(id=document)
    stamped = posted.stamp(request)
    seen = forms.number(request.POST.get("version")) or 0
    job = Job.objects.filter(key=bringing.job_key(row)).first() if row.state == "reading" else None
    if job is not None and job.state == "failed":
        fault = JobFailedError(task=job.task, error_id=str(job.pk))
        key = f"{stamped['key']}-give-up"
        row = bringing.give_up_document(row, fault, by=stamped["by"], at=stamped["at"], key=key)
        seen = row.version
    year = forms.year_in(request)
    bringing.read_document_again(row, kind=request.POST.get("kind", ""), year=year, seen=seen, **stamped)
    return posted.to("document", document=document)


@require_POST
def withdraw(request: ActorRequest, document: int) -> HttpResponse:
    """Withdraw a document of which nothing was taken in."""
    row = queries.documents(request.actor, NOW).get(id=document)
    seen = forms.number(request.POST.get("version")) or 0
    bringing.withdraw_document(row, seen=seen, **posted.stamp(request))
    return posted.to("documents")


@require_POST
def found_units(request: ActorRequest, document: int) -> HttpResponse:
    """Found the units that a document names, as the clerk chose."""
    row = queries.documents(request.actor, NOW).get(id=document)
    given = forms.answers(request.POST, preview_of(row, request.actor))
    with RefusedHere(*REFUSED) as refused:
        found_named_units(given, **posted.stamp(request))
    if refused.refusal:
        return _shown(request, document, refused.refusal)
    return posted.to("document", anchor="take", document=document)


@require_POST
def take(request: ActorRequest, document: int) -> HttpResponse:
    """Take a document in as items, with the leads that the office picked."""
    row = queries.documents(request.actor, NOW).get(id=document)
    seen = forms.number(request.POST.get("version")) or 0
    with RefusedHere(*REFUSED) as refused:
        take_document(
            row, forms.choices(request.POST), on=posted.day(request), seen=seen, **posted.stamp(request)
        )
    if refused.refusal:
        return _shown(request, document, refused.refusal)
    return posted.to("document", document=document)


@require_POST
def take_more_in(request: ActorRequest, document: int) -> HttpResponse:
    """Take in sentences that were not proposed."""
    row = queries.documents(request.actor, NOW).get(id=document)
    seen = forms.number(request.POST.get("version")) or 0
    with RefusedHere(*REFUSED) as refused:
        take_more(row, forms.choices(request.POST).taken_in, seen=seen, **posted.stamp(request))
    if refused.refusal:
        return _shown(request, document, refused.refusal)
    return posted.to("document", anchor="items", document=document)


@require_POST
def cut(request: ActorRequest, document: int) -> HttpResponse:
    """Draft a task for each item that has none yet."""
    row = queries.documents(request.actor, NOW).get(id=document)
    year = forms.year_in(request) or row.year or posted.day(request).year
    only = [key for each in request.POST.getlist("item") if (key := forms.number(each)) is not None]
    with RefusedHere(*REFUSED) as refused:
        how = Cut(
            limit_on=forms.day_in(request.POST, "limit_on", year=year),
            text_is_criterion=request.POST.get("criterion") == "text",
        )
        cut_tasks(row, year, how, only=only or None, **posted.stamp(request))
    if refused.refusal:
        return _shown(request, document, refused.refusal)
    return posted.to("document", document=document)


@require_POST
def spell(request: ActorRequest, document: int) -> HttpResponse:
    """Say which units words of a document stand for."""
    row = queries.documents(request.actor, NOW).get(id=document)
    chosen = [key for each in request.POST.getlist("unit") if (key := forms.number(each)) is not None]
    with RefusedHere(*REFUSED) as refused:
        spell_out(row, request.POST.get("group", ""), chosen, **posted.stamp(request))
    if refused.refusal:
        return _shown(request, document, refused.refusal)
    return posted.to("document", anchor="groups", document=document)
