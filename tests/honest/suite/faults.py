"""Damage that must be found: `python3 suite/faults.py UTGAVE`.

Editions are damaged and held against the page of their text; and that page is damaged,
and the editions are held against it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import unicodedata
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import artefacts
import page_damage
from kinds import Kind, turned

SEEDS = 2
# How many of them are tried on each edition, which is damaged by itself.
SEEDS_OF_EDITIONS = 3


@dataclass(frozen=True)
class Edition:
    """An honest edition, and what is said of it."""

    path: Path
    text: str
    tool: str
    found: tuple[tuple[str, str], ...]
    """Findings, by code and message."""
    tolerated: frozenset[str]

    @property
    def page(self) -> Path:
        """The page that it is held against."""
        return self.path.parent / f"{self.text}.html"

    @property
    def is_untagged(self) -> bool:
        """Whether it says no more than what is to be seen on its pages."""
        return any(code == "untagged-text" for code, _ in self.found)

    def lets_find(self, kind: Kind) -> bool:
        """Whether it has marked up what that kind of damage needs."""
        lost = {code for code, _ in self.found}
        # What has no lists, has nothing but paragraphs.
        lost |= {"structure"} if "item-missing" in lost else set()
        return not (lost | self.tolerated) & set(kind.needs)


@dataclass(frozen=True)
class Case:
    """A damaged file, and what it is held against."""

    kind: Kind
    edition: Edition
    seed: int
    expected: Path
    found: Path
    words: tuple[str, ...]
    """What the finding must hold, any of them."""

    @property
    def is_edition(self) -> bool:
        """Whether the edition is what is damaged."""
        return self.expected == self.edition.page

    @property
    def codes(self) -> list[str]:
        """Those of the finding, any of them."""
        codes = self.kind.codes
        return list(codes if self.is_edition else map(turned, codes))


def main(arguments: list[str]) -> int:
    """Exit code 0: all are found; 1: some are not; 2: they could not be made."""
    utgave = Path(arguments[0]).resolve()
    cache = Path(os.environ["UTGAVE_HONEST_CACHE"]).resolve()
    paths = sorted(it for it in (cache / "sets").glob("*.*.*") if it.name.count(".") == 2)
    paths = [it for it in paths if it.suffix in artefacts.KINDS]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        editions = list(pool.map(lambda it: edition(utgave, it), paths))
        cases = [case for it in editions for case in [*of_page(it), *of_edition(it)]]
        told = list(pool.map(lambda case: judge(utgave, case), cases))
    wrong = {case: what for case, what in zip(cases, told) if what}
    for case, what in wrong.items():
        it = case.edition
        where = f"{it.text} by {it.tool}"
        where = where if case.is_edition else f"page held against {where}"
        print(f"{case.kind.name}, {where}, seed {case.seed}: {what}")
    write(cache / "faults.md", cases, set(wrong))
    print(f"{len(cases)} damaged files: {len(wrong)} not found as they should be")
    return 1 if wrong else 0


def report(utgave: Path, expected: Path, found: Path) -> dict:
    """What `utgave check` says of an edition, held against a page."""
    command = [utgave, "check", expected, found, "--report", "json"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    if done.returncode > 1:
        raise OSError(done.stderr)
    return json.loads(done.stdout)


def edition(utgave: Path, path: Path) -> Edition:
    """An honest edition."""
    text, tool = path.name.split(".")[:2]
    said = report(utgave, path.parent / f"{text}.html", path)
    found = tuple((it["code"], it["message"]) for it in said["findings"])
    return Edition(path, text, tool, found, frozenset(said["editions"][1].get("tolerances", {})))


def of_page(edition: Edition) -> list[Case]:
    """The page that the edition is held against, damaged."""
    out = []
    for kind in page_damage.KINDS:
        for seed, target, words in damaged(edition.page, edition, kind, SEEDS):
            out.append(Case(kind, edition, seed, target, edition.path, words))
    return out


def of_edition(edition: Edition) -> list[Case]:
    """The edition, damaged. PDFs without tags are damaged in `tests/untagged/`."""
    if edition.is_untagged:
        return []
    out = []
    for kind in artefacts.KINDS[edition.path.suffix]:
        for seed, target, words in damaged(edition.path, edition, kind, SEEDS_OF_EDITIONS):
            out.append(Case(kind, edition, seed, edition.page, target, words))
    return out


def damaged(path: Path, edition: Edition, kind: Kind, seeds: int):
    """The files that `path` becomes by that kind of damage, each another one."""
    if not edition.lets_find(kind):
        return
    seen = set()
    name = kind.name.replace(" ", "-").replace("`", "")
    for seed in range(seeds):
        target = path.parent / "damaged" / f"{path.stem}.{name}.{seed}{path.suffix}"
        words = artefacts.damage(path, kind, seed, target)
        if words is None:
            continue
        digest = target.read_bytes()
        if digest not in seen:
            seen.add(digest)
            yield seed, target, words


def judge(utgave: Path, case: Case) -> str | None:
    """What is wrong with what is found; `None` where nothing is."""
    new = unknown(report(utgave, case.expected, case.found)["findings"], case.edition.found)
    if not new:
        return f"not found: {case.words}"
    said = "; ".join(f"{it['code']}: {it['message']}" for it in new)
    if len(new) > 1 and not case.kind.wide or {it["code"] for it in new} - set(case.codes):
        return said
    places = " ".join(shown(finding) for finding in new)
    if case.words and not any(plain(it) in places for it in case.words):
        return f"elsewhere than {case.words}: {said}"
    return None


def unknown(findings: list[dict], known: tuple[tuple[str, str], ...]) -> list[dict]:
    """The findings that the honest edition has not; damage may change what its own say."""
    left = Counter(known)
    other = []
    for finding in findings:
        said = finding["code"], finding["message"]
        if left[said] > 0:
            left[said] -= 1
        else:
            other.append(finding)
    codes = Counter(code for code, _ in left.elements())
    new = []
    for finding in other:
        if codes[finding["code"]] > 0:
            codes[finding["code"]] -= 1
        else:
            new.append(finding)
    return new


def shown(finding: dict) -> str:
    """All that a finding says and shows."""
    sides = [finding[side]["text"] for side in ("expected", "found") if finding[side]]
    return plain(" ".join([finding["message"], *sides]))


def plain(text: str) -> str:
    """The letters and figures of a text: PDFs do not tell where the words of lines end."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def write(path: Path, cases: list[Case], wrong: set[Case]) -> None:
    """The figures, as they stand in docs/agreement.md."""
    rows = []
    parts = {
        "the page held against": [case for case in cases if not case.is_edition],
        **{
            suffix[1:]: [it for it in cases if it.is_edition and it.found.suffix == suffix]
            for suffix in artefacts.KINDS
        },
    }
    for part, own in parts.items():
        if not own:
            continue
        rows += [f"\n{part}\n\n", "| kind | finding | cases | found |\n|---|---|---:|---:|\n"]
        for name in dict.fromkeys(case.kind.name for case in own):
            same = [case for case in own if case.kind.name == name]
            found = sum(case not in wrong for case in same)
            codes = " or ".join(f"`{code}`" for code in same[0].codes)
            rows.append(f"| {name} | {codes} | {len(same)} | {found} |\n")
    rows += ["\nby tool\n\n| made by | cases | found |\n|---|---:|---:|\n"]
    for tool in dict.fromkeys(case.edition.tool for case in cases):
        same = [case for case in cases if case.edition.tool == tool]
        rows.append(f"| {tool} | {len(same)} | {sum(it not in wrong for it in same)} |\n")
    path.write_text("".join(rows), "utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
