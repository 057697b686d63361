"""How well the reader reads: every text with hand-made truth, scored by document and by form of plan.

    python benchmarks/reading_quality.py [--set dev|held|given]... [--doc WORD] [--misses DOC] [--json]

`given` is the truth that came with the real texts, `dev` the stretches and made-up plans that the rules
were worked on, `held` those that they were not; without --set all three are shown. The scorer is
../shared/tools/score_read.py (or under GANGMU_SHARED); where it is absent nothing is measured. --misses lists
the rows that were missed, those that are false, and the found ones with a wrong kind, deadline, comparison
or indicator.
"""

import argparse
import importlib.util
import json
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gangmu.core.extraction import read_text
from gangmu.core.extraction.contract import to_contract

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("GANGMU_SHARED") or ROOT.parent / "shared")
SCORER = SHARED / "tools" / "score_read.py"
TRUTH = ROOT / "tests" / "truth"

Row = dict[str, Any]
Tally = dict[str, tuple[int, int]]

FILES = {
    "targets": ("targets.jsonl",),
    "tree": ("tree.jsonl",),
    "duties": ("duties.jsonl",),
    "measures": ("measures.jsonl", "actions.jsonl"),
    "entities": ("entities.jsonl", "mentions.jsonl"),
    "windows": ("windows.jsonl",),
}
# The form is told by words in the file's name, the first that fits.
FORMS = (
    ("English plan", ("-en.", "-en-")),
    ("work report", ("gwr", "work-report")),
    ("five-year plan", ("fyp", "five-year")),
    ("outline", ("outline", "shenyang", "hong-kong", "taiwan")),
    ("task division", ("division", "first-leads", "task-table")),
)
OUTLINE_WINDOW = (0, 20397)  # the truth of the outline's targets ends where its chapter 七 begins
COLUMNS = (
    ("recall", "T-rec"),
    ("precision", "T-prec"),
    ("f1", "T-F1"),
    ("kind", "kind"),
    ("deadline", "dead"),
    ("comparison", "comp"),
    ("indicator", "indic"),
    ("slips", "slips"),
    ("tree", "tree-F1"),
    ("nesting", "nest"),
    ("duties", "duties"),
    ("stray", "stray"),
    ("measures", "meas-F1"),
    ("verb", "verb"),
    ("outcome", "outc"),
    ("mentions", "ment"),
)


@dataclass(frozen=True, slots=True)
class Case:
    """A text and the truth that somebody wrote down about it."""

    set: str
    source: str
    name: str
    text: str
    truth: dict[str, list[Row]]
    windows: list[tuple[int, int]]

    @property
    def form(self) -> str:
        """The form of paper, told by the file's name."""
        name = self.name.lower()
        return next((form for form, words in FORMS if any(w in name for w in words)), "sector plan, opinion")


@dataclass(slots=True)
class Score:
    """Counts of one case (found out of how many), and the rows behind them."""

    tally: Tally = field(default_factory=dict)
    missed: list[Row] = field(default_factory=list)
    false: list[Row] = field(default_factory=list)
    wrong: list[tuple[str, Row, Row]] = field(default_factory=list)

    def add(self, key: str, found: int, of: int) -> None:
        """Add to a pair of counts."""
        a, b = self.tally.get(key, (0, 0))
        self.tally[key] = (a + found, b + of)


def load_scorer() -> Any:
    """Load the scorer's functions from its file, which is no part of this repository."""
    spec = importlib.util.spec_from_file_location("score_read", SCORER)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(SCORER)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows_of(folder: Path, key: str) -> list[Row]:
    """Give the rows of one kind of truth in a folder, none where it has no such file."""
    found: list[Row] = []
    for name in FILES[key]:
        if (folder / name).is_file():
            lines = (folder / name).read_text(encoding="utf-8").splitlines()
            found += [json.loads(line) for line in lines if line.strip()]
    return found


def merged(windows: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join windows that overlap, so that no row is counted twice."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(windows):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def quoted(row: Row, text: str) -> Row:
    """Fill in the quotation and the whole title, which truth about real texts leaves out."""
    if "title_start" in row:
        return row | {"title": text[row["title_start"] : row["title_end"]]}
    if "start" in row and "end" in row and "quote" not in row:
        return row | {"quote": text[row["start"] : row["end"]]}
    return row


def text_file(texts: Path, doc: str) -> Path | None:
    """Find the text that a row's `doc` names: a file, or the number that a file's name begins with."""
    if (texts / doc).is_file():
        return texts / doc
    return next(iter(sorted(texts.glob(f"{doc}-*.txt"))), None)


def cases_in(folder: Path, texts: Path, *, name: str, source: str) -> Iterator[Case]:
    """Give the cases of a folder of truth; rows without `doc` speak of the only text there is."""
    if not folder.is_dir():
        return
    rows = {key: rows_of(folder, key) for key in FILES}
    docs = {row["doc"] for every in rows.values() for row in every if "doc" in row}
    only = {"shenyang-2022.txt"} if not docs and any(rows.values()) else set()
    for doc in sorted(docs | only):
        if not (path := text_file(texts, doc)):
            continue
        with path.open(encoding="utf-8", newline="") as file:
            text = file.read().removeprefix("\ufeff")
        truth = {
            key: [quoted(r, text) for r in every if r.get("doc", doc) == doc] for key, every in rows.items()
        }
        yield Case(
            name,
            source,
            path.name,
            text,
            truth,
            windows_of(truth, text, given=name == "given" and bool(only)),
        )


def windows_of(truth: dict[str, list[Row]], text: str, *, given: bool) -> list[tuple[int, int]]:
    """Give the stretches in which targets were annotated."""
    if truth["windows"]:
        return merged((row["start"], row["end"]) for row in truth["windows"])
    if given:
        return [OUTLINE_WINDOW]
    spans = [(row["start"], row["end"]) for row in truth["targets"]]
    return [(min(a for a, _ in spans), max(b for _, b in spans))] if spans else [(0, len(text))]


def all_cases() -> Iterator[Case]:
    """Give every text with truth that is at hand."""
    outlines, docs = SHARED / "outlines", SHARED / "docs"
    yield from cases_in(outlines / "gold", outlines, name="given", source="the outline")
    yield from cases_in(docs / "gold", docs, name="given", source="real plan")
    yield from cases_in(TRUTH / "outline", outlines, name="dev", source="the outline")
    for name in ("dev", "held"):
        yield from cases_in(TRUTH / "outline" / name, outlines, name=name, source="the outline")
        yield from cases_in(TRUTH / "docs" / name, docs, name=name, source="real plan")
        yield from cases_in(TRUTH / "made_up" / name, TRUTH / "made_up" / name, name=name, source="made up")


def score(case: Case, scorer: Any) -> Score:
    """Read the text and count what was found."""
    reading = to_contract(read_text(case.text))
    out = Score()
    truth = case.truth
    # Where somebody annotated a whole made-up text, a kind without rows means that the text has none.
    whole = case.source == "made up"
    if truth["targets"] or whole or truth["windows"]:
        for window in case.windows:
            _score_targets(out, reading["targets"], truth["targets"], window, scorer)
    if truth["tree"]:
        result = scorer.score_tree(reading["nodes"], truth["tree"], case.text)
        found = round(result["recall"] * result["gold"])
        out.add("tree recall", found, result["gold"])
        out.add("tree precision", found, result["predicted"])
        out.add("nesting", round((result["nesting"] or 0) * found), found)
    if truth["duties"] or whole:
        result = scorer.score_duties(reading["duties"], truth["duties"])
        out.add("duties", round((result["exact"] or 0) * result["gold"]), result["gold"])
        out.add("stray", result["stray"], 0)
    if truth["measures"]:
        _score_measures(out, scorer.score_measures(reading["measures"], truth["measures"], case.text))
    if truth["entities"]:
        result = scorer.score_mentions(reading["mentions"], truth["entities"])
        out.add("mentions", round(result["recall"] * result["gold"]), result["gold"])
    return out


def _score_measures(out: Score, result: Row) -> None:
    found = round(result["recall"] * result["gold"])
    out.add("measures recall", found, result["gold"])
    out.add("measures precision", round(result["precision"] * result["predicted"]), result["predicted"])
    out.add("verb", round((result["verb_accuracy"] or 0) * found), found)
    out.add("outcome", round((result["outcome_accuracy"] or 0) * found), found)


def _score_targets(
    out: Score, preds: list[Row], golds: list[Row], window: tuple[int, int], scorer: Any
) -> None:
    result = scorer.score_targets(preds, golds, window)
    missed, false = result["_missed"], result["_false"]
    hits = result["gold"] - len(missed)
    out.add("recall", hits, result["gold"])
    out.add("precision", result["predicted"] - len(false), result["predicted"])
    firm = [g for g in golds if window[0] <= g["start"] and g["end"] <= window[1] and scorer.firm(g)]
    dated = sum(g["kind"] == "target" for g in firm) - sum(g["kind"] == "target" for g in missed)
    for key, of in (("kind", hits), ("deadline", dated), ("comparison", hits), ("indicator", hits)):
        out.add(key, round((result[f"{key}_accuracy"] or 0) * of), of)
    out.add("slips", result["value_slips"], 0)
    out.missed += missed
    out.false += false
    out.wrong += list(_wrong(preds, firm, missed, scorer))


def _wrong(
    preds: list[Row], firm: list[Row], missed: list[Row], scorer: Any
) -> Iterator[tuple[str, Row, Row]]:
    """Give the found rows that say something else wrongly (paired afresh: for looking, not for counting)."""
    found = [g for g in firm if g not in missed]
    tests = {
        "kind": lambda p, g: p.get("kind") == g["kind"],
        "deadline": lambda p, g: g["kind"] != "target" or scorer.deadline_fits(p, g),
        "comparison": scorer.comparison_fits,
        "indicator": scorer.indicator_fits,
    }
    pairs = scorer.match(
        preds, found, scorer.value_matches, scorer.same_place, lambda p, g: (p.get("kind") != g["kind"],)
    )
    for i, j in pairs:
        for key, test in tests.items():
            if not test(preds[i], found[j]):
                yield key, preds[i], found[j]


def total(scores: Iterable[Score]) -> Score:
    """Add the counts of several texts."""
    out = Score()
    for each in scores:
        for key, (found, of) in each.tally.items():
            out.add(key, found, of)
    return out


def f1(recall: float | None, precision: float | None) -> float | None:
    """Give the harmonic mean: 0 where nothing was read, nothing where there was nothing to find."""
    if recall is None:
        return None
    if precision is None:
        return 0.0
    return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


def figures(score: Score) -> dict[str, float | int | None]:
    """Give the figures of a row of the table; nothing where there was nothing to find."""

    def share(key: str) -> float | None:
        found, of = score.tally.get(key, (0, 0))
        return found / of if of else None

    out: dict[str, float | int | None] = {key: share(key) for key, _ in COLUMNS}
    out["f1"] = f1(out["recall"], out["precision"])
    out["tree"] = f1(share("tree recall"), share("tree precision"))
    out["measures"] = f1(share("measures recall"), share("measures precision"))
    for key in ("slips", "stray"):
        out[key] = score.tally[key][0] if key in score.tally else None
    return out


def line(head: str, score: Score) -> str:
    """Set one row of the table."""
    values = figures(score)
    cells = []
    for key, title in COLUMNS:
        value = values[key]
        shown = "–" if value is None else f"{value:.2f}" if isinstance(value, float) else str(value)
        cells.append(shown.rjust(max(5, len(title))))
    return f"{head:<46}" + " ".join(cells)


def print_table(results: list[tuple[Case, Score]]) -> None:
    """Print every document, then the sums by form and by set."""
    print(f"{'':<46}" + " ".join(title.rjust(max(5, len(title))) for _, title in COLUMNS))
    for case, each in results:
        print(line(f"{case.set:<6}{case.source:<12}{case.name.removesuffix('.txt')[:28]}", each))
    print()
    for name, group in grouped(results).items():
        print(line(f"{name} ({len(group)})", total(group)))


def grouped(results: list[tuple[Case, Score]]) -> dict[str, list[Score]]:
    """Gather the scores by set and form, by set and source, and by set."""
    out: dict[str, list[Score]] = {}
    for attribute in ("form", "source", ""):
        for case, each in results:
            out.setdefault(f"{case.set}: {getattr(case, attribute, 'all')}", []).append(each)
    return out


def print_misses(case: Case, each: Score) -> None:
    """Print what was missed, what is false and what is wrong about the rest."""
    for gold in each.missed:
        said = f"{gold['indicator']} {gold['comparator']} {gold['value']} {gold['unit']} {gold['deadline']}"
        print(f"missed {gold['start']:>6} {gold['quote']!r}  = {said}")
    for pred in each.false:
        said = f"{pred['kind']} {pred['indicator']} {pred['comparison']} {pred['value']} {pred['unit']}"
        print(f"false  {pred['start']:>6} {case.text[pred['start'] : pred['end']]!r}  = {said}")
    for key, pred, gold in each.wrong:
        read = pred.get("period") if key == "deadline" else pred.get(key)
        want = gold.get("comparator") if key == "comparison" else gold.get(key)
        print(f"{key:<10} {gold['start']:>6} {gold['quote']!r}  read {read!r}, true {want!r}")


def main() -> int:
    """Read, score, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--set", action="append", choices=["dev", "held", "given"], dest="sets")
    parser.add_argument("--doc", default="", help="only texts whose name contains this")
    parser.add_argument(
        "--misses", metavar="DOC", help="list the rows behind the figures of texts with DOC in the name"
    )
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if not SCORER.is_file():
        print(
            "skipped: no scorer here; put the real texts in ../shared or name their folder in GANGMU_SHARED"
        )
        return 0
    scorer = load_scorer()
    wanted = options.misses or options.doc
    cases = [c for c in all_cases() if (not options.sets or c.set in options.sets) and wanted in c.name]
    results = [(case, score(case, scorer)) for case in cases]
    if options.json:
        rows = [
            {"set": c.set, "source": c.source, "form": c.form, "doc": c.name, **figures(s)}
            for c, s in results
        ]
        sums = {name: figures(total(group)) for name, group in grouped(results).items()}
        print(json.dumps({"documents": rows, "sums": sums}, ensure_ascii=False))
        return 0
    print_table(results)
    for case, each in results if options.misses else []:
        print(f"\n{case.set} {case.name}")
        print_misses(case, each)
    return 0


if __name__ == "__main__":
    sys.exit(main())
