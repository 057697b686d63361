"""The words of what is refused about plan folders and tables."""

from typing import Final

from gangmu.core.base.refusal_words.writing import Translations

FOLDER_WORDS: Final[dict[str, Translations]] = {
    "folder.not_a_folder": {
        "zh": {
            "message": "“{name}”不是文件夹。",
            "remedy": "请给出计划文件夹的路径，里面要有 plan.yaml。",
        },
        "en": {
            "message": "“{name}” is not a folder.",
            "remedy": "Name the plan folder, the one that holds plan.yaml.",
        },
    },
    "folder.with_faults": {
        "zh": {
            "message": "“{name}”有 {count} 处错误，第一处在 {first}；什么也没有改动。",
            "remedy": "请运行 gangmu check，逐条改好再来。",
        },
        "en": {
            "message": "“{name}” has {count} faults, the first at {first}; nothing was changed.",
            "remedy": "Run gangmu check and mend each of them first.",
        },
    },
}
