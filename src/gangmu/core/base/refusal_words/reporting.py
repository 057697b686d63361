"""The words of what is refused about reporting: requests, forms, links, checks, the burden."""

from typing import Final

from gangmu.core.base.refusal_words.writing import Translations, words

REPORTING_WORDS: Final[dict[str, Translations]] = {
    "report.words_too_long": words(
        zh=(
            "这一栏写了{length}个字，超过{longest}个。",
            "请只写最要紧的一两句；详细材料可以作为佐证附上。",
        ),
        en=(
            "This field holds {length} characters, more than {longest}.",
            "Write the one or two sentences that matter; longer papers can be attached as evidence.",
        ),
    ),
    "report.progress_missing": words(
        zh=("“{task}”还没有写形象进度。", "请写一句看得见的进展；没有变化的，点“无变化”。"),
        en=(
            "Nothing is said of the visible progress of “{task}”.",
            "Write one sentence of what can be seen; where nothing changed, choose “no change”.",
        ),
    ),
    "report.amount_missing": words(
        zh=(
            "“{task}”有年度目标，还没有填本年累计完成（{unit}）。",
            "请填从年初到现在的累计数；确实为零的填0。",
        ),
        en=(
            "“{task}” has a target for the year, and what was done since January ({unit}) is missing.",
            "Give the total since January; where it is nothing, write 0.",
        ),
    ),
    "report.amount_not_asked": words(
        zh=("“{task}”没有数量目标，不用填数。", "请把这个数写进形象进度，或请办公室给任务定目标。"),
        en=(
            "“{task}” has no target in numbers, so none is asked for.",
            "Write it into the visible progress, or ask the office to set a target.",
        ),
    ),
    "report.too_much_evidence": words(
        zh=("佐证材料有{count}件，每项最多{most}件。", "请留最能说明问题的{most}件；其余以抽查为准。"),
        en=(
            "There are {count} pieces of evidence; {most} an item are taken at most.",
            "Keep the {most} that show it best; the rest is left to checks on the spot.",
        ),
    ),
    "report.no_change_spent": words(
        zh=(
            "“{task}”已连续{periods}期报无变化，这一期不能再点。",
            "请用一句话写明进展，或写明为什么没有进展、下一步怎么办。",
        ),
        en=(
            "“No change” was said of “{task}” for {periods} periods running and cannot be said again.",
            "Write one sentence of what moved, or why nothing did and what comes next.",
        ),
    ),
    "report.own": words(
        zh=(
            "“{task}”{period}的报告是您本人填写或签发的，不能由您审核、签发、采用或抽查。",
            "请由本单位或办公室的另一位同志办理。",
        ),
        en=(
            "You filled in or signed the report of “{task}” for {period}; you cannot review, sign, accept or check it.",
            "Let somebody else of the unit or of the office do it.",
        ),
    ),
    "report.review_missing": words(
        zh=(
            "“{task}”{period}的报告还没有审核，不能签发。",
            "请先由本单位审核岗审核；没有审核岗的，由签发人一并审核。",
        ),
        en=(
            "The report of “{task}” for {period} has not been reviewed and cannot be signed yet.",
            "Let the unit's desk for review pass it first; where there is none, the signer reviews and signs in one.",
        ),
    ),
    "report.period_closed": words(
        zh=(
            "{period}已于{closed_on}封账，当时的内容不再改动。",
            "已采用的请“申请更正”，更正前后都留痕；没有报的写进下一期。",
        ),
        en=(
            "{period} was closed on {closed_on}; what stood then stays.",
            "Ask for a correction of what was accepted: both versions are kept. What was never filed goes into the next report.",
        ),
    ),
    "report.link_cannot_sign": words(
        zh=("填报链接只能填写，不能签发。", "请签发人登录后签发，或打印签报单签字后上传扫描件。"),
        en=(
            "A link fills in forms; it does not sign.",
            "Let the signer sign in, or print the sheet, sign it and upload the scan.",
        ),
    ),
    "report.nothing_chosen": words(
        zh=("没有选中任何一项。", "请先勾选要办理的报告。"),
        en=("No report is chosen.", "Tick those that are meant first."),
    ),
    "report.followed_already": words(
        zh=("“{task}”{period}的报告已进入抽查，不能撤销。", "请在抽查结论里写明，或由单位申请更正。"),
        en=(
            "The report of “{task}” for {period} was picked for a check, so its acceptance is not undone.",
            "Say it in the finding, or let the unit ask for a correction.",
        ),
    ),
}
