"""What bringing documents and settling duties refuses, in words."""

from typing import Final

from gangmu.core.base.refusal_words.writing import Translations, words

PLAN_DOCUMENT_WORDS: Final[dict[str, Translations]] = {
    "planning.no_document": words(
        zh=("没有选择文件。", "请选一份文件再上传。"),
        en=("No file was chosen.", "Choose a document and bring it again."),
    ),
    "planning.document_kind": words(
        zh=("“{text}”不是文件的类别。", "请从列表里选：任务分解、专项规划、区县规划、配套文件、政府工作报告。"),
        en=("“{text}” is no kind of document.", "Choose one of the list."),
    ),
    "planning.leads_open": words(
        zh=("还有 {number} 条没有选定牵头单位：{places}。一条也没有收。", "请在这些条目上选定牵头单位，或者勾选“不收”，再收下。"),
        en=("For {number} rows no lead is chosen: {places}. Nothing was taken in.", "Choose a lead for each, or leave the row out."),
    ),
    "planning.choice_unknown": words(
        zh=("“{text}”不在可选的范围里。", "名录或文件可能刚有变化，请刷新页面再选一次。"),
        en=("“{text}” was not offered.", "The directory or the document may have changed; look at the page again and choose anew."),
    ),
    "planning.reason_needed": words(
        zh=("没有写理由。", "这样的决定要有理由，请写一句再提交。"),
        en=("No reason is given.", "A decision like this needs its reason; write one and send it again."),
    ),
    "planning.names_open": words(
        zh=("这些名称还没有判断：{names}。一个也没有设立。", "像是别的单位的另一种写法，请逐个选定；拿不准的选“暂不处理”。"),
        en=("These names wait for an answer: {names}. Nothing was founded.", "They may be other names of a unit: choose for each, or leave it."),
    ),
    "planning.clause_unknown": words(
        zh=("现行纲要里没有编号“{text}”。", "请看审阅页或任务矩阵上的句子编号、承诺编号，照着写。"),
        en=("No clause in force bears the code “{text}”.", "See the codes of sentences and promises in the review or the matrix."),
    ),
    "planning.plan_missing": words(
        zh=("还没有 {year} 年的年度计划。", "请先在“年度计划”里新建这一年的计划，再来拟定任务。"),
        en=("There is no plan of {year}.", "Open the plan of that year first."),
    ),
    "planning.conflict_gone": words(
        zh=("这一处冲突已经认定，或者不再冲突。", "请刷新页面看现在的情况。"),
        en=("This conflict was settled, or is none any more.", "Look at the page again."),
    ),
}  # fmt: skip
