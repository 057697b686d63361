#!/usr/bin/env python3
"""Check an exported ledger without Gangmu: this one file and Python alone (核验导出的留痕账，不需要纲目).

    python3 verify_ledger.py FOLDER [--heads FILE]... [--head SEQ:HASH]...

FOLDER is what `gangmu export ledger` or `gangmu export everything` wrote. FILE is a copy of the site's /heads.json,
kept on an earlier day by whoever wants to know; SEQ:HASH is one line of it, say from a printed paper. A chain that was
rewritten from end to end, or cut short, agrees with itself and not with a head that was published before.

How it works: each line of ledger/CHAIN.jsonl is one entry. Its SHA-256 is the `prev` of the next, and its `seq` counts
from 1 without a gap. Each line of rows/TYPE.jsonl is one version of one row; its SHA-256 is the `hash` that some entry
gives for that type, uid and version. Ends with 0 when all fits, 1 when something does not, 2 when it cannot be checked.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    Hashes = dict[tuple[str, str, int], str]
    Published = tuple[str | None, int, str]

SHOWN = 20


def main(arguments: list[str]) -> int:
    """Check a folder and say what was found."""
    try:
        folder, heads = understood(arguments)
        problems, said = check(folder, heads)
    except (OSError, ValueError, KeyError, IndexError) as fault:
        usage = (__doc__ or "").split("\n\n")[1]
        sys.stderr.write(f"无法核验 cannot be checked: {fault}\n{usage}\n")
        return 2
    for line in problems[:SHOWN]:
        sys.stdout.write(f"✗ {line}\n")
    if len(problems) > SHOWN:
        sys.stdout.write(f"… {len(problems) - SHOWN}\n")
    sys.stdout.write(
        said + ("不一致 NOT as it was recorded\n" if problems else "与记下时一致 as it was recorded\n")
    )
    return 1 if problems else 0


def understood(arguments: list[str]) -> tuple[Path, list[Published]]:
    """Give the folder and the published heads: chain (None: the one there is), seq and hash."""
    folder: Path | None = None
    heads: list[Published] = []
    waiting = list(arguments)
    while waiting:
        word = waiting.pop(0)
        if word == "--heads":
            heads += heads_of(json.loads(Path(waiting.pop(0)).read_text("utf-8")))
        elif word == "--head":
            seq, _, found = waiting.pop(0).partition(":")
            heads.append((None, int(seq), found.strip().lower()))
        elif folder is None:
            folder = Path(word)
        else:
            raise ValueError(word)
    if folder is None or not (folder / "heads.json").is_file():
        raise ValueError(f"{folder} / heads.json")
    return folder, heads


def heads_of(page: dict[str, Any]) -> Iterator[Published]:
    """Give the heads that a heads.json holds."""
    for chain in page["chains"]:
        for head in chain["heads"]:
            yield chain["chain"], int(head["seq"]), head["hash"]


def check(folder: Path, published: list[Published]) -> tuple[list[str], str]:
    """Check everything in a folder; give what is wrong, the first first, and a line that counts."""
    own = json.loads((folder / "heads.json").read_text("utf-8"))
    problems: list[str] = []
    committed: Hashes = {}
    entries = compared = 0
    programmes = [chain["chain"] for chain in own["chains"] if chain["chain"] != "home"]
    for chain in own["chains"]:
        name = chain["chain"]
        wanted = {seq: found for _, seq, found in heads_of({"chains": [chain]})}
        hashes = [""]
        problems += check_chain(folder / "ledger" / (name + ".jsonl"), name, hashes, committed)
        entries += len(hashes) - 1
        for whose, seq, found in [(name, seq, found) for seq, found in wanted.items()] + published:
            if whose == name or (whose is None and programmes == [name]):
                compared += 1
                if seq >= len(hashes):
                    problems.append(f"{name} #{seq} 缺失 missing: 账在此之前就断了 the ledger ends before it")
                elif hashes[seq] != found:
                    problems.append(f"{name} #{seq} 与公布的不符 differs from the head that was published")
    rows, wrong = check_rows(folder, committed)
    said = f"{entries} 条留痕 entries, {compared} 个公布的链头 heads, {rows} 个版本 row versions: "
    return problems + wrong, said


def check_chain(path: Path, chain: str, hashes: list[str], committed: Hashes) -> Iterator[str]:
    """Walk one chain; `hashes` takes the hash of each seq, `committed` what the entries say of rows."""
    for line in lines(path):
        seq = len(hashes)
        found = hashlib.sha256(line).hexdigest()
        try:
            entry = json.loads(line)
            if entry["seq"] != seq:
                stands = entry["seq"]
                yield f"{chain} #{seq} 缺失或次序被改 missing or moved: here stands #{stands}"
            if entry["prev"] != hashes[-1]:
                yield f"{chain} #{seq - 1} 被改动 altered, or #{seq} that follows it"
            for change in entry["changes"]:
                if change["hash"] is not None:
                    committed[change["type"], change["uid"], change["version"]] = change["hash"]
        except (ValueError, KeyError, TypeError):
            yield f"{chain} #{seq} 被改动 altered: no entry"
        hashes.append(found)


def check_rows(folder: Path, committed: Hashes) -> tuple[int, list[str]]:
    """Hold each exported version against what the ledger commits to."""
    if not (folder / "rows").is_dir():
        return 0, []
    waiting, problems, count = dict(committed), [], 0
    for path in sorted((folder / "rows").glob("*.jsonl")):
        for number, line in enumerate(lines(path), start=1):
            count += 1
            try:
                row = json.loads(line)
                key = (row["type"], row["fields"]["uid"], row["fields"]["version"])
            except (ValueError, KeyError, TypeError):
                problems.append(f"{path.name}:{number} 被改动 altered: no row")
                continue
            found = waiting.pop(key, None)
            if found is None:
                problems.append(f"{told(key)} 未经留痕 never recorded")
            elif found != hashlib.sha256(line).hexdigest():
                problems.append(f"{told(key)} 被改动 altered")
    return count, problems + [f"{told(key)} 缺失 missing" for key in waiting]


def told(key: tuple[str, str, int]) -> str:
    """Name one version of one row."""
    return f"{key[0]} {key[1]} v{key[2]}"


def lines(path: Path) -> Iterator[bytes]:
    """Give the lines of a file without their ends."""
    with path.open("rb") as stream:
        for line in stream:
            yield line.rstrip(b"\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
