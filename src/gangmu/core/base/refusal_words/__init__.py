"""The words of each refusal, by code and language. Templates use only the refusal's own parameters.

Message: what is refused and why. Remedy: what to do next. A house test checks that each code that is
raised stands here in both languages and in `docs/reference/refusals.md`. Each room writes its own file.
"""

from typing import Final

from gangmu.core.base.refusal_words.api import API_WORDS
from gangmu.core.base.refusal_words.documents import DOCUMENT_WORDS
from gangmu.core.base.refusal_words.drawing import DRAWING_WORDS
from gangmu.core.base.refusal_words.facts import FACT_WORDS
from gangmu.core.base.refusal_words.figures import FIGURE_WORDS
from gangmu.core.base.refusal_words.findings import FINDING_WORDS
from gangmu.core.base.refusal_words.folders import FOLDER_WORDS
from gangmu.core.base.refusal_words.forecasting import FORECAST_WORDS
from gangmu.core.base.refusal_words.lamps import LAMP_WORDS
from gangmu.core.base.refusal_words.ledgers import LEDGER_WORDS
from gangmu.core.base.refusal_words.outlines import OUTLINE_WORDS
from gangmu.core.base.refusal_words.plan_documents import PLAN_DOCUMENT_WORDS
from gangmu.core.base.refusal_words.planning import PLANNING_WORDS
from gangmu.core.base.refusal_words.portal import PORTAL_WORDS
from gangmu.core.base.refusal_words.record import RECORD_WORDS
from gangmu.core.base.refusal_words.reporting import REPORTING_WORDS
from gangmu.core.base.refusal_words.rules import RULE_WORDS
from gangmu.core.base.refusal_words.said import SAID_WORDS
from gangmu.core.base.refusal_words.tables import TABLE_WORDS
from gangmu.core.base.refusal_words.units import UNIT_WORDS
from gangmu.core.base.refusal_words.writing import Translations

REFUSAL_WORDS: Final[dict[str, Translations]] = {
    **API_WORDS,
    **DOCUMENT_WORDS,
    **DRAWING_WORDS,
    **FACT_WORDS,
    **FIGURE_WORDS,
    **FINDING_WORDS,
    **FOLDER_WORDS,
    **FORECAST_WORDS,
    **LAMP_WORDS,
    **LEDGER_WORDS,
    **OUTLINE_WORDS,
    **PLANNING_WORDS,
    **PLAN_DOCUMENT_WORDS,
    **PORTAL_WORDS,
    **RECORD_WORDS,
    **REPORTING_WORDS,
    **SAID_WORDS,
    **TABLE_WORDS,
    **RULE_WORDS,
    **UNIT_WORDS,
}
