"""Rules in force (现行规则): the rule sets that ship with Gangmu, and before them those of the office's plan folder."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any, Final

from gangmu.core.base.rule_sets import RuleBook, RuleSetFaultError
from gangmu.core.plan.rules import KIND, Rules, rules_from
from gangmu.files.rule_sets import rule_book
from gangmu.web.accounts.scopes import allowed
from gangmu.web.indicators.models import PlanHead
from gangmu.web.record.actors import Actor
from gangmu.web.record.moments import Moment

SHIPPED: Final = rule_book()


def rule_book_at(actor: Actor, moment: Moment) -> RuleBook:
    """Give what ruled at a moment, for whoever may see it; a folder with a faulty rule set is not taken in."""

    def read() -> RuleBook:
        head = allowed(PlanHead, actor, moment=moment).order_by("-id").first()
        return rule_book_in(head.words if head else None)

    return actor.once(("rule book", actor.role, moment), read)


def rule_book_in(words: Mapping[str, Any] | None) -> RuleBook:
    """Give what rules by the words of a plan folder, as its head keeps them; without any: what ships."""
    texts = (words or {}).get("rules", {})
    return _book_of(tuple(sorted(texts.items()))) if texts else SHIPPED


@lru_cache(maxsize=32)
def _book_of(texts: tuple[tuple[str, str], ...]) -> RuleBook:
    try:
        return rule_book(dict(texts))
    except RuleSetFaultError:  # taken in before rule sets were checked: the rules stay as they were
        return SHIPPED


def rules_of_standing(book: RuleBook, *, on: date) -> Rules:
    """Give the rules by which standings are told on a day."""
    return rules_from(book.in_force(KIND, on=on))
