"""The verdicts, for people and for programs."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from verdict import Verdict

# A rule can fail on every paragraph; the report file holds them all.
FINDINGS_SHOWN = 20
MESSAGE_LENGTH = 300


def show(verdicts: list[Verdict]) -> None:
    """Prints a table, then what was found."""
    rows = [("CHECKER", "FILE", "MODE", "RESULT")]
    for verdict in verdicts:
        result = ("pass  " if verdict.passed else "FAIL  ") + verdict.summary
        rows.append((verdict.checker, verdict.file, verdict.mode, result))
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    for row in rows:
        cells = [row[column].ljust(widths[column]) for column in range(3)]
        print("  ".join([*cells, row[3]]))
    for verdict in verdicts:
        if verdict.findings:
            _show_findings(verdict)


def _show_findings(verdict: Verdict) -> None:
    print(f"\n{verdict.checker}, {verdict.file}, {verdict.mode}:")
    for finding in verdict.findings[:FINDINGS_SHOWN]:
        message = " ".join(finding.message.split())[:MESSAGE_LENGTH]
        print(f"  {finding.kind} {finding.code}: {message}")
        print(f"    {finding.document} {finding.where}".rstrip())
    more = len(verdict.findings) - FINDINGS_SHOWN
    if more > 0:
        print(f"  and {more} more")


def write(path: Path, verdicts: list[Verdict]) -> None:
    """Writes all of it as JSON, without shortening."""
    text = json.dumps([asdict(v) for v in verdicts], ensure_ascii=False, indent=1)
    path.write_text(text + "\n", "utf-8")


def summary(verdicts: list[Verdict]) -> int:
    """Prints the last line, and gives the exit code."""
    failed = sum(1 for verdict in verdicts if not verdict.passed)
    print(f"{len(verdicts) - failed} passed, {failed} failed")
    return 1 if failed else 0
