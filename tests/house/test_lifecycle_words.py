"""What a refusal says of verbs, guards and roles is said in words: no code of the program reaches a reader."""

import pytest

from gangmu.core.base.lifecycles import GuardedError, Lifecycle, NotThisRoleError
from gangmu.core.base.refusal_words.lifecycles import GUARDS, ROLES
from gangmu.web.accounts.kinds import ROLE_WORDS
from gangmu.web.record.lifecycles import GUARDS as KNOWN
from gangmu.web.record.lifecycles import all_lifecycles, lifecycle


@pytest.mark.parametrize("each", all_lifecycles(), ids=lambda each: f"{each.id}-{each.version}")
def test_every_verb_and_role_of_a_lifecycle_has_words_in_both_languages(each: Lifecycle) -> None:
    assert [one.verb for one in each.transitions if not (one.zh and one.en)] == []
    assert {role for one in each.transitions for role in one.roles} <= ROLES.keys()


def test_every_guard_has_words_and_no_words_stand_without_a_guard() -> None:
    assert GUARDS.keys() == KNOWN.keys()


def test_roles_are_called_alike_in_refusals_and_on_pages() -> None:
    assert {role: ROLES[role][0] for role in ROLE_WORDS} == {
        role: words[0] for role, words in ROLE_WORDS.items()
    }


def test_refusal_of_a_task_speaks_in_words_and_keeps_its_codes_for_programs() -> None:
    task = lifecycle("annual_task")
    with pytest.raises(NotThisRoleError) as refused:
        task.step("running", "claim", role="filer", facts={"evidence": True})
    assert refused.value.message("zh") == "“申报完成”不由您的岗位（填报）办理。"
    assert refused.value.remedy("en") == "It is for the signer."
    with pytest.raises(GuardedError) as guarded:
        task.step("running", "claim", role="signer", facts={"evidence": False})
    assert guarded.value.parameters["guard"] == "evidence_is_given"
    assert guarded.value.message("zh") == "还不能“申报完成”：没有附佐证。"
