"""EPUBCheck: EPUB 3.3, with its warnings and its usage hints."""

from __future__ import annotations

import json
from functools import cache

from editions import Edition
from findings import Finding, Result, broken
from tools import Tools


def check(edition: Edition, tools: Tools) -> list[Result]:
    """One result; EPUBCheck takes one file at a time."""
    options = ["--usage", "--quiet", "--json", "-"]
    said = json.loads(tools.run([*tools.epubcheck, str(edition.path), *options]))
    if "publication" not in said or "messages" not in said:
        return [broken("epubcheck", edition.name, "usage", "an incomplete report")]
    found = [
        Finding(
            message["severity"].lower(),
            message["ID"],
            message["message"],
            f"{edition.name}/{place['path']}",
            f"line {place['line']}" if place["line"] > 0 else "",
        )
        for message in said["messages"]
        for place in (message["locations"] or [{"path": "", "line": -1}])
    ]
    count = len(said["items"])
    return [Result("epubcheck", edition.name, "usage", count, found, _rules(tools))]


@cache
def _rules(tools: Tools) -> int:
    """How many messages it has, but those that it suppresses."""
    listed = tools.scratch / "epubcheck.tsv"
    tools.run([*tools.epubcheck, "--listChecks", str(listed)])
    lines = listed.read_text("utf-8").splitlines()[1:]
    severities = [line.split("\t")[1] for line in lines if line.count("\t") > 1]
    return sum(severity != "SUPPRESSED" for severity in severities)
