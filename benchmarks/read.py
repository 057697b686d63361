"""Speed of reading beside rjieba and jieba, in one run (PROMISES, first row of speed and scale).

    python benchmarks/read.py [--text FILE] [--json]

The whole `gangmu read` process beside a process in which rjieba cuts the same text; the reading itself
beside jieba's cutting; peak memory; how time grows when the text is eight times as long, in traditional
script, and on hostile lines. Without FILE the text is the outline under ../shared, or, where that is absent,
the made-up plans.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import jieba

from gangmu.core.extraction import read_text
from gangmu.core.outline.scripts import simplify

ROOT = Path(__file__).resolve().parent.parent
OUTLINE = ROOT.parent / "shared" / "outlines" / "shenyang-2022.txt"
RJIEBA = "import sys, rjieba; rjieba.cut(open(sys.argv[1], encoding='utf-8').read())"
# VmHWM and not ru_maxrss: the latter also counts what the parent held when it forked.
PEAK = """
import sys
from gangmu.cli.main import main
sys.argv = ["gangmu", *sys.argv[1:]]
try:
    main()
except SystemExit:
    pass
print(*[line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")], file=sys.stderr)
"""
HOSTILE = {
    "10,000 digits": ("1" * 10_000, "1" * 20_000),
    "10,000 brackets": ("（" * 10_000, "（" * 20_000),
    "10,000 combining marks": ("e" + "\u0301" * 10_000, "e" + "\u0301" * 20_000),
    "a sentence of 2,500 numbers": (
        "建成" + "、".join(f"{i}个" for i in range(2_500)),
        "建成" + "、".join(f"{i}个" for i in range(5_000)),
    ),
}


def seconds(work: Callable[[], object], *, times: int = 7) -> float:
    """Give the median time of `work`."""
    taken = []
    for _ in range(times):
        begin = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begin)
    return statistics.median(taken)


def process(*arguments: str) -> Callable[[], object]:
    """Give a call that runs a Python process to its end, with its modules compiled as an installer leaves them."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return lambda: subprocess.run(
        [sys.executable, *arguments], check=True, capture_output=True, env=environment
    )


def peak_mebibytes(file: str) -> float:
    """Give the peak resident memory of `gangmu read`, in MiB (Linux tells KiB)."""
    run = subprocess.run(
        [sys.executable, "-c", PEAK, "read", file], check=True, capture_output=True, text=True
    )
    return int(run.stderr.split()[-1]) / 1024


def measure(text: str) -> dict[str, float]:
    """Run everything once and give the ratios."""
    jieba.setLogLevel(60)
    jieba.initialize()
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        file = str(Path(folder) / "outline.txt")
        Path(file).write_text(text, encoding="utf-8", newline="")
        ours = seconds(process("-m", "gangmu", "read", file), times=5)
        figures["process / rjieba process"] = ours / seconds(process("-c", RJIEBA, file), times=5)
        figures["peak MiB"] = peak_mebibytes(file)
    figures["reading / jieba's cutting"] = (reading := timed(text)) / seconds(lambda: list(jieba.cut(text)))
    figures["eight times the text / once"] = timed(text * 8) / reading
    figures["traditional / simplified"] = reading / timed(simplify(text))
    figures["reading, ms"] = reading * 1000
    for name, (once, twice) in HOSTILE.items():
        figures[f"{name}: twice / once"] = timed(twice) / timed(once)
    return figures


def timed(text: str) -> float:
    """Give the time that reading `text` takes."""
    return seconds(lambda: read_text(text))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--text", type=Path, default=OUTLINE if OUTLINE.exists() else None)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    if arguments.text:
        text = arguments.text.read_text(encoding="utf-8")
    else:
        text = "\n".join(p.read_text("utf-8") for p in sorted(ROOT.glob("tests/truth/made_up/*/*.txt")))
    figures = measure(text)
    if arguments.json:
        print(json.dumps(figures, ensure_ascii=False))
        return
    for name, figure in figures.items():
        print(f"{figure:10.2f}  {name}")


if __name__ == "__main__":
    main()
