"""What units, posts, people and the second factor refuse, in words."""

from typing import Final

from gangmu.core.base.refusal_words.writing import Translations, words

UNIT_WORDS: Final[dict[str, Translations]] = {
    "accounts.no_stand_in": words(
        zh=(
            "您的岗位（{role}）不能代“{post}”记录。",
            "只有办公室可以代单位的填报、审核、签发岗位记录；请由该岗位自己办。",
        ),
        en=(
            "Your post ({role}) may not record for “{post}”.",
            "Only the office records for a unit's three desks; let the post do it itself.",
        ),
    ),
    "accounts.charges_left": words(
        zh=(
            "“{name}”名下还有{count}件事没有人接（第一件：{first}），没有改动。",
            "请先指定由谁接手，或把单位并入另一个单位：它的岗位和事项会一并移过去。",
        ),
        en=(
            "“{name}” still answers for {count} things that nobody takes over (the first: {first}). Nothing changed.",
            "Name who takes over, or merge the unit into another: its posts and charges go with it.",
        ),
    ),
    "accounts.unit_gone": words(
        zh=("{day}那天没有“{name}”这个单位。", "请换一个日子，或选择当时存在的单位。"),
        en=("“{name}” does not stand on {day}.", "Choose another day, or a unit that stands then."),
    ),
    "accounts.unit_within_itself": words(
        zh=("“{name}”不能隶属于自己、并入自己，也不能在设立之前撤销。", "请另选单位，或改日期。"),
        en=(
            "“{name}” cannot stand below itself, become itself, or end before it began.",
            "Choose another unit or day.",
        ),
    ),
    "accounts.holding_days": words(
        zh=(
            "“{post}”不能这样任职：从{from_on}到{until_on}。",
            "起日要不晚于止日，同一个人同一岗位的任期不能重叠；请改日期。",
        ),
        en=(
            "“{post}” cannot be held from {from_on} to {until_on}.",
            "It begins no later than it ends, and nobody holds the same post twice; change the days.",
        ),
    ),
    "accounts.day_not_come": words(
        zh=(
            "{day}还没有到，这项调整要到那天才生效。",
            "今天是{today}。排定了就到日自动生效；要提前，请撤回后另定日子。",
        ),
        en=(
            "{day} has not come: the reorganisation takes effect on that day.",
            "Today is {today}. What is arranged takes effect by itself; to have it earlier, withdraw it and name another day.",
        ),
    ),
    "accounts.no_such_heir": words(
        zh=("“{post}”的事项不能交给“{heir}”。", "请选同一单位里没有撤的另一个岗位。"),
        en=(
            "What “{post}” answers for cannot go to “{heir}”.",
            "Choose another post of the same unit that stays.",
        ),
    ),
    "accounts.office_empty": words(
        zh=(
            "“{name}”这样一动，就没有领导小组办公室、或没有人在办公室岗位上了。",
            "请先设好接替的办公室，或安排好接替的人，再办。",
        ),
        en=(
            "Without “{name}” there would be no office of the leading group, or nobody in it.",
            "Found the office that takes over, or seat somebody, and do it then.",
        ),
    ),
    "accounts.bad_code": words(
        zh=("“{text}”不能作代码。", "代码用字母、数字和 . _ -，以字母或数字开头，最多40个；留空由系统编。"),
        en=(
            "“{text}” is no code.",
            "Use letters, digits and . _ -, at most 40, a letter or digit first; or leave it empty.",
        ),
    ),
    "accounts.seats_themselves": words(
        zh=(
            "“{post}”不能这样安排：谁都不能给自己安排岗位，系统管理岗只由系统管理员设立和安排。",
            "请另一位同事或系统管理员来办。",
        ),
        en=(
            "“{post}” cannot be filled so: nobody seats themselves, and administrators are seated by administrators.",
            "Ask a colleague or an administrator.",
        ),
    ),
    "accounts.nothing_moves": words(
        zh=("勾选的分工已经由“{post}”分管，没有要调整的。", "请选另一位领导，或勾选别的分工。"),
        en=(
            "What is ticked is held by “{post}” already; nothing moves.",
            "Choose another leader, or tick other portfolios.",
        ),
    ),
    "accounts.planned_already": words(
        zh=("“{name}”已经排定了调整，{day}起生效。", "请先在“已排定的调整”里撤回那一项，再重新排定。"),
        en=(
            "A reorganisation of “{name}” is arranged already, from {day} on.",
            "Withdraw it under “Arranged for a day to come”, then arrange anew.",
        ),
    ),
    "accounts.change_over": words(
        zh=("这项调整在{day}已经办结，不能再撤回或生效。", "请看它现在的样子；要改回来，另作一次调整。"),
        en=(
            "This was settled on {day}: it can neither be withdrawn nor be done again.",
            "Look at how it stands now; to go back, reorganise once more.",
        ),
    ),
    "accounts.no_such_choice": words(
        zh=("没有这个{what}：{text}。", "请从列出的里面选，或先把它加进来。"),
        en=("There is no such {what}: {text}.", "Choose from those listed, or add it first."),
    ),
    "accounts.code_taken": words(
        zh=("“{name}”已经有了，没有再加。", "请换一个名称或代码；要改原来的，请打开它的页面。"),
        en=(
            "“{name}” is there already; nothing was added.",
            "Choose another name or code, or open the one that is there.",
        ),
    ),
    "accounts.second_factor_wrong": words(
        zh=(
            "动态码不对，或者已经用过。",
            "请输入手机上现在显示的6位数字；手机时间要准。手机丢了，请运维重置。",
        ),
        en=(
            "The number is wrong, or was used already.",
            "Type the six digits that your telephone shows now; its clock must be right. If it is lost, ask the operator.",
        ),
    ),
    "accounts.sso_refused": words(
        zh=(
            "统一身份认证没有成功（{why}）。",
            "请从登录页再来一次；account 表示这里没有同名账号，请系统管理员开户；别的请告诉运维，或改用密码、登录码。",
        ),
        en=(
            "Signing in through the identity provider failed ({why}).",
            "Begin anew at the sign-in page; “account” says that no account here has that name. Else tell the operator, or use a password or code.",
        ),
    ),
    "accounts.no_basis": words(
        zh=("代“{post}”录入，要写明依据。", "请写来文的文号，或来电的时间和人的岗位。"),
        en=(
            "Recording for “{post}” wants its basis.",
            "Name the unit's paper by its number, or the call by its day and post.",
        ),
    ),
    "accounts.signs_themselves": words(
        zh=(
            "审核、签发要本人来办，不能代录。",
            "请本人登录后办；不能登录的，打印填报表签字，再把扫描件收进来。",
        ),
        en=(
            "Reviewing and signing are one's own; they are not recorded for anybody.",
            "Let them sign in, or print the sheet, have it signed and take in its scan.",
        ),
    ),
    "accounts.work_sign_in": words(
        zh=(
            "{provider}没有成功（{why}）。",
            "account：还没有绑定，请先用密码或登录码登录，在“我的账户”里绑定；taken：它已绑定到别的账户，请在那里解除；state、expired：请再来一次；别的请告诉运维。",
        ),
        en=(
            "{provider} did not let you in ({why}).",
            "“account”: bound to none here: sign in by password or code and bind it under “My account”; "
            "“taken”: bound to another account: unbind it there; “state”, “expired”: begin anew; else tell the operator.",
        ),
    ),
    "accounts.second_factor_needed": words(
        zh=(
            "您的岗位（{role}）登录要用第二验证，还没有设置，暂时不能办事。",
            "请在“我的账户”里设置第二验证，两分钟即可。",
        ),
        en=(
            "Your post ({role}) signs in with a second factor, which is not set up yet.",
            "Set it up under “My account”; it takes two minutes.",
        ),
    ),
}
