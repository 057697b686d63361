"""The colours that a drawing carries when it is a file of its own (the tokens of `look/`, light and dark)."""

from typing import Final

LIGHT: Final = (
    ("--paper", "#fdfdfb"), ("--ink", "#1b2026"), ("--ink-2", "#474f57"), ("--quiet", "#656c73"), ("--hair", "#dcddd8"),
    ("--line", "#868c92"), ("--accent", "#1f4e7c"), ("--short", "#9a3d1c"),
)  # fmt: skip
_LIGHT: Final = ";".join(f"{name}:{colour}" for name, colour in LIGHT)
_DARK: Final = (
    "--paper:#14181b;--ink:#e5e2db;--ink-2:#bab9b3;--quiet:#949a9f;--hair:#2d3439;--line:#6f777e;"
    "--accent:#8db8e0;--short:#e59a76"
)
_FACE: Final = '"PingFang SC","Noto Sans CJK SC","Microsoft YaHei","WenQuanYi Zen Hei",sans-serif'

FILE_STYLE: Final = (
    f"<style>svg{{{_LIGHT};--hei:{_FACE};background:var(--paper)}}"
    f"@media(prefers-color-scheme:dark){{svg{{{_DARK}}}}}"
    ".c-ax{font:12px var(--hei);fill:var(--quiet);font-variant-numeric:tabular-nums}"
    ".c-hd{font:700 17px var(--hei);fill:var(--ink)}"
    ".c-gl{stroke:var(--hair);fill:none}.c-base{stroke:var(--line);fill:none}"
    ".c-act{stroke:var(--ink);stroke-width:2;fill:none;stroke-linejoin:round;stroke-linecap:round}"
    ".c-dot,.c-now{fill:var(--ink)}.c-old{fill:var(--paper);stroke:var(--ink-2);stroke-width:1.2}"
    ".c-peer{stroke:var(--line);fill:none;opacity:.45}.c-pl{font:11px var(--hei);fill:var(--quiet)}"
    ".c-path{stroke:var(--accent);stroke-width:1.5;fill:none;stroke-dasharray:2 3}"
    ".c-tgt{stroke:var(--accent);stroke-width:3;fill:none}.c-thin{stroke-width:1}"
    ".c-f8{fill:var(--ink);opacity:.07}.c-f5{fill:var(--ink);opacity:.1}"
    ".c-med{stroke:var(--ink);stroke-width:1.2;fill:none;stroke-dasharray:6 4}"
    ".c-sup{stroke:var(--ink-2);stroke-width:1.5;fill:none;stroke-dasharray:9 3 2 3}"
    ".c-gap{stroke:var(--short);stroke-width:2;fill:none}.c-end{fill:var(--short)}"
    ".c-l{font:13px var(--hei);fill:var(--ink);font-variant-numeric:tabular-nums}.c-l.a{fill:var(--accent)}"
    ".c-l.s{fill:var(--short);font-weight:600}.c-l.q{fill:var(--ink-2)}"
    ".c-h{stroke:var(--paper);stroke-width:4;paint-order:stroke;stroke-linejoin:round}</style>"
)
