"""The words for a reason within a refusal (原因): `detail` is a short key to programs, and words to people.

By code of the refusal, then key: Chinese, English. `""` stands for every key without words of its own.
Like templates they may use the refusal's parameters.
"""

from collections.abc import Mapping
from typing import Final, Literal

Reasons = dict[str, tuple[str, str]]

_DAMAGE: Final[Reasons] = {
    "zip": (
        "文件不完整，可能没有存完或没有传完",
        "the file is incomplete; it may have been cut off when it was saved or sent",
    ),
    "pdf": (
        "PDF 的结构残缺，可能没有存完或没有传完",
        "the structure of the PDF is broken; it may have been cut off when it was saved or sent",
    ),
    "html": ("网页的标记无法分析", "the markup of the page cannot be taken apart"),
    "not_docx": (
        "扩展名是 .docx，里面却不是 Word 文档",
        "its name ends in .docx, but what is in it is no Word document",
    ),
    "not_pdf": (
        "扩展名是 .pdf，里面却不是 PDF",
        "its name ends in .pdf, but what is in it is no PDF",
    ),
    "": ("其中的 {detail} 残缺或有错", "its part {detail} is broken"),
}
_NO_FOLDER: Final = ("没有“{folder}”这个文件夹", "there is no folder “{folder}”")
_NO_RIGHT: Final = ("没有在“{folder}”里写文件的权限", "you may not write in the folder “{folder}”")
_FULL: Final = ("磁盘已满", "the disk is full")
_WRITING: Final[Reasons] = {
    "ENOENT": _NO_FOLDER,
    "ENOTDIR": _NO_FOLDER,
    "EACCES": _NO_RIGHT,
    "EPERM": _NO_RIGHT,
    "EROFS": ("“{folder}”所在的磁盘只能读", "the disk of “{folder}” can only be read"),
    "ENOSPC": _FULL,
    "EDQUOT": _FULL,
    "EFBIG": _FULL,
    "EISDIR": ("那是一个文件夹", "that is a folder"),
    "EEXIST": ("那里已有同名文件", "there is one already"),
    "ENAMETOOLONG": ("文件名太长", "the name is too long"),
    "ELOOP": ("链接指向自己", "the link leads to itself"),
    "EINVAL": ("文件名里有不能用的字符", "the name holds a character that no name may have"),
    "": ("系统不许（{detail}）", "the system does not allow it ({detail})"),
}
REASONS: Final[dict[str, Reasons]] = {"document.damaged": _DAMAGE, "read.cannot_write": _WRITING}


def told(code: str, parameters: Mapping[str, object], language: Literal["zh", "en"]) -> dict[str, object]:
    """Give the parameters of a refusal with the reason in words.

    >>> told("document.damaged", {"name": "计划.pdf", "detail": "not_pdf"}, "zh")["detail"]
    '扩展名是 .pdf，里面却不是 PDF'
    """
    reasons = REASONS.get(code)
    if reasons is None:
        return dict(parameters)
    zh, en = reasons.get(str(parameters["detail"]), reasons[""])
    return {**parameters, "detail": (zh if language == "zh" else en).format(**parameters)}
