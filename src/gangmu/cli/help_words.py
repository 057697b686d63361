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
        "file": {"zh": "要读的文件。", "en": "The document to read."},
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
            "zh": "只说一行的由来：哪条规则，因为哪几个字。编号如 t3、m12、d1、s1、g2 或 9.6.1。",
            "en": "Explain one row: which rule fired on which words. Rows: t3, m12, d1, s1, g2 or 9.6.1.",
        },
        "output": {
            "zh": "把结果写到这个文件；写不成就什么也不留。",
            "en": "Write the result to this file, whole or not at all.",
        },
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
            "zh": "示例（还没有做好，下一步就来）。",
            "en": "The demonstration (not built yet; it comes next).",
        },
        "as_json": {"zh": "结果为 JSON。", "en": "Give the result as JSON."},
    },
    "version": {
        "": {"zh": "显示版本。", "en": "Show the version."},
        "as_json": {"zh": "结果为 JSON。", "en": "Give the result as JSON."},
    },
}
