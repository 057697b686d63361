"""The words of what is refused about rule sets."""

from typing import Final

from gangmu.core.base.refusal_words.writing import Translations, words

RULE_WORDS: Final[dict[str, Translations]] = {
    "rule_set.faulty": words(
        zh=(
            "规则集“{rule_set}”不能用：{place}，{detail}。",
            "请对照“规则集”参考页改好这一处；在改好之前，照旧用原来的规则。",
        ),
        en=(
            "The rule set “{rule_set}” cannot be used: {place}, {detail}.",
            "Mend that place by the reference page on rule sets; until then the rules hold as they were.",
        ),
    ),
    "path.not_read": words(
        zh=("没有选成路径：{detail}。", "请照栏目里的例子填；原来选的没有变。"),
        en=(
            "The path was not chosen: {detail}.",
            "Fill it in as the labels show; what was chosen before is unchanged.",
        ),
    ),
    "rule_set.none_in_force": words(
        zh=(
            "{on} 这一天没有生效的规则集（{kind}），不作判定。",
            "请给一份规则集，写明从这一天或更早起生效。",
        ),
        en=(
            "No rule set of the kind {kind} is in force on {on}: nothing is judged.",
            "Bring a rule set that is valid from that day or earlier.",
        ),
    ),
}
