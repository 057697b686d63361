"""The help of every command and parameter, in both languages. `""` is the command itself.

A house test sees to it that every parameter has its words here and in `docs/reference/commands.md`.
"""

from typing import Final

Words = dict[str, str]
CommandWords = dict[str, Words]

HELP: Final[dict[str, CommandWords]] = {
    "": {
        "": {
            "zh": "纲目：把政府的行动纲要读成一条条承诺，每条都对得上原文。",
            "en": "Gangmu reads a government outline into promises, each tied to its exact words.",
        },
        "show_version": {"zh": "显示版本。", "en": "Show the version."},
        "lang": {
            "zh": "说哪种语言：zh（默认）或 en；也可设环境变量 GANGMU_LANG。写在哪里都行。",
            "en": "Language of the words: zh (default) or en; also GANGMU_LANG. It may stand anywhere.",
        },
    },
    "read": {
        "": {
            "zh": (
                "读一份文件：目录树、目标、举措、分工、名称、名号和缺漏，每条都带原文的起止位置。\n\n"
                "能读 .txt、.md、.html、.docx、.pdf，简体、繁体或英文。不联网，不改动原文件。"
            ),
            "en": (
                "Read a document: tree, targets, measures, duties, names, sets, gaps, each with its span.\n\n"
                "Reads .txt, .md, .html, .docx, .pdf in Chinese of either script or English. Works offline."
            ),
        },
        "file": {
            "zh": "要读的文件；“-”是标准输入。",
            "en": "The document to read; “-” is standard input.",
        },
        "form": {
            "zh": "结果的形式：json、yaml 或 table。在终端默认 table，在管道默认 json。",
            "en": "Form of the result: json, yaml or table. Default: table on a terminal, json in a pipe.",
        },
        "as_json": {"zh": "同 --format json。", "en": "The same as --format json."},
        "text_to": {
            "zh": "把起止位置所数的文字写到这个文件。",
            "en": "Write the text that the offsets count to this file.",
        },
        "explain": {
            "zh": (
                "只说一行的由来：哪条规则，因为哪几个字。编号是字母加在 JSON 列表里的次序（从 1 起）："
                "t3 目标、m12 举措、d1 分工、n5 名称、s1 名号、g2 缺漏；标题写 id，如 9.6.1。"
            ),
            "en": (
                "Explain one row: which rule fired on which words. A letter and the place in its JSON list, from 1: "
                "t3 target, m12 measure, d1 duty, n5 mention, s1 set, g2 gap; a node by its id, 9.6.1."
            ),
        },
        "output": {
            "zh": "把结果写到这个文件；写不成就什么也不留。",
            "en": "Write the result to this file, whole or not at all.",
        },
    },
    "check": {
        "": {
            "zh": "核对一个计划文件夹，逐条列出哪个文件、哪一行、哪一列有什么问题。什么也不改。",
            "en": "Check a plan folder: every problem with its file, row and column. Nothing is changed.",
        },
        "folder": {"zh": "计划文件夹，里面有 plan.yaml。", "en": "The plan folder, which holds plan.yaml."},
        "today": {
            "zh": "今天是哪一天（2026-06-30），用来看出还没到的时期。",
            "en": "The day that counts as today (2026-06-30), to see periods that lie ahead.",
        },
        "as_json": {"zh": "结果为 JSON。", "en": "Give the result as JSON."},
    },
    "doctor": {
        "": {
            "zh": "看看这台机器缺什么，缺的怎么补。",
            "en": "Say what this machine lacks, each with the line that mends it.",
        },
        "as_json": {"zh": "结果为 JSON。", "en": "Give the result as JSON."},
    },
    "demo": {
        "": {
            "zh": (
                "示例：按产品自己的路子建好一座城市的规划（读原文、按记录的决定审阅、印发、录入数据、发布），然后打开。\n\n"
                "示例的“今天”固定在 2026-06-30；数字取自公开资料，各有来源。"
            ),
            "en": (
                "The example: a city's programme, read, reviewed, issued, filled and released, then served.\n\n"
                "Its today is 2026-06-30; the figures are public ones, each with its source."
            ),
        },
        "outline": {
            "zh": "改用这份文件：全部照读入采用，并标明未经审阅。",
            "en": "Another document instead: everything accepted as read, and marked so.",
        },
        "scale": {
            "zh": "放大多少倍（人造数据，种子固定，标明人造）。",
            "en": "So many times the data: artificial, seeded, marked so.",
        },
        "port": {"zh": "端口。", "en": "The port."},
        "no_serve": {"zh": "只建好，不打开。", "en": "Build it only, do not serve."},
        "remove": {"zh": "把示例整体移除。", "en": "Remove the example whole."},
        "as_json": {"zh": "结果为 JSON。", "en": "Give the result as JSON."},
    },
    "load": {
        "": {
            "zh": "把一个计划文件夹接收进来（补录）：原文、决定、指标、数据。有错误就一行也不收。",
            "en": "Take a plan folder over: text, decisions, indicators, figures. With a fault, nothing of it.",
        },
        "folder": {"zh": "计划文件夹，里面有 plan.yaml。", "en": "The plan folder, which holds plan.yaml."},
        "with_doubts": {
            "zh": "像是笔误的数也收（核对过了）。",
            "en": "Also take values that look like slips: they were looked at.",
        },
        "login": {"zh": "第一位规划专员的账号。", "en": "The first clerk's name to sign in with."},
        "as_json": {"zh": "结果为 JSON。", "en": "Give the result as JSON."},
    },
    "export": {
        "": {
            "zh": (
                "把规划写成文件：plan 是计划文件夹，再用 gangmu load 接收后逐字节相同。\n\n"
                "ledger 是留痕账，everything 是全部历史和文件；都附一个只需 Python 的核验脚本。"
            ),
            "en": (
                "Write a programme as files: `plan` is a plan folder, byte for byte what gangmu load took.\n\n"
                "`ledger` is the chain of entries, `everything` all history and files; both with a script that checks "
                "them and needs Python alone."
            ),
        },
        "kind": {
            "zh": "写什么：plan、ledger、everything。",
            "en": "What to write: plan, ledger, everything.",
        },
        "output": {"zh": "写到这个文件夹。", "en": "The folder to write."},
        "as_of": {"zh": "截至哪一天（2026-06-30）。", "en": "As it stood on that day (2026-06-30)."},
        "programme": {"zh": "哪个规划的编号。", "en": "The code of the programme."},
        "as_json": {"zh": "结果为 JSON。", "en": "Give the result as JSON."},
    },
    "forecast": {
        "": {
            "zh": (
                "预测：每个年度序列以后各年的中位数和区间，以及达到一个数的可能性。\n\n"
                "不写地区和指标，就预测文件里每一个够长的序列。只用起点年及以前的数。"
            ),
            "en": (
                "Forecast: middle and band of every yearly series, and the chance of reaching a value.\n\n"
                "Without place and indicator, every series of the file that is long enough. Nothing later than the "
                "origin is used."
            ),
        },
        "file": {
            "zh": "观测值 CSV：place, indicator, year（或 period）, value, unit, vintage, break。",
            "en": "Observations as CSV: place, indicator, year (or period), value, unit, vintage, break.",
        },
        "origin": {"zh": "起点年：用到这一年为止的数。", "en": "The year up to which values are used."},
        "horizon": {"zh": "往后预测几年。", "en": "How many years after it."},
        "place": {"zh": "只要这个地区。", "en": "Only this place."},
        "indicator": {"zh": "只要这个指标。", "en": "Only this indicator."},
        "target": {"zh": "达到这个数的可能性。", "en": "The chance of reaching this value."},
        "growth": {
            "zh": "从最后一个数起每年增长百分之几的可能性，如 8.4。",
            "en": "The chance of growing by so much a year from the last value on, such as 8.4.",
        },
        "at_most": {"zh": "改问不超过它的可能性。", "en": "Ask for the chance of no more than it instead."},
        "reliability": {
            "zh": "不预测，改为回测：各方法在往年的误差、区间覆盖和可能性的准头。",
            "en": "Instead of forecasts, the back-test: errors, coverage and how well chances held in past years.",
        },
        "output": {
            "zh": "把回测写成这个 Markdown 页。",
            "en": "Write the back-test as this page of Markdown.",
        },
        "as_json": {
            "zh": "结果为 JSON，一行一个序列一年；未预测的序列在 stderr，一行一个。",
            "en": "Give rows as JSON; series left out are lines of JSON on stderr.",
        },
    },
    "init": {
        "": {
            "zh": "启用：建好安装目录、一个空的规划和第一位规划专员，打印登录码单。",
            "en": "A real start: the home, an empty programme, its first clerk with a sheet of codes.",
        },
        "place": {"zh": "哪里的规划，如“云川市”。", "en": "The place whose programme it is."},
        "name": {"zh": "规划的名称；默认同地名。", "en": "What the programme is called; default: the place."},
        "code": {"zh": "规划在地址里的代码，默认 main。", "en": "Its code in addresses; default main."},
        "place_code": {"zh": "行政区划代码（GB/T 2260）。", "en": "The code of the place (GB/T 2260)."},
        "time_zone": {
            "zh": "时区，默认 Asia/Shanghai；期限在这个时区的当天结束。",
            "en": "Time zone, default Asia/Shanghai: in it deadlines end.",
        },
        "login": {"zh": "第一位规划专员的账号，默认 clerk。", "en": "The first clerk's name; default clerk."},
        "upgrade": {
            "zh": "不新建，只把已有的数据库升级到这个版本。",
            "en": "Make nothing new: bring the database that is there up to this release.",
        },
        "as_json": {"zh": "结果为 JSON。", "en": "Give the result as JSON."},
    },
    "account": {
        "": {
            "zh": "账户：给一个人打印新的登录码单；加 --post 则先开户、任职；加 --erase 则注销并删除个人信息。",
            "en": "Print a new sheet of codes for somebody; with --post, seat them in a post first; with --erase, erase them.",
        },
        "login": {"zh": "账号。", "en": "The name to sign in with."},
        "post": {
            "zh": "任职的岗位代码；没有这个账号就新开。",
            "en": "Code of the post; the account is made if new.",
        },
        "programme": {"zh": "规划代码；默认第一个。", "en": "Code of the programme; default: the first."},
        "lift": {
            "zh": "重置第二验证：手机丢了、换了的时候用；下次登录只要密码，本人再重新设置。",
            "en": "Lift the second factor, when the telephone is lost: the next sign-in asks for the password alone.",
        },
        "erase": {
            "zh": "删除这个人：账号、姓名、密码、登录码、登录记录。不能撤销。",
            "en": "Erase the person: name, password, codes, sign-ins. Cannot be undone.",
        },
        "as_json": {"zh": "结果为 JSON。", "en": "Give the result as JSON."},
    },
    "serve": {
        "": {
            "zh": "运行：一个父进程带网页和后台两个子进程；Ctrl-C 停止。",
            "en": "Serve pages and do background work until stopped with Ctrl-C.",
        },
        "host": {"zh": "在哪个地址上听，默认 127.0.0.1。", "en": "Address to listen at; default 127.0.0.1."},
        "port": {"zh": "端口，默认 8000。", "en": "Port; default 8000."},
        "as_json": {"zh": "拒绝时用 JSON 说明。", "en": "Say refusals as JSON."},
    },
    "verify": {
        "": {
            "zh": "核验：留痕和每一行记录有没有被改动、丢失、换序；指出第一处。",
            "en": "Was anything altered, lost, moved or slipped in? Names the first row that is wrong.",
        },
        "as_json": {"zh": "结果为 JSON。", "en": "Give the result as JSON."},
    },
    "tick": {
        "": {
            "zh": "到期的事交给后台去做；多跑几次不会重复。",
            "en": "Ask for what is due. Running it twice does nothing twice.",
        },
        "as_json": {"zh": "结果为 JSON。", "en": "Give the result as JSON."},
    },
    "backup": {
        "": {
            "zh": "备份：全部记录、留痕和文件写进一个文件，运行中也可以做。",
            "en": "Put all records, the ledger and the files into one file, also while serving.",
        },
        "output": {"zh": "备份写到这个文件。", "en": "The file to write."},
        "as_json": {"zh": "结果为 JSON。", "en": "Give the result as JSON."},
    },
    "restore": {
        "": {
            "zh": "恢复：把备份放进一个空的安装目录，放好后核验；备份有损就什么也不做。",
            "en": "Put a backup into an empty home and verify it; a damaged backup changes nothing.",
        },
        "file": {"zh": "备份文件。", "en": "The backup."},
        "as_json": {"zh": "结果为 JSON。", "en": "Give the result as JSON."},
    },
    "version": {
        "": {"zh": "显示版本。", "en": "Show the version."},
        "as_json": {"zh": "结果为 JSON。", "en": "Give the result as JSON."},
    },
}
