"""What screen readers are given: Chromium's accessibility tree, as it was reviewed."""

from __future__ import annotations

import difflib
import json
import os
import re
from pathlib import Path

from editions import Edition
from findings import Finding, Result, broken
from tools import Tools

SCRIPT = Path(__file__).with_name("announced.mjs")
REVIEWED = Path(__file__).resolve().parent.parent / "announced"
MODE = "tree"


def reviewed(edition: Edition) -> Path:
    """The file that holds the edition's tree, which need not be there."""
    return REVIEWED / f"{edition.name}.txt"


def check(edition: Edition, tools: Tools) -> list[Result]:
    """One result, with a finding for each line that is not the reviewed one.

    `UPDATE_EXPECTED=1` writes the tree anew, for somebody to review.
    """
    tree = _tree(edition.path, tools)
    if os.environ.get("UPDATE_EXPECTED") == "1":
        reviewed(edition).write_text(tree, "utf-8")
    if _tree(_damaged(edition.path, tools.scratch), tools) == tree:
        return [broken("announced", edition.name, MODE, "sees no damage")]
    wanted = reviewed(edition).read_text("utf-8").splitlines()
    found = [
        Finding("error", "announced", line, edition.name)
        for line in difflib.unified_diff(wanted, tree.splitlines(), n=0, lineterm="")
    ]
    return [Result("announced", edition.name, MODE, len(wanted), found)]


def _tree(page: Path, tools: Tools) -> str:
    job = {"modules": str(tools.modules), "browser": tools.browser, "path": str(page)}
    return tools.run(["node", str(SCRIPT)], text=json.dumps(job))


def _damaged(page: Path, scratch: Path) -> Path:
    """A copy whose first numbered list of the text begins with another number."""
    damaged = scratch / f"damaged-{page.name}"
    markup = page.read_text("utf-8")
    damaged.write_text(re.sub(r"<ol aria-", '<ol start="3" aria-', markup, count=1), "utf-8")
    return damaged
