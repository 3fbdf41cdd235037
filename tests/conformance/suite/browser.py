"""The checkers that run in a browser, and what only a browser can see."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from editions import Page
from findings import Finding, Result, broken
from tools import Tools

SCRIPT = Path(__file__).with_name("browser.mjs")
# Structure is judged in the first, and what is drawn in all. Scripts stand in none of our
# publications, and only a web page is printed.
STRUCTURE = ("light",)
DRAWN = ("dark", "forced", "320px", "200%", "spacing")
DRAWN_HTML = ("no-script", *DRAWN, "print")
# Into how many shares structure, and looks, are cut: enough that two browsers end
# together, and few enough that starting them costs little.
SHARES = 6


@dataclass(frozen=True)
class Visit:
    """A page to be shown, and the modes in which it is."""

    page: Page
    modes: tuple[str, ...]

    @property
    def weight(self) -> int:
        return self.page.path.stat().st_size


def shares(pages: list[Page]) -> list[list[Visit]]:
    """What is to be seen, in shares for a browser each, the heaviest first.

    A page's structure and its looks can be judged by different browsers.
    """
    return [
        *_cut([Visit(page, STRUCTURE) for page in pages]),
        *_cut([Visit(p, DRAWN_HTML if p.kind == "html" else DRAWN) for p in pages]),
    ]


def _cut(visits: list[Visit]) -> list[list[Visit]]:
    visits.sort(key=lambda visit: visit.weight, reverse=True)
    enough = sum(visit.weight for visit in visits) / SHARES
    found: list[list[Visit]] = []
    weight = enough
    for visit in visits:
        if weight >= enough:
            found.append([])
            weight = 0
        found[-1].append(visit)
        weight += visit.weight
    return found


def check(visits: list[Visit], tools: Tools) -> list[Result]:
    """One result for each page, mode and checker (`axe`, `alfa`, `ibm`, `htmlcs`, and
    `measures` for those of our own)."""
    job = {
        "modules": str(tools.modules),
        "browser": tools.browser,
        "visits": [
            {"path": str(v.page.path), "kind": v.page.kind, "modes": v.modes}
            for v in visits
        ],
    }
    output = tools.run(["node", str(SCRIPT)], text=json.dumps(job))
    names = {str(v.page.path): v.page for v in visits}
    return [_result(json.loads(line), names) for line in output.splitlines()]


def _result(said: dict, names: dict[str, Page]) -> Result:
    page = names[said["path"]]
    found = [
        Finding(f["kind"], f["code"], f["message"], page.name, f["where"])
        for f in said["findings"]
    ]
    return Result(
        said["checker"],
        page.edition,
        said["mode"],
        1 if said["checked"] else 0,
        found,
        said["rules"],
        said["seconds"],
    )


def whole(results: list[Result], pages: list[Page]) -> list[Result]:
    """One result for each edition, mode and checker, from those of its pages; broken
    where a page was not seen."""
    found: dict[tuple[str, str, str], Result] = {}
    for part in results:
        key = (part.checker, part.file, part.mode)
        result = found.setdefault(key, Result(*key, 0))
        result.checked += part.checked
        result.rules = max(result.rules, part.rules)
        result.seconds += part.seconds
        result.findings += part.findings
    return list(found.values()) + [
        broken(result.checker, result.file, result.mode, "not every page was seen")
        for result in found.values()
        if result.checked != sum(page.edition == result.file for page in pages)
    ]
