"""Policies: sentences that say who is exempt, eligible or bound by a rule; their figures mark the group and promise nothing."""

import re
from typing import Final

from gangmu.core.extraction.targets.english.periods import Role
from gangmu.core.extraction.targets.english.sentences import Sentence
from gangmu.core.extraction.targets.english.statements import Statement

_BOUND: Final = (
    "applicants?|owners?|landlords?|employers?|developers?|tenants?|contractors?|operators?|holders?|candidates?|bidders?"
    "|vendors?|lenders?|sponsors?|grantees?|proposals?|applications?"
)
_POLICY: Final = re.compile(
    r"(?<!who )(?<!that )(?<!which )\b(?:"
    r"(?:is|are|be|become|remain)(?: \w+ly| not| also| only)? (?:eligible|ineligible|exempt(?:ed)?|entitled|excluded)\b"
    r"|qualif(?:y|ies) (?:for|as|if|when)\b"
    r"|(?:is|are|be) required to (?:register|report|file|submit|obtain|pay|hold|keep|notify|apply|disclose|have)\b"
    rf"|(?:{_BOUND})(?: (?:of|with) [^.;:,]{{1,50}})? (?:must|shall|may)(?: not)? (?!reduce|cut|increase|lower|raise))",
    re.IGNORECASE,
)


def says_who(folded: str, sentence: Sentence, said: Statement) -> bool:
    """Tell whether a figure only marks whom a rule concerns: owners who plant at least 10 trees are eligible.

    What a deadline dates, what moves by so much, and how many of them there are is still said of the figure itself.
    """
    counts = said.is_subject and not folded.endswith("at or ", 0, said.i)
    if said.sign or counts or any(date.role is Role.DUE for date in sentence.dates):
        return False
    return _POLICY.search(folded, sentence.start, sentence.end) is not None
