"""What the test that walks all routes needs of each application: rows at a size, and arguments of addresses.

An application adds its own filler and the arguments of its routes here the day it declares them.
"""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from gangmu.web.accounts.models import (
    Holding,
    OrgUnit,
    Portfolio,
    PortfolioHolding,
    PortfolioUnit,
    Post,
    UnitGroup,
    UnitGroupMember,
)
from gangmu.web.indicators.models import FigureFile, Observation, WhatIf
from gangmu.web.outlines.models import Clause, Gap, OutlineVersion, Promise
from gangmu.web.planning.models import PlanDocument
from gangmu.web.record.models import Programme
from gangmu.web.reporting.models import (
    FormDecline,
    ProgressReport,
    ReportEvidence,
    ReturnedBook,
    SignedSheet,
    SpotCheck,
)
from web.builders import a_holder, a_post, a_unit, recorded
from web.indicators.findings import some_findings
from web.indicators.made import a_waiting_file, some_claims, some_figures
from web.indicators.outlooks_made import some_outlooks
from web.outlines.made import a_text, a_version_in_review
from web.papers_made import a_paper, some_papers
from web.planning.builders import YEAR, a_task_with_everything, some_tasks
from web.planning.documents_made import some_documents
from web.portal.builders import TEXT, an_issued_outline
from web.reporting.builders import a_calendar_address, a_secret_address, some_reports
from web.reporting.doors_made import some_doors
from web.reporting.lamps_made import a_closed_lamp, a_decision, some_lamps

Filler = Callable[[Programme, int], None]


def _units(programme: Programme, size: int) -> None:
    for _ in range(3 * size):
        a_unit(programme)


def _outline(programme: Programme, size: int) -> None:
    """An issued outline, as many times as long as the size says."""
    head, chapters = TEXT.split("一、总体要求", 1)
    numbers = "一二三四五六七八九十"
    body = "".join(
        re.sub(r"^[一二三](?=、)", numbers[k % 10], "一、总体要求" + chapters, flags=re.M)
        for k in range(size)
    )
    with TemporaryDirectory() as folder:
        an_issued_outline(programme, Path(folder), text=head + body)


def _figures(programme: Programme, size: int) -> None:
    """Figures of some places, and a file of them that waits to be confirmed."""
    some_figures(programme, places=3 * size, years=5)
    a_waiting_file(programme)
    some_claims(programme, size=size)


def _code_of(model: type[Any]) -> Callable[[Programme], dict[str, Any]]:
    return lambda programme: {"code": model.objects.filter(programme=programme).order_by("id")[0].code}


def _in_review(programme: Programme, size: int) -> None:
    """A version in review, which is compared with the one in force."""
    a_version_in_review(programme, a_text(size))


def _last_version(programme: Programme) -> dict[str, Any]:
    return {"number": OutlineVersion.objects.filter(programme=programme).latest("number").number}


def _posts(programme: Programme, size: int) -> None:
    """Posts with those who hold them, and portfolios of units."""
    for k in range(size):
        unit, leader = a_unit(programme), a_post(programme, role="leader")
        a_holder(a_post(programme, role="filer", unit=unit), programme)
        portfolio = recorded(Portfolio(code=f"pf{k}", name=f"分工{k}"), programme)
        recorded(PortfolioUnit(portfolio=portfolio, unit=unit, from_on=date(2025, 1, 1)), programme)
        recorded(PortfolioHolding(portfolio=portfolio, post=leader, from_on=date(2025, 1, 1)), programme)
        group = recorded(UnitGroup(code=f"g{k}", name=f"第{k}组"), programme)
        recorded(UnitGroupMember(group=group, unit=unit), programme)


def _a_holder_of_a_post(programme: Programme) -> dict[str, Any]:
    return {"number": Holding.objects.filter(programme=programme).latest("id").user_id}


def _last(model: type[Any]) -> Callable[[Programme], dict[str, Any]]:
    return lambda programme: {"number": model.objects.filter(programme=programme).latest("id").pk}


FILLERS: list[Filler] = [
    _units,
    _posts,
    _outline,
    _in_review,
    _figures,
    some_findings,
    some_outlooks,
    some_documents,
    some_tasks,
    some_reports,
    some_doors,
    some_lamps,
    some_papers,
]
# name of a route -> the arguments of its address, looked up in the filled programme
ARGUMENTS: dict[str, Callable[[Programme], dict[str, Any]]] = {
    "chapter": lambda programme: {"number": 2},
    "rule": lambda programme: {"code": "gangmu-lamps", "number": 1},
    "clause": _code_of(Clause),
    "promise": _code_of(Promise),
    "beside": _code_of(Promise),
    **dict.fromkeys(
        (
            "version read_again withdraw review review_decide review_add review_undo patterns decide_alike "
            "coverage find_clauses links decide_links follow relink issue issue_now decisions take_decisions"
        ).split(),
        _last_version,
    ),
    **dict.fromkeys(("erratum", "mend", "decide_meaning", "choose_path"), _code_of(Promise)),
    **dict.fromkeys(("close_gap", "reopen_gap"), _code_of(Gap)),
    **dict.fromkeys(("indicator", "indicator_csv", "indicator_xlsx"), lambda programme: {"code": "gdp"}),
    "indicator_chart": lambda programme: {"code": "gdp", "form": "svg"},
    "remove_what_if": lambda programme: {
        "number": WhatIf.objects.filter(programme=programme).latest("id").pk
    },
    **dict.fromkeys(
        ("figure_file", "confirm_figures", "drop_figures", "tell_figures"),
        lambda programme: {"number": FigureFile.objects.filter(programme=programme).latest("id").pk},
    ),
    "why": lambda programme: {"code": "gdp", "place": "p0", "period": "1990"},
    **dict.fromkeys(
        ("edit_indicator", "revise_indicator", "retire_indicator"), lambda programme: {"code": "gdp"}
    ),
    "figure_template": lambda programme: {"table": "observations", "form": "xlsx"},
    "indicator_list": lambda programme: {"form": "csv"},
    "rule_on_value": lambda programme: {
        "number": Observation.objects.filter(programme=programme, state="filed").latest("id").pk
    },
    **dict.fromkeys(
        "unit_page change_unit rename_unit name_unit split_unit dissolve_unit withdraw_founding add_post".split(),
        _code_of(OrgUnit),
    ),
    **dict.fromkeys("post_page seat hand_over abolish_post begin_to_record".split(), _code_of(Post)),
    **dict.fromkeys(("leaving", "leave"), _a_holder_of_a_post),
    **dict.fromkeys(
        "document document_again withdraw_document found_named_units take_document".split(),
        lambda programme: {"document": PlanDocument.objects.get(programme=programme, state="preview").pk},
    ),
    **dict.fromkeys(
        "cut_tasks take_more_in document_links link_items spell_out_group".split(),
        lambda programme: {"document": PlanDocument.objects.filter(programme=programme, state="taken")[0].pk},
    ),
    **dict.fromkeys(("report", "ask_correction", "decide_correction"), _last(ProgressReport)),
    "report_evidence": _last(ReportEvidence),
    "make_check": _last(SpotCheck),
    "answer_decline": _last(FormDecline),
    "ledger": _last(ReturnedBook),
    "ledger_batch": lambda programme: {"batch": "batch"},
    **dict.fromkeys(("sheet", "sheet_paper", "sheet_scan"), _last(SignedSheet)),
    "link_door": a_secret_address,
    "calendar_feed": a_calendar_address,
    **dict.fromkeys(
        "plan new_task draft_task cut many many_done many_undone spell_units spelled_units propose proposed year_end verdicts close_plan".split(),
        lambda programme: {"year": YEAR},
    ),
    **dict.fromkeys(
        ("plan_book", "bring_plan_book", "take_plan_book"),
        lambda programme: {"year": YEAR, "form": "division"},
    ),
    **dict.fromkeys(("task", "edit_task", "edited_task"), a_task_with_everything),
    "do": lambda programme: a_task_with_everything(programme) | {"verb": "put-on-file"},
    **dict.fromkeys(("paper", "paper_file"), a_paper),
    "plan_draft": lambda programme: {"year": YEAR},
    **dict.fromkeys(("dispatch_draft", "issue_dispatch"), lambda programme: {"month": "2026-03"}),
    **dict.fromkeys(("reminder_draft", "issue_reminder"), _code_of(OrgUnit)),
    **dict.fromkeys(
        ("month", "close_month", "dispatch", "note_decision"), lambda programme: {"month": "2025-06"}
    ),
    **dict.fromkeys(("lamp", "change_lamp"), a_closed_lamp),
    "set_confidence": lambda programme: {"code": a_closed_lamp(programme)["code"]},
    "settle_decision": a_decision,
    "preview_page": lambda programme: {"path": "promises/"},
}
# routes whose page needs more than a filler gives; each with the test that walks it instead
ELSEWHERE: dict[str, str] = {
    "task_evidence": "tests/web/planning/test_pages.py: needs a stored file",
    "chart": "tests/web/portal/test_promise.py: needs a series with values",
    **dict.fromkeys(
        ("work_sign_in", "work_back", "begin_binding", "undo_binding"),
        "tests/web/test_work_sign_in.py: needs a provider, without one there is no such page",
    ),
    "sso": "tests/web/test_sso.py: needs a provider, without one there is no such page",
    **dict.fromkeys(
        ("api_reports", "api_report", "api_pass_on", "api_no_change", "api_tasks"),
        "tests/web/api/test_api.py: asks with a key",
    ),
}
