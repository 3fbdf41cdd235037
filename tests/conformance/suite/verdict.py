"""From results to verdicts: what was expected, what is allowed, what failed."""

from __future__ import annotations

import fnmatch
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from editions import KINDS, Edition
from findings import Finding, Result

# Errors and violations can never be allowed.
ALLOWABLE = ("incomplete", "info", "usage", "warning")


@dataclass
class Allowance:
    """An entry of `allow.toml`: a remark that needs no change, and why."""

    checker: str
    code: str
    document: str
    reason: str
    where: str = ""
    used: bool = False

    def covers(self, result: Result, finding: Finding) -> bool:
        return (
            finding.kind in ALLOWABLE
            and result.checker == self.checker
            and finding.code == self.code
            and fnmatch.fnmatchcase(finding.document, self.document)
            and self.where in finding.where
        )


@dataclass
class Verdict:
    """One line of the table."""

    checker: str
    file: str
    mode: str
    passed: bool
    summary: str
    rules: int = 0
    seconds: float = 0
    findings: list[Finding] = field(default_factory=list)


def allowances(path: Path) -> list[Allowance]:
    """Reads `allow.toml`. Fails with `ValueError` if an entry gives no reason."""
    entries = tomllib.loads(path.read_text("utf-8")).get("allow", [])
    try:
        allowed = [Allowance(**entry) for entry in entries]
    except TypeError as error:
        raise ValueError(f"{path.name}: {error}") from error
    for entry in allowed:
        if not entry.reason.strip():
            raise ValueError(f"{path.name}: {entry.code} has no reason")
    return allowed


def on_edition(result: Result, allowed: list[Allowance]) -> Verdict:
    """An edition passes if something was checked, and nothing is left to say."""
    left, excused = [], 0
    for finding in result.findings:
        entry = next((a for a in allowed if a.covers(result, finding)), None)
        if entry is None:
            left.append(finding)
        else:
            entry.used = True
            excused += 1
    summary = f"{len(left)} findings" if left else "nothing found"
    if result.checked == 0 and not left:
        summary = "nothing was checked"
    if result.rules:
        summary += f", {result.rules} rules"
    if excused:
        summary += f", {excused} allowed"
    passed = not left and result.checked > 0
    key = (result.checker, result.file, result.mode)
    return Verdict(*key, passed, summary, result.rules, result.seconds, left)


def on_bad_samples(results: list[Result], expected: dict) -> list[Verdict]:
    """A bad sample passes if all that is wrong with it was found in each mode.

    A mode that nothing is expected of fails, and so does one that did not run.
    """
    ran = {(r.checker, r.file, r.mode): r for r in results}
    wanted = {
        (checker, file, mode): codes
        for checker, files in expected.items()
        for file, modes in files.items()
        for mode, codes in modes.items()
    }
    keys = [*ran, *(key for key in wanted if key not in ran)]
    return [_on_bad_sample(key, ran.get(key), wanted.get(key, [])) for key in keys]


def _on_bad_sample(
    key: tuple[str, str, str], result: Result | None, codes: list[str]
) -> Verdict:
    found = result.findings if result else []
    missing = [code for code in codes if not any(f.matches(code) for f in found)]
    if result is None:
        summary = "did not run"
    elif missing:
        summary = "did not find " + ", ".join(missing)
    elif not codes:
        summary = "expected.toml has nothing for it"
    else:
        summary = f"alive: {len(found)} findings"
    failed_to_run = [f for f in found if f.code == "checker-failed"]
    passed = bool(codes) and not missing
    return Verdict(*key, passed, summary, findings=failed_to_run)


def on_unchecked(
    published: list[Edition], results: list[Result], expected: dict
) -> list[Verdict]:
    """An edition must be seen by each checker, in each mode, that the bad sample of
    its kind is seen by; a kind of which there is no edition was not checked at all.
    """
    ran = {(r.checker, r.file, r.mode) for r in results}
    verdicts = []
    for kind in KINDS:
        editions = [edition.name for edition in published if edition.kind == kind]
        if not editions:
            absent = "no such edition was published"
            verdicts.append(Verdict("editions", f"*.{kind}", "", False, absent))
        verdicts += [
            Verdict(checker, name, mode, False, "did not run")
            for checker, files in expected.items()
            for mode in files.get(f"bad.{kind}", {})
            for name in editions
            if (checker, name, mode) not in ran
        ]
    return verdicts


def on_unused(allowed: list[Allowance]) -> list[Verdict]:
    """An entry that covers nothing has outlived its reason."""
    return [
        Verdict("allow.toml", a.document, a.code, False, "covers nothing any more")
        for a in allowed
        if not a.used
    ]
