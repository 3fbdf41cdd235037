"""Ace by DAISY: EPUB Accessibility 1.1."""

from __future__ import annotations

import json

from editions import Edition
from findings import Finding, Result, broken
from tools import CheckerFailed, Tools

MODE = "epub-a11y-1.1"


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
        return [broken("ace", edition.name, MODE, "no report")]
    return [_result(edition.name, json.loads(report.read_text("utf-8")))]


def _result(name: str, said: dict) -> Result:
    found = [
        _finding(assertion, f"{name}/{document['earl:testSubject']['url']}")
        for document in said["assertions"]
        for assertion in document["assertions"]
        if assertion["earl:result"]["earl:outcome"] != "pass"
    ]
    if said["earl:result"]["earl:outcome"] != "pass" and not found:
        found.append(Finding("error", "outcome", "no pass, and no reason", name))
    return Result("ace", name, MODE, len(said["assertions"]), found)


def _finding(assertion: dict, document: str) -> Finding:
    test, outcome = assertion["earl:test"], assertion["earl:result"]
    message = outcome.get("dct:description") or test["dct:description"]
    places = outcome.get("earl:pointer", {}).get("css", [])
    where = ", ".join(map(str, places)) if isinstance(places, list) else str(places)
    return Finding("error", test["dct:title"], message, document, where)
