"""Runs every checker on the published editions: `python3 suite DIST`."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path

import ace
import browser
import editions
import epubcheck
import nu
import verapdf
from editions import Edition, Page
from findings import Result, broken
from tools import CheckerFailed, Tools
from verdict import (
    Verdict,
    allowances,
    on_bad_samples,
    on_edition,
    on_unchecked,
    on_unused,
)

HERE = Path(__file__).resolve().parent.parent
# Two browsers or Java programs at once fill two cores; more would only wait.
AT_ONCE = max(2, min(4, os.cpu_count() or 2))

Job = tuple[str, str, Callable[[], list[Result]]]


def main(arguments: list[str]) -> int:
    folder = Path(arguments[0])
    cache = Path(os.environ["UTGAVE_CONFORMANCE_CACHE"]).resolve()
    if not folder.is_dir():
        print(f"conformance: {folder} is not a folder", file=sys.stderr)
        return 2
    allowed = allowances(HERE / "allow.toml")
    expected = tomllib.loads((HERE / "bad/expected.toml").read_text("utf-8"))
    started = time.monotonic()
    scratch = Path(tempfile.mkdtemp(prefix="run-", dir=cache))
    try:
        published = editions.find(folder)
        bad = editions.bad_samples(HERE / "bad", scratch)
        results = run(jobs(published + bad, Tools(cache, scratch)))
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    names = {edition.name for edition in bad}
    verdicts = on_bad_samples([r for r in results if r.file in names], expected)
    verdicts += [on_edition(r, allowed) for r in results if r.file not in names]
    verdicts += on_unchecked(published, results, expected) + on_unused(allowed)
    verdicts.sort(key=lambda v: (v.file not in names, v.file, v.checker))
    show(verdicts)
    print(f"\n{time.monotonic() - started:.0f} seconds")
    write_report(cache / "report.json", verdicts)
    return summary(verdicts)


def jobs(all_editions: list[Edition], tools: Tools) -> list[Job]:
    """The work, the longest first."""
    pages: list[Page] = []
    opened: list[Job] = []
    for edition in all_editions:
        try:
            pages += editions.pages(edition, tools.scratch)
        except ValueError as error:
            trouble = broken("open", edition.name, edition.kind, str(error))
            opened.append(("open", edition.name, lambda trouble=trouble: [trouble]))
    work: list[Job] = [
        *((("axe"), kind, lambda p=p: browser.check(p, tools)) for kind, p in halves(pages)),
        ("nu", "all", lambda: nu.check(pages, tools)),
    ]
    pdfs = [e for e in all_editions if e.kind == "pdf"]
    work.append(("verapdf", "all", lambda: verapdf.check(pdfs, tools)))
    for edition in (e for e in all_editions if e.kind == "epub"):
        work.append(("ace", edition.name, lambda e=edition: ace.check(e, tools)))
        work.append(("epubcheck", edition.name, lambda e=edition: epubcheck.check(e, tools)))
    return work + opened


def halves(pages: list[Page]) -> list[tuple[str, list[Page]]]:
    """The pages by kind, so that each kind has a browser of its own."""
    kinds = sorted({page.kind for page in pages})
    return [(kind, [page for page in pages if page.kind == kind]) for kind in kinds]


def run(work: list[Job]) -> list[Result]:
    """Runs the jobs side by side. One that fails is a failed result, not the end."""

    def safely(job: Job) -> list[Result]:
        checker, what, check = job
        started = time.monotonic()
        try:
            results = check()
        except (CheckerFailed, ValueError, KeyError, OSError) as error:
            text = f"{type(error).__name__}: {error}"
            results = [broken(checker, what, "", text)]
        took = time.monotonic() - started
        print(f"conformance: {checker} {what}: {took:.0f} s", file=sys.stderr)
        return results

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return [result for results in pool.map(safely, work) for result in results]


def show(verdicts: list[Verdict]) -> None:
    rows = [("CHECKER", "FILE", "MODE", "RESULT")]
    rows += [
        (v.checker, v.file, v.mode, ("pass  " if v.passed else "FAIL  ") + v.summary)
        for v in verdicts
    ]
    widths = [max(len(row[i]) for row in rows) for i in range(3)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths)]
        print("  ".join([*cells, row[3]]).rstrip())
    for verdict in verdicts:
        if verdict.findings:
            print(f"\n{verdict.checker}, {verdict.file}, {verdict.mode}:")
        for finding in verdict.findings:
            print(f"  {finding.kind} {finding.code}: {finding.message[:300]}")
            print(f"    {finding.document} {finding.where}".rstrip())


def write_report(path: Path, verdicts: list[Verdict]) -> None:
    text = json.dumps([asdict(v) for v in verdicts], ensure_ascii=False, indent=1)
    path.write_text(text + "\n", "utf-8")


def summary(verdicts: list[Verdict]) -> int:
    failed = sum(1 for v in verdicts if not v.passed)
    print(f"{len(verdicts) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
