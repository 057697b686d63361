"""Words of what the public pages refuse."""

from typing import Final

from gangmu.core.base.refusal_words.writing import Translations, words

PORTAL_WORDS: Final[dict[str, Translations]] = {
    "portal.nothing_issued": words(
        zh=("还没有发布的纲要，所以没有可列的内容。", "办公室印发并发布以后再来看；首页说明进行到哪一步。"),
        en=(
            "No outline has been released yet, so there is nothing to list.",
            "Come back once the office has issued and released it; the front page says how far it is.",
        ),
    ),
    "portal.nothing_issued_then": words(
        zh=(
            "到{day}为止，这里还没有发布过纲要。",
            "换一个晚一些的日子，或去掉地址里的 as-of，看今天的样子。",
        ),
        en=(
            "By {day} no outline had been released here.",
            "Ask for a later day, or leave as-of out of the address to see it as of today.",
        ),
    ),
}
