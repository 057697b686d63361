"""Words of what drawing and what-ifs refuse."""

from typing import Final

from gangmu.core.base.refusal_words.writing import Translations, words

DRAWING_WORDS: Final[dict[str, Translations]] = {
    "drawing.no_chinese_font": words(
        zh=(
            "这台机器没有中文字体，印出来的图会缺字，所以没有印。",
            "请运维安装一种中文字体（例如 apt-get install fonts-noto-cjk）；SVG 图现在就能下载。",
        ),
        en=(
            "This machine has no Chinese font: the picture would lack its characters, so none was made.",
            "Have the operator install one (apt-get install fonts-noto-cjk); the SVG can be had now.",
        ),
    ),
    "drawing.no_printer": words(
        zh=(
            "没有安装 {package}，不能印成 PNG 或 PDF。",
            "请运维运行 pip install {package}；SVG 图现在就能下载。",
        ),
        en=(
            "{package} is not installed: no PNG and no PDF can be made.",
            "Have the operator run pip install {package}; the SVG can be had now.",
        ),
    ),
    "what_if.not_read": words(
        zh=(
            "“{text}”算不了：要么填每年增速（百分数，不超过50），要么填将来的年份。",
            "例如增速填6.5，年份填2032；至少填一样。",
        ),
        en=(
            "“{text}” cannot be worked with: give a yearly growth (per cent, at most 50) or a year to come.",
            "For example 6.5 and 2032; one of them is enough.",
        ),
    ),
    "what_if.named_already": words(
        zh=("这个目标已有一条试算叫“{name}”，没有再存。", "换一个名字，或先删掉那一条。"),
        en=(
            "This target has a what-if called “{name}” already; it was not saved.",
            "Take another name, or remove that one.",
        ),
    ),
}
