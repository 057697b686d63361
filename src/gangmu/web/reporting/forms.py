"""What a form of reports sends back (填报表单): each row with what was typed, read as offices write."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, QueryDict

from gangmu.core.base.quantities import Quantity, canonical
from gangmu.core.base.refusals import GangmuError
from gangmu.core.outline.scripts import fold, simplify
from gangmu.core.plan.reports import WORDS, Said
from gangmu.core.plan.said.figures import SaidFigure, read_figure
from gangmu.core.plan.said.states import is_nothing
from gangmu.web.record.stored import keep
from gangmu.web.reporting.actions.saving import Filled, Upload
from gangmu.web.reporting.models import ProgressReport
from gangmu.web.reporting.refusals import EvidenceTooLargeError

LARGEST: Final = 20 * 1024 * 1024  # of one piece of evidence
LONGEST_SITTING: Final = 3600  # seconds: a form left open over lunch is not an hour's work
_MOST: Final = 500


@dataclass(slots=True)
class Typed:
    """填写内容: what a form brought, by report, with what of it was refused."""

    filled: list[Filled] = field(default_factory=list)
    refused: dict[int, GangmuError] = field(default_factory=dict)
    unchanged: list[int] = field(default_factory=list)  # ticked: 无变化


def asked_of(posted: QueryDict) -> list[int]:
    """Name the reports of a form."""
    return [int(text) for text in posted.getlist("report")[:_MOST] if text.isdecimal() and len(text) < 10]


def version_seen(posted: Mapping[str, str], report: int) -> int:
    """Give the version of a report that whoever filled in the form had seen."""
    text = str(posted.get(f"v-{report}", ""))
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def read_form(request: HttpRequest, rows: Sequence[ProgressReport], *, at: datetime) -> Typed:
    """Read the rows of a form; what cannot be read is refused with its report, and nothing is kept of it yet.

    Rows in which nobody has changed or confirmed (ticked) anything are left alone: no click passes on what was said before.
    """
    found = Typed()
    for row in rows:
        if request.POST.get(f"nc-{row.pk}"):
            found.unchanged.append(row.pk)
            continue
        try:
            figure = figure_in(request.POST.get(f"amount-{row.pk}", ""), row.task.unit_of_measure)
            said = as_it_stands(said_in(request.POST, row), row)
            files = request.FILES.getlist(f"file-{row.pk}")
            dropped = _dropped(request.POST, row)
            is_confirmed = bool(request.POST.get(f"ok-{row.pk}"))
            if not (files or dropped or is_confirmed or is_touched(said, row)):
                continue
            found.filled.append(
                Filled(
                    report=row.pk,
                    seen=version_seen(request.POST, row.pk),
                    said=said,
                    uploads=[_kept(each) for each in files],
                    dropped=dropped,
                    figure=figure,
                    is_sure=is_sure_of(said.amount, request.POST.get(f"sure-{row.pk}", "")),
                )
            )
        except GangmuError as refusal:
            found.refused[row.pk] = refusal
    return _timed(found, request.POST, at)


def said_in(posted: Mapping[str, str], row: ProgressReport) -> Said:
    """Read one report's fields: full-width digits, 约3.2亿元 and a dash for nothing are understood."""
    words: dict[str, Any] = {name: _tidy(posted.get(f"{name}-{row.pk}", "")) for name in WORDS}
    return Said(
        **words,
        amount=amount_in(posted.get(f"amount-{row.pk}", ""), row.task.unit_of_measure),
        claims_completion=bool(posted.get(f"done-{row.pk}")),
    )


def amount_in(text: str, unit: str) -> Decimal | None:
    """Read what was done so far, in the task's unit of measure.

    >>> amount_in("３．２", "亿元"), amount_in("约1200万元", "亿元"), amount_in("—", "公里")
    (Decimal('3.2'), Decimal('0.12'), None)
    """
    figure = figure_in(text, unit)
    if figure is None or figure.unit == unit or not unit:
        return figure.value if figure else None
    return Quantity(figure.value, figure.unit).to(unit).value


def figure_in(text: str, unit: str) -> SaidFigure | None:
    """Read a figure as it was written; none where nothing is."""
    return None if is_nothing(text) else read_figure(text[:60], unit=unit)


def is_sure_of(amount: Decimal | None, ticked: str) -> bool:
    """Tell whether a tick (没有写错) speaks of this very figure, and not of the one that stood there before."""
    return amount is not None and ticked == canonical(amount)


def as_it_stands(said: Said, row: ProgressReport) -> Said:
    """Give what was said, its fields as they stand where a browser or the script of the page alone made them others.

    Line ends, blanks, widths and traditional characters are how a page shows a text, and nobody's news.
    """
    standing = standing_in(row)
    same = {
        name: getattr(standing, name)
        for name in WORDS
        if _plain(getattr(said, name)) == _plain(getattr(standing, name))
    }
    amount = (
        said.amount if row.task.amount is not None else standing.amount
    )  # else the form has no such field
    return replace(said, amount=amount, **same)


def is_touched(said: Said, row: ProgressReport) -> bool:
    """Tell whether somebody said something: other than what was filled in beforehand, or a draft of their own."""
    return row.state == "draft" or said != standing_in(row)


def holds_news(row: ProgressReport) -> bool:
    """Tell whether the city has held a figure since the last report: it can be confirmed as it stands (确认)."""
    return row.state in ("due", "late") and row.prefilled.get("amount", {}).get("origin") == "observation"


def standing_in(row: ProgressReport) -> Said:
    """Give what stands in the form of a report: the draft, or what was filled in beforehand."""
    if row.state in ("due", "late"):
        known = {name: each.get("value") for name, each in row.prefilled.items()}
        amount = known.get("amount")
        words: dict[str, Any] = {name: str(known.get(name) or "") for name in WORDS}
        return Said(
            **words,
            amount=None if amount in (None, "") else Decimal(str(amount)),
        )
    return Said(
        **{name: getattr(row, name) for name in WORDS},
        amount=row.amount,
        claims_completion=row.claims_completion,
    )


def _plain(text: str) -> str:
    return " ".join(fold(simplify(text)).split())


def _tidy(text: str) -> str:
    return "\n".join(line.strip() for line in text.strip().splitlines())


def _dropped(posted: QueryDict | Mapping[str, str], row: ProgressReport) -> list[int]:
    texts = posted.getlist(f"drop-{row.pk}") if isinstance(posted, QueryDict) else []
    return [int(text) for text in texts if text.isdecimal() and len(text) < 10]


def _kept(file: "UploadedFile[Any]") -> Upload:
    """Keep a piece of evidence as it is; it is never opened here, only handed out again."""
    name = str(file.name or "")[-255:]
    if (file.size or 0) > LARGEST:
        raise EvidenceTooLargeError(name=name, limit="20 MB", where="evidence")
    return Upload(kept=keep(file.chunks(), name=name), name=name)


def _timed(found: Typed, posted: Mapping[str, str], at: datetime) -> Typed:
    """Share the time that a form took among the rows that it brought: measured, for the load meter alone."""
    text = fold(str(posted.get("opened", "")))
    if found.filled and text.isdecimal() and len(text) < 12:
        took = min(max(0, int(at.timestamp()) - int(text)), LONGEST_SITTING)
        share = took // len(found.filled)
        found.filled = [replace(each, seconds=share) for each in found.filled]
    return found
