"""What ledgers that come back, printed sheets and the interface refuse, in words."""

from typing import Final

from gangmu.core.base.refusal_words.writing import Translations, words

LEDGER_WORDS: Final[dict[str, Translations]] = {
    "ledger.not_a_plan_book": words(
        zh=(
            "“{name}”里没有找到{form}。",
            "请用本页下载的工作簿填写；自己的表至少要有“任务”和要填的列名（一季度……四季度；或牵头单位、完成时限）。",
        ),
        en=(
            "“{name}” holds no {form}.",
            "Fill in the workbook that this page gives; your own sheet needs columns such as 任务 with 一季度…四季度, or 牵头单位.",
        ),
    ),
    "ledger.not_a_ledger": words(
        zh=("“{name}”里没有找到进展情况表。", "请用“下载台账”得到的工作簿填写；自己的表至少要有“工作任务”“本月进展”“累计完成”这样的列名。"),
        en=(
            "“{name}” holds no ledger of progress.",
            "Fill in the workbook that “Download the ledger” gives; a sheet of your own needs columns such as 工作任务, 本月进展 and 累计完成.",
        ),
    ),
    "ledger.too_many_books": words(
        zh=("“{name}”里有 {count} 个文件，一次最多收 {limit} 个。", "请分几个压缩包上传。"),
        en=("“{name}” holds {count} files; {limit} are taken at once.", "Bring them in several zips."),
    ),
    "ledger.no_books": words(
        zh=("“{name}”里没有工作簿。", "请把各单位交回的 .xlsx 放进一个压缩包再上传。"),
        en=("“{name}” holds no workbook.", "Put the .xlsx files that came back into one zip."),
    ),
    "ledger.too_many_rows": words(
        zh=("“{name}”的行数超过 {limit}，不像一个单位的台账。", "请只留本单位的进展情况表。"),
        en=("“{name}” has more than {limit} rows, which is no ledger of one unit.", "Keep your own unit's ledger alone."),
    ),
    "ledger.foreign": words(
        zh=(
            "“{name}”的账本号 {book} 不是这里发给你的：可能是别的系统、别的单位的台账。",
            "请下载本单位的台账再填；如果是替别的单位上传，请由该单位或办公室上传。",
        ),
        en=(
            "“{name}” carries the book number {book}, which was not handed out to you here.",
            "Download your own unit's ledger; that of another unit is brought by it or by the office.",
        ),
    ),
    "ledger.whose": words(
        zh=("“{name}”里没有账本号，看不出是哪个单位的。", "请由填报单位自己上传，或者请它下载台账后再填。"),
        en=("“{name}” carries no book number, so whose it is cannot be told.", "Let the unit bring it, or fill in the ledger that it downloads."),
    ),
    "ledger.nothing_asked": words(
        zh=("{unit}现在没有要填的报告。", "到了填报期会自动出现；已经报送的要改，请申请更正。"),
        en=("Nothing is to be filled in by {unit} now.", "Requests appear when their period opens; what was submitted is corrected on request."),
    ),
    "ledger.nothing_to_take": words(
        zh=("“{name}”里没有新填的行。", "请看每一行的说明；改好后再上传，或者放弃这个文件。"),
        en=("“{name}” holds no row that says anything new.", "See what is said of each row; mend it and bring it again, or drop it."),
    ),
    "ledger.decided": words(
        zh=("“{name}”已经收过或放弃了。", "要再报，请上传新填的台账。"),
        en=("“{name}” was taken or dropped already.", "Bring a ledger that was filled in anew."),
    ),
    "ledger.no_filer": words(
        zh=("{unit}没有设填报岗，不能代录。", "请先在“单位与岗位”里给它设填报岗。"),
        en=("{unit} has no post that files, so nothing can be recorded for it.", "Give it such a post under units and posts first."),
    ),
    "ledger.too_large": words(
        zh=("“{name}”超过 {limit}，没有收。", "请只留进展情况表，去掉图片；很多份请分几个压缩包。"),
        en=("“{name}” is larger than {limit} and was not taken.", "Keep the ledger alone, without pictures; bring many in several zips."),
    ),
    "sheet.nothing_to_print": words(
        zh=("{unit}没有待签发的报告，打印不了。", "请先填好并“送审”，再打印签报单。"),
        en=("No report of {unit} waits to be signed, so there is nothing to print.", "Fill the reports in and pass them on first."),
    ),
    "sheet.code_wrong": words(
        zh=("没有检验码是 {code} 的签报单。", "请对照纸上右上角的检验码再输一遍；字母里没有 I、O、Z。"),
        en=("No sheet has the check code {code}.", "Copy the code at the top right of the paper again; it has no I, O or Z."),
    ),
    "sheet.not_a_scan": words(
        zh=("“{name}”不是图片，也不是 PDF。", "请上传签好字的签报单的扫描件或照片（PDF、JPG、PNG）。"),
        en=("“{name}” is neither a picture nor a PDF.", "Bring a scan or photograph of the signed sheet as PDF, JPG or PNG."),
    ),
    "sheet.scan_too_large": words(
        zh=("“{name}”超过 {limit}，没有收。", "请调低扫描的清晰度，200 dpi 就够了。"),
        en=("“{name}” is larger than {limit} and was not taken.", "Scan it at a lower resolution; 200 dpi is enough."),
    ),
    "sheet.scan_missing": words(
        zh=("签报单 {code} 还没有上传扫描件，不能认可。", "请单位签字后上传扫描件。"),
        en=("No scan of sheet {code} was brought yet.", "Let the unit sign it and bring the scan."),
    ),
    "sheet.accepted_already": words(
        zh=("签报单 {code} 已经认可了。", "要改报告，请在报告页申请更正。"),
        en=("Sheet {code} was accepted already.", "Ask for a correction on the page of the report."),
    ),
    "sheet.changed_since": words(
        zh=("打印签报单 {code} 以后，{task} 的内容或状态变了，签的不是现在这份。", "请重新打印、签字，再上传。"),
        en=(
            "{task} was changed since sheet {code} was printed: what was signed is not what stands there.",
            "Print it anew, have it signed, bring it again.",
        ),
    ),
    "sheet.no_signer": words(
        zh=("{unit}没有设签发岗，不能认可签字。", "请先在“单位与岗位”里给它设签发岗。"),
        en=("{unit} has no post that signs.", "Give it one under units and posts first."),
    ),
}  # fmt: skip
