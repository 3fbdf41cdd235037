"""Runs every checker on the published editions: `python3 suite DIST`."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
import tomllib
from pathlib import Path

import editions
import report
import schedule
from tools import Tools
from verdict import (
    Verdict,
    allowances,
    on_bad_samples,
    on_edition,
    on_unchecked,
    on_unused,
)

HERE = Path(__file__).resolve().parent.parent


def main(arguments: list[str]) -> int:
    """Exit code 0: nothing found; 1: findings; 2: the suite could not run."""
    started = time.monotonic()
    try:
        folder = Path(arguments[0])
        cache = Path(os.environ["UTGAVE_CONFORMANCE_CACHE"]).resolve()
        verdicts = judge(folder, cache)
        report.write(cache / "report.json", verdicts)
    except (OSError, ValueError) as error:
        print(f"conformance: {error}", file=sys.stderr)
        return 2
    report.show(verdicts)
    print(f"\n{time.monotonic() - started:.0f} seconds")
    return report.summary(verdicts)


def judge(folder: Path, cache: Path) -> list[Verdict]:
    """The verdicts on the bad samples, then those on the editions in `folder`."""
    published = editions.find(folder)
    allowed = allowances(HERE / "allow.toml")
    expected = tomllib.loads((HERE / "bad/expected.toml").read_text("utf-8"))
    scratch = Path(tempfile.mkdtemp(prefix="run-", dir=cache))
    try:
        bad = editions.bad_samples(HERE / "bad", scratch)
        results = schedule.results(bad + published, Tools(cache, scratch))
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    names = {edition.name for edition in bad}
    on_bad = on_bad_samples([r for r in results if r.file in names], expected)
    on_good = [on_edition(r, allowed) for r in results if r.file not in names]
    on_good += on_unchecked(published, results, expected) + on_unused(allowed)

    def place(verdict: Verdict) -> tuple[str, str]:
        return (verdict.file, verdict.checker)

    return sorted(on_bad, key=place) + sorted(on_good, key=place)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
