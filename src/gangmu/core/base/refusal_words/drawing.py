"""Words of what drawing refuses."""

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
}
