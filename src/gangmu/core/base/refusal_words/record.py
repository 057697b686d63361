"""What the record, accounts and the doors refuse, in words."""

from typing import Final

from gangmu.core.base.refusal_words.writing import Translations, words

RECORD_WORDS: Final[dict[str, Translations]] = {
    "record.conflict": words(
        zh=(
            "这一条在您打开之后已被修改（第 {seq} 号留痕，{at}，{by}），您的修改没有保存。",
            "请重新打开，看过新的内容后再改一次。",
        ),
        en=(
            "This was changed after you opened it (entry {seq}, {at}, {by}). Your change was not saved.",
            "Open it again, look at what is there now, and make your change once more.",
        ),
    ),
    "record.key_reused": words(
        zh=("这张表单已经用于另一件事，没有再做。", "请回到原来的页面，重新打开表单。"),
        en=("This form was used for something else already. Nothing was done.", "Open the form anew."),
    ),
    "record.not_found": words(
        zh=("没有找到，或者您无权查看（{what}）。", "请核对地址，或从目录进入。"),
        en=("There is no such thing here, or it is not yours to see ({what}).", "Check the address."),
    ),
    "accounts.not_allowed": words(
        zh=("您现在的岗位（{role}）无权做这件事：{verb} {what}。", "请由有权的岗位办理，或请运维核对任职。"),
        en=(
            "Your post ({role}) has no right to do this: {verb} {what}.",
            "Ask a post that has the right, or have the operator check who holds which post.",
        ),
    ),
    "address.not_found": words(
        zh=("没有这个页面。", "请核对地址，或回到首页。"),
        en=("There is no page at this address.", "Check the address, or go to the first page."),
    ),
    "address.forged": words(
        zh=("这张表单不是从本站打开的，或打开得太久，没有提交。", "请回到原来的页面，刷新后再提交一次。"),
        en=("This form was not opened here, or too long ago. Nothing was sent.", "Reload and send again."),
    ),
    "address.too_large": words(
        zh=("提交的内容超过了表单的上限，没有保存。", "请分几次提交；文件请从上传处上传。"),
        en=("More was sent than a form may hold. Nothing was saved.", "Send it in parts."),
    ),
    "address.not_as_of": words(
        zh=("这个页面（{page}）不提供过去某一天的样子。", "请去掉地址里的 as-of 再打开。"),
        en=("This page ({page}) does not tell the past.", "Open it without as-of."),
    ),
    "address.no_such_day": words(
        zh=("“{text}”不是一个日期。", "请写成 2025-06-30 这样。"),
        en=("“{text}” is not a date.", "Write it like 2025-06-30."),
    ),
    "address.bad_request": words(
        zh=("这个请求不完整或不合规范，没有处理。", "请从页面上重新操作一次。"),
        en=("The request is incomplete or malformed and was not handled.", "Try again from the page."),
    ),
    "address.failed": words(
        zh=(
            "系统出错了（编号 {error_id}），已保存的内容不受影响。",
            "请稍后再试；若仍不行，把编号告诉运维。",
        ),
        en=(
            "Gangmu failed (id {error_id}). What was saved before is safe.",
            "Try again later; if it fails again, give the id to the operator.",
        ),
    ),
    "lifecycle.no_such_step": words(
        zh=("现在的状态是“{state}”，不能“{verb}”。", "现在可以做的是：{possible}。"),
        en=("It stands at “{state}”, from which “{verb}” does not lead on.", "Possible now: {possible}."),
    ),
    "lifecycle.not_this_role": words(
        zh=("“{verb}”不由您的岗位（{role}）办理。", "请由 {roles} 办理。"),
        en=("“{verb}” is not for your post ({role}).", "It is for {roles}."),
    ),
    "lifecycle.guarded": words(
        zh=("还不能“{verb}”：条件未满足（{guard}）。", "请先补齐这个条件，再办理。"),
        en=(
            "“{verb}” cannot be done yet: a condition is not met ({guard}).",
            "Meet it first, then ask again.",
        ),
    ),
    "lifecycle.reason_needed": words(
        zh=("“{verb}”需要写明理由。", "请写明理由后再提交。"),
        en=("“{verb}” needs a reason.", "Give a reason and send it again."),
    ),
}
