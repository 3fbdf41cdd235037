"""Damaged pages, held against honest editions: `python3 suite/faults.py UTGAVE`."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from lxml import html

from damage import KINDS, Kind

SEEDS = 8
# Where these are typed, no reader can tell that a note or a list is one.
TYPED = ("notes", "numbers")


@dataclass(frozen=True)
class Case:
    """A damaged page and the edition that it is held against."""

    kind: Kind
    text: str
    tool: str
    seed: int
    page: Path
    edition: Path


def main(arguments: list[str]) -> int:
    """Exit code 0: all are found; 1: some are not; 2: they could not be made."""
    utgave = Path(arguments[0]).resolve()
    cache = Path(os.environ["UTGAVE_HONEST_CACHE"]).resolve()
    folder = cache / "sets"
    editions = sorted(it for it in folder.glob("*.*.*") if it.suffix in (".html", ".epub", ".pdf"))
    editions = [it for it in editions if it.name.count(".") == 2]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        reports = list(pool.map(lambda it: report(utgave, page_of(it), it), editions))
        honest = {it: said["findings"] for it, said in zip(editions, reports)}
        tolerated = [said["editions"][1].get("tolerances", {}) for said in reports]
        cases = [
            case
            for it, used in zip(editions, tolerated)
            for case in cases_of(it, honest[it], used)
        ]
        told = list(pool.map(lambda case: judge(utgave, case, honest[case.edition]), cases))
    wrong = [(case, what) for case, what in zip(cases, told) if what]
    for case, what in wrong:
        print(f"{case.kind.name}, {case.text} by {case.tool}, seed {case.seed}: {what}")
    write(cache / "faults.md", cases, {case for case, _ in wrong})
    print(f"{len(cases)} damaged pages of {len(KINDS)} kinds: {len(wrong)} not found as they should be")
    return 1 if wrong else 0


def page_of(edition: Path) -> Path:
    return edition.parent / f"{edition.name.split('.')[0]}.html"


def report(utgave: Path, page: Path, edition: Path) -> dict:
    """What `utgave check` says of the edition, held against the page."""
    command = [utgave, "check", page, edition, "--report", "json"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    if done.returncode > 1:
        raise OSError(done.stderr)
    return json.loads(done.stdout)


def cases_of(edition: Path, honest: list[dict], tolerated: dict[str, int]) -> list[Case]:
    """Every kind of damage that the edition lets be found as one fault."""
    text, tool = edition.name.split(".")[:2]
    lossy = any(it["severity"] == "error" for it in honest)
    typed = {name for name in TYPED if name in tolerated}
    out = []
    for kind in KINDS:
        if kind.structural and lossy or kind.marked in typed:
            continue
        seen = set()
        for seed in range(SEEDS):
            target = edition.parent / "damaged" / f"{text}.{kind.name.replace(' ', '-')}.{seed}.html"
            damaged = damage(page_of(edition), kind, seed)
            if damaged is None or damaged in seen:
                continue
            seen.add(damaged)
            target.parent.mkdir(exist_ok=True)
            target.write_text(damaged, "utf-8")
            out.append(Case(kind, text, tool, seed, target, edition))
    return out


def damage(page: Path, kind: Kind, seed: int) -> str | None:
    """The page with damage of that kind, or `None` if it has no place for it."""
    tree = html.fromstring(page.read_text("utf-8"))
    dice = random.Random(f"{page.stem} {kind.name} {seed}")
    if kind.damage(tree, dice) is None:
        return None
    return html.tostring(tree, encoding="unicode", doctype="<!DOCTYPE html>")


def judge(utgave: Path, case: Case, honest: list[dict]) -> str | None:
    """What is wrong with what is found; `None` where nothing is."""
    known = Counter(it["code"] for it in honest)
    new = []
    for finding in report(utgave, case.page, case.edition)["findings"]:
        if known[finding["code"]] > 0:
            known[finding["code"]] -= 1
        else:
            new.append(finding)
    if not new:
        return "not found"
    codes = [it["code"] for it in new]
    if len(new) > 1 or codes[0] not in case.kind.codes:
        return "; ".join(f"{it['code']}: {it['message']}" for it in new)
    return None


def write(path: Path, cases: list[Case], wrong: set[Case]) -> None:
    """How many of each kind, and how many of them are found as they should be."""
    rows = ["| kind | finding | cases | found |\n|---|---|---:|---:|\n"]
    for kind in KINDS:
        own = [case for case in cases if case.kind is kind]
        found = sum(case not in wrong for case in own)
        codes = " or ".join(f"`{code}`" for code in kind.codes)
        rows.append(f"| {kind.name} | {codes} | {len(own)} | {found} |\n")
    path.write_text("".join(rows), "utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
