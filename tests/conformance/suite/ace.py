"""Ace by DAISY: EPUB Accessibility 1.1."""

from __future__ import annotations

import json

from editions import Edition
from findings import Finding, Result, broken
from tools import CheckerFailed, Tools


def check(edition: Edition, tools: Tools) -> list[Result]:
    """One result; Ace starts a browser for each publication."""
    out = tools.scratch / "ace" / edition.name
    command = [*tools.ace, "--silent", "--force", "--outdir", str(out)]
    report = out / "report.json"
    try:
        tools.run(
            [*command, str(edition.path)],
            PUPPETEER_EXECUTABLE_PATH=tools.browser,
            # Its own five seconds are too few for a browser on a busy machine.
            ACE_TIMEOUT_INITIAL="60000",
        )
    except CheckerFailed:
        # Ace says nothing on its output, and exits with 1 for findings too.
        if not report.exists():
            raise
    if not report.exists():
        return [broken("ace", edition.name, "epub-a11y-1.1", "no report")]
    return [_result(edition.name, json.loads(report.read_text("utf-8")))]


def _result(name: str, said: dict) -> Result:
    found = []
    for document in said["assertions"]:
        subject = document["earl:testSubject"]["url"]
        for assertion in document["assertions"]:
            test, outcome = assertion["earl:test"], assertion["earl:result"]
            if outcome["earl:outcome"] == "pass":
                continue
            message = outcome.get("dct:description") or test["dct:description"]
            pointer = outcome.get("earl:pointer", {}).get("css", [])
            place = ", ".join(map(str, pointer)) if isinstance(pointer, list) else pointer
            found.append(
                Finding("error", test["dct:title"], message, f"{name}/{subject}", place)
            )
    if said["earl:result"]["earl:outcome"] != "pass" and not found:
        found.append(Finding("error", "outcome", "no pass, and no reason", name))
    return Result("ace", name, "epub-a11y-1.1", len(said["assertions"]), found)
