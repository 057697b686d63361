"""The words for guards and roles in refusals (条件和岗位的说法): codes to programs, words to people.

A guard is said by what is wrong where it does not hold.
"""

from collections.abc import Mapping
from typing import Final

Words = Mapping[str, tuple[str, str]]
GUARDS: Final[Words] = {
    "no_draft_is_open": ("还有草稿没有审定", "a draft is still to be reviewed"),
    "no_clause_is_open": ("还有句子没有说法", "a sentence has not been settled yet"),
    "answer_is_overdue": ("答复期限还没有过", "there is still time to answer"),
    "another_unit_confirms": (
        "这项指标由本单位负责，数值要由别的单位确认",
        "your unit answers for this indicator; another unit confirms its values",
    ),
    "another_person_confirms": (
        "经手填报、申报的人不能自己审核认定，换岗位也不行",
        "whoever filed or claimed it does not confirm it, from no post",
    ),
    "has_one_lead": ("牵头单位要有，而且只有一个", "it needs a lead unit, and only one"),
    "has_a_limit": ("没有写完成时限", "it has no limit"),
    "has_a_criterion": ("没有写完成标准", "it has no test of completion"),
    "units_are_named": ("有的单位没有写明是谁", "some of its units are not named one by one"),
    "no_dispute_is_open": ("还有不同意见没有裁定", "a dissent is not decided yet"),
    "answers_are_in": ("征求意见还没有收齐，期限也没有到", "a unit that was asked still has time to answer"),
    "evidence_is_given": ("没有附佐证", "no evidence was given"),
    "year_is_closing": ("还没有到年终收官", "the year is not being closed yet"),
    "report_is_overdue": ("报送期限还没有过", "there is still time to report"),
    "review_is_done": (
        "本单位设了审核岗，还没有审核",
        "its unit has a desk for review, which has not passed it yet",
    ),
    "no_change_may_be_said": ("连续报无变化的次数用完了", "“no change” was said as often as the rule allows"),
}
ROLES: Final[Words] = {
    "office": ("办公室", "the office"),
    "leader": ("领导", "a leader"),
    "authority": ("数据主管", "the data authority"),
    "filer": ("填报", "the filer"),
    "reviewer": ("审核", "the reviewer"),
    "signer": ("签发", "the signer"),
    "assessor": ("考核", "the assessor"),
    "supervisor": ("督查", "the supervisor"),
    "evaluator": ("第三方评估", "the evaluator"),
    "keeper": ("项目库管理", "the keeper of the project library"),
    "analyst": ("分析", "the analyst"),
    "reader": ("查阅", "a reader"),
    "auditor": ("审计监督", "the auditor"),
    "administrator": ("系统管理", "the administrator"),
    "operator": ("运维", "the operator"),
    "public": ("公众", "the public"),
    "system": ("系统", "the system"),
}
# Of a refusal: which of its parameters are codes, and their words; several codes are parted by 、.
NAMED: Final[Mapping[str, Mapping[str, Words]]] = {
    "lifecycle.guarded": {"guard": GUARDS},
    "lifecycle.not_this_role": {"role": ROLES, "roles": ROLES},
}


def in_words(code: str, parameters: Mapping[str, object], *, in_english: bool) -> dict[str, object]:
    """Give the parameters of a refusal with their codes in words.

    >>> in_words("lifecycle.not_this_role", {"role": "filer", "roles": "leader、office"}, in_english=False)
    {'role': '填报', 'roles': '领导、办公室'}
    """
    found = dict(parameters)
    for name, words in NAMED.get(code, {}).items():
        parts = [words.get(part, (part, part))[in_english] for part in str(parameters[name]).split("、")]
        found[name] = (", " if in_english else "、").join(parts)
    return found
