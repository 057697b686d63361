"""The tables of a plan folder (计划文件夹): their columns in canonical order. `docs/reference/plan-folders.md` says the same."""

from dataclasses import dataclass
from typing import Final

from gangmu.core.indicators.indicators import Direction, Frequency, IndicatorKind, Nature, Timing
from gangmu.core.indicators.observations import Grade, Status
from gangmu.core.indicators.series import PriceBasis, Span
from gangmu.core.indicators.targets import Basis, Comparison, Path
from gangmu.core.plan.annual_tasks import TaskKind
from gangmu.files.tables.columns import Column, Holds


@dataclass(frozen=True, slots=True)
class Table:
    """表: one CSV of a plan folder."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ("code",)
    ordered_by: tuple[str, ...] = ("code",)

    @property
    def file(self) -> str:
        """Give the name of its file."""
        return f"{self.name}.csv"

    def column(self, name: str) -> Column:
        """Give a column by its name."""
        return next(each for each in self.columns if each.name == name)


_HOLDS: Final = {
    "code": Holds.CODE, "ref": Holds.REF, "refs": Holds.REFS, "names": Holds.NAMES, "number": Holds.NUMBER,
    "whole": Holds.WHOLE, "period": Holds.PERIOD, "date": Holds.DATE, "length": Holds.LENGTH, "unit": Holds.UNIT,
    "flag": Holds.FLAG, "pairs": Holds.PAIRS, "days": Holds.DAYS, "text": Holds.TEXT,
}  # fmt: skip


def _columns(*written: str) -> tuple[Column, ...]:
    """Read columns written as `name!kind=中文名`: `!` required, kind with its table or choices behind a colon."""
    return tuple(_column(each) for each in written)


def _column(written: str) -> Column:
    named, _, headers = written.partition("=")
    name, _, kind = named.partition(" ")
    required, name = name.endswith("!"), name.rstrip("!")
    base, _, detail = kind.partition(":")
    choices = tuple(detail.split("|")) if base == "choice" else ()
    return Column(
        name=name,
        holds=Holds.CHOICE if choices else _HOLDS[base or "text"],
        required=required,
        table=detail if base in ("ref", "refs") else None,
        choices=choices,
        headers=tuple(headers.split("|")) if headers else (),
    )


def _choice(kinds: type) -> str:
    return "choice:" + "|".join(str(each.value) for each in kinds)  # type: ignore[attr-defined]  # an Enum


_SPAN: Final = ("start whole", "end whole")
_NOTES: Final = ("note =备注", "note_en")
_SERIES: Final = ("definition", "breakdown", f"basis {_choice(PriceBasis)}", f"span {_choice(Span)}")
_STRENGTHS: Final = "choice:order|improve|encourage|explore|outcome"
_GAPS: Final = (
    "choice:table_without_rows|figure_without_image|set_never_expanded|set_count_mismatch"
    "|target_without_deadline|clause_repeated"
)
_SYSTEMS: Final = "choice:system|register|list|market|code|mechanism"
_STATES: Final = "choice:published|filed|confirmed|refused"
_ROLES: Final = (
    "choice:office_clerk|filer|reviewer|signer|leader|authority|analyst|assessor|supervisor|evaluator|keeper"
    "|auditor|administrator|operator|reader"
)

_TASK_STATES: Final = "choice:drafted|negotiating|issued|planned|running|change_asked|claimed|verified|closed|carried|cancelled|unmet"

TABLES: Final = (
    Table(
        "nodes",
        _columns(
            "code! code", "kind! choice:title|preface|heading|principle|figure|table", "level whole", "label", "title",
            "start! whole", "end! whole", "section_end whole", "parent ref:nodes",
        ),
        ordered_by=("start", "end", "code"),
    ),
    Table(
        "clauses",
        _columns(
            "code! code", "start! whole", "end! whole", "node", "ending! choice:mapped|not_a_promise|open", "reason",
            "themes refs:themes", "opening",
        ),
        ordered_by=("start", "end", "code"),
    ),
    Table(
        "targets",
        _columns(
            "code! code", "clause ref:clauses", *_SPAN, "words", "kind! choice:target|baseline",
            "indicator ref:indicators", f"comparison! {_choice(Comparison)}", f"basis! {_choice(Basis)}", "value number",
            "value_high number", "unit unit", "ambition flag", "reference ref:indicators", "reference_words",
            "period_start period", "due period", "every length", "base_period period", "base_value number",
            f"path {_choice(Path)}", "milestones pairs", "tolerance number", "withdrawn_on date", "withdrawn_by",
            "accepted", "supplied", *_NOTES,
        ),
    ),
    Table(
        "meanings",
        _columns(
            "code! code", "target! ref:targets", "role choice:actual|reference", "place! ref:places",
            "indicator! ref:indicators", *_SERIES, "decided_by ref:posts", "decided_on! date", "reason", "reason_en",
        ),
    ),
    Table(
        "indicators",
        _columns(
            "code! code", "name! text=指标|指标名称", "name_en", "unit! unit=单位|计量单位",
            f"kind! {_choice(IndicatorKind)}", f"direction {_choice(Direction)}", f"timing {_choice(Timing)}",
            f"nature {_choice(Nature)}", "definition", "definition_en", f"frequency {_choice(Frequency)}",
            "release_lag length", "release_days days", "authority", "authority_unit ref:units", "responsible ref:units",
            f"basis {_choice(PriceBasis)}", "breakdowns names", "places refs:places", "themes refs:themes", "formula",
            "aliases names", "retired_on date", "retired_why", *_NOTES,
        ),
    ),
    Table(
        "definitions",
        _columns(
            "indicator! ref:indicators", "from_period! period", "definition!", "definition_en",
            f"basis {_choice(PriceBasis)}", "comparable flag", "source_title", "decided_by ref:posts", "decided_on! date",
        ),
        key=("indicator", "from_period"),
        ordered_by=("indicator", "from_period"),
    ),
    Table(
        "observations",
        _columns(
            "place! ref:places=地区|城市", "indicator! ref:indicators=指标|指标名称", *_SERIES,
            "period! period=year|年份|年度|年|时期", "vintage date=公布日期", "value! number=数值|值",
            "unit! unit=单位|计量单位", f"status {_choice(Status)}", "source_title! text=来源|数据来源", "source_url",
            f"grade {_choice(Grade)}", "break", "accepted", f"state {_STATES}", "filed_by ref:posts", "filed_on date",
            "ruled_by ref:posts", "ruled_on date", "ruling", *_NOTES,
        ),
        key=("place", "indicator", "definition", "breakdown", "basis", "span", "period", "vintage"),
        ordered_by=("place", "indicator", "definition", "breakdown", "basis", "span", "period", "vintage"),
    ),
    Table(
        "measures",
        _columns(
            "code! code", "clause ref:clauses", *_SPAN, "verb!", "object!", f"strength! {_STRENGTHS}",
            "period_start period", "due period", "every length", "withdrawn_on date", "withdrawn_by",
            "themes refs:themes", *_NOTES,
        ),
    ),
    Table(
        "duties",
        _columns(
            "code! code", "measure ref:measures", "clause ref:clauses", "lead refs:units", "responsible refs:units",
            "supporting refs:units", "deadline period", *_SPAN, "note",
        ),
    ),
    Table(
        "systems",
        _columns(
            "code! code", "name!", "name_en", f"kind! {_SYSTEMS}", "clause ref:clauses", *_SPAN,
            "state! choice:runs_here|fed|project|words", "address", *_NOTES,
        ),
    ),
    Table(
        "sets",
        _columns(
            "code! code", "name!", "name_en", "clause ref:clauses", *_SPAN, "counts", "meaning", "meaning_en", "note",
        ),
    ),
    Table(
        "members",
        _columns(
            "code! code", "set! ref:sets", "part whole", "order whole", "name!", "name_en", "clause ref:clauses",
            *_SPAN, "meaning", "meaning_en", "note",
        ),
    ),
    Table(
        "gaps",
        _columns(
            "code! code", f"kind! {_GAPS}", "words", "clause ref:clauses", *_SPAN, "closed_on date",
            "closed_by ref:posts", "supplied", *_NOTES,
        ),
    ),
    Table("themes", _columns("code! code", "name!", "name_en", "order whole")),
    Table(
        "units",
        _columns(
            "code! code", "name! text=单位名称", "name_en", "short_name", "aliases names", "kind", "parent ref:units",
            "order whole", "valid_from date", "valid_to date", "note",
        ),
        ordered_by=("order", "code"),
    ),
    Table(
        "posts",
        _columns(
            "code! code", "title!", "title_en", "unit! ref:units", f"role {_ROLES}", "order whole", "valid_from date",
            "valid_to date", "note",
        ),
        ordered_by=("order", "code"),
    ),
    Table(
        "unit_names",
        _columns(
            "unit! ref:units", "name!", "kind! choice:alias|former|short", "valid_from date", "valid_to date",
        ),
        key=("unit", "name"),
        ordered_by=("unit", "name"),
    ),
    Table("groups", _columns("code! code", "name!", "order whole", "members refs:units"), ordered_by=("order", "code")),
    Table(
        "portfolios",
        _columns(
            "code! code", "name!", "order whole", "post ref:posts", "acting flag", "units refs:units", "valid_from! date",
        ),
        ordered_by=("order", "code"),
    ),
    Table(
        "places",
        _columns(
            "code! code", "name!", "name_en", "aliases names", "kind", "parent ref:places", "longitude number",
            "latitude number", "precision", "source_title", "source_url", f"grade {_choice(Grade)}", "note",
        ),
    ),
    Table(
        "annual_plans",
        _columns(
            "year! whole", "title!", "state! choice:open|issued|closed", "opened_on! date", "issued_on date",
            "closed_on date", "approved_by", "change_cutoff_on date",
        ),
        key=("year",),
        ordered_by=("year",),
    ),
    Table(
        "annual_tasks",
        _columns(
            "code! code", "year! whole", "line code", "carried_from ref:annual_tasks", "order whole",
            "target ref:targets", "measure ref:measures", "clause ref:clauses", f"kind! {_choice(TaskKind)}",
            "title! text=工作任务|任务", "text", "criterion text=完成标准", "indicator ref:indicators", "why_no_indicator",
            "lead ref:units=牵头单位", "lead_choice", "responsible refs:units=责任单位", "supporting refs:units=配合单位",
            "post ref:posts", "leader ref:posts", "limit date=完成时限", "limit_words", "amount number=年度目标",
            "unit text=计量单位", "rhythm choice:month|quarter", "preset", "pace", "curve names", f"state! {_TASK_STATES}",
            "issued_on date", "filed_on date", "on_file_on date", "claimed_on date", "claim", "verified_on date", "finding",
            "struck_number", "closed_on date", "verdict choice:done|carried|cancelled|unmet", "verdict_reason",
            "verdict_by", "note =备注",
        ),
    ),
    Table(
        "task_nodes",
        _columns(
            "task! ref:annual_tasks", "order! whole", "text!", "due_on! date", "post ref:posts", "claimed_on date",
            "verified_on date", "judged choice:able|unable",
        ),
        key=("task", "order"),
        ordered_by=("task", "order"),
    ),
)  # fmt: skip

BY_NAME: Final = {table.name: table for table in TABLES}
