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
    "report.figures_in_doubt": words(
        zh=(
            "有{count}处数字像是写错了，还没有人说它没有写错。",
            "请逐处核对：写错的改过来；没有写错的，勾上“核对过，没有写错”（接口写 figures_checked: true）再报。",
        ),
        en=(
            "Figures look like slips, {count} in all, and nobody has said that they are so.",
            "Check each: mend what is wrong; tick that the others are so (through the interface figures_checked: true) and file again.",
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
            "{period}已于{closed_on}封账，“{task}”当时的内容不再改动。",
            "已采用的请“申请更正”，更正前后都留痕；没有报的写进下一期。",
        ),
        en=(
            "{period} was closed on {closed_on}; what “{task}” said then stays.",
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
    "report.correction_not_waiting": words(
        zh=("“{task}”{period}没有更正等着这一步。", "请重新打开这份报告，看更正到了哪一步。"),
        en=(
            "No correction of “{task}” for {period} waits for this step.",
            "Open the report again and see where its correction lies.",
        ),
    ),
    "report.nothing_corrected": words(
        zh=("“{task}”{period}的更正和原来一样，没有可更正的。", "请改动要更正的栏再提交。"),
        en=(
            "The correction of “{task}” for {period} says what stands there already.",
            "Change the field that is wrong, then ask again.",
        ),
    ),
    "report.evidence_too_large": words(
        zh=("佐证“{name}”超过{limit}，没有收下。", "请压缩或只附关键的一页、一张。"),
        en=(
            "The evidence “{name}” is larger than {limit} and was not taken.",
            "Make it smaller, or attach the one page or picture that matters.",
        ),
    ),
    "report.day_not_later": words(
        zh=("延期要晚于现在的期限（{due_on}），填的是“{day}”。", "请选一个更晚、还没有过的日子。"),
        en=(
            "It is due on {due_on}; “{day}” is no later day.",
            "Choose a day that is later and has not passed.",
        ),
    ),
    "report.not_with_its_unit": words(
        zh=("“{task}”{period}的报告已经报送，不能延期或改派。", "请先退回，或直接采用。"),
        en=(
            "The report of “{task}” for {period} has left its unit and is neither put off nor handed over.",
            "Return it first, or accept it.",
        ),
    ),
    "report.arranging_needs_reason": words(
        zh=("延期和改派要写明原因。", "请写一句原因，单位在表上会看到。"),
        en=(
            "Putting off and handing over need a reason.",
            "Write one sentence; the unit reads it at the form.",
        ),
    ),
    "report.link_gone": words(
        zh=(
            "这个填报链接打不开：已经过期、已经作废，或者没有抄全。",
            "请向领导小组办公室要一个新的，或者登录填报。",
        ),
        en=(
            "This link does not open: it has expired, was taken back, or was not copied whole.",
            "Ask the leading group's office for a new one, or sign in and fill in the form there.",
        ),
    ),
    "report.link_slowed": words(
        zh=("从这里试了太多打不开的链接，请等{seconds}秒。", "请核对链接是否抄全，或向办公室要一个新的。"),
        en=(
            "Too many links that do not open were tried from here; wait {seconds} seconds.",
            "See that the link was copied whole, or ask the office for a new one.",
        ),
    ),
    "report.checked_already": words(
        zh=("{period}这份报告的抽查已有结论。", "请看已有的结论；有新情况的，请单位申请更正。"),
        en=(
            "The check of this report for {period} has its finding already.",
            "Read it; where there is news, let the unit ask for a correction.",
        ),
    ),
    "form.fact_held": words(
        zh=("“{fact}”已经有了：{held}，不能再向单位要。", "请从系统取这个数，把它从表里去掉再登记。"),
        en=(
            "“{fact}” is held already: {held}. Units are not asked for it again.",
            "Take it from here, strike it from the form and register the rest.",
        ),
    ),
    "form.over_budget": words(
        zh=(
            "加上这张表，{unit}每月要花{asked}分钟，超过预算{budget}分钟。",
            "请减少要的数、放长周期或停用旧表；确需增加的，先按批准另定预算。",
        ),
        en=(
            "With this form {unit} would be asked for {asked} minutes a month, more than its budget of {budget}.",
            "Ask for less or less often, withdraw an old form, or set another budget with approval first.",
        ),
    ),
    "form.unfinished": words(
        zh=("表单还缺一项（{field}），不能登记。", "请补上：编号、表名、机关、理由、要的数和有效期。"),
        en=(
            "The form lacks a part ({field}) and is not registered.",
            "Complete it: code, title, owner, reason, facts and last day.",
        ),
    ),
    "form.known": words(
        zh=("编号“{code}”已有登记的表。", "请换一个编号，或先停用原来的表。"),
        en=("A form “{code}” is registered already.", "Choose another code, or withdraw that one first."),
    ),
    "notice.mailbox_faulty": words(
        zh=("“{text}”不是邮箱地址。", "请写成 name@example.com 的样子，或清空。"),
        en=("“{text}” is no e-mail address.", "Write it as name@example.com, or leave it empty."),
    ),
    "outgoing.address_denied": words(
        zh=(
            "不向“{host}”发送：它指向本机、内网或不可用的地址。",
            "请运维核对设置；消息只发往公网的 https 地址。",
        ),
        en=(
            "Nothing is sent to “{host}”: it leads to this machine, into its network, or nowhere.",
            "Let the operator look at the setting; messages go to public https addresses only.",
        ),
    ),
    "outgoing.not_delivered": words(
        zh=("“{host}”没有收下（{detail}）。", "消息留着，网络恢复后自动再发；一直不行请告诉运维。"),
        en=(
            "“{host}” did not take it ({detail}).",
            "The message stays and is sent again once the network is back; tell the operator if it never goes.",
        ),
    ),
    "outgoing.nothing_set_up": words(
        zh=(
            "没有可用的发送方式，测试没有发出。",
            "请运维设置邮件服务器或群机器人；邮件还要在“提醒”里填邮箱。",
        ),
        en=(
            "No way out is set up, so no test was sent.",
            "Let the operator set up a mail server or a robot; for mail, give your address on the page of notices.",
        ),
    ),
}
