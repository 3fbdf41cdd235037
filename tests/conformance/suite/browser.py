"""axe-core in a browser, and what only a browser can see."""

from __future__ import annotations

import json
from pathlib import Path

from editions import Page
from findings import Finding, Result
from tools import CheckerFailed, Tools

SCRIPT = Path(__file__).with_name("browser.mjs")


def check(pages: list[Page], tools: Tools) -> list[Result]:
    """One result for each edition, mode and checker (`axe`, `browser`)."""
    job = {
        "modules": str(tools.modules),
        "browser": tools.browser,
        "pages": [{"path": str(p.path), "kind": p.kind} for p in pages],
    }
    output = tools.run(["node", str(SCRIPT)], text=json.dumps(job))
    names = {str(p.path): p for p in pages}
    results: dict[tuple[str, str, str], Result] = {}
    for line in output.splitlines():
        said = json.loads(line)
        page = names[said["path"]]
        key = (said["checker"], page.edition, said["mode"])
        result = results.setdefault(key, Result(*key, 0))
        result.checked += 1 if said["checked"] else 0
        result.findings += [
            Finding(f["kind"], f["code"], f["message"], page.name, f["where"])
            for f in said["findings"]
        ]
    _every_page_seen(pages, list(results.values()))
    return list(results.values())


def _every_page_seen(pages: list[Page], results: list[Result]) -> None:
    for result in results:
        want = sum(1 for page in pages if page.edition == result.file)
        if result.checked != want:
            raise CheckerFailed(
                f"{result.checker} {result.mode}: {result.checked} of {want} pages"
            )
