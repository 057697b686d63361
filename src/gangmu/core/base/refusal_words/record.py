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
    "record.already_there": words(
        zh=(
            "同样的一条已经在了，可能是别人刚刚建的；这一次没有保存。",
            "请刷新页面看一看：已有的不用再建，确要另建的请换名称或编号。",
        ),
        en=(
            "The like of it is there already; somebody may just have made it. Nothing was saved.",
            "Reload the page and look: what is there need not be made again; something else needs another name or code.",
        ),
    ),
    "record.key_reused": words(
        zh=("这张表单已经用于另一件事，没有再做。", "请回到原来的页面，重新打开表单。"),
        en=("This form was used for something else already. Nothing was done.", "Open the form anew."),
    ),
    "record.number_taken": words(
        zh=("文号“{number}”已经用过了。", "请换一个文号；补充下达的也要有自己的文号。"),
        en=(
            "The number “{number}” is taken by another paper.",
            "Give another; a supplement has a number of its own.",
        ),
    ),
    "record.not_found": words(
        zh=("没有找到，或者您无权查看。", "请核对地址，或从目录进入。"),
        en=("There is no such thing here, or it is not yours to see.", "Check the address."),
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
    "address.future_day": words(
        zh=(
            "{day}还没有到，看不了那一天的样子。",
            "今天是{today}。请换成今天或更早的日子，或去掉地址里的 as-of。",
        ),
        en=(
            "{day} has not come yet: there is nothing to show of it.",
            "Today is {today}. Ask for today or an earlier day, or leave as-of out of the address.",
        ),
    ),
    "address.bad_request": words(
        zh=("这个请求不完整或不合规范，没有处理。", "请从页面上重新操作一次。"),
        en=("The request is incomplete or malformed and was not handled.", "Try again from the page."),
    ),
    "address.disk_full": words(
        zh=("磁盘已满，这一次没有保存；以前保存的都在，可以照常查看。", "请运维腾出空间后再提交一次。"),
        en=(
            "The disk is full. This was not saved; all that was saved before is safe.",
            "Free space, send again.",
        ),
    ),
    "address.busy": words(
        zh=("正有大批内容在写入，这一次没有保存。", "请过几秒再提交一次。"),
        en=("Much is being written just now. This was not saved.", "Send it again in a few seconds."),
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
        zh=("还不能“{verb}”：{guard}。", "先办好这一条，再来办理。"),
        en=("“{verb}” cannot be done yet: {guard}.", "See to that first, then ask again."),
    ),
    "lifecycle.reason_needed": words(
        zh=("“{verb}”需要写明理由。", "请写明理由后再提交。"),
        en=("“{verb}” needs a reason.", "Give a reason and send it again."),
    ),
    "document.reading_failed": words(
        zh=(
            "识读“{name}”时程序出错，没有读成；文件已保留。",
            "请另存为 .docx 或 .txt 再上传；仍不行请告诉运维。",
        ),
        en=(
            "The reader failed at “{name}”. The file is kept.",
            "Save it as .docx or .txt and upload it again.",
        ),
    ),
    "job.given_up": words(
        zh=("后台工作“{task}”试了 {attempts} 次都没有做完，已停止。", "请重新发起；若又停下，请告诉运维。"),
        en=("The job “{task}” was begun {attempts} times and never ended.", "Ask for it again."),
    ),
    "job.failed": words(
        zh=(
            "后台工作“{task}”出错了（编号 {error_id}），没有留下半截结果。",
            "请重新发起；若又出错，把编号告诉运维。",
        ),
        en=("The job “{task}” failed (id {error_id}); nothing of it was kept.", "Ask for it again."),
    ),
    "file.store_full": words(
        zh=("磁盘空间不足，“{name}”没有保存；已有的内容不受影响。", "请运维腾出空间后再上传。"),
        en=(
            "There is no room to keep “{name}”; what was there is safe.",
            "Free some space and send it again.",
        ),
    ),
    "file.damaged": words(
        zh=("存档文件 {sha256} 的内容与登记的不符，没有给出。", "请运维从备份恢复这个文件。"),
        en=(
            "The stored file {sha256} is not what was recorded, so it is not given.",
            "Restore it from a backup.",
        ),
    ),
    "accounts.wrong_sign_in": words(
        zh=(
            "账号与密码（或登录码）不符。",
            "请核对后再试；登录码用过一次即作废。忘记的请运维重新打印登录码。",
        ),
        en=(
            "The name and the password or code do not fit.",
            "Check both; a code works once. If you forgot, have the operator print a new sheet.",
        ),
    ),
    "accounts.sign_in_locked": words(
        zh=(
            "输错次数过多，{seconds} 秒后才能再试；其间的输入不作核对。",
            "请等 {seconds} 秒再试：未用过的登录码届时照常有效。也可请运维重新打印登录码，打印后马上可用。",
        ),
        en=(
            "Too many wrong attempts: the next is looked at in {seconds} seconds.",
            "Wait {seconds} seconds: a code that was not used works then. Or have the operator print a new sheet, "
            "which works at once.",
        ),
    ),
    "accounts.password_too_short": words(
        zh=("密码太容易猜到：至少 {least} 个字符，不能全是数字，也不能与账号相同。", "请换一个更长的。"),
        en=(
            "The password is easy to guess: {least} characters at least, not digits only.",
            "Choose a longer one.",
        ),
    ),
    "home.taken": words(
        zh=("{home} 里已经有一个规划，没有再建。", "要另建一个，请把 GANGMU_HOME 指到别处。"),
        en=(
            "{home} has a programme already. None was made.",
            "For another, let GANGMU_HOME name another folder.",
        ),
    ),
    "home.no_such_zone": words(
        zh=("没有“{name}”这个时区。", "请写成 Asia/Shanghai 这样。"),
        en=("There is no time zone “{name}”.", "Write it like Asia/Shanghai."),
    ),
    "backup.damaged": words(
        zh=("备份文件“{file}”不完整或被改动，什么也没有恢复。", "请换一份备份，或从别处再取一次这个文件。"),
        en=(
            "The backup “{file}” is damaged. Nothing was restored.",
            "Take another, or fetch this one again.",
        ),
    ),
    "backup.other_release": words(
        zh=(
            "备份“{file}”是 {release} 版做的，数据库的结构与现在不同，没有恢复。",
            "请用那个版本恢复，再升级。",
        ),
        en=(
            "The backup “{file}” was made by release {release}.",
            "Restore it with that release, then upgrade.",
        ),
    ),
    "backup.home_not_empty": words(
        zh=(
            "{home} 里已经有数据，没有恢复。",
            "请把 GANGMU_HOME 指到一个空目录（PostgreSQL 则指到一个空的数据库）。",
        ),
        en=(
            "There is data in {home} already. Nothing was restored.",
            "Let GANGMU_HOME name an empty folder.",
        ),
    ),
    "programme.not_an_example": words(
        zh=("“{name}”不是示例，记下的内容不能整个移除。", "只有示例可以移除；单条内容请按流程撤回。"),
        en=("“{name}” is no example: what is recorded is not removed.", "Withdraw single rows instead."),
    ),
    "home.database_unsafe": words(
        zh=("数据库的设置可能丢失已经确认保存的内容：{detail}。", "请改回安全的设置，再运行。"),
        en=("The database could lose what it has acknowledged: {detail}.", "Set it back and run again."),
    ),
    "home.story_day": words(
        zh=("GANGMU_TODAY={day} 只能用在示例里，这里有真实的规划。", "请去掉 GANGMU_TODAY 再运行。"),
        en=(
            "GANGMU_TODAY={day} is for examples only; real work is recorded here.",
            "Unset it and run again.",
        ),
    ),
    "home.none": words(
        zh=(
            "{home} 里还没有安装。",
            "真正启用：gangmu init；看示例：gangmu demo；或用 GANGMU_HOME 指明目录。",
        ),
        en=("There is no installation in {home}.", "gangmu init starts one, gangmu demo shows the example."),
    ),
    "home.outdated": words(
        zh=("{home} 的数据库与这个版本的程序不一致。", "请先备份，再运行 gangmu init --upgrade。"),
        en=("The database in {home} is not of this release.", "Back it up, then run gangmu init --upgrade."),
    ),
    "serve.port_taken": words(
        zh=("{host}:{port} 已被别的程序占用。", "请用 --port 换一个端口，或先停掉那个程序。"),
        en=("Another program listens at {host}:{port}.", "Choose another with --port, or stop that program."),
    ),
}
