"""The repository's own files keep the rules of the house."""

import re
import subprocess
from pathlib import Path

import pytest

# Put together so that this file does not hold what it looks for.
WORK_FOLDER = re.compile(r"(?<![\w.])/wo" + r"rk/")
REGISTRIES = tuple(
    "".join(parts)
    for parts in (
        ("py", "pi.", "org"),
        ("files.python", "hosted"),
        ("registry.", "npm", "js"),
        ("deb.", "debian.", "org"),
    )
)
LONGEST_MODULE = 400
ROOMS_WITHOUT_A_NAME = ("utils", "helpers", "common", "misc", "manager")
RUN = 16  # characters; shorter runs are names, figures and fixed phrases
HAN_IN_A_RUN = 11


def committed(root: Path) -> list[Path]:
    """Give the files of the repository; without git, all that do not look made."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, text=True, check=False)
    if listed.returncode == 0 and listed.stdout:
        return [root / name for name in listed.stdout.split("\0") if name and (root / name).is_file()]
    made = {"_build", "build", "dist", "scratch", "__pycache__"}
    return [
        path
        for path in root.rglob("*")
        if path.is_file()
        and not any(
            part in made or (part.startswith(".") and part != ".ci") or part.endswith(".egg-info")
            for part in path.relative_to(root).parts
        )
    ]


def texts(root: Path) -> dict[Path, str]:
    found = {}
    for path in committed(root):
        try:
            found[path] = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
    return found


@pytest.fixture(scope="module")
def written(root: Path) -> dict[Path, str]:
    return texts(root)


def test_no_module_is_past_400_lines(written: dict[Path, str]) -> None:
    # Migrations are written by Django, one for all models of an application at first.
    modules = {
        path: text
        for path, text in written.items()
        if path.suffix == ".py" and path.parent.name != "migrations"
    }
    long = {path.name: text.count("\n") for path, text in modules.items()}
    assert {name: lines for name, lines in long.items() if lines > LONGEST_MODULE} == {}


def test_every_room_has_a_name(written: dict[Path, str]) -> None:
    assert [path for path in written if path.suffix == ".py" and path.stem in ROOMS_WITHOUT_A_NAME] == []


def test_no_file_names_a_folder_of_the_machine_or_a_registry(written: dict[Path, str]) -> None:
    guilty = [
        path
        for path, text in written.items()
        if WORK_FOLDER.search(text) or any(registry in text for registry in REGISTRIES)
    ]
    assert guilty == []


@pytest.mark.shared
def test_no_sentence_of_a_real_text_is_in_the_repository(written: dict[Path, str], shared: Path) -> None:
    real = {
        run
        for folder in ("outlines", "docs")
        for path in (shared / folder).glob("*.txt")
        for run in runs_of(path.read_text("utf-8", "replace"))
    }
    copied = {
        path.name: sorted(found)[:3]
        for path, text in written.items()
        if re.search("[一-鿿]{8}", text) and (found := {run for run in runs_of(text) if run in real})
    }
    assert copied == {}


def runs_of(text: str) -> set[str]:
    """Give all runs of sixteen characters that are mostly Chinese, without regard to blanks."""
    packed = re.sub(r"\s+", "", text)
    han = [0]
    for character in packed:
        han.append(han[-1] + ("一" <= character <= "鿿"))
    return {
        packed[start : start + RUN]
        for start in range(len(packed) - RUN + 1)
        if han[start + RUN] - han[start] > HAN_IN_A_RUN
    }


def test_every_decision_gives_context_decision_and_consequences(root: Path) -> None:
    pages = sorted((root / "docs/decisions").glob("0*.md"))
    assert [int(page.name[:4]) for page in pages] == list(range(1, len(pages) + 1))
    for page in pages:
        heads = re.findall(r"^## (.+)$", page.read_text("utf-8"), re.MULTILINE)
        assert heads == ["Context", "Decision", "Consequences"], page.name


def test_every_page_of_the_documentation_is_one_that_readme_links_reach(root: Path) -> None:
    for readme in ("README.md", "README.zh.md", "CONTRIBUTING.md", "SECURITY.md"):
        for link in re.findall(r"\]\(([^)#:]+)\)", (root / readme).read_text("utf-8")):
            assert (root / link).is_file(), f"{readme}: {link}"


# Python 3.11.2 counts a possessive group wrongly: it may match what it must not, and miss what it should.
POSSESSIVE_GROUP = re.compile(r"\)(?:[*+?]|\{[\d,]+\})" + r"\+")


def test_no_expression_has_a_possessive_group(written: dict[Path, str]) -> None:
    places = [
        f"{path.name}:{number}"
        for path, text in written.items()
        if path.suffix == ".py" and path.name != Path(__file__).name
        for number, line in enumerate(text.splitlines(), 1)
        if POSSESSIVE_GROUP.search(line)
    ]
    assert places == []
