"""The forms of a path in words: the name, then what it means."""

from typing import Final

from gangmu.core.indicators.targets import Path

FORMS: Final = {
    Path.LINEAR: ("线性：每年同样的步子", "linear: the same step every year"),
    Path.COMPOUND: ("等速：每年同样的增速", "compound: the same growth every year"),
    Path.STATED: ("逐年节点：按文件写的", "stated: year by year, as a paper says"),
    Path.STEP: ("到期一次到位", "in steps: nothing before its day"),
}
